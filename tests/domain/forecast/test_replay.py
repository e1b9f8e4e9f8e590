"""The laws of the forecast: no look-ahead, order, levels followed, same answer twice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.forecast.quantiles import MEDIAN
from reachdesk.domain.forecast.replay import SETTLED_AFTER_HOURS, replay
from tests.domain.forecast.accounts import Account, account


def quantiles_of(made: Account) -> np.ndarray:
    return np.array([each.quantiles for each in replay(made.posts, made.views).predictions])


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 999),
    place=st.integers(0, 69),
    count=st.one_of(st.just(0.0), st.just(float("nan")), st.floats(1e-3, 1e9)),
    every_hours=st.sampled_from([0.5, 6.0, 30.0]),
)
def test_no_forecast_knows_a_count_younger_than_a_day(seed, place, count, every_hours):
    made = account(70, seed, every_hours=every_hours)
    changed = made.views.copy()
    changed[place] = count
    before, after = quantiles_of(made), quantiles_of(made.with_views(changed))
    blind = made.hours < made.hours[place] + SETTLED_AFTER_HOURS
    assert np.array_equal(before[blind], after[blind])


def test_a_settled_count_is_used():
    made = account(40, every_hours=30)
    changed = made.views.copy()
    changed[20] *= 100
    assert not np.array_equal(quantiles_of(made)[23:], quantiles_of(made.with_views(changed))[23:])


def test_a_count_exactly_a_day_old_is_settled():
    hours = 4e5 + 24.0 * np.arange(12)
    made = Account(hours, ("garden",) * 12, np.full(12, 50.0))
    settled = [each.settled for each in replay(made.posts, made.views).predictions]
    assert settled == list(range(12))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_quantiles_never_cross(data):
    count = data.draw(st.integers(1, 60))
    gaps = data.draw(st.lists(st.sampled_from([0.0, 0.01, 1.0, 25.0, 900.0]), min_size=count))
    texts = data.draw(
        st.lists(st.sampled_from(["", "@ana yes", "kettle", "#a 2/ https://b.c"]), min_size=count)
    )
    views = data.draw(st.lists(st.sampled_from([0.0, 1.0, 40.0, 41.0, 9e7]), min_size=count))
    made = Account(
        4e5 + np.cumsum(gaps[:count]), tuple(texts[:count]), np.array(views[:count], float)
    )
    quantiles = quantiles_of(made)
    assert np.isfinite(quantiles).all()
    assert np.all(np.diff(quantiles, axis=1) >= -1e-12)


def test_twice_the_same():
    made = account(150)
    assert np.array_equal(quantiles_of(made), quantiles_of(made))


def regular(made: Account) -> Account:
    """The same posts, each a little more than a day after the one before."""
    return replace(made, hours=4e5 + 25.0 * np.arange(len(made.hours)))


@pytest.mark.parametrize("direction", [-1.0, 1.0])
def test_two_thirds_of_a_jump_are_followed_within_a_dozen_settled_posts(direction):
    """Views fall to a third, or treble, in thirty accounts."""
    jump, at = direction * np.log(3.0), 80
    followed = []
    for seed in range(30):
        still = quantiles_of(regular(account(94, seed, noise=0.3)))
        moved = quantiles_of(regular(account(94, seed, noise=0.3, at=at, shift=jump)))
        followed.append((moved - still)[at:, MEDIAN] / jump)
    share = np.mean(followed, axis=0)  # by the number of settled posts since the jump
    assert share[0] == 0
    assert share[8:13].min() > 2 / 3


def test_a_synthetic_account_is_covered():
    made = account(500, seed=8, at=300, shift=-1.0)
    quantiles, log_views = quantiles_of(made)[150:], np.log(made.views)[150:]
    inside = (log_views >= quantiles[:, 1]) & (log_views <= quantiles[:, 17])
    assert 0.74 < inside.mean() < 0.87
    assert np.median(np.abs(log_views - quantiles[:, MEDIAN])) < 0.48


def test_counts_of_zero_change_nothing_after_them():
    made = account(60, every_hours=30)
    zero, unknown = made.views.copy(), made.views.copy()
    zero[::9], unknown[::9] = 0.0, np.nan
    assert np.array_equal(
        quantiles_of(made.with_views(zero)), quantiles_of(made.with_views(unknown))
    )


def test_equal_times_and_no_posts():
    made = account(30)
    same = Account(np.full(30, 4e5), made.texts, made.views)
    assert [each.settled for each in replay(same.posts, same.views).predictions] == [0] * 30
    assert replay([], np.zeros(0)).predictions == ()


def test_time_never_runs_back():
    made = account(5)
    with pytest.raises(ValueError, match="order of time"):
        replay(made.posts[::-1], made.views)


def test_the_forecaster_at_a_moment_knows_what_was_settled_then():
    made = account(90, every_hours=10)
    replayed = replay(made.posts, made.views)
    for place in (0, 3, 40, 89):
        post = made.posts[place]
        again = replayed.forecaster_at(post.hours).predict(post)
        assert again.settled == replayed.predictions[place].settled
        assert np.allclose(again.quantiles, replayed.predictions[place].quantiles, atol=0.03)


def test_progress_is_told():
    made, told = account(10), []
    replay(made.posts, made.views, progress=told.append)
    assert told == [place / 10 for place in range(1, 11)]
