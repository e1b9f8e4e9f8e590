"""The life of a post: by when its readers have seen it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.chances import post_chances
from reachdesk.domain.reach.followers import Followers, spread_followers

FloatArray = NDArray[np.float64]
_COARSE = 0.25 * 2.0 ** np.arange(9)  # hours: where a half-time is looked for at first
_REFINEMENTS, _POINTS = 2, 17  # then closer, to about a minute


@dataclass(frozen=True, eq=False)
class Life:
    """Chance (points,) that a follower has seen a post by `hours` (points,) after posting.

    `half_hours` is when half of those who will see it within the horizon have; None for nobody.
    """

    hours: FloatArray
    chance: FloatArray
    half_hours: float | None


def life_curve(
    followers: Followers, posted_hours_utc: float, assumptions: Assumptions, hours: ArrayLike
) -> Life:
    """The life of a post among all followers, dormant ones included, at `hours` (points,)."""
    asked = np.atleast_1d(np.asarray(hours, dtype=float))
    points = np.concatenate((asked, _COARSE, [assumptions.horizon_hours]))
    chance = _seen_by(followers, posted_hours_utc, assumptions, points)
    at, total = np.append(0.0, points), float(chance[-1])
    if total <= 0:
        return Life(asked, chance[: asked.size], None)
    values = np.append(0.0, chance)
    order = np.argsort(at, kind="stable")
    at, values = at[order], values[order]
    for _ in range(_REFINEMENTS):
        after = min(int(np.searchsorted(values, 0.5 * total)), at.size - 1)
        at = np.linspace(at[max(after - 1, 0)], at[after], _POINTS)
        values = _seen_by(followers, posted_hours_utc, assumptions, at)
    return Life(asked, chance[: asked.size], float(np.interp(0.5 * total, values, at)))


def life_curve_for_zone(
    zone: str, posted_hours_utc: float, assumptions: Assumptions, hours: ArrayLike
) -> Life:
    """The same among followers who all live in `zone` and of whom nothing else is known."""
    return life_curve(spread_followers(((zone, 1.0),)), posted_hours_utc, assumptions, hours)


def _seen_by(
    followers: Followers, posted: float, assumptions: Assumptions, hours: FloatArray
) -> FloatArray:
    horizon = np.clip(hours, 0.0, assumptions.horizon_hours)
    times = np.full(horizon.size, posted)
    return np.asarray(post_chances(followers, times, assumptions, horizon_hours=horizon)[0])
