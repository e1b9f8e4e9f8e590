from __future__ import annotations

import math

import numpy as np
import pytest

from reachdesk.domain.forecast.forecaster import MOST_POSTS, PostForecaster
from reachdesk.domain.forecast.post import post_properties
from reachdesk.domain.forecast.prior import POOLED
from reachdesk.domain.forecast.replay import replay
from tests.domain.forecast.accounts import account


def test_the_first_post_is_a_wide_guess_round_the_prior():
    said = PostForecaster().predict(post_properties(1.0, "x" * 73, 0.0))
    assert said.settled == 0
    assert math.log(said.views(0.5)) == pytest.approx(POOLED.mean[0], abs=0.01)
    assert said.views(0.9) / said.views(0.1) > 10


def test_counts_of_zero_or_none_are_not_learned():
    forecaster = PostForecaster()
    said = forecaster.predict(post_properties(1.0, "word"))
    for count in (0.0, -3.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="above 0"):
            forecaster.learn(said, count)
    assert forecaster.settled == 0


def test_constant_counts_are_forecast_as_such():
    made = account(80, every_hours=30).with_views(np.full(80, 321.0))
    last = replay(made.posts, made.views).predictions[-1]
    assert last.views(0.5) == pytest.approx(321, rel=0.05)
    assert np.isfinite(last.quantiles).all()


def test_a_guess_from_nothing_is_held_against_nobody():
    """All posts at once: none is settled when the next is made, so no miss is remembered."""
    made = account(30, every_hours=0.1)
    replayed = replay(made.posts, made.views)
    later = replayed.forecaster_at(made.hours[-1] + 48).predict(
        post_properties(made.hours[-1] + 48, "garden")
    )
    assert later.settled == 30
    assert np.allclose(later.weights, 1 / 3)
    assert later.views(0.9) / later.views(0.1) > 10


def test_more_posts_than_are_kept():
    made = account(MOST_POSTS + 60, every_hours=24)
    forecaster = PostForecaster()
    said = forecaster.predict(made.posts[0])
    for views in made.views:
        forecaster.learn(said, float(views))
    assert forecaster.settled == MOST_POSTS + 60
    assert np.isfinite(forecaster.predict(made.posts[-1]).quantiles).all()


@pytest.mark.parametrize("views", [1.0, 1e9])
def test_extreme_counts(views):
    made = account(60, every_hours=30)
    made = made.with_views(np.where(np.arange(60) % 7 == 0, views, made.views))
    quantiles = [each.quantiles for each in replay(made.posts, made.views).predictions]
    assert np.isfinite(quantiles).all()
