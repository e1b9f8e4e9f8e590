import numpy as np
import pytest

from reachdesk.domain.score.moment import day_run, moment_of
from reachdesk.domain.score.reach import COMPONENT, day_reach
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import Draft


def test_readers_of_a_day():
    assert day_reach([60.0], 564, 0.6, 0.95) == pytest.approx(60)
    assert day_reach([60.0] * 3, 564, 0.6, 0.95) == pytest.approx(149.97132941)
    assert day_reach([1e6], 564, 0.6, 0.95) == pytest.approx(0.95 * 564 * 0.6)
    assert day_reach([10.0], 0, 0.6, 0.95) == 0
    assert day_reach([], 564, 0.6, 0.95) == 0


def test_one_post_by_hand():
    history = Draft(posts=[{"time": 10.2, "views": 60}]).history()
    raw = COMPONENT.raw(moment_of(history, 11, RECIPE), RECIPE)
    assert raw == pytest.approx(60**0.46 / 90)


def test_posts_of_a_day_share_it_by_views():
    posts = [{"time": 10.2, "views": 30}, {"time": 10.6, "views": 90}, {"time": 11.5, "views": 9}]
    moment = moment_of(Draft(posts=posts).history(), 12, RECIPE)
    shares = COMPONENT.contributions(moment, RECIPE)
    assert shares[1] == pytest.approx(3 * shares[0])
    assert shares[2] == pytest.approx(9**0.46 / 90)


@pytest.mark.parametrize(("measured", "share"), [((), 1.0), ((0, 1), 0.0), ((1,), 0.5)])
def test_only_modelled_views_are_in_doubt(measured, share):
    posts = [{"time": 10.1 + n, "views": 50, "measured": n in measured} for n in range(2)]
    run = day_run(Draft(posts=posts).history(), np.array([20]), RECIPE)
    found = COMPONENT.over_days(run, RECIPE)
    assert found.spread == pytest.approx(0.7 * 0.46 * share * found.raw)
