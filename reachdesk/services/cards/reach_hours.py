"""The hours of the coming week: when a post finds most readers."""

from __future__ import annotations

from reachdesk.domain.answers.reach import ReachHours
from reachdesk.services.desk import Desk, Request
from reachdesk.services.week_of_chances import week_of_readers


class ReachHoursCard:
    """One week on the clock of the place where most followers live."""

    key = "reach_hours"

    def answer(self, desk: Desk, request: Request) -> ReachHours:
        """Readers for each hour of the week."""
        return week_of_readers(desk, request, with_own=True)


CARD = ReachHoursCard()
