from __future__ import annotations

import math

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import ExchangeFact, PersonFact
from reachdesk.domain.score.recipe import known_recipes
from reachdesk.services import cards
from reachdesk.services.kept import put_back
from reachdesk.services.score_days import whole_series
from reachdesk.services.score_panel import recipe_page
from reachdesk.services.score_rules import (
    NEWEST,
    RELEASED,
    OwnRecipe,
    drop_recipe,
    keep_recipe,
    own_recipes,
    rules_named,
    rules_of,
)
from tests.services.desks import ACCOUNT, DAY, asked, at, desk_of, post, told

MINE = OwnRecipe("v1", {"reach": 1, "amplification": 1, "network": 6}, 30)


def story():
    """Posts, a mention by a person with a million followers, a courtesy by one with ten."""
    posts = [post(number, DAY - 2 * number, reposts=2) for number in range(30)]
    return told(
        "a",
        DAY,
        *posts,
        PersonFact("7", handle="big", followers=1_000_000),
        PersonFact("8", handle="small", followers=10),
        ExchangeFact("m1", "mention", "in", at(DAY - 3), "7", courtesy=1.0),
        ExchangeFact("m2", "mention", "in", at(DAY - 2), "8", courtesy=0.1, text="thanks!"),
    )


@pytest.fixture
def desk(tmp_path):
    with desk_of(tmp_path, story()) as made:
        yield made


def test_the_newest_released_recipe_is_the_last_one():
    names = [name for name in known_recipes() if "lens" not in name]
    assert max(names) == NEWEST.name


def test_an_own_recipe_is_kept_used_and_taken_away(desk):
    change = keep_recipe(desk, " Mine ", MINE)
    assert list(own_recipes(desk)) == ["Mine"]
    rules = rules_named(desk, "Mine")
    assert rules.own
    assert [part.weight for part in rules.recipe.parts] == [0.125, 0.125, 0.75]
    line = cards.answer(desk, "score_timeline", asked(DAY - 89, DAY, recipe="Mine"))
    assert line.method.recipe == line.method.score.name == "Mine"
    assert line.method.score.own
    assert line.method.score.window_days == 30
    assert line.total[-1] != cards.answer(desk, "score_timeline", asked(DAY - 89, DAY)).total[-1]
    put_back(desk, change)
    assert own_recipes(desk) == {}
    keep_recipe(desk, "Mine", MINE)
    drop_recipe(desk, "Mine")
    assert own_recipes(desk) == {}


@pytest.mark.parametrize("name", ["v1", "v1 lens", " "])
def test_a_released_name_cannot_be_taken(desk, name):
    with pytest.raises(UserError):
        keep_recipe(desk, name, MINE)
    assert own_recipes(desk) == {}


def test_a_recipe_that_is_gone_gives_way_to_the_newest(desk):
    assert rules_of(desk, asked(DAY, DAY, recipe="Gone")) == RELEASED
    with pytest.raises(UserError, match="Gone"):
        rules_named(desk, "Gone")


@pytest.mark.parametrize("recipe", ["", "v1 lens", "Mine"])
@pytest.mark.parametrize("equal", [False, True])
@pytest.mark.parametrize("courtesy", [False, True])
def test_every_card_adds_up_by_any_rules(desk, recipe, equal, courtesy):
    keep_recipe(desk, "Mine", MINE)
    request = asked(DAY - 60, DAY, recipe=recipe, equal_partners=equal, courtesy_in_full=courtesy)
    line = cards.answer(desk, "score_timeline", request)
    parts = cards.answer(desk, "score_parts", request)
    ledger = cards.answer(desk, "score_ledger", request)
    change = cards.answer(desk, "score_change", request)
    page = recipe_page(desk, request)
    total = float(line.total[-1])
    assert parts.total == total == ledger.total
    assert parts.base + math.fsum(part.points for part in parts.parts) == pytest.approx(total)
    assert math.fsum(one.points for one in ledger.entries) == pytest.approx(total, abs=1e-9)
    assert math.fsum(one.points for one in change.causes) == pytest.approx(
        change.after - change.before, abs=1e-9
    )
    assert change.after == pytest.approx(total, abs=1e-9)
    assert page.example.total == pytest.approx(total, abs=1e-9)
    uses = {one.method.score for one in (line, parts, ledger, change)}
    assert uses == {page.use}
    assert (page.use.equal_partners, page.use.courtesy_in_full) == (equal, courtesy)


def test_the_switches_do_what_they_say(desk):
    def entry(name, **switches):
        ledger = cards.answer(desk, "score_ledger", asked(DAY, DAY, **switches))
        return next(one for one in ledger.entries if one.item_id == name)

    assert entry("7").standing == pytest.approx(2.0)
    assert entry("7", equal_partners=True).standing == 1.0
    assert entry("7", equal_partners=True).points < entry("7").points
    assert entry("8").words == ("thanks",)
    assert entry("8", courtesy_in_full=True).points > 4 * entry("8").points
    equal = {"equal_partners": True, "courtesy_in_full": True}
    assert entry("8", **equal).points == pytest.approx(entry("7", **equal).points, rel=0.01)


def test_a_score_is_remembered_by_its_rules(desk):
    keep_recipe(desk, "Mine", MINE)
    mine, lens = rules_named(desk, "Mine"), rules_named(desk, "v1 lens")
    once = whole_series(desk, ACCOUNT, mine)
    assert whole_series(desk, ACCOUNT, mine) is once
    assert whole_series(desk, ACCOUNT, lens) is not once
    assert whole_series(desk, ACCOUNT) is whole_series(desk, ACCOUNT, RELEASED)


def test_two_recipes_are_drawn_together(desk):
    keep_recipe(desk, "Mine", MINE)
    request = asked(DAY - 60, DAY, overlays=("recipe:v1 lens", "recipe:Mine", "recipe:Gone"))
    line = cards.answer(desk, "score_timeline", request)
    assert [(one.key, one.name) for one in line.overlays] == [
        ("recipe:v1 lens", None),
        ("recipe:Mine", "Mine"),
    ]
    mine = whole_series(desk, ACCOUNT, rules_named(desk, "Mine"))
    assert line.overlays[1].values.tolist() == mine.total[-len(line.days) :].tolist()
    offered = dict(line.offered)
    assert offered["recipe:Mine"] == "Mine"
    assert "recipe:v1" not in offered
    by_mine = cards.answer(desk, "score_timeline", asked(DAY - 60, DAY, recipe="Mine"))
    assert "recipe:v1" in dict(by_mine.offered)
    assert "recipe:Mine" not in dict(by_mine.offered)


def test_truncating_the_data_at_a_day_gives_the_score_of_that_day(tmp_path):
    whole = [post(number, DAY - 3 * number, reposts=1) for number in range(60)]
    day = DAY - 30
    cut = [one for one in whole if one.created_ms < at(day + 1, 0)]
    last = []
    for name, posts, until in (("whole", whole, DAY), ("cut", cut, day)):
        with desk_of(tmp_path / name, told(name, until, *posts)) as desk:
            keep_recipe(desk, "Mine", MINE)
            for recipe in ("", "v1 lens", "Mine"):
                for switch in (False, True):
                    request = asked(
                        day - 40, day, recipe=recipe, equal_partners=switch, courtesy_in_full=switch
                    )
                    line = cards.answer(desk, "score_timeline", request)
                    last.append((name, line.total.tolist()))
    before = [total for name, total in last if name == "whole"]
    assert before == [total for name, total in last if name == "cut"]


def test_the_panel_tells_every_constant_and_names_what_is_in_the_working(desk):
    page = recipe_page(desk, asked(DAY - 60, DAY))
    told_constants = dict(page.constants)
    assert told_constants["weight:reach"] == 0.35
    assert told_constants["half:network"] == 30.0
    assert told_constants["kind:reply_sent"] == 0.25
    assert told_constants["courtesy_weight"] == 0.1
    assert page.labels["person", "7"] == "@big"
    assert [one.name for one in page.recipes] == ["v1", "v1 lens"]
    empty = recipe_page(desk, None)
    assert empty.example is empty.method is None
    assert empty.use.name == "v1"
