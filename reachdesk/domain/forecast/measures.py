"""How good forecasts were: typical error, ranges that hold, and how sure one can be of that."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.quantiles import MEDIAN, RANGES, crps

FloatArray = NDArray[np.float64]

_TWO_SIDED_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Held:
    """How many outcomes lay inside a range: `inside` of `posts`."""

    inside: int
    posts: int

    @property
    def share(self) -> float:
        """0..1; NaN without posts."""
        return self.inside / self.posts if self.posts else math.nan

    def interval(self) -> tuple[float, float]:
        """95 % interval of the share by Wilson's method for a binomial; NaN without posts."""
        if not self.posts:
            return math.nan, math.nan
        count, squared = self.posts, _TWO_SIDED_95**2
        centre = (self.inside + squared / 2) / (count + squared)
        inner = self.inside * (count - self.inside) / count + squared / 4
        half = _TWO_SIDED_95 * math.sqrt(inner) / (count + squared)
        return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True, slots=True)
class Measures:
    """How forecasts of `posts` log views did; NaN without posts.

    `male` and `mae` are the median and mean absolute error of the middle, `crps` the continuous
    ranked probability score, `coverage` by percentage (50, 80, 90), `width` the mean width of the
    80 % range; all of log views. exp(male) is the typical error as a factor.
    """

    posts: int
    male: float
    mae: float
    crps: float
    coverage: Mapping[int, Held]
    width: float

    @property
    def factor(self) -> float:
        """The typical error as a factor: 1.5 is half as much again, or two thirds."""
        return math.exp(self.male)


def measures(quantiles: FloatArray, log_views: FloatArray) -> Measures:
    """The measures of forecasts (posts, 19) on outcomes (posts,)."""
    count = len(log_views)
    coverage = {
        per_cent: Held(int(inside(quantiles, log_views, per_cent).sum()), count)
        for per_cent in RANGES
    }
    if not count:
        return Measures(0, math.nan, math.nan, math.nan, coverage, math.nan)
    errors = absolute_errors(quantiles, log_views)
    low, high = RANGES[80]
    return Measures(
        posts=count,
        male=float(np.median(errors)),
        mae=float(errors.mean()),
        crps=float(crps(quantiles, log_views).mean()),
        coverage=coverage,
        width=float((quantiles[:, high] - quantiles[:, low]).mean()),
    )


def absolute_errors(quantiles: FloatArray, log_views: FloatArray) -> FloatArray:
    """How far the middles (posts, 19)[:, 9] lay from the outcomes (posts,)."""
    return np.abs(log_views - quantiles[:, MEDIAN])


def inside(quantiles: FloatArray, log_views: FloatArray, per_cent: int) -> NDArray[np.bool_]:
    """Which outcomes lie within their range of 50, 80 or 90 %, ends included; (posts,)."""
    low, high = RANGES[per_cent]
    return np.asarray((log_views >= quantiles[:, low]) & (log_views <= quantiles[:, high]))
