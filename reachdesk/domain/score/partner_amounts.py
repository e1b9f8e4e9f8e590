"""How much of a partner everybody is, on each day of a run.

What is in the window of a day is added up in two steps, both in order of time: whole calendar
blocks that count in full on that day, and what stands before and after them. The blocks are the
same for days on end, so they are added up once for all of those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.window import ranges, window_bounds, window_weight

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Numbers, Whole

BLOCK_DAYS = 8
"""Days since 1970-01-01 are cut into blocks of this length; any length gives the same sums but for
rounding, and this one keeps both steps short."""


def amounts_by_day(
    time_days: Numbers,
    values: Numbers,
    partner: Whole,
    days: Whole,
    window_taper: tuple[float, float],
) -> Numbers:
    """Aged `values` (exchanges,) by day and partner, shape (days, partners).

    `time_days` (exchanges,) are sorted; `partner` (exchanges,) counts partners from 0 without a
    gap; `window_taper` are the lengths of window and taper in days.
    """
    window, taper = window_taper
    partners = int(partner.max()) + 1 if len(partner) else 0
    first, last = window_bounds(time_days, days, window)
    low, high = _whole_blocks(time_days, days, window_taper)
    low, high = np.clip(low, first, last), np.clip(high, first, last)
    before, after = ranges(first, low), ranges(high, last)
    day = np.concatenate([before[0], after[0]])
    item = np.concatenate([before[1], after[1]])
    weight = window_weight((days + 1.0)[day] - time_days[item], window, taper)
    cells = len(days) * partners
    rest = np.bincount(day * partners + partner[item], weight * values[item], minlength=cells)
    amounts = np.asarray(rest.reshape(len(days), partners), float)
    spans, of_day = np.unique(np.stack([low, high]), axis=1, return_inverse=True)
    for place, (begin, end) in enumerate(spans.T.tolist()):
        whole = np.bincount(partner[begin:end], values[begin:end], minlength=partners)
        amounts[of_day.ravel() == place] += whole
    return amounts


def _whole_blocks(
    time_days: Numbers, days: Whole, window_taper: tuple[float, float]
) -> tuple[Whole, Whole]:
    """(first, past last) index of what stands in blocks that weigh 1 throughout, shapes (days,)."""
    window, taper = window_taper
    end = days + 1
    past = end // BLOCK_DAYS
    guess = np.floor((end - (window - taper)) / BLOCK_DAYS).astype(np.int64)
    begin = past.copy()
    for later in (2, 1, 0):  # the earliest block whose first moment weighs 1
        fits = window_weight(end - (guess + later) * BLOCK_DAYS, window, taper) >= 1
        begin = np.where(fits, guess + later, begin)
    begin = np.minimum(begin, past)
    low = np.searchsorted(time_days, begin * float(BLOCK_DAYS), side="left")
    high = np.searchsorted(time_days, past * float(BLOCK_DAYS), side="left")
    return low.astype(np.int64), high.astype(np.int64)
