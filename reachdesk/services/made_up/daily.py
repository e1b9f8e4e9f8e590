"""What the made-up network counted day by day: views, engagements, who joined and left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from reachdesk.domain.periods import day_of
from reachdesk.domain.records import PostKind
from reachdesk.services.made_up import calendar, cast, pools, posts

DAYS = 365
"""An account overview reaches back a year."""

_FIRST_DAY = calendar.LAST_DAY - DAYS + 1
_MENTIONED_WAVE, _MENTIONED_DAY = 5, calendar.LAST_DAY - 46
"""The day of that wave on which most of those who joined came: somebody mentioned the account."""

_SEEN_AFTER = (0.72, 0.2, 0.08)
"""The share of a post's views on its day and on the two days after it."""


def figures() -> dict[str, dict[int, int]]:
    """The value of each metric by day, every day of the year."""
    joined, left = _joined_and_left()
    views, engaged = _views()
    days = range(_FIRST_DAY, calendar.LAST_DAY + 1)
    columns: dict[str, Mapping[int, float]] = {
        "impressions_day": views,
        "engagements_day": engaged,
        "follows_day": joined,
        "unfollows_day": left,
    }
    return {metric: {day: round(by_day[day]) for day in days} for metric, by_day in columns.items()}


def _joined_and_left() -> tuple[Counter[int], Counter[int]]:
    """Between two waves as many as the waves say, on days by chance."""
    joined: Counter[int] = Counter()
    left: Counter[int] = Counter()
    for wave in range(1, len(cast.WAVES)):
        maker = pools.chance(9_100 + wave)
        days = range(calendar.WAVE_DAYS[wave - 1] + 1, calendar.WAVE_DAYS[wave] + 1)
        size, lost = cast.WAVES[wave]
        came = size - cast.WAVES[wave - 1][0] + lost
        at_once = round(0.7 * came) if wave == _MENTIONED_WAVE else 0
        joined[_MENTIONED_DAY] += at_once
        joined.update(maker.choices(days, k=came - at_once))
        left.update(maker.choices(days, k=lost))
    return joined, left


@cache
def followers() -> dict[int, int]:
    """How many there were at the end of each day, from the first wave on: as many as the wave
    before says, and those who joined and left since."""
    joined, left = _joined_and_left()
    count, found = cast.WAVES[0][0], {}
    for day in range(calendar.WAVE_DAYS[0], calendar.LAST_DAY + 1):
        count += joined[day] - left[day]
        found[day] = count
    return found


def _views() -> tuple[dict[int, float], dict[int, float]]:
    """Views and engagements of each day, from those of the posts."""
    days = range(_FIRST_DAY - len(_SEEN_AFTER), calendar.LAST_DAY + 1)
    views, engaged = dict.fromkeys(days, 0.0), dict.fromkeys(days, 0.0)
    for post in posts.posts():
        posted = day_of(post.created_ms or 0)
        if post.kind == PostKind.REPOST or posted not in views:
            continue
        seen = posts.impressions(post)
        done = 3 * (post.likes or 0) + 4 * (post.reposts or 0) + seen / 60
        for later, share in enumerate(_SEEN_AFTER):
            if posted + later in views:
                views[posted + later] += share * seen
                engaged[posted + later] += share * done
    return views, engaged
