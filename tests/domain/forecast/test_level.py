from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.forecast.level import fading, recent_level, type_weights


def test_weights():
    assert fading(3, 1.0).tolist() == [0.25, 0.5, 1.0]
    assert type_weights(np.array([True, False]), reply=True).tolist() == [1.0, 0.3]


def test_no_shift_is_no_shift():
    assert recent_level(np.zeros(20), np.ones(20), 0.5, 10.0) == 0.0


def test_one_post_counts_half():
    assert recent_level(np.array([1.0]), np.ones(1), 1.0, 2.0) == pytest.approx(0.5)


def test_the_newest_count_most():
    residuals = np.array([0.0] * 20 + [1.0] * 4)
    quick = recent_level(residuals, np.ones(24), 0.5, 2.0)
    slow = recent_level(residuals, np.ones(24), 0.5, 10.0)
    assert 0 < slow < quick < 1


def test_one_far_miss_is_cut():
    usual = np.zeros(10)
    far = usual.copy()
    far[-1] = 20.0
    assert 0 < recent_level(far, np.ones(10), 0.5, 10.0) < 0.3
