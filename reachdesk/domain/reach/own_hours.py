"""How measured posts did by the hour of sending, against forecasts that know no hour.

The effect of the hour is small in the model and was not detectable in public data
(reach-and-score.md 3.4: pooled coefficient -0.02 +- 0.10 where 1 is as modelled), so the difference
between hours is held against what chance alone would do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Places = NDArray[np.int64]

TENTH_IN_DEVIATIONS = 1.2815515655446004  # of a normal law, from the middle to the 90 % point
LEAST_OF_HOUR, LEAST_OF_CELL = 10, 5
LEAST_POSTS = 60  # fewer cannot tell 24 hours apart
CHANCE_OF_ERROR = 0.05
_DRAWS = 400
_SEED = 20_260_102


@dataclass(frozen=True, eq=False)
class Grouped:
    """Posts, mean log error and its standard error in each of some groups, all (groups,); NaN where
    a group has fewer posts than were asked for."""

    posts: Places
    mean: FloatArray
    error: FloatArray

    def factors(self, deviations: float = 0.0) -> FloatArray:
        """exp(mean + deviations * error): how many times the forecast, (groups,)."""
        return np.asarray(np.exp(self.mean + deviations * self.error))


def grouped(log_errors: FloatArray, group: Places, groups: int, least: int) -> Grouped:
    """The log errors (posts,) by group number (posts,) 0..groups-1.

    The spread is that of all posts round the means of their groups: single groups are too small for
    one of their own.
    """
    posts = np.bincount(group, minlength=groups)
    safe = np.maximum(posts, 1)
    mean = np.bincount(group, log_errors, groups) / safe
    freedom = max(1, log_errors.size - int(np.count_nonzero(posts)))
    spread = math.sqrt(float(((log_errors - mean[group]) ** 2).sum()) / freedom)
    known = posts >= least
    return Grouped(
        posts.astype(np.int64),
        np.where(known, mean, np.nan),
        np.where(known, spread / np.sqrt(safe), np.nan),
    )


def hours_differ(log_errors: FloatArray, hour: Places) -> bool | None:
    """Whether the errors (posts,) of the hours differ by more than chance; None under 60 posts.

    A permutation test of the variance between hours, always with the same draws.
    """
    if log_errors.size < LEAST_POSTS or np.unique(hour).size < 2:
        return None
    centred = log_errors - log_errors.mean()
    random = np.random.default_rng(_SEED)
    found = _between(centred, hour)
    drawn = np.array([_between(random.permutation(centred), hour) for _ in range(_DRAWS)])
    return bool((1 + np.count_nonzero(drawn >= found)) / (1 + _DRAWS) < CHANCE_OF_ERROR)


def _between(centred: FloatArray, hour: Places) -> float:
    """Sum over the hours of posts times the square of their mean."""
    posts = np.bincount(hour, minlength=24)
    total = np.bincount(hour, centred, 24)
    return float((total[posts > 0] ** 2 / posts[posts > 0]).sum())
