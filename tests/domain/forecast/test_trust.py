from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.forecast.trust import Trust


def test_one_half_before_anything_is_known():
    assert np.allclose(Trust(3).multipliers(), 0.5)


@pytest.mark.parametrize("worth", [0.0, 1.0])
def test_the_worth_is_learned(worth):
    trust, random = Trust(3), np.random.default_rng(5)
    for _ in range(600):
        told = random.normal(0, 0.6, 2)
        trust.learn(told, np.full(3, worth * told.sum()) + random.normal(0, 0.3, 3))
    assert np.allclose(trust.multipliers(), worth, atol=0.12)
