"""Followers by language, beside the languages of the owner's own posts."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.audience import GroupCounts
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.audience_counts import group_counts
from reachdesk.services.desk import Desk, Request
from reachdesk.storage.said import languages_of_posts


class AudienceLanguages:
    """Counts of followers; `beside` counts the period's own posts by language."""

    key = "audience_languages"

    def answer(self, desk: Desk, request: Request) -> GroupCounts | None:
        """The counts, or None where nobody counted the followers."""
        counts = group_counts(desk, request, "language")
        if counts is None:
            return None
        period = request.period
        with desk.library.using() as db:
            number = account_number(db, accounts.choose(desk, request.account).id)
            beside = languages_of_posts(db, number, period.start_ms(), period.end_ms())
        return replace(counts, beside=beside)


CARD = AudienceLanguages()
