import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import calibration
from reachdesk.domain.reach.calibration import LogLevel


@pytest.mark.parametrize(
    ("freedom", "probability", "expected"),
    [
        (1, 0.975, 12.706204736),
        (2, 0.9, 1.885618083),
        (5, 0.975, 2.570581836),
        (30, 0.95, 1.697260887),
        (1000, 0.975, 1.962339081),
        (1e7, 0.975, 1.959964),
    ],
)
def test_student_t_tables(freedom, probability, expected):
    found = calibration.t_quantile(freedom, [probability, 1 - probability, 0.5])
    assert found == pytest.approx([expected, -expected, 0.0], rel=1e-6)


def test_student_t_at_the_ends():
    assert calibration.t_quantile(4.0, [0.0, 1.0]).tolist() == [-math.inf, math.inf]
    assert calibration.t_quantile(4.0, np.full((2, 3), 0.7)).shape == (2, 3)
    with pytest.raises(ValueError, match="degree of freedom"):
        calibration.t_quantile(0.5, 0.9)


def test_prior_alone_and_much_data():
    model = LogLevel([1.0], [2.0])
    assert model.predict([1.0]).centre == 1.0
    assert model.predict([1.0]).freedom == 6
    random = np.random.default_rng(3)
    for hour in range(2000):
        model.add(float(hour), [1.0], 3.0 + 0.4 * random.standard_normal())
    forecast = model.predict([1.0])
    assert forecast.centre == pytest.approx(3.0, abs=0.05)
    assert forecast.scale == pytest.approx(0.4, abs=0.03)
    assert forecast.quantiles([0.5]) == pytest.approx([forecast.centre])


def test_batch_formula_without_forgetting():
    # Normal-inverse-gamma conjugacy, written out for two features
    random = np.random.default_rng(11)
    features, values = random.standard_normal((30, 2)), random.standard_normal(30)
    model = LogLevel([0.2, -0.1], [1.0, 0.5], half_life_days=math.inf)
    for hour, (row, value) in enumerate(zip(features, values, strict=True)):
        model.add(hour, row, value)
    prior = np.diag([1.0, 4.0])
    precision = prior + features.T @ features
    centre = np.linalg.inv(precision) @ (prior @ [0.2, -0.1] + features.T @ values)
    found = model.posterior()
    assert found.centre == pytest.approx(centre)
    assert found.covariance == pytest.approx(np.linalg.inv(precision))
    assert found.freedom == 2 * (3 + 15)
    residual = values - features @ centre
    shift = centre - [0.2, -0.1]
    rate = 1 + 0.5 * (residual @ residual + shift @ prior @ shift)
    assert found.residual == pytest.approx(math.sqrt(rate / 18))


def test_old_posts_are_forgotten():
    model = LogLevel([0.0], [10.0], half_life_days=10)
    for day in range(100):
        model.add(24.0 * day, [1.0], 0.0)
    for day in range(100, 200):
        model.add(24.0 * day, [1.0], 2.0)
    assert model.predict([1.0]).centre == pytest.approx(2.0, abs=0.01)
    late = model.predict([1.0])
    model.add(0.0, [1.0], 2.0)  # a late arrival of an old post does not turn back time
    assert model.predict([1.0]).centre == pytest.approx(late.centre, abs=0.01)


def test_gamma_poisson():
    prior = calibration.gamma_poisson([], [])
    assert prior.shape / prior.rate == pytest.approx(calibration.USUAL_REACTION_RATE)
    law = calibration.gamma_poisson([3, 0, 1, 5], [60, 40, 55, 80], 1.0, 50.0)
    assert (law.shape, law.rate) == (10.0, 285.0)


@pytest.mark.parametrize("reactions", [0, 1, 7, 400])
def test_views_from_reactions_against_drawing(reactions):
    random = np.random.default_rng(reactions)
    rate = 0.009 * np.exp(0.85 * random.standard_normal(400_000))
    drawn = random.gamma(reactions + 0.5, 1.0, rate.size) / rate
    found = calibration.views_from_reactions(reactions)
    assert found == pytest.approx(np.quantile(drawn, [0.05, 0.5, 0.95]), rel=0.03)


def test_a_factor_of_four_either_way():
    low, middle, high = calibration.views_from_reactions(50)
    assert middle / low == pytest.approx(4.2, abs=0.4)
    assert high / middle == pytest.approx(4.2, abs=0.4)
    with pytest.raises(ValueError, match="reactions"):
        calibration.views_from_reactions(-1)


@settings(max_examples=20, deadline=None)
@given(true=st.floats(0.2, 5.0))
def test_the_measured_level_finds_the_factor(true):
    random = np.random.default_rng(5)
    hours = np.arange(300) * 8.0
    modelled = np.full(300, 60.0)
    views = true * modelled * np.exp(0.5 * random.standard_normal(300))
    found = calibration.measured_level(hours, views, modelled)
    assert found.level == pytest.approx(true, rel=0.15)
    assert found.low < found.level < found.high
    assert found.residual == pytest.approx(0.5, abs=0.08)
    assert found.posts == 300


def test_useless_pairs_are_left_out():
    found = calibration.measured_level(
        [0.0, 1.0, np.nan, 3.0, 4.0], [0, -5, 60, np.inf, 5e9], [60.0, 60, 60, 60, 60]
    )
    assert found.posts == 1  # even views far above the followers are a fact
    nothing = calibration.measured_level([], [], [])
    assert (nothing.level, nothing.posts) == (1.0, 0)
    assert nothing.low < 1 < nothing.high
