import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import aggregation

CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def law_by_convolution(chances):
    mass = np.ones(1)
    for chance in chances:
        mass = np.convolve(mass, [1 - chance, chance])
    return mass


@settings(max_examples=60)
@given(chances=CHANCES)
def test_exact_law_against_convolution(chances):
    mass = aggregation.poisson_binomial(chances)
    assert mass == pytest.approx(law_by_convolution(chances), abs=1e-12)


@settings(max_examples=60)
@given(chances=CHANCES)
def test_moments_against_the_law(chances):
    found, mass = aggregation.moments(chances), law_by_convolution(chances)
    counts = np.arange(mass.size)
    assert found.mean == pytest.approx(mass @ counts, abs=1e-9)
    assert found.variance == pytest.approx(mass @ (counts - found.mean) ** 2, abs=1e-9)
    if found.variance > 1e-6:
        third = mass @ (counts - found.mean) ** 3 / found.variance**1.5
        assert found.skewness == pytest.approx(third, abs=1e-6)


def test_classes_are_people_one_by_one():
    chances, counts = [0.2, 0.1, 0.02], [14, 19, 22]
    single = np.repeat(chances, counts)
    assert aggregation.moments(chances, counts).variance == pytest.approx(
        aggregation.moments(single).variance
    )
    assert aggregation.poisson_binomial(chances, counts) == pytest.approx(
        aggregation.poisson_binomial(single), abs=1e-12
    )


def test_refined_normal_of_an_audience():
    chances, counts = np.array([0.2, 0.1, 0.02]), np.array([144, 194, 226])
    exact = np.cumsum(aggregation.poisson_binomial(chances, counts))
    moments = aggregation.moments(chances, counts)
    refined = aggregation.refined_normal_cdf(
        np.arange(565), moments.mean, moments.variance, moments.skewness
    )
    assert np.abs(refined - exact).max() < 4e-4


def test_normal_cdf():
    found = aggregation.normal_cdf([[0.0, 1.959963984540054, -np.inf]])
    assert found[0] == pytest.approx([0.5, 0.975, 0.0], abs=1e-12)


def test_the_shock_dominates_the_range():
    # section 0: 564 followers, 51 to 69 without the shared shock, 14 to 112 with it
    chances, counts = [59.8 / 564], [564]
    low, high = aggregation.quantiles(chances, counts, (0.05, 0.95))
    assert 20 < high - low < 28
    wide = aggregation.quantiles(chances, counts, (0.05, 0.95), 0.7)
    assert wide[1] - wide[0] > 4 * (high - low)


@settings(max_examples=25, deadline=None)
@given(
    chances=st.lists(st.floats(0.001, 0.6), min_size=1, max_size=4),
    shock=st.floats(0.0, 1.2),
)
def test_quantiles_are_ordered_and_inside(chances, shock):
    counts = [50] * len(chances)
    found = aggregation.quantiles(chances, counts, (0.05, 0.1, 0.5, 0.9, 0.95), shock)
    assert all(one <= other for one, other in itertools.pairwise(found))
    assert found[0] >= 0
    assert found[-1] <= sum(counts)


def test_the_even_rule_is_the_shocked_law():
    chances, counts, shock = np.array([0.2, 0.1, 0.02]), [144, 194, 226], 0.7
    deviations = np.arange(-6, 6, 0.04)
    weights = np.exp(-0.5 * deviations**2)
    exact = np.zeros(565)
    for weight, factor in zip(
        weights / weights.sum(), aggregation.shock_factor(shock, deviations), strict=True
    ):
        exact += weight * aggregation.poisson_binomial(np.minimum(factor * chances, 1), counts)
    wanted = (0.05, 0.1, 0.5, 0.9, 0.95)
    expected = [int(np.searchsorted(np.cumsum(exact), q)) for q in wanted]
    even = aggregation.quantiles(chances, counts, wanted, shock, aggregation.even_rule())
    assert np.abs(even - expected).max() <= 1
    # Gauss-Hermite suffers from the kink where chances reach 1, but not by much
    assert aggregation.quantiles(chances, counts, wanted, shock) == pytest.approx(
        expected, rel=0.06
    )


def test_a_huge_audience_has_no_staircase():
    people, chance, shock = 3_000_000, 0.05, 0.5
    found = aggregation.quantiles(
        [chance], [people], (0.1, 0.5, 0.9), shock, aggregation.even_rule()
    )
    lognormal = people * chance * aggregation.shock_factor(shock, [-1.2815515655, 0, 1.2815515655])
    assert found == pytest.approx(lognormal, rel=0.01)


def test_refined_normal_beyond_the_exact_limit():
    found = aggregation.quantiles([0.1], [30_000], (0.05, 0.5, 0.95))
    assert found == pytest.approx([3000 - 85.5, 3000, 3000 + 85.5], abs=1.5)


def test_certain_and_nobody():
    assert aggregation.quantiles([1.0] * 5, None, (0.05, 0.95), 0.0).tolist() == [5, 5]
    assert aggregation.quantiles([0.0] * 5, None, (0.05, 0.95), 0.7).tolist() == [0, 0]
    assert aggregation.moments([]).mean == 0
    assert aggregation.poisson_binomial([]).tolist() == [1.0]


def test_the_shock_has_mean_one():
    rule = aggregation.gauss_hermite_rule()
    for shock in (0.3, 0.7, 1.2):
        assert rule.weights @ aggregation.shock_factor(shock, rule.nodes) == pytest.approx(1)
