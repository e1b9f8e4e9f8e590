"""The rolling window: what counts on a day, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from reachdesk.domain.score.history import Numbers, Whole


def window_weight(age_days: npt.ArrayLike, window_days: float, taper_days: float) -> Numbers:
    """Weight 0..1 by age, same shape: 1, then a straight fall over the last `taper_days` to 0.

    The fall keeps a post's exit from being a cliff. The future (negative age) weighs 0.
    """
    age = np.asarray(age_days, float)
    falling = np.clip((window_days - age) / taper_days, 0.0, 1.0)
    return np.where(age < 0, 0.0, falling)


def window_bounds(time_days: Numbers, days: Whole, window_days: float) -> tuple[Whole, Whole]:
    """(first, past last) index into sorted `time_days` of what counts on each day, shapes (days,).

    A day is judged at its end: anything from the next midnight on is the future.
    """
    end = days.astype(float) + 1.0
    first = np.searchsorted(time_days, end - window_days, side="right")
    last = np.searchsorted(time_days, end, side="left")
    return first.astype(np.int64), np.maximum(first, last).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Pairs:
    """Every (day, item in its window), days in order, items by time within a day.

    `item` and `day` (pairs,) are places in the arrays handed in, `weight` (pairs,) is 0..1.
    """

    item: Whole
    day: Whole
    weight: Numbers


def window_pairs(time_days: Numbers, days: Whole, window_days: float, taper_days: float) -> Pairs:
    """All pairs of a day and an item in its window, with the item's weight on that day."""
    first, last = window_bounds(time_days, days, window_days)
    counts = last - first
    day = np.repeat(np.arange(len(days)), counts)
    before = np.cumsum(counts) - counts
    item = np.arange(int(counts.sum())) - np.repeat(before - first, counts)
    age = (days.astype(float) + 1.0)[day] - time_days[item]
    weight = window_weight(age, window_days, taper_days)
    if (alive := weight > 0).all():
        return Pairs(item, day, weight)
    return Pairs(item[alive], day[alive], weight[alive])  # an age that rounds up to the window
