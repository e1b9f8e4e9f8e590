"""Days gathered into days, weeks or four weeks, whichever can be drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.by_day import Bins
from reachdesk.domain.periods import Period
from reachdesk.services.methods import read_only

MOST_DAYS = 100
"""Up to this many single days are drawn; a period of 90 days is."""

_MOST_WEEKS = 120


def bins_of(first_day: int, last_day: int) -> Bins:
    """The bins from the first to the last day; weeks and longer ones end with the last day."""
    days = last_day - first_day + 1
    step = 1 if days <= MOST_DAYS else 7 if days <= 7 * _MOST_WEEKS else 28
    count = -(-days // step)
    return Bins(read_only(last_day + 1 - step * np.arange(count, 0, -1)), step)


def known_span(days: NDArray[np.int64], period: Period) -> tuple[int, int] | None:
    """First and last of those ascending `days` that lie in the period; None where none does."""
    inside = days[(days >= period.first_day) & (days <= period.last_day)]
    return (int(inside[0]), int(inside[-1])) if len(inside) else None


def sums(
    bins: Bins, days: NDArray[np.int64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The sum of the values in each bin (NaN where none is known) and how many there are: (bins,)
    each. Values that are NaN, and those of other days, are left out."""
    place = (days - bins.starts[0]) // bins.step
    good = np.isfinite(values) & (place >= 0) & (place < len(bins.starts))
    size = len(bins.starts)
    amounts = np.bincount(place[good], minlength=size)
    totals = np.bincount(place[good], weights=values[good], minlength=size)
    return read_only(np.where(amounts > 0, totals, np.nan)), read_only(amounts)
