"""Readers for every posting hour of a week, on one place's clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import numpy as np

from reachdesk.domain.answers.reach import ReachHours
from reachdesk.domain.reach.audience import week_chances
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk, Request
from reachdesk.services.home_zone import home_zone, zones_by_people
from reachdesk.services.methods import read_only
from reachdesk.services.own_hours import own_hours
from reachdesk.services.own_zone import stated_zone
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_followers import reach_followers
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_models import FULL

SECONDS_AN_HOUR = 3600.0
DAYS_A_WEEK, HOURS_A_DAY = 7, 24
MOST_ZONES = 8


def week_of_readers(desk: Desk, request: Request, *, with_own: bool = False) -> ReachHours:
    """Expected readers by local weekday and hour, always by the full model: in the simple sum the
    hour makes no difference. Chances instead of people where nobody counted the followers.

    `with_own`: the owner's measured results as well, which replays all forecasts the first time.
    """
    zone = request.clock_zone or home_zone(desk, request.account)
    known = audience_arrays(desk, request.account)
    assumptions = used_assumptions(desk, request, FULL)
    start = week_start(request.period.last_day, zone)

    def made() -> np.ndarray:
        followers = reach_followers(desk, request.account, assumptions)
        chances = week_chances(followers, assumptions, start)[0]
        return read_only(chances.reshape(DAYS_A_WEEK, HOURS_A_DAY) * (known.people or 1))

    key = ("reach week", request.account, start, assumptions)
    return ReachHours(
        method=reach_method(desk, replace(request, model=FULL)),
        zone=zone,
        followers=known.people,
        readers=desk.remember(key, made),
        own=own_hours(desk, request.account, zone) if with_own else None,
        zones=_zones(desk, request.account),
    )


def _zones(desk: Desk, account: str) -> tuple[str, ...]:
    """Clocks to choose from: the owner's own, as an export says, then those of most followers."""
    stated = stated_zone(desk, account)
    own = (stated.zone,) if stated else ()
    return tuple(dict.fromkeys((*own, *zones_by_people(desk, account))))[:MOST_ZONES]


def week_start(day: int, zone: str) -> float:
    """UTC hours since the epoch of local Monday 00:00 in the week of `day`.

    Where clocks change in that week, the week before: 168 hours then fill seven whole days.
    """
    place = ZoneInfo(zone)
    date = dt.date(1970, 1, 1) + dt.timedelta(days=day)
    monday = date - dt.timedelta(days=date.weekday())
    starts = [
        dt.datetime.combine(monday + dt.timedelta(weeks=weeks), dt.time(), tzinfo=place)
        for weeks in (-1, 0, 1)
    ]
    before, this, after = (start.timestamp() / SECONDS_AN_HOUR for start in starts)
    return this if after - this == DAYS_A_WEEK * HOURS_A_DAY else before
