"""Network: with how many different people there are exchanges, and of what standing.

Per partner n = sum of window weight * kind * courtesy; raw value: sum over partners of
standing * (1 - exp(-n / scale)). Ping-pong with one partner tends to that partner's standing.
"""

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


class NetworkComponent:
    """Network, listed by person."""

    key = "network"
    title = N_("Network")
    order = 30
    items: ItemKind = "person"
    causes = (Cause.NEW_CONVERSATIONS, Cause.CONVERSATIONS_FADING, Cause.PARTNERS_STANDING)

    def raw(self, moment: Moment, recipe: Recipe) -> float:
        """Partners, each counted by standing and by how much of a partner they are."""
        return float(self.contributions(moment, recipe).sum())

    def over_days(self, run: DayRun, recipe: Recipe) -> Measured:
        """Raw value by day; the spread is that of a sum over partners who might not have come.

        One pseudo partner with a single fresh mention joins them, so few partners leave doubt.
        """
        worth = -np.expm1(-run.amounts / recipe.partner_scale) * run.partner_weight
        pseudo = np.expm1(-1.0 / recipe.partner_scale) ** 2
        spread = np.sqrt(_in_order(worth**2) + pseudo)
        return Measured(_in_order(worth), spread)

    def contributions(self, moment: Moment, recipe: Recipe) -> Numbers:
        """What each partner adds, shape (partners,)."""
        amount = np.bincount(
            moment.partner,
            weights=moment.exchange_value * moment.exchange_weight,
            minlength=len(moment.partner_weight),
        )
        return np.asarray(moment.partner_weight * -np.expm1(-amount / recipe.partner_scale))

    def item_changes(self, before: Moment, after: Moment, recipe: Recipe) -> Numbers:
        """Partners stand apart from one another: each one's own difference."""
        return self.contributions(after, recipe) - self.contributions(before, recipe)


def _in_order(worth: Numbers) -> Numbers:
    """Sums (days,) over the partners of each day, one by one as `DayRun.sum_by_day` adds: numpy's
    own sum pairs them up, so that a day would change with who else is there."""
    if not worth.shape[1]:
        return np.zeros(len(worth))
    return np.asarray(np.cumsum(worth, axis=1)[:, -1])


COMPONENT = NetworkComponent()
