"""Is the model right? Forecasts against measured views."""

from __future__ import annotations

from reachdesk.domain.answers.forecast import ReachCalibration
from reachdesk.services.desk import Desk, Request
from reachdesk.services.validation import calibration_answer


class ReachCalibrationCard:
    """Every checked post of the account, whatever the period."""

    key = "reach_calibration"

    def answer(self, desk: Desk, request: Request) -> ReachCalibration | None:
        """The checked forecasts; None where the account has no dated posts."""
        return calibration_answer(desk, request)


CARD = ReachCalibrationCard()
