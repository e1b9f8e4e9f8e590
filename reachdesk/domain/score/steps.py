"""Days on which a score moved more than it was used to: steps and waves worth an explanation.

Nothing here says why. A day is judged by the changes before it alone, so that days to come never
change what was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.imported import MAD_TO_SPREAD

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Flags, Numbers, Whole

SPANS = ((1, 0.6), (3, 1.0), (7, 1.6))
"""Days over which changes are measured, and the least points that count over so many.

One day finds steps, a week finds waves. A score is read as a whole number: over half a point in a
day moves the figure more often than not. Over more days chance adds up with their root, and so does
the least.
"""

OFF_SPREADS = 4.5
"""A change is unusual at this many robust standard deviations: of normal changes 1 in 150,000
is, so fifteen years of days give no false alarm. Median and MAD, because past steps must not hide
new ones."""

MEMORY_DAYS = 56
"""The changes compared with are those of the eight weeks before: long against a week's rhythm,
short against the 90-day window, in which growth itself may change."""

LEAST_MEMORY = 14
"""With fewer earlier changes there is no «usual», and nothing is judged."""


@dataclass(frozen=True)
class Step:
    """From the end of `first_day` to the end of `last_day` the score went from `before` to `after`.

    `times` says how far the change lies beyond what counts as unusual (1: just so).
    """

    first_day: int
    last_day: int
    before: float
    after: float
    times: float


def steps(days: Whole, total: Numbers, judged: Flags) -> tuple[Step, ...]:
    """Unusual changes of a daily score, oldest first; no two share a day.

    All arrays have shape (days,), the days follow each other without a gap; only changes between
    `judged` days count. Raises `ValueError` when a day is missing.
    """
    if len(days) > 1 and bool((np.diff(days) != 1).any()):
        raise ValueError("steps are looked for in days without a gap")
    values = np.where(judged, total, np.nan)
    found: list[tuple[float, int, int]] = []
    for span, least in SPANS:
        times = _times_unusual(values, span, least)
        places = np.flatnonzero(times > 1).tolist()
        found.extend((float(times[end]), end - span, end) for end in places)
    taken = np.zeros(len(days), bool)
    chosen: list[Step] = []
    for times_off, start, end in sorted(found, key=lambda one: (-one[0], one[1])):
        if not taken[start + 1 : end + 1].any():
            taken[start + 1 : end + 1] = True
            first, last = _trimmed(values, start, end)
            chosen.append(
                Step(
                    int(days[first]),
                    int(days[last]),
                    float(values[first]),
                    float(values[last]),
                    times_off,
                )
            )
    return tuple(sorted(chosen, key=lambda step: step.first_day))


def _times_unusual(values: Numbers, span: int, least: float) -> Numbers:
    """How often the change over `span` days exceeds what is usual, (days,); 0 where not judged."""
    changes = np.full(len(values), np.nan)
    changes[span:] = values[span:] - values[:-span] if len(values) > span else []
    # the changes that ended before this one began: a wave must not be its own yardstick
    padded = np.concatenate([np.full(MEMORY_DAYS + span - 1, np.nan), changes])
    before = np.lib.stride_tricks.sliding_window_view(padded, MEMORY_DAYS)[: len(values)]
    enough = np.isfinite(before).sum(axis=1) >= LEAST_MEMORY
    times = np.zeros(len(values))
    where = np.flatnonzero(enough & np.isfinite(changes))
    if len(where):
        usual = _medians(before[where])
        spread = _medians(np.abs(before[where] - usual[:, None]))
        limit = np.maximum(OFF_SPREADS * MAD_TO_SPREAD * spread, least)
        times[where] = np.abs(changes[where] - usual) / limit
    return times


def _medians(values: Numbers) -> Numbers:
    """The median of what is known in each row of (rows, columns); numpy's own for gaps is slow."""
    known = np.isfinite(values).sum(axis=1)
    ordered = np.sort(values, axis=1)  # what is unknown comes last
    rows = np.arange(len(values))
    return np.asarray((ordered[rows, (known - 1) // 2] + ordered[rows, known // 2]) / 2)


def _trimmed(values: Numbers, start: int, end: int) -> tuple[int, int]:
    """The span without days at its ends that did nothing for the change (under a twentieth)."""
    daily = np.diff(values[start : end + 1]) / (values[end] - values[start] or 1.0)
    moving = np.flatnonzero(daily > 0.05)
    if not len(moving):
        return start, end
    return start + int(moving[0]), start + int(moving[-1]) + 1
