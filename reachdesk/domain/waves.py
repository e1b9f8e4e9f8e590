"""Waves of new followers: days on which far more people came than usual."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

USUAL_DAYS = 28
"""The days before a wave that say what is usual (our choice: four whole weeks)."""
LEAST_KNOWN = 14
"""So many of them must be known."""
WIDTHS, LEAST_ABOVE = 5.0, 8.0
"""A day of a wave is more than so many widths, and at least so many people, above the usual day
(our choice: by
chance alone a day exceeds it less than once in ten years)."""
_NORMAL = 1.4826  # median absolute deviation to standard deviation of a normal law


@dataclass(frozen=True, slots=True)
class Wave:
    """A run of days above the usual; between two of them at most one that is not.

    `usual` people a day before it, `joined` in all its days, `above` of them more than usual,
    `peak` on its largest day, which is `peak_day`.
    """

    first_day: int
    last_day: int
    usual: float
    joined: float
    above: float
    peak: float
    peak_day: int

    @property
    def days(self) -> int:
        """How many days it lasted, both ends included."""
        return self.last_day - self.first_day + 1


def waves(days: NDArray[np.int64], joined: NDArray[np.float64]) -> tuple[Wave, ...]:
    """The waves of a daily series, oldest first.

    `days` (known,) ascending, `joined` (known,) people who came on each; days that are not in
    `days`, or NaN, are unknown and end no wave. What is usual is the median of the 28 days before
    the wave; the width is the larger of their deviation (MAD) and that of a Poisson law of that
    mean, so that small accounts have no wave out of chance.
    """
    known = ~np.isnan(joined)
    days, joined = days[known], joined[known]
    found: list[Wave] = []
    place = 0
    while place < len(days):
        usual = _usual(days, joined, place)
        if usual is None or joined[place] <= usual[0] + usual[1]:
            place += 1
            continue
        end = _end(days, joined, place, usual[0] + usual[1])
        found.append(_wave(days, joined, slice(place, end + 1), usual[0]))
        place = end + 1
    return tuple(found)


def _usual(
    days: NDArray[np.int64], joined: NDArray[np.float64], place: int
) -> tuple[float, float] | None:
    """(people on a usual day, how many more make a wave) from the days before; None for too few."""
    first = int(np.searchsorted(days, days[place] - USUAL_DAYS))
    before = joined[first:place]
    if len(before) < LEAST_KNOWN:
        return None
    middle = float(np.median(before))
    spread = _NORMAL * float(np.median(np.abs(before - middle)))
    width = max(spread, float(np.sqrt(max(middle, 1.0))))
    return middle, max(WIDTHS * width, LEAST_ABOVE)


def _end(days: NDArray[np.int64], joined: NDArray[np.float64], place: int, line: float) -> int:
    """The last place of the wave: after it come two days in a row below the line, or the end."""
    end = place
    for after in range(place + 1, len(days)):
        if days[after] - days[end] > 2:
            break
        if joined[after] > line:
            end = after
    return end


def _wave(days: NDArray[np.int64], joined: NDArray[np.float64], part: slice, usual: float) -> Wave:
    people, inside = joined[part], days[part]
    peak = int(np.argmax(people))
    return Wave(
        first_day=int(inside[0]),
        last_day=int(inside[-1]),
        usual=usual,
        joined=float(people.sum()),
        above=float((people - usual).sum()),
        peak=float(people[peak]),
        peak_day=int(inside[peak]),
    )
