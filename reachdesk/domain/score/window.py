"""The rolling window: what counts on a day, and how much of it."""

from __future__ import annotations

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


def ranges(first: Whole, past_last: Whole) -> tuple[Whole, Whole]:
    """(which range, index) of everything in the ranges `first`..`past_last` (ranges,), in order;
    both of shape (all of them,)."""
    counts = past_last - first
    which = np.repeat(np.arange(len(first)), counts)
    before = np.cumsum(counts) - counts
    return which, np.arange(int(counts.sum())) - np.repeat(before - first, counts)
