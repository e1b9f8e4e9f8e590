"""Week profiles and clocks: when people read and when posts arrive, in their own local time.

Times are UTC hours since the epoch (floats). A `Clock` turns a profile of 168 local hours of the
week (mean 1) into a piecewise-constant rate on UTC quarter hours and its running total: the rates
g_z and f_z of reach-and-score.md section 2.1. Every offset in use since 1972 is a multiple of
15 minutes, so quarter hours are exact and skipped or repeated local hours need no special case.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reachdesk.domain.reach.offsets import offsets_between

FloatArray = NDArray[np.float64]
Week = tuple[float, ...]
ZoneMix = tuple[tuple[str, float], ...]

QUARTER = 0.25
HOURS_OF_WEEK = 168
_LONGEST_KEPT = 4_000  # quarter hours of a clock worth keeping: some 40 days, 100 KB
MONDAY_AFTER_EPOCH = 96.0  # the epoch was a Thursday

# Shape assumed: a trough at night, a peak in the evening (section 2.7).
# fmt: off
READING_BY_HOUR = (
    0.55, 0.35, 0.22, 0.15, 0.12, 0.15, 0.35, 0.70, 0.95, 1.05, 1.10, 1.15,
    1.25, 1.25, 1.20, 1.20, 1.25, 1.30, 1.30, 1.35, 1.45, 1.50, 1.30, 0.90,
)
POSTING_BY_HOUR = (
    0.45, 0.30, 0.20, 0.15, 0.14, 0.20, 0.45, 0.80, 1.10, 1.30, 1.35, 1.35,
    1.35, 1.35, 1.35, 1.35, 1.35, 1.30, 1.20, 1.20, 1.25, 1.20, 1.00, 0.70,
)
# fmt: on
# Spasojevic et al. 2015 (arXiv 1506.02089): the weekly amplitude on Twitter roughly halves.
WEEKEND_READING = 0.80
WEEKEND_POSTING = 0.65


def week_profile(by_hour: Sequence[float], weekend: float = 1.0) -> Week:
    """168 relative rates, Monday 00:00 local time first, with mean exactly 1.

    `by_hour` holds 24 relative rates of a weekday; Saturday and Sunday are `weekend` times those.
    """
    week = np.tile(np.asarray(by_hour, dtype=float), 7)
    week[120:] *= weekend
    return unit_mean(week)


def unit_mean(rates: ArrayLike) -> Week:
    """168 non-negative relative rates divided by their mean; raises `ValueError` for others."""
    week = np.asarray(rates, dtype=float)
    if week.shape != (HOURS_OF_WEEK,) or not np.isfinite(week).all() or week.min() < 0:
        raise ValueError("a week profile is 168 finite rates, none below zero")
    if week.sum() <= 0:
        raise ValueError("a week profile needs at least one hour above zero")
    return tuple((week / week.mean()).tolist())


READING_WEEK = week_profile(READING_BY_HOUR, WEEKEND_READING)
POSTING_WEEK = week_profile(POSTING_BY_HOUR, WEEKEND_POSTING)
FLAT_WEEK: Week = (1.0,) * HOURS_OF_WEEK
# Where the posts of a feed come from, and where unknown followers live: assumed (section 2.7).
WORLD_MIX: ZoneMix = (
    ("America/New_York", 0.35),
    ("America/Los_Angeles", 0.20),
    ("Europe/London", 0.20),
    ("Asia/Tokyo", 0.15),
    ("Asia/Kolkata", 0.10),
)


def utc_hours(moment: datetime) -> float:
    """Hours since the epoch of a moment; a moment without a zone counts as UTC."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return aware.timestamp() / 3600.0


def local_hour_of_week(zone: str, first_quarter: int, count: int) -> NDArray[np.int64]:
    """Local hour of the week, 0..167 from Monday 00:00, of `count` UTC quarter hours.

    `first_quarter` counts quarter hours since the epoch. Raises `ValueError` for an unknown zone.
    """
    hours = (first_quarter + np.arange(count)) * QUARTER
    local = hours + offsets_between(zone, first_quarter, count) - MONDAY_AFTER_EPOCH
    return np.floor(local % HOURS_OF_WEEK).astype(np.int64)


def local_hours_of_week_at(zone: str, hours: ArrayLike) -> NDArray[np.int64]:
    """Local hour of the week, 0..167, at each of the UTC hours; any shape, times in any order."""
    times = np.asarray(hours, dtype=float)
    if times.size == 0:
        return np.zeros(times.shape, dtype=np.int64)
    quarters = np.floor(times / QUARTER).astype(np.int64)
    first = int(quarters.min())
    return local_hour_of_week(zone, first, int(quarters.max()) - first + 1)[quarters - first]


class Clock:
    """A rate of mean about 1 on UTC quarter hours, and its running total.

    `edges` (cells + 1,) UTC hours, `rates` (cells,), `mass` (cells + 1,) unit-rate hours since the
    first edge: S(u) and L(u) of section 2.1 for one session or post per hour.
    """

    __slots__ = ("edges", "mass", "rates", "start")

    def __init__(self, first_quarter: int, rates: FloatArray) -> None:
        self.start = first_quarter * QUARTER
        self.rates = rates
        self.edges = (first_quarter + np.arange(rates.size + 1)) * QUARTER
        self.mass = np.concatenate(([0.0], np.cumsum(rates * QUARTER)))
        for values in (self.rates, self.edges, self.mass):
            values.setflags(write=False)  # clocks are shared through caches

    def at(self, hours: ArrayLike) -> FloatArray:
        """Unit-rate hours from the first edge to `hours`; held constant outside the clock."""
        position = (np.asarray(hours, dtype=float) - self.start) * (1 / QUARTER)
        position = np.minimum(np.maximum(position, 0.0), float(self.rates.size))
        cell = np.minimum(position.astype(np.int64), self.rates.size - 1)
        return np.asarray(self.mass[cell] + self.rates[cell] * QUARTER * (position - cell))

    def inverse(self, mass: ArrayLike) -> FloatArray:
        """When the running total reaches `mass`, in UTC hours; inf past the end of the clock."""
        wanted = np.asarray(mass, dtype=float)
        found = np.interp(wanted, self.mass, self.edges)
        return np.where(wanted > self.mass[-1], np.inf, found)

    def changes(self, start: float, end: float) -> FloatArray:
        """The edges strictly between `start` and `end` at which the rate changes, UTC hours."""
        inner: FloatArray = self.edges[1:-1][np.diff(self.rates) != 0]
        return np.asarray(inner[(inner > start) & (inner < end)])


def constant_clock(start: float, hours: float) -> Clock:
    """A clock of rate 1 from `start` for `hours` hours: the closed forms' world."""
    first, count = _cells(start, hours)
    return Clock(first, np.ones(count))


def session_clock(zone: str, start: float, hours: float, week: Week = READING_WEEK) -> Clock:
    """The reading sessions of people in `zone`, from `start` for `hours` hours."""
    return mixed_clock(((zone, 1.0),), start, hours, week)


def feed_clock(
    zone: str,
    start: float,
    hours: float,
    *,
    own_share: float = 0.6,
    mix: ZoneMix = WORLD_MIX,
    week: Week = POSTING_WEEK,
) -> Clock:
    """The posts that reach a reader in `zone`: `own_share` from there, the rest from `mix`."""
    total = sum(share for _, share in mix)
    others = tuple((other, (1 - own_share) * share / total) for other, share in mix)
    return mixed_clock((*others, (zone, own_share)), start, hours, week)


def mixed_clock(mix: ZoneMix, start: float, hours: float, week: Week) -> Clock:
    """Activity of people spread over zones by the (unnormalised) shares of `mix`."""
    first, count = _cells(start, hours)
    if count > _LONGEST_KEPT:
        return _mixed_clock.__wrapped__(mix, first, count, week)
    return _mixed_clock(mix, first, count, week)


def _cells(start: float, hours: float) -> tuple[int, int]:
    if not (math.isfinite(start) and math.isfinite(hours)) or hours < 0:
        raise ValueError("a clock needs a finite start and a span that is not negative")
    first = math.floor(start / QUARTER)
    return first, math.ceil((start + hours) / QUARTER) - first + 1


@lru_cache(maxsize=512)
def _mixed_clock(mix: ZoneMix, first: int, count: int, week: Week) -> Clock:
    total = sum(share for _, share in mix)
    rates = np.zeros(count)
    for zone, share in mix:
        hour = local_hour_of_week(zone, first, count)
        rates += share / total * np.asarray(week, dtype=float)[hour]
    return Clock(first, rates)
