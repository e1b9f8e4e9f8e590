import math

import numpy as np
import pytest

from reachdesk.domain.score.amplification import COMPONENT as AMPLIFICATION
from reachdesk.domain.score.authority import COMPONENT as AUTHORITY
from reachdesk.domain.score.moment import day_run, moment_of
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import Draft

POST = {"time": 10.2, "likes": 10, "reposts": 1, "quotes": 2, "replies": 3}


def raw(component, posts, day=10):
    return component.raw(moment_of(Draft(posts=posts).history(), day, RECIPE), RECIPE)


def test_one_post_by_hand():
    effort = 0.3 * 10 + 1 + 1.5 * 2 + 3
    assert raw(AMPLIFICATION, [POST]) == pytest.approx(math.log1p(effort) / math.sqrt(11))
    assert raw(AUTHORITY, [POST]) == pytest.approx(math.log1p(1 + 1.5 * 2) / math.sqrt(11))


def test_credit_ends_at_the_ceiling():
    viral = {"time": 10.2, "reposts": 1e9}
    assert raw(AMPLIFICATION, [viral]) == pytest.approx(math.log(1001) / math.sqrt(11))


def test_the_same_reposts_from_fewer_posts_are_worth_more():
    few = [{"time": n / 10, "reposts": 10} for n in range(10)]
    many = [{"time": n / 20, "reposts": n % 2} for n in range(200)]
    assert raw(AMPLIFICATION, few) > raw(AMPLIFICATION, many)


def test_fewer_posts_leave_more_doubt():
    def doubt(count):
        posts = [{"time": 5 + n / count, "reposts": 1} for n in range(count)]
        run = day_run(Draft(posts=posts).history(), np.array([10]), RECIPE)
        found = AMPLIFICATION.over_days(run, RECIPE)
        return float(found.spread[0] / found.raw[0])

    assert doubt(1) > 1 > doubt(5) > doubt(100)


def test_doubt_by_hand():
    posts = [{"time": 10.1, "reposts": 1}, {"time": 10.2, "reposts": 2}]
    run = day_run(Draft(posts=posts).history(), np.array([10]), RECIPE)
    squares = math.log(2) ** 2 + math.log(3) ** 2 + math.log(2) ** 2
    expected = math.sqrt(squares / 12)
    assert AMPLIFICATION.over_days(run, RECIPE).spread == pytest.approx(expected)
