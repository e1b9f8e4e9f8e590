from __future__ import annotations

import math

import numpy as np
import pytest

from reachdesk.domain.forecast.measures import Held, inside, measures
from reachdesk.domain.forecast.quantiles import LEVELS, RANGES


def test_errors_widths_and_coverage():
    quantiles = np.tile(np.linspace(-0.9, 0.9, 19), (4, 1))
    found = measures(quantiles, np.array([0.0, 0.1, -0.85, 3.0]))
    assert found.posts == 4
    assert found.male == pytest.approx((0.1 + 0.85) / 2)
    assert found.mae == pytest.approx((0.1 + 0.85 + 3.0) / 4)
    assert found.factor == pytest.approx(math.exp(found.male))
    assert found.width == pytest.approx(1.6)
    assert [found.coverage[level].inside for level in (50, 80, 90)] == [2, 2, 3]
    assert inside(quantiles, np.array([0.9, 0.91, -0.9, 0.0]), 90).tolist() == [1, 0, 1, 1]


def test_a_true_forecast_covers_as_it_says():
    random = np.random.default_rng(1)
    quantiles = np.tile(np.quantile(random.normal(size=200_000), LEVELS), (5000, 1))
    found = measures(quantiles, random.normal(size=5000))
    for per_cent in RANGES:
        assert found.coverage[per_cent].share == pytest.approx(per_cent / 100, abs=0.02)


def test_nothing_to_measure():
    found = measures(np.zeros((0, 19)), np.zeros(0))
    assert found.posts == 0
    assert math.isnan(found.male)
    assert math.isnan(found.coverage[80].share)
    assert all(math.isnan(end) for end in found.coverage[80].interval())


@pytest.mark.parametrize(
    ("part", "total", "low", "high"),
    [(42, 46, 0.7967, 0.9657), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)],
)
def test_the_binomial_interval(part, total, low, high):
    """Against Wilson's intervals in published tables."""
    assert Held(part, total).interval() == pytest.approx((low, high), abs=1e-4)
