"""What the clocks of a place show: its offset from UTC, quarter hour by quarter hour."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

QUARTER_SECONDS = 900
DAY_QUARTERS = 96
FIRST_YEAR, LAST_YEAR = 1971, 2200  # times outside keep the offset of the nearest year


@lru_cache(maxsize=1024)
def is_known_zone(zone: str) -> bool:
    """Whether the time zone database has this name."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # unknown, malformed, or a folder of the database
        return False
    return True


def offsets_between(zone: str, first_quarter: int, count: int) -> NDArray[np.float64]:
    """Offset from UTC in hours, (count,), at the start of each quarter hour since the epoch.

    Raises `ValueError` for a zone that the time zone database does not know.
    """
    if not is_known_zone(zone):
        raise ValueError(f"unknown time zone {zone!r}")
    last_quarter = first_quarter + max(count - 1, 0)
    changes = [
        change
        for year in range(_year_of(first_quarter), _year_of(last_quarter) + 1)
        for change in _changes_in(zone, year)
    ]
    starts = np.array([start for start, _ in changes])
    values = np.array([offset for _, offset in changes])
    at = np.searchsorted(starts, first_quarter + np.arange(count), side="right") - 1
    return values[np.maximum(at, 0)]


def _year_of(quarter: int) -> int:
    first, last = _new_year(FIRST_YEAR), _new_year(LAST_YEAR + 1) - 1
    seconds = min(max(quarter, first), last) * QUARTER_SECONDS
    return datetime.fromtimestamp(seconds, UTC).year


def _new_year(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) // QUARTER_SECONDS


def _offset(place: ZoneInfo, quarter: int) -> float:
    shown = datetime.fromtimestamp(quarter * QUARTER_SECONDS, place).utcoffset()
    return shown.total_seconds() / 3600.0 if shown is not None else 0.0


@lru_cache(maxsize=4096)
def _changes_in(zone: str, year: int) -> tuple[tuple[int, float], ...]:
    """(first quarter hour, offset) of every stretch of a year, by bisection between days.

    One question a day and seven per change instead of 35,000 a year. Two changes inside one day
    that undo each other would be missed; no zone has had such a pair since 1972.
    """
    place = ZoneInfo(zone)
    before, end = _new_year(year), _new_year(year + 1)
    offset = _offset(place, before)
    found = [(before, offset)]
    for day in range(before + DAY_QUARTERS, end + DAY_QUARTERS, DAY_QUARTERS):
        after = min(day, end - 1)
        then = _offset(place, after)
        if then != offset:
            found.append((_first_with(place, then, before, after), then))
            offset = then
        before = after
    return tuple(found)


def _first_with(place: ZoneInfo, offset: float, before: int, after: int) -> int:
    while after - before > 1:
        middle = (before + after) // 2
        if _offset(place, middle) == offset:
            after = middle
        else:
            before = middle
    return after
