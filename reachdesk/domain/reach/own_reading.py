"""The owner's own reading as the default reader: "assuming other people read like I do".

An export may hold the times at which the owner was shown something (ads, on X). Times close
together are one session; a session without any such time is not seen, so the rate is a floor.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from reachdesk.domain.reach.clocks import (
    HOURS_OF_WEEK,
    READING_WEEK,
    Week,
    local_hours_of_week_at,
    unit_mean,
)

GAP_HOURS = 0.5  # a longer silence ends a session
USUAL_SESSIONS = 50.0  # the usual week counts as so many sessions, so that few times do not rule


@dataclass(frozen=True, slots=True)
class OwnReading:
    """The owner's sessions: how many, between which UTC hours, how often and in which hours.

    `reading_week` are 168 relative rates in local time, mean 1, pulled towards the usual week while
    there are few sessions.
    """

    sessions: int
    first_hour: float
    last_hour: float
    sessions_per_day: float
    reading_week: Week


def own_reading(times_utc_hours: ArrayLike, zone: str) -> OwnReading | None:
    """Sessions found in the times (any order) of somebody in `zone`; None without a usable time.

    The rate counts every day between the first and the last session, quiet ones included.
    """
    times = np.asarray(times_utc_hours, dtype=float).ravel()
    times = np.sort(times[np.isfinite(times)])
    if times.size == 0:
        return None
    begins = times[np.append(True, np.diff(times) > GAP_HOURS)]
    first, last = float(begins[0]), float(times[-1])
    hours = np.bincount(local_hours_of_week_at(zone, begins), minlength=HOURS_OF_WEEK)
    usual = USUAL_SESSIONS * np.asarray(READING_WEEK) / HOURS_OF_WEEK
    days = max(1.0, (last - first) / 24.0)
    return OwnReading(int(begins.size), first, last, begins.size / days, unit_mean(hours + usual))
