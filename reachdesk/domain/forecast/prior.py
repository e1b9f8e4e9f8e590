"""What other accounts say about the properties of a post, before the own posts say more."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """Mean and sd of the coefficients of the line, both (9,) in the order of `post.PROPERTIES`."""

    mean: FloatArray
    spread: FloatArray


# Pooled robust fits of eight public accounts; the sd is the spread between them, at least .1
# (forecast.md section 3). The constant is about ln 100, with no information.
POOLED = Prior(
    mean=np.array([math.log(100.0), -1.06, 0.34, 0.24, 0.14, 0.17, 0.12, -0.43, 0.13]),
    spread=np.array([4.0, 0.42, 0.20, 0.31, 0.10, 0.29, 0.15, 0.17, 0.12]),
)
