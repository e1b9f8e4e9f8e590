"""Days on which the score moved unusually, for the owner to name."""

from __future__ import annotations

from reachdesk.domain.answers.events import DaysToExplain
from reachdesk.services.desk import Desk, Request
from reachdesk.services.score_days import days_shown, whole_series
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of
from reachdesk.services.score_steps import days_to_explain


class DaysToExplainCard:
    """Each with the ledger's reason; never with an invented cause."""

    key = "days_to_explain"

    def answer(self, desk: Desk, request: Request) -> DaysToExplain | None:
        """The unusual changes of the period, or None where no day of it is known."""
        series = whole_series(desk, request.account, rules_of(desk, request))
        span = days_shown(series, request.period) if series else None
        if series is None or span is None:
            return None
        last_day = int(series.days[span.stop - 1])
        return DaysToExplain(
            method=score_method(desk, request, last_day), days=days_to_explain(desk, request)
        )


CARD = DaysToExplainCard()
