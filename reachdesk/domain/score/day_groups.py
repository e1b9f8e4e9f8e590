"""The posts of a run of days, grouped by the day of posting.

Sums over a window are made in two steps, both in order of time: first over the posts of each
posting day, then over the posting days. A posting day that counts in full is then the same on every
score day and is added up once; only the days at the old end of the window are looked at one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.window import ranges, window_bounds, window_weight

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Flags, Numbers, Whole


def group_sums(values: Numbers, group: Whole, count: int) -> Numbers:
    """Sums (count,) of values by group, added in the given order."""
    return np.asarray(np.bincount(group, weights=values, minlength=count), float)


@dataclass(frozen=True, eq=False)
class GroupPairs:
    """Posts of groups, one by one: `group`, `item` and `weight` 0..1, shapes (pairs,)."""

    group: Whole
    item: Whole
    weight: Numbers

    def chosen(self, groups: Flags) -> GroupPairs:
        """The pairs of these groups, in the same order."""
        kept = groups[self.group]
        return GroupPairs(self.group[kept], self.item[kept], self.weight[kept])


@dataclass(frozen=True, eq=False)
class DayGroups:
    """The (score day, posting day) pairs with posts in the window, score days in order.

    `score_day` is the place among the score days, `count` the number of posts in the window and
    `weight` their mean weight, shapes (groups,). `posting` is the place among the posting days of
    `of_post` (posts,). `fading` marks groups of which a post weighs less than 1 or is out of the
    window, `cut` those of the second kind; `pairs` are the posts of the fading groups.
    """

    score_day: Whole
    posting: Whole
    count: Whole
    weight: Numbers
    of_post: Whole
    fading: Flags
    cut: Flags
    pairs: GroupPairs
    cut_pairs: GroupPairs

    def sums(self, values: Numbers) -> Numbers:
        """Sums (groups,) of `values` (posts,) over the posts in the window."""
        return self._with(self.by_posting_day(values)[self.posting], self.cut, self.cut_pairs,
                          values[self.cut_pairs.item])  # fmt: skip

    def joined(self, whole: Numbers, fading: Numbers) -> Numbers:
        """Sums (groups,) of `whole` (posts,) where every post weighs 1, elsewhere of `fading`
        (pairs,), which belong to `pairs`."""
        return self._with(self.by_posting_day(whole)[self.posting], self.fading, self.pairs, fading)

    def by_posting_day(self, values: Numbers) -> Numbers:
        """Sums (posting days,) of `values` (posts,), added in order of time."""
        count = int(self.of_post[-1]) + 1 if len(self.of_post) else 0
        return group_sums(values, self.of_post, count)

    def _with(self, sums: Numbers, groups: Flags, pairs: GroupPairs, values: Numbers) -> Numbers:
        return np.where(groups, group_sums(values, pairs.group, len(sums)), sums)


def day_groups(time_days: Numbers, days: Whole, window_days: float, taper_days: float) -> DayGroups:
    """The groups of posts at `time_days` (posts,), sorted, on each of `days` (days,)."""
    posting_day = np.floor(time_days).astype(np.int64)
    begin, of_post, posts = _posting_days(posting_day)
    first, last = window_bounds(time_days, days, window_days)
    edges = np.append(of_post, len(begin))
    some = last > first
    past_last = np.where(some, edges[np.maximum(last, 1) - 1] + 1, edges[first])
    score_day, posting = ranges(edges[first], past_last)
    low = np.maximum(begin[posting], first[score_day])
    high = np.minimum(begin[posting] + posts[posting], last[score_day])
    end = days + 1.0

    def aged(day: Whole, item: Whole) -> Numbers:
        return window_weight(end[day] - time_days[item], window_days, taper_days)

    oldest = aged(score_day, low)
    cut = (high - low < posts[posting]) | (oldest <= 0)
    fading = cut | (oldest < 1)
    place, item = ranges(low[fading], high[fading])
    group = np.flatnonzero(fading)[place]
    weight = aged(score_day[group], item)
    alive = weight > 0  # an age that rounds up to the window weighs nothing
    pairs = GroupPairs(group[alive], item[alive], weight[alive])
    return _without_empty(score_day, posting, (high - low, of_post), (fading, cut), pairs)


def _posting_days(day: Whole) -> tuple[Whole, Whole, Whole]:
    """Of posts on these days (posts,), ascending: where each posting day begins and how many posts
    it has, (posting days,), and the place of each post's day, (posts,)."""
    new = np.ones(len(day), bool)
    new[1:] = day[1:] != day[:-1]
    begin = np.flatnonzero(new)
    return begin, np.cumsum(new) - 1, np.diff(np.append(begin, len(day)))


def _without_empty(
    score_day: Whole,
    posting: Whole,
    amounts: tuple[Whole, Whole],
    marks: tuple[Flags, Flags],
    pairs: GroupPairs,
) -> DayGroups:
    """The groups that have a post of any weight."""
    (inside, of_post), (fading, cut) = amounts, marks
    count = np.where(fading, np.bincount(pairs.group, minlength=len(inside)), inside)
    total = np.where(fading, group_sums(pairs.weight, pairs.group, len(inside)), inside)
    kept = count > 0
    place = np.cumsum(kept) - 1
    pairs = GroupPairs(place[pairs.group], pairs.item, pairs.weight)
    return DayGroups(
        score_day=score_day[kept],
        posting=posting[kept],
        count=count[kept],
        weight=total[kept] / count[kept],
        of_post=of_post,
        fading=fading[kept],
        cut=cut[kept],
        pairs=pairs,
        cut_pairs=pairs.chosen(cut[kept]),
    )
