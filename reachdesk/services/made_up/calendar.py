"""When things happen in the demo account, fixed so that its pictures never change."""

from __future__ import annotations

import random

from reachdesk.domain.periods import MILLISECONDS_A_DAY, day_from_iso

FIRST_DAY = day_from_iso("2023-11-22")
LAST_DAY = day_from_iso("2026-11-21")
WINDOW_START = LAST_DAY - 89

WAVE_DAYS = tuple(
    day_from_iso(day)
    for day in (
        "2023-11-22", "2024-11-30", "2025-12-06", "2026-05-28", "2026-08-24", "2026-11-14",
        "2026-11-21",
    )
)  # fmt: skip
"""The days of `cast.WAVES`."""

_MINUTE = 60_000
_OFFICE_MINUTES = (7 * 60 + 40, 18 * 60)  # UTC, so that no post falls on another local day


def at(day: int, hour: int, minute: int) -> int:
    """That moment, UTC milliseconds."""
    return day * MILLISECONDS_A_DAY + (hour * 60 + minute) * _MINUTE


def office_moment(maker: random.Random, day: int) -> int:
    """Some moment of a working day, UTC milliseconds, to the second."""
    minute = maker.randrange(*_OFFICE_MINUTES)
    return day * MILLISECONDS_A_DAY + minute * _MINUTE + maker.randrange(60) * 1000


def is_weekend(day: int) -> bool:
    """Saturday or Sunday; day 0 was a Thursday."""
    return (day + 3) % 7 >= 5


def days_of_week(week_end: int) -> tuple[int, ...]:
    """The days of the week that ends on `week_end`, working days twice: posts come on those."""
    days = range(week_end - 6, week_end + 1)
    return tuple(day for day in days for _ in range(1 if is_weekend(day) else 8))
