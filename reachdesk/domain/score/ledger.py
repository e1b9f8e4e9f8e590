"""The ledger: what each point of a day's score belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.component import Component, ItemKind, components
from reachdesk.domain.score.moment import moment_of
from reachdesk.domain.score.recipe import BASE_POINTS

if TYPE_CHECKING:
    from reachdesk.domain.score.history import History, Numbers, Whole
    from reachdesk.domain.score.moment import Moment
    from reachdesk.domain.score.recipe import Recipe

BASE_RULE = "base"
"""Rule of the one point that the scale begins with."""

UNNAMED = "unnamed"
"""Id of the points from people whom the exports do not name."""

FOLLOWERS = "followers"
"""Id of the points that rest on the follower count."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Some points of a score and where they come from.

    `rule` is a component's key or "base"; `kind` and `id` name the post or person, or neither
    (`kind` "base"). `day` (days since 1970-01-01) is the day of the post, of the last exchange in
    the window, or the day of the ledger itself; `weight` 0..1 is the window weight of that day.
    """

    rule: str
    kind: ItemKind
    id: str
    day: int
    points: float
    weight: float


def ledger(history: History, day: int, recipe: Recipe) -> tuple[Entry, ...]:
    """The score at the end of `day`, as entries that add up to it (to 1e-9), largest first.

    A component's points are split in proportion to what each item adds to its raw value: for one
    variable that is the exact path integral. Items that add nothing have no entry.
    """
    moment = moment_of(history, day, recipe)
    entries = [Entry(BASE_RULE, "base", BASE_RULE, day, BASE_POINTS, 1.0)]
    for part in recipe.parts:
        component = components()[part.key]
        shares = component.contributions(moment, recipe)
        raw = float(shares.sum())
        if raw > 0:
            points = float(part.points(raw)) * (shares / raw)
            entries.extend(_entries(component, moment, points, day))
    return tuple(sorted(entries, key=lambda entry: -entry.points))


def _entries(component: Component, moment: Moment, points: Numbers, day: int) -> list[Entry]:
    where = np.flatnonzero(points)
    if component.items == "base":
        return [Entry(component.key, "base", FOLLOWERS, day, float(points[0]), 1.0)]
    if component.items == "person":
        days, weights = _last_exchanges(moment)
    else:
        days, weights = moment.posts.day, moment.post_weight
    names = moment.partner_ids if component.items == "person" else moment.post_ids
    return [
        Entry(
            component.key,
            component.items if names[place] else "base",
            names[place] or UNNAMED,
            int(days[place]),
            float(points[place]),
            float(weights[place]),
        )
        for place in where.tolist()
    ]


def _last_exchanges(moment: Moment) -> tuple[Whole, Numbers]:
    """(day, window weight) of the latest exchange in the window with each partner, (partners,)."""
    days = np.zeros(len(moment.partner_ids), np.int64)
    weights = np.zeros(len(moment.partner_ids))
    days[moment.partner] = moment.exchange_day  # in order of time, so the last one stays
    weights[moment.partner] = moment.exchange_weight
    return days, weights
