"""Views of posts that no export measured: followers of the day times a typical seen-chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.audience import typical_chance
from reachdesk.domain.reach.clocks import HOURS_OF_WEEK, MONDAY_AFTER_EPOCH
from reachdesk.domain.records import Precision
from reachdesk.domain.score.history import FollowerHistory
from reachdesk.services.reporting import still_wanted
from reachdesk.storage.codes import PRECISIONS
from reachdesk.storage.dated_posts import DatedPosts

HOURS_A_DAY = 24
MILLISECONDS_AN_HOUR = MILLISECONDS_A_DAY // HOURS_A_DAY
DAY = PRECISIONS.index(Precision.DAY)


def modelled_views(columns: DatedPosts, followers: FollowerHistory) -> NDArray[np.float64]:
    """Views (posts,) by the reach model's defaults; NaN where no export counts the followers.

    The chance is that of the UTC hour of the week, for followers of whom nothing is known (spread
    over the default mix of zones): who followed then, and from where, no export says. A post of
    which only the day is known has the mean chance of that day. A day before the first known count
    has the first one.
    """
    if not len(followers.days):
        return np.full(len(columns.ids), np.nan)
    chance = typical_chance(DEFAULT, DEFAULT.unknown_zone_mix)
    by_day = chance.reshape(-1, HOURS_A_DAY).mean(axis=1)
    hours = columns.created_ms / MILLISECONDS_AN_HOUR - MONDAY_AFTER_EPOCH
    hour = np.floor(hours % HOURS_OF_WEEK).astype(np.int64)
    still_wanted()
    expected = np.where(columns.precision == DAY, by_day[hour // HOURS_A_DAY], chance[hour])
    count, _assumed = followers.at(columns.created_ms // MILLISECONDS_A_DAY)
    return np.asarray(count * expected)
