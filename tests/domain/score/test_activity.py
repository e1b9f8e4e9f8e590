import math

import pytest

from reachdesk.domain.score.activity import COMPONENT
from reachdesk.domain.score.audience import COMPONENT as AUDIENCE
from reachdesk.domain.score.moment import moment_of
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import Draft


def raw(posts):
    return COMPONENT.raw(moment_of(Draft(posts=posts).history(), 80, RECIPE), RECIPE)


def test_by_hand():
    posts = [{"time": 70.1}, {"time": 70.2}, {"time": 71.5}]
    expected = (1 - math.exp(-2 / 3) + 1 - math.exp(-1 / 3)) / 90
    assert raw(posts) == pytest.approx(expected)


def test_a_frantic_day_is_one_day():
    frantic = [{"time": 70 + n / 1000} for n in range(900)]
    steady = [{"time": n + 0.5} for n in range(20, 80)]
    assert raw(frantic) < 1 / 90 < raw(steady)


def test_audience_is_active_followers():
    moment = moment_of(Draft(followers=[(0, 500)], alive_share=0.6).history(), 10, RECIPE)
    assert AUDIENCE.raw(moment, RECIPE) == pytest.approx(300)
