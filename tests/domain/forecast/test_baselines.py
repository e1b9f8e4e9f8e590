from __future__ import annotations

import numpy as np

from reachdesk.domain.forecast.baselines import BASELINES, baseline_quantiles
from reachdesk.domain.forecast.quantiles import LEVELS, MEDIAN


def test_the_last_twenty_of_the_type_all_and_all_of_the_type():
    random = np.random.default_rng(6)
    hours, replies = 30.0 * np.arange(90), random.random(90) < 0.4
    log_views = random.normal(size=90)
    found = baseline_quantiles(hours, replies, log_views, 24.0)
    assert tuple(found) == BASELINES
    for place in (60, 89):
        before = np.arange(90) < place
        same = before & (replies == replies[place])
        expected = {
            "rolling_20": log_views[same][-20:],
            "constant": log_views[before],
            "constant_by_type": log_views[same],
        }
        for name, values in expected.items():
            assert np.allclose(found[name][place], np.quantile(values, LEVELS))


def test_only_settled_posts_are_known():
    hours, log_views = np.array([0.0, 10.0, 24.0, 33.9, 34.0]), np.arange(5.0)
    found = baseline_quantiles(hours, np.zeros(5, bool), log_views, 24.0)["constant"][:, MEDIAN]
    assert found[0] == found[1] == np.log(100.0)
    assert found[2] == found[3] == 0.0
    assert found[4] == 0.5


def test_all_posts_stand_in_for_a_type_without_any():
    hours = np.array([0.0, 30.0, 60.0])
    replies = np.array([False, False, True])
    found = baseline_quantiles(hours, replies, np.array([2.0, 4.0, 9.0]), 24.0)
    assert all(found[name][2, MEDIAN] == 3.0 for name in BASELINES)


def test_no_posts():
    found = baseline_quantiles(np.zeros(0), np.zeros(0, bool), np.zeros(0), 24.0)
    assert all(each.shape == (0, len(LEVELS)) for each in found.values())
