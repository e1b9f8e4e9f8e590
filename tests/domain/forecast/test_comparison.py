from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.forecast.comparison import difference, median_of


def test_a_clear_difference():
    random = np.random.default_rng(2)
    errors = np.abs(random.normal(size=300))
    found = difference(errors, errors + 0.1 + 0.05 * random.normal(size=300))
    assert found.low < found.value < found.high < 0
    assert found.clear
    assert found.value == pytest.approx(-0.1, abs=0.01)


def test_no_clear_difference():
    random = np.random.default_rng(3)
    first, second = np.abs(random.normal(size=(2, 200)))
    assert not difference(first, second).clear
    assert not difference(first, second, median_of).clear
    same = difference(first, first)
    assert (same.value, same.low, same.high) == (0.0, 0.0, 0.0)
    assert not same.clear


def test_neighbours_that_err_alike_make_it_less_sure():
    random = np.random.default_rng(4)
    apart = random.normal(size=400)
    runs = np.repeat(random.normal(size=20), 20)
    widths = [
        (found.high - found.low) / errors.std()
        for errors in (apart, runs)
        for found in [difference(errors, np.zeros(400))]
    ]
    assert widths[1] > 2 * widths[0]


def test_the_interval_is_that_of_the_mean():
    errors = np.random.default_rng(5).normal(size=900)
    found = difference(errors, np.zeros(900))
    assert (found.high - found.low) / 2 == pytest.approx(1.96 / 30, rel=0.15)


def test_the_same_draws_each_time():
    errors = np.random.default_rng(6).normal(size=(2, 50))
    assert difference(*errors) == difference(*errors)


def test_few_posts_and_none():
    assert difference(np.ones(3), np.zeros(3)).value == 1.0
    with pytest.raises(ValueError, match="at least one"):
        difference(np.zeros(0), np.zeros(0))
