"""Audience, of the second lens: the followers who still read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.causes import Cause
from reachdesk.domain.score.component import ItemKind, Measured
from reachdesk.i18n import N_

if TYPE_CHECKING:
    from reachdesk.domain.score.history import Numbers
    from reachdesk.domain.score.moment import DayRun, Moment
    from reachdesk.domain.score.recipe import Recipe


class AudienceComponent:
    """Active followers as one item; nobody is named, because exports do not date followers."""

    key = "audience"
    title = N_("Audience")
    order = 120
    items: ItemKind = "base"
    causes = (Cause.FOLLOWERS,)

    def raw(self, moment: Moment, recipe: Recipe) -> float:
        """Active followers."""
        return float(self.contributions(moment, recipe).sum())

    def over_days(self, run: DayRun, recipe: Recipe) -> Measured:
        """Active followers by day; a count carries no sampling spread."""
        return Measured(run.followers * run.alive_share, np.zeros(run.day_count))

    def contributions(self, moment: Moment, recipe: Recipe) -> Numbers:
        """One item, shape (1,)."""
        return np.array([moment.followers * moment.alive_share])

    def item_changes(self, before: Moment, after: Moment, recipe: Recipe) -> Numbers:
        """One item, shape (1,)."""
        return self.contributions(after, recipe) - self.contributions(before, recipe)


COMPONENT = AudienceComponent()
