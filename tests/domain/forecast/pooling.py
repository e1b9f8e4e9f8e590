"""What some accounts say together about the properties of a post: priors for another account.

Each account's posts are fitted by a robust ridge that forgets nothing, with a weak prior; the fits
are pooled as random effects (mean and spread between accounts), the spread at least .1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from reachdesk.domain.forecast.post import PROPERTIES, PostProperties
from reachdesk.domain.forecast.prior import Prior

_WEAK = Prior(mean=np.array([math.log(100.0), *[0.0] * 8]), spread=np.array([4.0, *[1.0] * 8]))
_TAIL = 4.0


def fitted(posts: Sequence[PostProperties], views: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients and their variances, both (9,)."""
    properties, log_views = np.array([post.values for post in posts]), np.log(views)
    precision = np.diag(1 / _WEAK.spread**2)
    coefficients, scale = _WEAK.mean, 0.8
    for _ in range(30):
        residuals = log_views - properties @ coefficients
        weights = (_TAIL + 1) / (_TAIL + (residuals / scale) ** 2)
        products = (properties * weights[:, None]).T @ properties / scale**2 + precision
        pull = properties.T @ (weights * log_views) / scale**2 + precision @ _WEAK.mean
        coefficients = np.linalg.solve(products, pull)
        residuals = log_views - properties @ coefficients
        scale = math.sqrt((weights @ residuals**2 + 2) / (len(views) + 4))
    return coefficients, np.diag(np.linalg.inv(products))


def pooled(fits: Sequence[tuple[np.ndarray, np.ndarray]]) -> Prior:
    """The prior that these fits give, with nothing said about the usual level."""
    found, variances = (np.array(each) for each in zip(*fits, strict=True))
    mean, between = found.mean(axis=0), found.var(axis=0)
    for _ in range(200):
        weights = 1 / (variances + between)
        mean = (weights * found).sum(axis=0) / weights.sum(axis=0)
        spread = weights**2 * ((found - mean) ** 2 - variances)
        between = np.maximum(1e-4, spread.sum(axis=0) / (weights**2).sum(axis=0))
    deviation = np.maximum(0.1, np.sqrt(between))
    mean[0], deviation[0] = _WEAK.mean[0], _WEAK.spread[0]
    assert mean.shape == (len(PROPERTIES),)
    return Prior(mean, deviation)
