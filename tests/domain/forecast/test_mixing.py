from __future__ import annotations

import numpy as np

from reachdesk.domain.forecast.mixing import Mixing


def test_alike_at_first():
    assert np.allclose(Mixing(3).weights(), 1 / 3)


def test_the_one_that_is_right_counts_more_and_can_lose_it_again():
    mixing = Mixing(2)
    said = np.repeat([[0.0], [2.0]], 19, axis=1)
    for _ in range(10):
        mixing.learn(said, 0.0)
    assert mixing.weights()[0] > 0.99
    for _ in range(80):
        mixing.learn(said, 2.0)
    assert mixing.weights()[1] > 0.99
    assert np.isclose(mixing.weights().sum(), 1)
