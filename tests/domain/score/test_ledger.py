import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.ledger import ledger
from reachdesk.domain.score.lens_v1 import RECIPE as LENS
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import PROPERTY, Draft, drafts, seed_quarter

RECIPES = pytest.mark.parametrize("recipe", [RECIPE, LENS], ids=lambda recipe: recipe.name)


@RECIPES
@given(drafts(), st.integers(0, 500))
@PROPERTY
def test_entries_sum_to_the_score(recipe, draft, day):
    history = draft.history()
    entries = ledger(history, day, recipe)
    total = score_on(history, day, recipe).total
    assert math.fsum(entry.points for entry in entries) == pytest.approx(total, abs=1e-9)
    assert all(entry.points > 0 for entry in entries)
    assert all(entry.day <= day and 0 < entry.weight <= 1 for entry in entries)


def test_components_sum_to_their_points():
    history = seed_quarter(5).history()
    entries = ledger(history, 1000, RECIPE)
    for part in score_on(history, 1000, RECIPE).parts:
        points = math.fsum(entry.points for entry in entries if entry.rule == part.key)
        assert points == pytest.approx(part.points, abs=1e-9)


def test_every_entry_names_its_post_or_person():
    history = seed_quarter(5).history()
    entries = ledger(history, 1000, RECIPE)
    posts = dict(zip(history.posts.ids, history.posts.time_days, strict=True))
    for entry in entries:
        if entry.kind == "post":
            assert entry.day == int(posts[entry.id])
        if entry.kind == "person":
            assert entry.id in history.exchanges.partner_ids
    assert [entry.id for entry in entries if entry.kind == "base"] == ["base"]
    assert [entry.points for entry in entries] == sorted(
        (entry.points for entry in entries), reverse=True
    )


def test_the_day_of_a_person_is_that_of_the_last_exchange():
    exchanges = [(10.5, "a", Kind.MENTION, 1.0), (30.5, "a", Kind.MENTION, 0.1)]
    history = Draft(exchanges=exchanges).history()
    (person,) = [entry for entry in ledger(history, 110, RECIPE) if entry.kind == "person"]
    assert person.day == 30
    assert person.weight == pytest.approx((90 - 80.5) / 15)


def test_people_without_a_name_are_not_a_person():
    history = Draft(exchanges=[(10.5, "", Kind.REPLY, 1.0)]).history()
    (entry,) = [entry for entry in ledger(history, 11, RECIPE) if entry.rule == "network"]
    assert (entry.kind, entry.id) == ("base", "unnamed")


def test_followers_are_an_entry_of_the_second_lens():
    entries = ledger(Draft().history(), 11, LENS)
    assert {(entry.kind, entry.id) for entry in entries} == {
        ("base", "base"),
        ("base", "followers"),
    }
