"""What a level, or a good or bad week, means for different readers.

A measured level and the shared shock are factors on the chance that a single post is seen. Readers
of many posts cannot grow by the same factor: the same people would be counted again. So a factor is
taken as more or fewer sessions of the active readers, as many as give single posts that factor.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
# Times as many sessions: a factor that needs more than that is as good as everybody.
_TRIED = np.geomspace(1 / 64, 64, 25)


def session_factors(
    wanted: FloatArray, single: Callable[[FloatArray], FloatArray], people: FloatArray
) -> FloatArray:
    """How many times as many sessions make single posts `wanted` (factors,) times as likely seen.

    `single(levels)` gives the chance of active readers at these levels, (levels, cells); `people`
    (cells,) active readers. A chance grows to 1 at most. Factors between 1/64 and 64.
    """
    tried = single(_TRIED)
    base = tried[_TRIED.size // 2]
    reached = tried @ people
    targets = np.minimum(wanted[:, None] * base, 1.0) @ people
    if not reached[0] > 0:
        return np.ones(wanted.size)
    found = np.interp(np.log(np.maximum(targets, 1e-12)), np.log(reached), np.log(_TRIED))
    return np.where(wanted == 1.0, 1.0, np.exp(found))
