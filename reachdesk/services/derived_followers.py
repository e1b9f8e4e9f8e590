"""Follower counts that follow from a known count and the joined and left of the days beside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BRIDGED_DAYS = 7
"""Known counts no further apart are joined by the drawn line: nothing is derived between."""

Days = NDArray[np.int64]
Values = NDArray[np.float64]


def derived_counts(
    known_days: Days, known_counts: Values, flow_days: Days, net: Values
) -> tuple[Days, Values]:
    """Days without a known count and the count at their end: (days,) each, ascending.

    `net` (flows,) is joined less left of each of `flow_days`, NaN where either is unknown. From a
    known count it goes on day by day as far as every day is known; before the first count of such
    a run it goes back.
    """
    good = np.isfinite(net)
    days, net = flow_days[good], net[good]
    found: list[tuple[Days, Values]] = []
    breaks = np.flatnonzero(np.diff(days) != 1) + 1
    for run, change in zip(np.split(days, breaks), np.split(net, breaks), strict=True):
        inside = slice(*np.searchsorted(known_days, [run[0] - 1, run[-1] + 1])) if len(run) else ()
        if inside == () or not len(known_days[inside]):
            continue
        anchors, counts = known_days[inside], known_counts[inside]
        total = np.cumsum(change)
        at_anchor = np.where(anchors >= run[0], total[np.maximum(anchors - run[0], 0)], 0.0)
        last = np.maximum(np.searchsorted(anchors, run, side="right") - 1, 0)
        found.append((run, counts[last] + total - at_anchor[last]))
    if not found:
        return np.zeros(0, np.int64), np.zeros(0)
    all_days = np.concatenate([one for one, _values in found])
    values = np.concatenate([one for _days, one in found])
    wanted = _apart(known_days, all_days) & (values >= 0)
    return all_days[wanted], values[wanted]


def _apart(known_days: Days, days: Days) -> NDArray[np.bool_]:
    """Which days are neither known nor between two known ones that the line joins."""
    after = np.searchsorted(known_days, days)
    before = np.maximum(np.searchsorted(known_days, days, side="right") - 1, 0)
    between = (after > 0) & (after < len(known_days))
    gap = known_days[np.minimum(after, len(known_days) - 1)] - known_days[before]
    return np.asarray(~np.isin(days, known_days) & ~(between & (gap <= BRIDGED_DAYS)))
