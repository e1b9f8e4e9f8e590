from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.forecast.quantiles import LEVELS, MEDIAN, RANGES, crps, weighted_quantile

numbers = st.lists(st.floats(-20, 20), min_size=1, max_size=40)


def test_the_levels():
    assert LEVELS[MEDIAN] == 0.5
    for per_cent, (low, high) in RANGES.items():
        assert round(LEVELS[high] - LEVELS[low], 9) == per_cent / 100


def test_equal_weights_give_the_middle():
    assert weighted_quantile(np.array([3.0, 1.0, 2.0]), np.ones(3), 0.5) == 2.0
    assert weighted_quantile(np.array([3.0, 1.0]), np.ones(2), 0.5) == 2.0


def test_a_heavy_value_draws_the_middle():
    assert weighted_quantile(np.array([1.0, 2.0, 9.0]), np.array([1.0, 1.0, 8.0]), 0.5) > 6


@given(numbers, st.integers(0, 9999))
def test_weighted_quantiles_rise_and_stay_within(values, seed):
    weights = np.random.default_rng(seed).random(len(values)) + 1e-3
    found = weighted_quantile(np.array(values), weights, LEVELS)
    assert np.all(np.diff(found) >= 0)
    assert min(values) <= found[0]
    assert found[-1] <= max(values)


def test_crps_of_a_point_is_the_distance():
    assert np.isclose(crps(np.full(19, 3.0), 5.0), 2.0)
    assert crps(np.full(19, 3.0), 3.0) == 0


def test_crps_prefers_the_true_law():
    random = np.random.default_rng(3)
    outcomes = random.normal(size=4000)
    true = np.quantile(random.normal(size=100_000), LEVELS)
    scores = [crps(np.tile(true * wide, (4000, 1)), outcomes).mean() for wide in (0.5, 1.0, 2.0)]
    assert scores[1] == min(scores)
