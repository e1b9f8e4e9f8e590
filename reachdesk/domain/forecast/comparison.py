"""Whether one forecast is better than another: a paired bootstrap over blocks of posts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Statistic = Callable[[FloatArray], FloatArray]

BLOCK_POSTS = 20
DRAWS = 2000
_SEED = 20_260_101
_LARGEST_TABLE = 500_000  # drawn errors held at a time


@dataclass(frozen=True, slots=True)
class Difference:
    """`value` with its 95 % interval; below 0 the first forecast is the better one."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves 0 out; else «no clear difference»."""
        return self.low > 0 or self.high < 0


def mean_of(errors: FloatArray) -> FloatArray:
    """The mean over the last axis."""
    return np.asarray(errors.mean(axis=-1))


def median_of(errors: FloatArray) -> FloatArray:
    """The median over the last axis."""
    return np.asarray(np.median(errors, axis=-1))


def difference(first: FloatArray, second: FloatArray, statistic: Statistic = mean_of) -> Difference:
    """Statistic of the `first` errors minus that of the `second`, of the same posts (posts,).

    Blocks of 20 neighbouring posts are drawn, 2,000 times and always the same draws, because
    errors of neighbours are alike. Raises `ValueError` without posts.
    """
    count = len(first)
    if not count or len(second) != count:
        raise ValueError("a difference needs errors of the same posts, at least one")
    block = min(BLOCK_POSTS, count)
    random = np.random.default_rng(_SEED)
    starts = random.integers(0, count, (DRAWS, -(-count // block)))
    together = max(1, _LARGEST_TABLE // count)
    values = np.concatenate(
        [
            _drawn(starts[first_draw : first_draw + together], block, (first, second), statistic)
            for first_draw in range(0, DRAWS, together)
        ]
    )
    low, high = np.quantile(values, [0.025, 0.975])
    return Difference(float(statistic(first) - statistic(second)), float(low), float(high))


def _drawn(
    starts: NDArray[np.int64],
    block: int,
    errors: tuple[FloatArray, FloatArray],
    statistic: Statistic,
) -> FloatArray:
    """The differences in some draws, (draws,); the series runs on from its end to its beginning."""
    count = len(errors[0])
    places = (starts[:, :, None] + np.arange(block)).reshape(len(starts), -1)[:, :count] % count
    return statistic(errors[0][places]) - statistic(errors[1][places])
