"""Days and spans of days. A day is an integer: days since 1970-01-01, as numpy counts them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

MILLISECONDS_A_DAY = 86_400_000
_EPOCH = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included."""

    first_day: int
    last_day: int

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError("a period ends on or after its first day")

    @property
    def days(self) -> int:
        """Number of days."""
        return self.last_day - self.first_day + 1

    def before(self) -> Period:
        """The period of the same length that ends the day before."""
        return Period(self.first_day - self.days, self.first_day - 1)

    def start_ms(self) -> int:
        """First moment, UTC milliseconds."""
        return self.first_day * MILLISECONDS_A_DAY

    def end_ms(self) -> int:
        """First moment after the period, UTC milliseconds."""
        return (self.last_day + 1) * MILLISECONDS_A_DAY


def last_days(count: int, last_day: int) -> Period:
    """The `count` days that end on `last_day`."""
    return Period(last_day - count + 1, last_day)


def day_of(moment_ms: int) -> int:
    """The UTC day of a moment in milliseconds."""
    return moment_ms // MILLISECONDS_A_DAY


def day_from_iso(text: str) -> int:
    """The day of an ISO date such as "2026-11-21". Raises `ValueError` for anything else."""
    return (dt.date.fromisoformat(text) - _EPOCH).days


def iso_day(day: int) -> str:
    """A day as an ISO date."""
    return (_EPOCH + dt.timedelta(days=day)).isoformat()


def iso_moment(moment_ms: int) -> str:
    """A moment in milliseconds as UTC ISO 8601 with «Z», milliseconds only where there are any."""
    moment = dt.datetime.fromtimestamp(moment_ms // 1000, dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")
    rest = moment_ms % 1000
    return f"{moment}.{rest:03d}Z" if rest else f"{moment}Z"
