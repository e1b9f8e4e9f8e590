"""By which rules a score is worked out: a recipe, released or the owner's own, and two switches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from reachdesk.domain.errors import UserError
from reachdesk.domain.score import whatif
from reachdesk.domain.score.history import History
from reachdesk.domain.score.recipe import Recipe, known_recipes, own_recipe
from reachdesk.domain.score.recipe_v1 import RECIPE as NEWEST
from reachdesk.i18n import _
from reachdesk.services.desk import Desk, Request
from reachdesk.services.kept import KeptChange, all_kept, keep

KIND = "recipe"


class OwnRecipe(msgspec.Struct, frozen=True):
    """A recipe of the owner's, kept under its name.

    `base` names the released recipe whose other constants it has. `weights` by component are as
    entered; they are rescaled to add up to 1. `window_days`: None for that of the base.
    """

    base: str
    weights: dict[str, float]
    window_days: float | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """A recipe and how partners and courtesy count; `own`: the recipe is the owner's.

    Released constants are frozen (a test holds their fingerprints), so a day is never stored: it is
    worked out anew from dated facts, and moves under a recipe's name only when an import adds facts
    about the time before it.
    """

    recipe: Recipe = NEWEST
    own: bool = False
    equal_partners: bool = False
    courtesy_in_full: bool = False

    def read(self, history: History) -> History:
        """The history as these rules count it."""
        if self.equal_partners:
            history = whatif.equal_partners(history)
        return whatif.courtesy_in_full(history) if self.courtesy_in_full else history


RELEASED = Rules()
"""The newest released recipe, everything counted as it says."""


def rules_of(desk: Desk, request: Request) -> Rules:
    """The rules that a request names.

    A recipe that was taken away since it was chosen gives way to the newest released one; every
    answer names the recipe that it was made with.
    """
    known = not request.recipe or request.recipe in {**known_recipes(), **own_recipes(desk)}
    rules = rules_named(desk, request.recipe) if known else RELEASED
    return replace(
        rules,
        equal_partners=request.equal_partners,
        courtesy_in_full=request.courtesy_in_full,
    )


def rules_named(desk: Desk, name: str) -> Rules:
    """The rules of the recipe of that name ("": the newest released), no switch used.

    Raises `UserError` for a name that neither a released nor an own recipe has.
    """
    if not name:
        return RELEASED
    if name in known_recipes():
        return Rules(known_recipes()[name])
    own = own_recipes(desk)
    if name not in own:
        raise UserError(
            _("There is no recipe “{name}”; there are: {names}.").format(
                name=name, names=", ".join([*known_recipes(), *own])
            )
        )
    return Rules(own[name], own=True)


def own_recipes(desk: Desk) -> Mapping[str, Recipe]:
    """The owner's recipes by name; one whose base this version lacks is left out."""
    found = {}
    for name, kept in kept_recipes(desk).items():
        base = known_recipes().get(kept.base)
        if base is not None:
            found[name] = own_recipe(name, base, kept.weights, kept.window_days)
    return found


def kept_recipes(desk: Desk) -> Mapping[str, OwnRecipe]:
    """The owner's recipes by name, as they were entered."""
    return all_kept(desk, KIND, OwnRecipe)


def keep_recipe(desk: Desk, name: str, recipe: OwnRecipe) -> KeptChange:
    """Keep a recipe of the owner's under its name, in place of one that had it.

    Raises `UserError` where its name, weights or window cannot be (see `own_recipe`).
    """
    base = known_recipes()[recipe.base]
    made = own_recipe(name, base, recipe.weights, recipe.window_days)
    return keep(desk, KIND, made.name, recipe)


def drop_recipe(desk: Desk, name: str) -> KeptChange:
    """Take a recipe of the owner's away."""
    return keep(desk, KIND, name, None)
