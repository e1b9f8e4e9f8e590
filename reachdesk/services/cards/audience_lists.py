"""Followers by list, the unknown last."""

from __future__ import annotations

from reachdesk.domain.answers.audience import GroupCounts
from reachdesk.services.audience_counts import group_counts
from reachdesk.services.desk import Desk, Request


class AudienceLists:
    """One bar for each list."""

    key = "audience_lists"

    def answer(self, desk: Desk, request: Request) -> GroupCounts | None:
        """The counts, or None where nobody counted the followers."""
        return group_counts(desk, request, "list")


CARD = AudienceLists()
