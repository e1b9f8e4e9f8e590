"""Probability levels, weighted quantiles and the loss that judges quantiles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.calibration import t_quantile

FloatArray = NDArray[np.float64]

LEVELS: FloatArray = np.round(np.arange(0.05, 0.96, 0.05), 2)
"""The 19 probability levels of every forecast."""

MEDIAN = 9
"""The place of the middle among them."""

RANGES = {50: (4, 14), 80: (1, 17), 90: (0, 18)}
"""The places of the two ends of a range, by its percentage."""

TAIL = 5.0  # degrees of freedom of the t shape that stands in for misses not yet seen
T_LEVELS: FloatArray = t_quantile(TAIL, LEVELS)


def weighted_quantile(
    values: FloatArray, weights: FloatArray, levels: FloatArray | float
) -> FloatArray:
    """Quantiles of the values (n,) with positive weights (n,), linear between mid-weights.

    The same shape as `levels`; constant beyond the outermost values.
    """
    order = np.argsort(values, kind="stable")
    sorted_weights = weights[order]
    middles = np.cumsum(sorted_weights) - 0.5 * sorted_weights
    return np.asarray(np.interp(levels, middles / weights.sum(), values[order]))


def crps(quantiles: FloatArray, outcome: FloatArray | float) -> FloatArray:
    """Continuous ranked probability score from 19 quantiles (..., 19): twice the mean pinball loss.

    `outcome` has the shape of what is left without the last axis; the result as well. The unit is
    that of the outcome; 0 is best.
    """
    miss = np.asarray(outcome)[..., None] - quantiles
    return np.asarray(2 * np.maximum(LEVELS * miss, (LEVELS - 1) * miss).mean(axis=-1))
