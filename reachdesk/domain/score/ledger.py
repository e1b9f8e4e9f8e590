"""The ledger: what each point of a day's score belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.on_demand import Rows
from reachdesk.domain.score.component import Component, ItemKind, components
from reachdesk.domain.score.items import Named, NamedItems
from reachdesk.domain.score.moment import moment_of
from reachdesk.domain.score.recipe import BASE_POINTS

if TYPE_CHECKING:
    from reachdesk.domain.score.history import History, Numbers, Whole
    from reachdesk.domain.score.moment import Moment
    from reachdesk.domain.score.recipe import Recipe

BASE_RULE = "base"
"""Rule of the one point that the scale begins with."""

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


@dataclass(frozen=True, eq=False)
class _Listed:
    """Entries of one rule: place among the names, day, points and weight, arrays (entries,)."""

    named: Named
    place: Whole
    day: Whole
    points: Numbers
    weight: Numbers


def ledger(history: History, day: int, recipe: Recipe) -> Rows[Entry]:
    """The score at the end of `day`, as entries that add up to it (to 1e-9), largest first.

    A component's points are split in proportion to what each item adds to its raw value: for one
    variable that is the exact path integral. Items that add nothing have no entry.
    """
    moment = moment_of(history, day, recipe)
    listed = [_single(BASE_RULE, BASE_RULE, day, BASE_POINTS)]
    for part in recipe.parts:
        component = components()[part.key]
        shares = component.contributions(moment, recipe)
        raw = float(shares.sum())
        if raw > 0:
            points = float(part.points(raw)) * (shares / raw)
            listed.append(_listed(component, moment, points, day))
    return _entries(listed)


def _single(rule: str, name: str, day: int, points: float) -> _Listed:
    named = Named(rule, "base", (name,))
    one = np.array([0])
    return _Listed(named, one, one + day, one + points, one + 1.0)


def _listed(component: Component, moment: Moment, points: Numbers, day: int) -> _Listed:
    if component.items == "base":
        return _single(component.key, FOLLOWERS, day, float(points[0]))
    if component.items == "person":
        days, weights = _last_exchanges(moment)
    else:
        days, weights = moment.posts.day, moment.post_weight
    names = moment.partner_ids if component.items == "person" else moment.post_ids
    where = np.flatnonzero(points)
    named = Named(component.key, component.items, names)
    return _Listed(named, where, days[where], points[where], weights[where])


def _entries(listed: list[_Listed]) -> Rows[Entry]:
    """All of them, largest first; as many points stay in their order."""
    points = np.concatenate([one.points for one in listed])
    order = np.argsort(-points, kind="stable")
    items = NamedItems.joined([(one.named, one.place) for one in listed], order)
    days = np.concatenate([one.day for one in listed])[order].astype(np.int32)
    weights = np.concatenate([one.weight for one in listed])[order]
    return Rows(
        Entry,
        len(order),
        {
            "rule": items.rule,
            "kind": items.kind,
            "id": items.id,
            "day": days.item,
            "points": points[order].item,
            "weight": weights.item,
        },
        items.whole(),
    )


def _last_exchanges(moment: Moment) -> tuple[Whole, Numbers]:
    """(day, window weight) of the latest exchange in the window with each partner, (partners,)."""
    days = np.zeros(len(moment.partner_ids), np.int64)
    weights = np.zeros(len(moment.partner_ids))
    days[moment.partner] = moment.exchange_day  # in order of time, so the last one stays
    weights[moment.partner] = moment.exchange_weight
    return days, weights
