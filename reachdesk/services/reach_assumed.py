"""The assumptions that an answer about reach uses, and what they rest on."""

from __future__ import annotations

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.services.desk import Desk, Request
from reachdesk.services.level_calibration import Calibration, calibrated
from reachdesk.services.reach_models import FULL, assumptions_for

_UNTOUCHED = 1.0


def used_assumptions(desk: Desk, request: Request, model: str) -> Assumptions:
    """The request's assumptions for `model` ("simple" or "full").

    The full model stands at the level that the account's own measured views give it, once twenty
    posts have them; a level that the owner has set stays.
    """
    given = assumptions_for(model, request.assumptions)
    found = calibration(desk, request, model)
    return found.applied_to(given) if found is not None else given


def calibration(desk: Desk, request: Request, model: str) -> Calibration | None:
    """The calibration to apply; None for the simple sum, for a level already set, or where there is
    none."""
    if model != FULL or not request.calibrate:
        return None
    if assumptions_for(model, request.assumptions).level != _UNTOUCHED:
        return None
    return calibrated(desk, request.account)


def evidence(desk: Desk, request: Request, model: str | None = None) -> Evidence:
    """Derived once calibrated on twenty measured posts, assumed until then."""
    used = model or request.model
    found = calibrated(desk, request.account) if used == FULL else None
    if found is None:
        return Evidence.ASSUMED
    measured = used_assumptions(desk, request, used).level == found.level.level
    return Evidence.DERIVED if measured else Evidence.ASSUMED
