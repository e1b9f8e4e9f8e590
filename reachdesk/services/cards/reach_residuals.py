"""By how much forecasts missed, over time."""

from __future__ import annotations

from reachdesk.domain.answers.forecast import ReachCalibration
from reachdesk.services.desk import Desk, Request
from reachdesk.services.validation import calibration_answer


class ReachResidualsCard:
    """Every checked post of the account, whatever the period."""

    key = "reach_residuals"

    def answer(self, desk: Desk, request: Request) -> ReachCalibration | None:
        """The checked forecasts; None where the account has no dated posts."""
        return calibration_answer(desk, request)


CARD = ReachResidualsCard()
