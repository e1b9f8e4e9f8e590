"""The level of the seen-chance, from the owner's measured views (reach-and-score.md section 3)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period, day_of
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.calibration import MeasuredLevel, measured_level
from reachdesk.services.desk import Desk
from reachdesk.services.history import account_history
from reachdesk.services.measured_posts import REPLY, own_posts
from reachdesk.services.reporting import still_wanted

LEAST_POSTS = 20
"""A modelled figure is assumed until it is calibrated on so many measured posts."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How measured views stand to modelled ones, and the days of the posts that say so.

    Views count every showing, also to people who do not follow: the calibrated chance is one of
    views per follower.
    """

    level: MeasuredLevel
    period: Period

    @property
    def evidence(self) -> Evidence:
        """What a seen-chance is by this level."""
        return Evidence.DERIVED

    def applied_to(self, assumptions: Assumptions) -> Assumptions:
        """The assumptions at the measured level, with the measured spread between posts."""
        return assumptions.at_level(self.level.level, self.level.residual)


def calibrated(desk: Desk, account: str) -> Calibration | None:
    """The calibration of an account's seen-chance.

    From own posts that answer nobody (an answer is shown to few followers) with measured views and
    a known number of followers; None under twenty of them.
    """
    return desk.remember(("level", account), lambda: _calibrated(desk, account))


def _calibrated(desk: Desk, account: str) -> Calibration | None:
    own, known = own_posts(desk, account), account_history(desk, account)
    if own is None or known is None:
        return None
    columns = own.columns
    expected = known.modelled_views[own.places]
    still_wanted()
    chosen = (own.views > 0) & (expected > 0) & (columns.kind[own.places] != REPLY)
    if np.count_nonzero(chosen) < LEAST_POSTS:
        return None
    level = measured_level(own.hours[chosen], own.views[chosen], expected[chosen])
    posted = columns.created_ms[own.places[chosen]]
    return Calibration(level, Period(day_of(int(posted[0])), day_of(int(posted[-1]))))
