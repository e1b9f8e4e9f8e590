"""Posts grouped by the day of posting, for the components that judge whole days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.day_groups import group_sums

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Numbers, Whole
    from reachdesk.domain.score.moment import Moment


@dataclass(frozen=True, eq=False)
class PostingDays:
    """The days with posts in the window at one moment.

    `post` (kept posts,) are places in the moment's arrays, `of_post` (kept posts,) each one's day
    among `label` (days,), ascending; `count` and mean `weight` (days,) are of the kept posts.
    """

    post: Whole
    of_post: Whole
    label: Whole
    count: Whole
    weight: Numbers


def posting_days(moment: Moment) -> PostingDays:
    """The days whose posts still weigh something."""
    post = np.flatnonzero(moment.post_weight > 0)
    label, of_post = np.unique(moment.posts.day[post], return_inverse=True)
    count = np.bincount(of_post, minlength=len(label))
    weight = group_sums(moment.post_weight[post], of_post, len(label)) / count
    return PostingDays(post, of_post, label, count, weight)


def share_within_days(moment: Moment, sizes: Numbers, measure: Numbers) -> Numbers:
    """Each day's `sizes` (days,) dealt to its posts by `measure` (posts,); shape (posts,)."""
    days = posting_days(moment)
    shares = np.zeros(len(measure))
    part = _parts(days.of_post, len(days.label), (measure[days.post],))
    shares[days.post] = sizes[days.of_post] * part
    return shares


def share_day_changes(
    before: Moment,
    after: Moment,
    sizes: tuple[Numbers, Numbers],
    measures: tuple[Numbers, ...],
) -> Numbers:
    """The change of each day's size, dealt to its posts; shape (posts,).

    `sizes` are those before and after, each by the moment's own `posting_days`. A day is dealt by
    the first of `measures` (posts,) that is positive somewhere in it, else equally. A post whose
    time was corrected has a part in both its days.
    """
    both_days = np.concatenate([before.posts.day, after.posts.day])
    label, of_post = np.unique(both_days, return_inverse=True)
    change = np.zeros(len(label))
    change[np.searchsorted(label, posting_days(after).label)] += sizes[1]
    change[np.searchsorted(label, posting_days(before).label)] -= sizes[0]
    twice = tuple(np.tile(measure, 2) for measure in measures)
    dealt = change[of_post] * _parts(of_post, len(label), twice)
    return np.asarray(dealt[: len(before.posts.day)] + dealt[len(before.posts.day) :])


def _parts(group: Whole, count: int, measures: tuple[Numbers, ...]) -> Numbers:
    """Parts (items,) that sum to 1 in each group, by the first measure that says anything."""
    part = np.zeros(len(group))
    open_groups = np.ones(count, bool)
    for measure in (*measures, np.ones(len(group))):
        total = group_sums(measure, group, count)
        usable = open_groups & (total > 0)
        mine = usable[group]
        part[mine] = measure[mine] / total[group[mine]]
        open_groups &= ~usable
    return part
