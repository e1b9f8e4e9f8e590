"""Step 3, second half: how far the misses of similar posts are worth following, learned."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_MEAN, _SPREAD = 0.5, 0.3
_NOISE = 0.5  # variance of a miss
_HALF_LIFE_POSTS = 300.0
_LARGEST_MISS = 2.0


class Trust:
    """Multipliers of the two entries of `Alike.misses`, one pair per opinion, by a small ridge."""

    def __init__(self, opinions: int) -> None:
        self._products = np.zeros((2, 2))
        self._projections = np.zeros((opinions, 2))

    def multipliers(self) -> FloatArray:
        """(opinions, 2); one half each before anything was learned."""
        precision = self._products + np.eye(2) / _SPREAD**2
        pulls = self._projections + _MEAN / _SPREAD**2
        return np.asarray(np.linalg.solve(precision, pulls.T).T)

    def learn(self, alike: FloatArray, misses: FloatArray) -> None:
        """A settled post: what it was told (2,) and what each opinion's centre missed by."""
        fade = 0.5 ** (1 / _HALF_LIFE_POSTS)
        cut = np.clip(misses, -_LARGEST_MISS, _LARGEST_MISS)
        self._products = self._products * fade + np.outer(alike, alike) / _NOISE
        self._projections = self._projections * fade + np.outer(cut, alike) / _NOISE
