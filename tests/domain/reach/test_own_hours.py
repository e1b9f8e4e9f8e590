from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.reach.own_hours import grouped, hours_differ


def made(effect: float, posts: int = 480, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    hour = random.integers(0, 24, posts)
    return random.normal(0, 0.5, posts) + effect * (hour == 18), hour


def test_groups_have_their_means_and_the_common_spread():
    errors, hour = made(0.0)
    found = grouped(errors, hour, 24, 10)
    assert found.posts.sum() == 480
    assert found.mean[5] == pytest.approx(errors[hour == 5].mean())
    assert found.error[5] == pytest.approx(0.5 / np.sqrt(found.posts[5]), rel=0.1)
    assert np.all(found.factors(-1.28) < found.factors())


def test_a_group_with_too_few_posts_says_nothing():
    found = grouped(np.array([0.1, 0.2, 0.3]), np.array([4, 4, 9]), 24, 2)
    assert np.isfinite(found.mean[4])
    assert np.isnan(found.mean[9])
    assert np.isnan(found.mean[0])
    assert found.posts[0] == 0


def test_chance_alone_is_seldom_taken_for_an_effect():
    said = [hours_differ(*made(0.0, seed=seed)) for seed in range(40)]
    assert sum(said) <= 6


def test_a_strong_effect_is_found():
    assert hours_differ(*made(1.0)) is True


def test_few_posts_are_not_judged():
    errors, hour = made(1.0, posts=50)
    assert hours_differ(errors, hour) is None
    assert hours_differ(np.zeros(80), np.full(80, 7)) is None
