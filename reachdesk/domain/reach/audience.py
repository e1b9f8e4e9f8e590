"""From followers to readers: who sees a post, group by group, hour by hour.

Groups are masks over the followers; they may overlap, each is summed for itself and they are never
added (reach-and-score.md section 2.8). Chances are of a follower being among the readers, dormant
followers included; people are modelled, never measured views.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.chances import Groups, follower_chances, post_chances
from reachdesk.domain.reach.clocks import HOURS_OF_WEEK, ZoneMix
from reachdesk.domain.reach.followers import Followers, bare_followers, spread_followers
from reachdesk.domain.reach.group_reach import GroupReach, reach_by_group
from reachdesk.domain.reach.life import Life, life_curve, life_curve_for_zone
from reachdesk.domain.reach.window import WindowTimes, window_times

__all__ = [
    "Followers",
    "GroupReach",
    "Life",
    "WindowTimes",
    "bare_followers",
    "different_readers",
    "life_curve",
    "life_curve_for_zone",
    "post_chances",
    "seen_chance",
    "spread_followers",
    "typical_chance",
    "week_chances",
    "window_times",
]

FloatArray = NDArray[np.float64]
SEED_WEEK_HOURS = 368_688.0  # Monday 2012-01-23 00:00 UTC, a week without a change of clocks


def seen_chance(
    followers: Followers,
    posted_hours_utc: float,
    assumptions: Assumptions,
    groups: Groups | None = None,
) -> tuple[GroupReach, ...]:
    """Readers of a post: first of the whole audience, then of every group.

    `groups` (groups, n) masks. Unknown inflow is integrated over its stated spread, unknown zones
    over the stated mix, session rates over theirs. Raises `ValueError` for a time unknown.
    """
    chance = follower_chances(followers, posted_hours_utc, assumptions)
    return reach_by_group(followers, chance, assumptions, groups)


def different_readers(
    followers: Followers,
    posted_hours_utc: Sequence[float] | FloatArray,
    assumptions: Assumptions,
    groups: Groups | None = None,
) -> tuple[GroupReach, ...]:
    """Followers who see at least one of several posts or copies, at these times (posts,).

    The same person reads or does not read all week, so posts add less and less. Shape of the answer
    as in `seen_chance`.
    """
    chance = follower_chances(followers, posted_hours_utc, assumptions)
    return reach_by_group(followers, chance, assumptions, groups)


def week_chances(
    followers: Followers,
    assumptions: Assumptions,
    week_start_hours_utc: float,
    groups: Groups | None = None,
) -> FloatArray:
    """Mean chance for every posting hour of a week from `week_start_hours_utc`, (groups, 168)."""
    hours = week_start_hours_utc + np.arange(HOURS_OF_WEEK)
    return post_chances(followers, hours, assumptions, groups)


def typical_chance(
    assumptions: Assumptions,
    zone_mix: ZoneMix,
    week_start_hours_utc: float = SEED_WEEK_HOURS,
) -> FloatArray:
    """Chance of a follower of whom only the mix of zones is known, by UTC hour of the week, (168,).

    Monday 00:00 UTC first; dormant followers count. For modelled views in the score.
    """
    chances = week_chances(spread_followers(zone_mix), assumptions, week_start_hours_utc)
    return np.asarray(chances[0])
