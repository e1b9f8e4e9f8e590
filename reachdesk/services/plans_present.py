"""How the account posts now, as a plan: its own last 90 days."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.plan import LEAST_POSTS
from reachdesk.domain.periods import Period
from reachdesk.domain.reach.clocks import local_hours_of_week_at
from reachdesk.domain.reach.plan import HOURS_OF_DAY, MOST_POSTS_A_DAY, Plan
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import AccountHistory, account_history
from reachdesk.services.measured_posts import REPLY
from reachdesk.services.reach_estimates import MILLISECONDS_AN_HOUR

DAYS = 90
MOST_HOURS = 6
_DAY_BEGINS = 4  # nobody's evening reaches past four
_USUAL_HOUR = 9


@dataclass(frozen=True, slots=True)
class Present:
    """How often the account posted in `days` days: `posts` own posts that answer nobody, of
    `hours_known` of which the hour is known. `plan` is None under three posts."""

    plan: Plan | None
    posts: int
    days: int
    hours_known: int


def present(desk: Desk, request: Request, zone: str) -> Present:
    """The last 90 days up to the end of the request's period, hours on the clock of `zone`.

    Where the exports speak of fewer days, those. Answers to others are left out, as few followers
    are shown them.
    """
    known = account_history(desk, request.account)
    if known is None:
        return Present(None, 0, 0, 0)
    last = min(request.period.last_day, known.last_day)
    first = max(last - DAYS + 1, known.first_day)
    if last < first:
        return Present(None, 0, 0, 0)
    chosen = known.own_in(Period(first, last)) & (known.columns.kind != REPLY)
    posts, days = int(np.count_nonzero(chosen)), last - first + 1
    hours = _hours_of_day(known, chosen, zone)
    if posts < LEAST_POSTS:
        return Present(None, posts, days, hours.size)
    often = min(posts / days, MOST_POSTS_A_DAY)
    return Present(Plan(often, usual_hours(hours, often)), posts, days, hours.size)


def _hours_of_day(known: AccountHistory, chosen: NDArray[np.bool_], zone: str) -> NDArray[np.int64]:
    timed = chosen & known.time_of_day_known
    moments = known.columns.created_ms[timed] / MILLISECONDS_AN_HOUR
    return np.asarray(local_hours_of_week_at(zone, moments) % HOURS_OF_DAY)


def usual_hours(hours: NDArray[np.int64], posts_per_day: float) -> tuple[int, ...]:
    """As many hours of the day as there are posts a day, at most six, that stand for `hours`
    (posts,): quantiles of the day that begins at four; nine o'clock where none is known."""
    if hours.size == 0:
        return (_USUAL_HOUR,)
    count = min(max(1, math.ceil(posts_per_day - 1e-9)), MOST_HOURS)
    since = np.sort((hours - _DAY_BEGINS) % HOURS_OF_DAY)
    places = ((np.arange(count) + 0.5) / count * hours.size).astype(np.int64)
    found = ((since[np.minimum(places, hours.size - 1)] + _DAY_BEGINS) % HOURS_OF_DAY).tolist()
    return tuple(dict.fromkeys(found))
