"""`reachdesk reach --preset`: which readers an estimate starts from."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.presets import (
    CALIBRATED,
    DEFAULT_KEY,
    LIKE_ME,
    SEED_KEY,
    PresetChoice,
)
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reach_presets import reach_presets

_KEYS = {
    "seed": SEED_KEY,
    "like-me": LIKE_ME,
    "default": DEFAULT_KEY,
    "calibrated": CALIBRATED,
}
PRESETS = tuple(_KEYS)


def with_preset(desk: Desk, request: Request, preset: str | None) -> Request:
    """The request by a preset; None: the usual audience, calibrated where it can be.

    Raises `UserError` for a preset that this account cannot use.
    """
    if preset is None:
        return request
    choice = reach_presets(desk, request).choice(_KEYS[preset])
    if choice.assumptions is None:
        raise UserError(_why_not(choice))
    return replace(
        request,
        model=choice.model,
        assumptions=choice.assumptions,
        calibrate=choice.key == SEED_KEY,  # the full model beside the simple sum
    )


def _why_not(choice: PresetChoice) -> str:
    if choice.key == LIKE_ME:
        return _("No export has your own reading times: choose --preset default.")
    return _(
        "Only {count} of the {needed} posts with measured views and known followers that a "
        "calibration needs: choose --preset default."
    ).format(count=choice.count, needed=choice.needed)
