"""Followers by language, beside the languages of the owner's own posts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from reachdesk.domain.answers.audience import GroupCounts
from reachdesk.services.audience_counts import group_counts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history


class AudienceLanguages:
    """Counts of followers; `beside` counts the period's own posts by language."""

    key = "audience_languages"

    def answer(self, desk: Desk, request: Request) -> GroupCounts | None:
        """The counts, or None where nobody counted the followers."""
        counts = group_counts(desk, request, "language")
        if counts is None:
            return None
        known = account_history(desk, request.account)
        if known is None:
            return counts
        own = known.own_in(request.period)
        posts = Counter(str(one) for one in known.columns.language[own].tolist() if one)
        return replace(counts, beside=tuple(posts.most_common()))


CARD = AudienceLanguages()
