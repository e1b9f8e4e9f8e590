"""A plan for posting: how often, at which hours, with repeats, cross-posts and new followers.

Hours are those of a week on one clock, 0..167 from Monday 00:00. A plan says nothing about what is
posted; every week of it is like every other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from reachdesk.domain.reach.clocks import HOURS_OF_WEEK

HOURS_OF_DAY, DAYS_OF_WEEK = 24, 7
MOST_POSTS_A_DAY = 24.0
_WAKING = range(6, HOURS_OF_DAY)
# The middle of the working week first, the weekend last: so a few posts a week are of weekdays.
_DAYS_IN_ORDER = (1, 3, 0, 4, 2, 5, 6)


@dataclass(frozen=True, slots=True)
class CrossPost:
    """The same posts on another channel: the `share` of followers who are there as well, and the
    `chance` that one of those sees one post there; both 0..1.

    `account` is the owner's account there: where its own followers are known, they and their
    sessions say the chance; "" for a channel of which nothing is known.
    """

    share: float
    chance: float
    account: str = ""

    def __post_init__(self) -> None:
        if not (0 <= self.share <= 1 and 0 <= self.chance <= 1):
            raise ValueError("a share and a chance lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class AddedFollowers:
    """`count` more followers who live in `zone` (None: on the mix for unknown places), of whom
    nothing else is known. `group` is the key of a group that they join, "" for none."""

    count: float
    zone: str | None = None
    group: str = ""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.count) and self.count >= 0):
            raise ValueError("a number of new followers is not negative")


@dataclass(frozen=True, slots=True)
class Plan:
    """A week of posting that comes again and again.

    - `posts_per_day`: on average, 0..24.
    - `hours`: hours of the day (0..23) at which posts go out, in order of use. Fewer posts than
      hours take turns; more posts than hours go where the longest pause of the waking day is.
    - `repeat_after_hours`: every post goes out once more so many hours later (1..167); None never.
    - `cross_post`, `added`: another channel, and followers gained.

    Raises `ValueError` for anything outside.
    """

    posts_per_day: float
    hours: tuple[int, ...] = (9,)
    repeat_after_hours: int | None = None
    cross_post: CrossPost | None = None
    added: tuple[AddedFollowers, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.posts_per_day <= MOST_POSTS_A_DAY:
            raise ValueError("a plan has 0 to 24 posts a day")
        if not self.hours or not all(hour in range(HOURS_OF_DAY) for hour in self.hours):
            raise ValueError("a plan names hours of the day, 0 to 23")
        if len(set(self.hours)) != len(self.hours):
            raise ValueError("a plan names an hour once")
        after = self.repeat_after_hours
        if after is not None and after not in range(1, HOURS_OF_WEEK):
            raise ValueError("a repeat comes 1 to 167 hours later")

    @property
    def posts_per_week(self) -> float:
        """Posts of a week, repeats not counted."""
        return DAYS_OF_WEEK * self.posts_per_day

    def whole_weeks(self) -> tuple[tuple[int, float], ...]:
        """(posts, share of the weeks): a plan of 6.3 posts has 6 in 70 % of weeks, 7 in 30 %."""
        below = math.floor(self.posts_per_week + 1e-9)
        part = self.posts_per_week - below
        if part < 1e-9:
            return ((below, 1.0),)
        return ((below, 1 - part), (below + 1, part))

    def posted(self, posts: int) -> tuple[int, ...]:
        """Hours of the week of the first `posts` posts, ascending, repeats left out."""
        return tuple(sorted(posting_order(self.hours, self.repeat_after_hours)[:posts]))

    def sent(self, posts: int) -> tuple[int, ...]:
        """Hours of the week at which anything goes out, repeats included, each once, ascending.

        The repeat of a late post stands at the beginning of the week: there last week's does.
        """
        first = self.posted(posts)
        after = self.repeat_after_hours
        again = () if after is None else tuple((hour + after) % HOURS_OF_WEEK for hour in first)
        return tuple(sorted({*first, *again}))


@lru_cache(maxsize=256)
def posting_order(hours: tuple[int, ...], repeat_after_hours: int | None = None) -> tuple[int, ...]:
    """All 168 hours of the week in the order in which a growing plan uses them.

    A plan of more posts holds every hour of a plan of fewer, so more posts never mean fewer
    different readers.
    """
    day = _hours_of_day(hours, repeat_after_hours)
    named = len(hours)
    order = []
    for turn in range(HOURS_OF_DAY):
        for place, weekday in enumerate(_DAYS_IN_ORDER):
            # The named hours take turns from day to day; after them every day gets the same.
            hour = day[(turn + place) % named] if turn < named else day[turn]
            order.append(HOURS_OF_DAY * weekday + hour)
    return tuple(order)


def _hours_of_day(hours: tuple[int, ...], repeat_after_hours: int | None) -> tuple[int, ...]:
    """All 24 hours: the named ones, then always the one farthest from those before it and from
    their repeats."""
    again = repeat_after_hours or 0
    taken = list(hours)
    busy = [(hour + more) % HOURS_OF_DAY for hour in hours for more in (0, again)]
    for free in (_WAKING, range(HOURS_OF_DAY)):
        left = [hour for hour in free if hour not in taken]
        while left:
            farthest = max(left, key=lambda hour: (_pause(hour, busy), -hour))
            taken.append(farthest)
            busy += [farthest, (farthest + again) % HOURS_OF_DAY]
            left.remove(farthest)
    return tuple(taken)


def _pause(hour: int, busy: list[int]) -> int:
    apart = (abs(hour - other) for other in busy)
    return min(min(hours, HOURS_OF_DAY - hours) for hours in apart)
