"""Everything the reach model assumes, in one frozen record (reach-and-score.md section 2.7)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from reachdesk.domain.reach.channels import Ranking
from reachdesk.domain.reach.clocks import (
    HOURS_OF_WEEK,
    POSTING_WEEK,
    READING_WEEK,
    WORLD_MIX,
    Week,
    ZoneMix,
)
from reachdesk.domain.reach.depth import DepthLaw, Fixed, LoadAndMores
from reachdesk.domain.reach.offsets import is_known_zone

RANKED_FEEDS_SINCE_HOURS = 403_968.0  # 2016-02-01 00:00 UTC: ranked feeds since that month
RANKED_SHARE_SINCE = 0.5  # what an editor may propose for later posts; no trustworthy split exists


USUAL_DEPTH = LoadAndMores(57, 2.5)  # "one full load and two or three mores": mean 199.5 posts
USUAL_RANKING = Ranking()


@dataclass(frozen=True)
class Assumptions:
    """The parameters of the reach model; every one can be edited.

    - `rule`: "full", or "simple" for the seed's sum, where everybody is alike and awake.
    - `sessions_per_day`: mean over active followers; `session_shape`: Gamma shape of its spread
      between followers (inf: everybody alike). Shape .5 and mean 1.5 give 50 % daily visitors.
    - `depth`: posts read in a session.
    - `inflow_per_day`: median newer posts a day of followers with unknown following count, spread
      lognormally with sd `inflow_spread` in log; `posts_per_followed`: posts a day from one
      followed account, for followers whose following count is known.
    - `alive_share`: chance that a follower of unknown state still uses the network at all.
    - `horizon_hours`: how long after posting anybody may still look.
    - `own_feed_share` of a feed comes from the reader's own zone, the rest from `feed_zone_mix`.
    - `unknown_zone_mix`: where followers of unknown place live (never silently the owner's zone).
    - `reading_week`, `posting_week`: 168 relative rates in local time, mean 1.
    - `shared_shock`: sd of the log of a factor that all followers share (content, day, network).
    - `level`: factor on every chance, 1 until calibrated on measured impressions.
    - `list_share` of newest-first sessions reads a small list with `list_posts_per_day` posts.
    - `ranked_share` of sessions is ranked by `ranking` instead of newest first.
    """

    rule: Literal["full", "simple"] = "full"
    sessions_per_day: float = 1.5
    session_shape: float = 0.5
    depth: DepthLaw = USUAL_DEPTH
    inflow_per_day: float = 1500.0
    inflow_spread: float = 1.1
    posts_per_followed: float = 1.36
    alive_share: float = 0.6
    horizon_hours: float = 168.0
    own_feed_share: float = 0.6
    feed_zone_mix: ZoneMix = WORLD_MIX
    unknown_zone_mix: ZoneMix = WORLD_MIX
    reading_week: Week = READING_WEEK
    posting_week: Week = POSTING_WEEK
    shared_shock: float = 0.7
    level: float = 1.0
    list_share: float = 0.0
    list_posts_per_day: float = 68.0
    ranked_share: float = 0.0
    ranking: Ranking = USUAL_RANKING

    def __post_init__(self) -> None:
        shares = (self.alive_share, self.own_feed_share, self.list_share, self.ranked_share)
        if not all(0 <= share <= 1 for share in shares):
            raise ValueError("a share lies between 0 and 1")
        rates = (self.sessions_per_day, self.inflow_per_day, self.list_posts_per_day)
        spans = (self.inflow_spread, self.shared_shock, self.level, self.horizon_hours)
        amounts = (*rates, *spans, self.posts_per_followed)
        if not all(math.isfinite(amount) and amount >= 0 for amount in amounts):
            raise ValueError("rates, spreads and spans are finite and not negative")
        if not self.session_shape > 0:
            raise ValueError("the shape of the session spread is above zero")
        for mix in (self.feed_zone_mix, self.unknown_zone_mix):
            if not mix or min(share for _, share in mix) < 0 or sum(s for _, s in mix) <= 0:
                raise ValueError("a mix of zones needs shares, none below zero")
            if not all(is_known_zone(zone) for zone, _ in mix):
                raise ValueError("a mix of zones has a name that no time zone has")
        _check_week(self.reading_week)
        _check_week(self.posting_week)

    @property
    def everybody_alike(self) -> bool:
        """Whether what is known of single followers is left aside (the simple sum)."""
        return self.rule == "simple"

    def at_level(self, level: float, shared_shock: float) -> Assumptions:
        """These assumptions, calibrated: `level` and `shared_shock` as measured."""
        return replace(self, level=level, shared_shock=shared_shock)


def _check_week(week: Week) -> None:
    if len(week) != HOURS_OF_WEEK:
        raise ValueError("a week has 168 hours")
    if not (min(week) >= 0 and 0 < sum(week) < math.inf):
        raise ValueError("rates of a week are finite, none below zero and one above")


DEFAULT = Assumptions()

# The seed text's own sum: 200 posts read once a day of 1,500 arriving, 13.3 % or 1 in 7.5.
SEED = Assumptions(
    rule="simple",
    sessions_per_day=1.0,
    session_shape=math.inf,
    depth=Fixed(200),
    inflow_per_day=1500.0,
    inflow_spread=0.0,
    alive_share=1.0,
)


def like_me(base: Assumptions, sessions_per_day: float, reading_week: Week) -> Assumptions:
    """`base` with the owner's own reading rate and reading hours for the average follower.

    The spread between followers stays: that others read as often on average does not make them
    alike. See `own_reading.OwnReading` for where the two come from.
    """
    return replace(base, rule="full", sessions_per_day=sessions_per_day, reading_week=reading_week)


def usual_ranked_share(posted_hours_utc: float) -> float:
    """What to propose for `ranked_share`: 0 before February 2016, half after (section 2.3)."""
    return RANKED_SHARE_SINCE if posted_hours_utc >= RANKED_FEEDS_SINCE_HOURS else 0.0
