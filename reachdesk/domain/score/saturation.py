"""Saturation: more is always worth more, but less and less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from reachdesk.domain.score.history import Numbers


def hill(raw: npt.ArrayLike, half_point: float, power: float = 1.0) -> Numbers:
    """x^p / (x^p + h^p): 0 at nothing, 1/2 at `half_point`, below 1; same shape as `raw`.

    Negative raw values count as 0.
    """
    raised = np.maximum(np.asarray(raw, float), 0.0) ** power
    return np.asarray(raised / (raised + half_point**power))


def hill_slope(raw: npt.ArrayLike, half_point: float, power: float = 1.0) -> Numbers:
    """Derivative of `hill` by its raw value, same shape; infinite at 0 for powers below 1."""
    raised = np.maximum(np.asarray(raw, float), 0.0)
    half = half_point**power
    with np.errstate(divide="ignore"):
        rise = power * half * raised ** (power - 1.0)
    return np.asarray(rise / (raised**power + half) ** 2)
