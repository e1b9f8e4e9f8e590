"""Step 2: how the last few posts did compared with what their kind usually gets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.forecast.quantiles import weighted_quantile

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

HALF_LIVES = (2.0, 10.0, None)
"""The memories of the three opinions, in posts; None trusts the line alone."""

REFERENCE = 1
"""The opinion whose misses tell what similar posts did: the one of ten posts."""

OTHER_TYPE = 0.3  # what a post of the other type (reply or not) counts
_PRIOR_POSTS = 1.0  # so many posts' worth of «no shift»
_CUT = 1.5  # Huber: misses beyond so many scales pull no harder
_PASSES = 3


def type_weights(replies: BoolArray, *, reply: bool) -> FloatArray:
    """1 for posts of the same type as the one forecast, .3 for the other; shape of `replies`."""
    return np.where(replies == reply, 1.0, OTHER_TYPE)


def fading(count: int, half_life: float) -> FloatArray:
    """Weights (count,) that halve every `half_life` posts, the last one newest with weight 1."""
    return np.asarray(0.5 ** (np.arange(count)[::-1] / half_life))


def recent_level(
    residuals: FloatArray, of_type: FloatArray, scale: float, half_life: float
) -> float:
    """The account's present shift from the line, in log views (equation 2).

    Huber mean of `residuals` (n,), n >= 1, oldest first, weighted by newness and by `of_type` (n,),
    with one post's weight at 0.
    """
    weights = fading(residuals.size, half_life) * of_type
    total = float(weights.sum())
    level = float(weighted_quantile(residuals, weights, 0.5)) * total / (total + _PRIOR_POSTS)
    for _ in range(_PASSES):
        far = np.maximum(np.abs(residuals - level), 1e-9)
        kept = weights * np.minimum(1.0, _CUT * scale / far)
        level = float(kept @ residuals / (kept.sum() + _PRIOR_POSTS))
    return level
