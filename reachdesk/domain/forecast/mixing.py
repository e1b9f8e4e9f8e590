"""Step 5: whichever opinion has been right lately counts more."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.quantiles import crps

FloatArray = NDArray[np.float64]

_RATE = 5.0
_MEMORY = 0.97


class Mixing:
    """Weights of the opinions from their discounted loss (equation 4)."""

    def __init__(self, opinions: int) -> None:
        self._losses = np.zeros(opinions)

    def weights(self) -> FloatArray:
        """(opinions,), summing to 1."""
        weights = np.exp(-_RATE * (self._losses - self._losses.min()))
        return np.asarray(weights / weights.sum())

    def learn(self, quantiles: FloatArray, log_views: float) -> None:
        """A settled post and what each opinion had said of it, (opinions, 19)."""
        scores = crps(quantiles, np.full(len(quantiles), log_views))
        self._losses = _MEMORY * self._losses + scores - scores.min()
