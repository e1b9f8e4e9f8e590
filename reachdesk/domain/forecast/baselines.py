"""What the forecast is held against: simple rules that know the same settled posts."""

from __future__ import annotations

import math
from bisect import insort
from collections import deque

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.error_ranges import FIRST_RANGE
from reachdesk.domain.forecast.quantiles import LEVELS

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

BASELINES = ("rolling_20", "constant", "constant_by_type")
"""The last 20 settled posts of the same type (reply or not); all; all of the same type."""

ROLLING_POSTS = 20
_FROM_NOTHING: FloatArray = math.log(100.0) + FIRST_RANGE


class _Seen:
    """Settled log views, of all and of each type: sorted, and the newest 20 of a type."""

    def __init__(self) -> None:
        self._all: list[float] = []
        self._by_type: dict[bool, list[float]] = {False: [], True: []}
        self._newest = {each: deque[float](maxlen=ROLLING_POSTS) for each in (False, True)}

    def learn(self, log_views: float, *, reply: bool) -> None:
        insort(self._all, log_views)
        insort(self._by_type[reply], log_views)
        self._newest[reply].append(log_views)

    def forecasts(self, *, reply: bool) -> FloatArray:
        """(3, 19) in the order of `BASELINES`; all posts stand in for a type that has none."""
        of_type = self._by_type[reply] or self._all
        newest = sorted(self._newest[reply]) or self._all
        return np.array([_quantiles(newest), _quantiles(self._all), _quantiles(of_type)])


def _quantiles(values: list[float]) -> FloatArray:
    """Sample quantiles of sorted values, linear between them; a wide guess from none."""
    if not values:
        return _FROM_NOTHING
    place = (len(values) - 1) * LEVELS
    below = np.floor(place).astype(int)
    low = np.array([values[index] for index in below])
    high = np.array([values[min(index + 1, len(values) - 1)] for index in below])
    return np.asarray(low + (place - below) * (high - low))


def baseline_quantiles(
    hours: FloatArray, replies: BoolArray, log_views: FloatArray, lag_hours: float
) -> dict[str, FloatArray]:
    """The forecast (posts, 19) of every post by each baseline, from posts `lag_hours` older.

    Arrays (posts,) in order of time; `log_views` finite.
    """
    seen, settled = _Seen(), 0
    found = np.empty((len(BASELINES), len(hours), len(LEVELS)))
    for place, moment in enumerate(hours):
        while settled < place and hours[settled] <= moment - lag_hours:
            seen.learn(float(log_views[settled]), reply=bool(replies[settled]))
            settled += 1
        found[:, place] = seen.forecasts(reply=bool(replies[place]))
    return dict(zip(BASELINES, found, strict=True))
