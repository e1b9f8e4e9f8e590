"""What charts say about the recipe: its name, its switches, its window, its formula."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from reachdesk import i18n
from reachdesk.charts import csv_file, method, recipe_words
from reachdesk.charts.score_change import CHART as CHANGE
from reachdesk.charts.score_parts import CHART as PARTS
from reachdesk.charts.score_timeline import CHART as LINE
from reachdesk.domain.answers.method import RecipeUse
from tests.charts import answers

V1 = (("reach", 0.35), ("amplification", 0.35), ("network", 0.30))
USE = RecipeUse("v1", False, V1, 90.0, 15.0, "6b823c1c")
OWN = RecipeUse("Sales", True, (("reach", 0.25), ("network", 0.75)), 45.0, 7.5, "1f0c23ab")
SWITCHED = replace(OWN, equal_partners=True, courtesy_in_full=True)


@pytest.fixture(autouse=True)
def english():
    i18n.choose_language("en")


def made_with(use):
    return answers.method(recipe=use.name, score=use)


def test_released_and_own_recipes_are_told_apart():
    assert recipe_words.said(made_with(USE)) == "recipe v1"
    assert recipe_words.said(made_with(OWN)) == "own recipe “Sales”"
    assert recipe_words.title("v1", own=False) == "Recipe v1"
    assert recipe_words.said(answers.method(recipe=None)) == ""
    assert recipe_words.foot(answers.method(recipe=None)) == "—"


def test_switches_are_never_silent():
    said = recipe_words.said(made_with(SWITCHED))
    assert said == "own recipe “Sales” · everyone counted equally · courtesy counted in full"
    assert method.recipe(made_with(SWITCHED)) == (
        "own recipe “Sales” (1f0c23ab), everyone counted equally, courtesy counted in full"
    )


def test_the_formula_has_the_weights_and_the_window_in_use():
    formula = recipe_words.formula(made_with(OWN))
    assert formula.startswith("1 + 99 × (0.25 Reach + 0.75 Network).")
    assert "fully for 38 days" in formula
    assert "nothing at day 45" in formula
    assert "totals without dates" in formula
    assert "45 days" in recipe_words.sentence(made_with(OWN))
    assert recipe_words.formula(made_with(USE)) == recipe_words.formula(answers.method())
    assert recipe_words.sum_of_parts(made_with(OWN)) == (
        "Score = base 1 + points of Reach + points of Network."
    )
    assert recipe_words.age_weights(answers.method()) == (
        "age weight 1 to day 75, then 0 at day 90"
    )


@pytest.mark.parametrize(
    ("chart", "answer"),
    [(LINE, answers.score_line), (PARTS, answers.score_parts), (CHANGE, answers.score_change)],
    ids=lambda one: getattr(one, "key", ""),
)
def test_every_chart_of_the_score_says_what_it_was_made_with(chart, answer):
    data = replace(answer(), method=made_with(SWITCHED))
    for text in (chart.subtitle(data), chart.explanation(data).recipe):
        assert "own recipe “Sales”" in text
        assert "everyone counted equally" in text
        assert "courtesy counted in full" in text
    lines = csv_file.method_lines(chart, data, dt.date(2026, 11, 21))
    assert sum("own recipe “Sales” (1f0c23ab)" in line for line in lines) == 1


def test_the_newest_recipe_is_named_only_where_there_is_room_for_it():
    lens = RecipeUse("v1 lens", False, (("authority", 1.0),), 90.0, 15.0, "8afbefe8")
    assert recipe_words.unusual(made_with(USE)) == ()
    assert recipe_words.unusual(answers.method(recipe=None)) == ()
    assert recipe_words.unusual(made_with(lens)) == ("recipe v1 lens",)
    assert recipe_words.unusual(made_with(replace(USE, equal_partners=True))) == (
        "everyone counted equally",
    )
    assert "passed on" in recipe_words.sentence(made_with(lens))
