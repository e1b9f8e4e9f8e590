"""Step 1: what posts of this kind usually get, by a robust ridge regression that forgets."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.prior import Prior

FloatArray = NDArray[np.float64]

HALF_LIFE_HOURS = 60 * 24.0
TAIL = 4.0  # degrees of freedom of the Student-t weights: a far miss pulls little
LEAST_SCALE = 0.1
FIRST_SCALE = 0.8
# The squared scale starts from four posts' worth of .5.
_PRIOR_SQUARES, _PRIOR_POSTS = 2.0, 4.0
_FIRST_PASSES, _PASSES = 6, 2


class RobustLine:
    """b of log views = x'b, prior b ~ N(mean, spread^2), equation (1) of forecast.md.

    `coefficients` (9,); `scale` is the sd of what the line leaves over.
    """

    def __init__(self, prior: Prior) -> None:
        self._precision = 1 / prior.spread**2
        self._pull = self._precision * prior.mean
        self.coefficients: FloatArray = prior.mean.copy()
        self.scale = FIRST_SCALE
        self._fitted = False

    def fit(
        self, now: float, hours: FloatArray, properties: FloatArray, log_views: FloatArray
    ) -> FloatArray:
        """Fit to posts at `hours` (n,) with `properties` (n, 9), n >= 1, seen from `now`.

        Gives the residuals (n,). Two passes from where the last fit ended, six the first time.
        """
        recency = 0.5 ** ((now - hours) / HALF_LIFE_HOURS)
        total = float(recency.sum()) + _PRIOR_POSTS
        residuals = log_views - properties @ self.coefficients
        for _ in range(_PASSES if self._fitted else _FIRST_PASSES):
            weights = recency * (TAIL + 1) / (TAIL + (residuals / self.scale) ** 2)
            squared = self.scale**2
            products = (properties * weights[:, None]).T @ properties / squared
            products += np.diag(self._precision)
            projections = properties.T @ (weights * log_views) / squared + self._pull
            self.coefficients = np.asarray(np.linalg.solve(products, projections), float)
            residuals = log_views - properties @ self.coefficients
            squares = float(weights @ residuals**2) + _PRIOR_SQUARES
            self.scale = max(LEAST_SCALE, math.sqrt(squares / total))
        self._fitted = True
        return residuals
