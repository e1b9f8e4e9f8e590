"""One post and one reader: how long the post stays in the reading window."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.awake import reader_clocks
from reachdesk.domain.reach.clocks import QUARTER

FloatArray = NDArray[np.float64]
COUNTED = (50, 100, 150, 200)


@dataclass(frozen=True, eq=False)
class WindowTimes:
    """What a window diagram draws; times are hours after posting.

    `starts` (slots,) and `newer_posts` (slots,): posts expected to arrive in each slot of
    `slot_hours`. `full_after`: when a mean depth of `window_posts` newer posts has arrived (inf:
    not within the horizon, or nothing arrives). `counts` pairs (newer posts, hours). `visits`:
    when a reader of mean rate opens the app within a day, evenly spread over their sessions.
    """

    slot_hours: float
    starts: FloatArray
    newer_posts: FloatArray
    window_posts: float
    inflow_per_day: float
    full_after: float
    counts: tuple[tuple[int, float], ...]
    visits: tuple[float, ...]


def window_times(
    posted_hours_utc: float,
    assumptions: Assumptions,
    zone: str,
    *,
    every_minutes: float = 10.0,
    span_hours: float = 7.5,
) -> WindowTimes:
    """The window of a reader in `zone` with the stated inflow, over `span_hours` from posting.

    Raises `ValueError` for an unknown zone or a slot of no length.
    """
    if not every_minutes > 0:
        raise ValueError("a slot of the window has a length")
    hours = max(assumptions.horizon_hours, span_hours, 24.0)
    reading, feed = reader_clocks(zone, posted_hours_utc, hours, assumptions)
    slot, per_hour = every_minutes / 60.0, assumptions.inflow_per_day / 24.0
    slots = np.arange(math.ceil(span_hours / slot - 1e-9) + 1, dtype=np.float64)
    edges = np.asarray(posted_hours_utc + slot * slots, dtype=np.float64)
    day = np.asarray(posted_hours_utc + np.arange(0, 24.01, QUARTER), dtype=np.float64)

    def after(posts: float) -> float:
        if posts <= 0 or per_hour <= 0:
            return math.inf if posts > 0 else 0.0
        return float(feed.inverse(feed.at(posted_hours_utc) + posts / per_hour)) - posted_hours_utc

    return WindowTimes(
        slot_hours=slot,
        starts=edges[:-1] - posted_hours_utc,
        newer_posts=per_hour * np.diff(feed.at(edges)),
        window_posts=assumptions.depth.mean(),
        inflow_per_day=assumptions.inflow_per_day,
        full_after=after(assumptions.depth.mean()),
        counts=tuple((count, after(count)) for count in COUNTED),
        visits=_visits(day, reading.at(day), assumptions.sessions_per_day / 24.0),
    )


def _visits(hours: FloatArray, mass: FloatArray, sessions_per_hour: float) -> tuple[float, ...]:
    """Hours after the first at which the expected number of sessions passes one half, 1.5, 2.5…"""
    expected = sessions_per_hour * (mass - mass[0])
    marks = np.arange(0.5, expected[-1], 1.0)
    return tuple((np.interp(marks, expected, hours) - hours[0]).tolist())
