"""Step 4: each opinion's range is as wide as its own past misses (rolling conformal)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.level import fading, type_weights
from reachdesk.domain.forecast.quantiles import LEVELS, T_LEVELS, TAIL, weighted_quantile
from reachdesk.domain.reach.calibration import t_quantile

FloatArray = NDArray[np.float64]

LEAST_MISSES = 5
MOST_MISSES = 400
USUAL_SPREAD = 0.7
FIRST_RANGE: FloatArray = 1.5 * USUAL_SPREAD * T_LEVELS
"""Quantiles (19,) round the centre before five misses are known."""

_HALF_LIFE_POSTS = 100.0
_PRIOR_POSTS, _PRIOR_SCALE_POSTS = 12.0, 10.0
_SAMPLE = 39
_T_SAMPLE = t_quantile(TAIL, (np.arange(_SAMPLE) + 0.5) / _SAMPLE)
_T_WEIGHTS = np.full(_SAMPLE, _PRIOR_POSTS / _SAMPLE)
_SD_PER_MEDIAN = 1.4826  # of a normal law: sd by median absolute miss


class ErrorRanges:
    """The last 400 misses of every opinion."""

    def __init__(self, opinions: int) -> None:
        self._misses = np.zeros((0, opinions))
        self._replies = np.zeros(0, bool)

    def learn(self, misses: FloatArray, *, reply: bool) -> None:
        """A settled post: by how much each opinion's corrected centre fell short, (opinions,)."""
        self._misses = np.vstack([self._misses, misses])[-MOST_MISSES:]
        self._replies = np.append(self._replies, reply)[-MOST_MISSES:]

    def quantiles(self, *, reply: bool) -> FloatArray:
        """Quantiles (opinions, 19) of the miss of a post of this type, same type first.

        Blended with a t-shaped sample that weighs as much as twelve posts.
        """
        count, opinions = self._misses.shape
        if count < LEAST_MISSES:
            return np.tile(FIRST_RANGE, (opinions, 1))
        weights = fading(count, _HALF_LIFE_POSTS) * type_weights(self._replies, reply=reply)
        both = np.concatenate([weights, _T_WEIGHTS])
        return np.array([_blended(misses, weights, both) for misses in self._misses.T])


def _blended(misses: FloatArray, weights: FloatArray, with_sample: FloatArray) -> FloatArray:
    total = float(weights.sum())
    middle = float(weighted_quantile(np.abs(misses), weights, 0.5))
    spread = (total * _SD_PER_MEDIAN * middle + _PRIOR_SCALE_POSTS * USUAL_SPREAD) / (
        total + _PRIOR_SCALE_POSTS
    )
    return weighted_quantile(np.concatenate([misses, _T_SAMPLE * spread]), with_sample, LEVELS)
