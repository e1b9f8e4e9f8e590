"""Activity, of the second lens: how steadily the account posts.

Raw value: sum over posting days of weight * (1 - exp(-posts / scale)), by the window's length. A
few days of frantic posting do not move it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.causes import Cause
from reachdesk.domain.score.component import ItemKind, Measured
from reachdesk.domain.score.posting_days import (
    posting_days,
    share_day_changes,
    share_within_days,
)
from reachdesk.i18n import N_

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Numbers
    from reachdesk.domain.score.moment import DayRun, Moment
    from reachdesk.domain.score.recipe import Recipe


class ActivityComponent:
    """Activity, listed by post: a day's part is shared equally among its posts."""

    key = "activity"
    title = N_("Activity")
    order = 130
    items: ItemKind = "post"
    causes = (Cause.NEW_POSTS, Cause.POSTS_FADING)

    def raw(self, moment: Moment, recipe: Recipe) -> float:
        """Mean saturation of posting per day of the window, 0..1."""
        return float(self.contributions(moment, recipe).sum())

    def over_days(self, run: DayRun, recipe: Recipe) -> Measured:
        """Raw value by day; posting is known exactly, so it has no spread."""
        groups = run.groups
        size = groups.weight * -np.expm1(-groups.count / recipe.activity_scale) / recipe.window_days
        return Measured(run.sum_by_day(size, groups.score_day), np.zeros(run.day_count))

    def contributions(self, moment: Moment, recipe: Recipe) -> Numbers:
        """Each post's equal share of its day."""
        return share_within_days(
            moment, self._days(moment, recipe), np.ones(len(moment.post_weight))
        )

    def item_changes(self, before: Moment, after: Moment, recipe: Recipe) -> Numbers:
        """A day's change goes to the posts that came or went, else to those that aged."""
        came = np.abs((after.post_weight > 0).astype(float) - (before.post_weight > 0))
        aged = np.abs(after.post_weight - before.post_weight)
        sizes = self._days(before, recipe), self._days(after, recipe)
        return share_day_changes(before, after, sizes, (came, aged))

    @staticmethod
    def _days(moment: Moment, recipe: Recipe) -> Numbers:
        days = posting_days(moment)
        steady = -np.expm1(-days.count / recipe.activity_scale)
        return np.asarray(days.weight * steady / recipe.window_days)


COMPONENT = ActivityComponent()
