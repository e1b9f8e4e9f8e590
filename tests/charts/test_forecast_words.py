from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.charts.forecast_words import factor_lines, notes, sentence, views
from reachdesk.domain.answers.forecast import Factor, PostForecast
from reachdesk.domain.answers.reach import Ranged
from reachdesk.domain.forecast.post import PROPERTIES
from tests.charts.calibration_answers import METHOD

FORECAST = PostForecast(
    method=METHOD,
    post=None,
    posted_ms=0,
    middle=Ranged(441.0, 180.4, 1154.0),
    half=(300.0, 700.0),
    wide=(100.0, 2000.0),
    settled=46,
    first_guess=False,
    newest_settled_ms=20_000 * 86_400_000,
    stale=False,
    factors=(
        Factor("usual", 312.0),
        Factor("reply", 0.34),
        Factor("link", 1.04),
        Factor("recent_level", 1.3),
        Factor("similar_posts", 0.94),
        Factor("own_past_misses", 0.04),
    ),
    similar=(),
    headline="model",
    measured=None,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [(1149.0, "1,100"), (440.4, "440"), (18.2, "18"), (3.44, "3.4"), (0.31, "0.31"), (0, "—")],
)
def test_views_have_two_digits(value, words):
    assert views(value) == words


def test_the_range_comes_first():
    assert sentence(FORECAST) == "Between 180 and 1,200 views, 8 times in 10; middle about 440."


def test_notes():
    assert notes(FORECAST) == ()
    guess = replace(FORECAST, first_guess=True, settled=1, stale=True, headline="rolling_20")
    assert notes(guess)[0] == "First guess, from 1 earlier post."
    assert notes(guess)[1] == "Based on posts up to 4 October 2024."
    assert "last 20 posts" in notes(guess)[2]
    assert notes(replace(FORECAST, stale=True, newest_settled_ms=None)) == ()


def test_factors_of_note():
    lines = dict(factor_lines(FORECAST))
    assert list(lines.values()) == ["about 310", "×0.3", "×1.3", "×0.9", "×0.04"]


def test_every_factor_has_words():
    keys = (*PROPERTIES, "recent_level", "similar_posts", "same_person", "own_past_misses")
    every = replace(FORECAST, factors=tuple(Factor(key, 2.0) for key in keys))
    assert len(dict(factor_lines(every))) == len(keys)
