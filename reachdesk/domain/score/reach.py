"""Reach: how many active followers a day's posts were in front of, over the window.

Of a day's posts, U = pool * (1 - product of (1 - views/pool)) distinct readers are expected, with
pool = followers * active share. Raw value: the sum over days of weight * U^power, by the length of
the window. The power lets a huge day count as one day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.causes import Cause
from reachdesk.domain.score.component import ItemKind, Measured
from reachdesk.domain.score.day_groups import group_sums
from reachdesk.domain.score.posting_days import (
    posting_days,
    share_day_changes,
    share_within_days,
)
from reachdesk.i18n import N_

if TYPE_CHECKING:
    import numpy.typing as npt

    from reachdesk.domain.score.history import Numbers
    from reachdesk.domain.score.moment import DayRun, Moment
    from reachdesk.domain.score.recipe import Recipe


def missed(views: Numbers, pool: npt.ArrayLike, ceiling: float) -> Numbers:
    """Log chance that one member of the pool misses a post, shape of `views`.

    `pool` is one number of people, or one per post; `ceiling` is the largest share of it that one
    post reaches. Views above the pool (strangers count as views too) do not break it. An empty
    pool gives 0.
    """
    people = np.asarray(pool, float)
    share = np.minimum(views, ceiling * people) / np.where(people > 0, people, np.inf)
    return np.asarray(np.log1p(-np.minimum(share, ceiling)))


def day_reach(views: npt.ArrayLike, followers: float, alive_share: float, ceiling: float) -> float:
    """Expected distinct active followers who saw at least one of a day's posts, 0..pool.

    `views` (posts,) of the day's posts; `alive_share` 0..1 of the followers still read.
    """
    pool = followers * alive_share
    if pool <= 0:
        return 0.0
    return float(-pool * np.expm1(missed(np.asarray(views, float), pool, ceiling).sum()))


class ReachComponent:
    """Reach, listed by post: a day's part is shared among its posts by views."""

    key = "reach"
    title = N_("Reach")
    order = 10
    items: ItemKind = "post"
    causes = (Cause.NEW_POSTS, Cause.MORE_REACTIONS, Cause.POSTS_FADING, Cause.FOLLOWERS)

    def raw(self, moment: Moment, recipe: Recipe) -> float:
        """Readers of a day, to the power, averaged over the window."""
        return float(self.contributions(moment, recipe).sum())

    def over_days(self, run: DayRun, recipe: Recipe) -> Measured:
        """Raw value by day; the spread is the shock that all modelled views share.

        Raw reach grows at most with views^power, so a shock of sd s in log views moves the
        modelled part by at most power * s of itself; measured views carry no shock.
        """
        groups, posts = run.groups, run.posts
        reached = self._reached(run, recipe)
        size = groups.weight * reached**recipe.reach_power / recipe.window_days
        total = groups.sums(posts.views)
        modelled = groups.sums(np.where(posts.views_measured, 0.0, posts.views))
        share = modelled / np.where(total > 0, total, 1.0)
        raw = run.sum_by_day(size, groups.score_day)
        shaken = run.sum_by_day(size * share, groups.score_day)
        return Measured(raw, recipe.views_log_spread * recipe.reach_power * shaken)

    @staticmethod
    def _reached(run: DayRun, recipe: Recipe) -> Numbers:
        """Distinct readers of each group's posts, (groups,); days with one pool share the work."""
        groups, views = run.groups, run.posts.views
        pool = run.followers * run.alive_share
        logs = np.zeros(len(groups.posting))
        pools, of_day = np.unique(pool, return_inverse=True)
        of_group = of_day[groups.score_day]
        for place, people in enumerate(pools):
            mine = of_group == place
            by_day = groups.by_posting_day(missed(views, people, recipe.seen_ceiling))
            logs[mine] = by_day[groups.posting[mine]]
        pairs, of_pair = groups.cut_pairs, pool[groups.score_day[groups.cut_pairs.group]]
        some = missed(views[pairs.item], of_pair, recipe.seen_ceiling)
        logs = np.where(groups.cut, group_sums(some, pairs.group, len(logs)), logs)
        return np.asarray(-pool[groups.score_day] * np.expm1(logs))

    def contributions(self, moment: Moment, recipe: Recipe) -> Numbers:
        """Each post's share of its day, by views."""
        return share_within_days(moment, self._days(moment, recipe), moment.posts.views)

    def item_changes(self, before: Moment, after: Moment, recipe: Recipe) -> Numbers:
        """A day's change goes to the posts whose weighted views changed, in proportion."""
        moved = np.abs(
            after.post_weight * after.posts.views - before.post_weight * before.posts.views
        )
        changed = np.abs(after.post_weight - before.post_weight)
        sizes = self._days(before, recipe), self._days(after, recipe)
        return share_day_changes(before, after, sizes, (moved, changed))

    @staticmethod
    def _days(moment: Moment, recipe: Recipe) -> Numbers:
        """What each posting day adds to the raw value, shape (posting days,)."""
        days = posting_days(moment)
        pool = moment.followers * moment.alive_share
        logs = missed(moment.posts.views[days.post], pool, recipe.seen_ceiling)
        reached = -pool * np.expm1(group_sums(logs, days.of_post, len(days.count)))
        return days.weight * reached**recipe.reach_power / recipe.window_days


COMPONENT = ReachComponent()
