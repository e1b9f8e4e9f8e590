"""Own results by hour beside the modelled hours."""

from __future__ import annotations

from reachdesk.domain.answers.reach import ReachHours
from reachdesk.services.desk import Desk, Request
from reachdesk.services.week_of_chances import week_of_readers


class ReachOwnHoursCard:
    """On the chosen clock, for every checked post of the account, whatever the period."""

    key = "reach_own_hours"

    def answer(self, desk: Desk, request: Request) -> ReachHours:
        """Readers for each hour of the week, with the owner's own results."""
        return week_of_readers(desk, request, with_own=True)


CARD = ReachOwnHoursCard()
