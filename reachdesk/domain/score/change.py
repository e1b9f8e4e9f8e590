"""What moved the score between two days: exact shares of seven causes, down to posts and people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.on_demand import Rows
from reachdesk.domain.score.causes import Cause
from reachdesk.domain.score.component import Component, ItemKind, components
from reachdesk.domain.score.items import Named, NamedItems
from reachdesk.domain.score.pairing import View, passage_between
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.shapley import shapley

if TYPE_CHECKING:
    from collections.abc import Callable

    from reachdesk.domain.score.history import History, Numbers, Whole
    from reachdesk.domain.score.passage import Passage
    from reachdesk.domain.score.recipe import Recipe


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """Points that one post or person (or neither: `kind` "base") moved the score by."""

    rule: str
    kind: ItemKind
    id: str
    points: float


@dataclass(frozen=True)
class CauseShare:
    """One cause's points and the items they fall on, largest first; the items sum to it."""

    cause: Cause
    points: float
    items: Rows[ChangeItem]


@dataclass(frozen=True)
class Change:
    """The change of the score between the ends of two days (days since 1970-01-01).

    `causes` come in the order of `Cause` and sum to `after` - `before` (to 1e-9).
    """

    first_day: int
    last_day: int
    recipe: str
    before: float
    after: float
    causes: tuple[CauseShare, ...]

    @property
    def points(self) -> float:
        """The whole change."""
        return self.after - self.before


def change(
    history: History,
    first_day: int,
    last_day: int,
    recipe: Recipe,
    *,
    earlier_history: History | None = None,
    earlier_recipe: Recipe | None = None,
) -> Change:
    """Why the score of `last_day` differs from that of `first_day`.

    `earlier_history` is what was known on the first day, if that differs from `history` (reaction
    totals of an older export, sources added since), `earlier_recipe` the rules then in force;
    either adds the eighth cause. Raises `ValueError` when the days are in the wrong order.
    """
    earlier = View(earlier_history or history, first_day, earlier_recipe or recipe)
    return explained(earlier, View(history, last_day, recipe))


def explained(earlier: View, later: View, between: Callable[[], None] = lambda: None) -> Change:
    """Why the score of one view differs from that of another; `between` is called between steps,
    and may raise to stop. Raises `ValueError` when the days are in the wrong order."""
    if later.day < earlier.day:
        raise ValueError("a change runs from an earlier to a later day")
    passage = passage_between(earlier, later)
    between()
    causes = []
    for cause, points in cause_points(passage).items():
        between()
        items = _items(passage, cause, points)
        causes.append(CauseShare(cause, math.fsum(points.values()), items))
    return Change(
        first_day=earlier.day,
        last_day=later.day,
        recipe=later.recipe.name,
        before=score_on(earlier.history, earlier.day, earlier.recipe).total,
        after=score_on(later.history, later.day, later.recipe).total,
        causes=tuple(causes),
    )


def cause_points(passage: Passage) -> dict[Cause, dict[str, float]]:
    """Exact Shapley share of each cause in each component, in points.

    A component's points depend on few causes; the others would get 0, so each component is split
    among its own: 2^4 evaluations at most instead of 2^7, with the same result because Shapley
    values add up over components.
    """
    shares: dict[Cause, dict[str, float]] = {cause: {} for cause in passage.causes}
    for component in _used_components(passage):
        own = _causes_of(component, passage)
        worth = shapley(partial(_points, passage, component), own)
        for cause, points in worth.items():
            shares[cause][component.key] = points
    return shares


def _used_components(passage: Passage) -> list[Component]:
    recipes = (passage.recipe.later, passage.recipe.earlier)
    keys = dict.fromkeys(part.key for recipe in recipes for part in recipe.parts)
    return [components()[key] for key in keys]


def _causes_of(component: Component, passage: Passage) -> tuple[Cause, ...]:
    general = Cause.SETTINGS_OR_IMPORT
    return tuple(cause for cause in passage.causes if cause in component.causes or cause is general)


def _points(passage: Passage, component: Component, acting: frozenset[Cause]) -> float:
    recipe = passage.recipe_when(acting)
    raw = component.raw(passage.moment_when(acting), recipe)
    return float(recipe.part(component.key).points(raw))


@dataclass(frozen=True, eq=False)
class _Listed:
    """Items of one component: places among the names, and points, arrays (items,)."""

    named: Named
    place: Whole
    points: Numbers


def _items(passage: Passage, cause: Cause, points: dict[str, float]) -> Rows[ChangeItem]:
    """Largest first; as large ones by id."""
    listed = [
        _listed(passage, cause, components()[key], share)
        for key, share in points.items()
        if share != 0
    ]
    moved = np.concatenate([np.zeros(0), *(one.points for one in listed)])
    parts = [(one.named, one.place) for one in listed]
    items = NamedItems.joined(parts, np.arange(len(moved)))
    order = _largest_first(moved, items)
    items = NamedItems.joined(parts, order)
    columns = {"rule": items.rule, "kind": items.kind, "id": items.id}
    return Rows(ChangeItem, len(order), {**columns, "points": moved[order].item}, items.whole())


def _largest_first(points: Numbers, items: NamedItems) -> Whole:
    """The order; ids are compared only where they decide."""
    size = -np.abs(points)
    order = np.argsort(size, kind="stable")
    same = np.flatnonzero(size[order[1:]] == size[order[:-1]])
    places = np.union1d(same, same + 1)
    tied = order[places]
    ids = np.array(items.some(tied).ids(), np.str_)
    order[places] = tied[np.lexsort((ids, size[tied]))]
    return order


def _listed(passage: Passage, cause: Cause, component: Component, share: float) -> _Listed:
    """The share split over items: by what each moves, first alone and last after all others."""
    own = frozenset(_causes_of(component, passage))
    moved: Numbers = np.zeros(0)
    if not _falls_on_nobody(passage, cause, component):
        alone = _marginal(passage, component, frozenset(), cause)
        moved = (alone + _marginal(passage, component, own - {cause}, cause)) / 2
    size = float(np.abs(moved).sum())
    if size == 0:
        named = Named(component.key, "base", (cause.value,))
        return _Listed(named, np.zeros(1, np.int64), np.array([share]))
    split = moved + (share - float(moved.sum())) * np.abs(moved) / size
    posts = component.items == "post"
    names = passage.posts.ids if posts else passage.exchanges.partner_ids
    where = np.flatnonzero(split)
    return _Listed(Named(component.key, component.items, names), where, split[where])


def _falls_on_nobody(passage: Passage, cause: Cause, component: Component) -> bool:
    """Follower counts and changes of the rules have no post or person to stand for them."""
    new_rules = passage.recipe.earlier != passage.recipe.later
    return (
        component.items == "base"
        or cause is Cause.FOLLOWERS
        or (cause is Cause.SETTINGS_OR_IMPORT and new_rules)
    )


def _marginal(
    passage: Passage, component: Component, acting: frozenset[Cause], cause: Cause
) -> Numbers:
    """Points (items,) by which each item moves when `cause` joins those already acting.

    Raw changes become points at the mean slope between the two raw values, which is exact for
    their sum.
    """
    recipe = passage.recipe_when(acting)
    before, after = passage.moment_when(acting), passage.moment_when(acting | {cause})
    raw = component.raw(before, recipe), component.raw(after, recipe)
    changes = component.item_changes(before, after, recipe)
    part = recipe.part(component.key)
    step = raw[1] - raw[0]
    if abs(step) > 1e-9 * max(raw):
        return np.asarray(changes * float(part.points(raw[1]) - part.points(raw[0])) / step)
    return np.asarray(changes * float(part.slope(max(raw)))) if max(raw) > 0 else changes * 0.0
