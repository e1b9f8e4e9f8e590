from dataclasses import FrozenInstanceError

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.score.component import components
from reachdesk.domain.score.recipe import known_recipes, own_recipe
from reachdesk.domain.score.recipe_v1 import RECIPE

RELEASED = {"v1": "6b823c1c", "v1 lens": "8afbefe8"}
"""Fingerprints of released recipes: a changed one would redraw the owner's past."""


def test_released_recipes_are_as_they_were_released():
    found = {name: recipe.fingerprint for name, recipe in known_recipes().items()}
    assert found == RELEASED


def test_a_recipe_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        RECIPE.window_days = 30.0


@pytest.mark.parametrize("recipe", known_recipes().values(), ids=lambda recipe: recipe.name)
def test_recipes_use_known_components_and_whole_weights(recipe):
    assert {part.key for part in recipe.parts} <= set(components())
    assert sum(part.weight for part in recipe.parts) == pytest.approx(1)
    assert recipe.part("no such part").weight == 0


def test_own_recipe_rescales_and_keeps_its_name():
    own = own_recipe(" Mine ", RECIPE, {"reach": 3, "network": 1}, window_days=30)
    assert own.name == own.key == "Mine"
    assert [part.weight for part in own.parts] == [0.75, 0.0, 0.25]
    assert (own.window_days, own.taper_days) == (30, 5)
    assert own.fingerprint != RECIPE.fingerprint


@pytest.mark.parametrize(
    ("name", "weights", "window"),
    [
        ("v1", {"reach": 1}, None),
        ("  ", {"reach": 1}, None),
        ("Mine", {"reach": -1, "network": 2}, None),
        ("Mine", {"reach": 0}, None),
        ("Mine", {}, None),
        ("Mine", {"reach": float("nan")}, None),
        ("Mine", {"luck": 1}, None),
        ("Mine", {"reach": 1}, 3),
    ],
)
def test_own_recipes_that_make_no_sense(name, weights, window):
    with pytest.raises(UserError):
        own_recipe(name, RECIPE, weights, window)
