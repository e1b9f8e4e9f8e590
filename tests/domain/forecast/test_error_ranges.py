from __future__ import annotations

import numpy as np

from reachdesk.domain.forecast.error_ranges import FIRST_RANGE, ErrorRanges


def learned(misses, replies=None):
    ranges = ErrorRanges(1)
    for place, miss in enumerate(misses):
        ranges.learn(np.array([miss]), reply=bool(replies[place]) if replies is not None else False)
    return ranges


def test_a_wide_guess_before_five_misses():
    assert np.array_equal(learned([0.1] * 4).quantiles(reply=False)[0], FIRST_RANGE)
    assert FIRST_RANGE[9] == 0
    assert np.allclose(FIRST_RANGE, -FIRST_RANGE[::-1])


def test_ranges_become_as_wide_as_the_misses():
    random = np.random.default_rng(2)
    narrow = learned(random.normal(0, 0.2, 300)).quantiles(reply=False)[0]
    wide = learned(random.normal(0, 1.5, 300)).quantiles(reply=False)[0]
    assert 0.3 < narrow[17] - narrow[1] < 0.8
    assert 3.0 < wide[17] - wide[1] < 4.5
    assert np.all(np.diff(narrow) >= 0)


def test_the_own_type_counts_most():
    misses = np.where(np.arange(200) % 2, 2.0, -2.0) + np.random.default_rng(4).normal(0, 0.1, 200)
    ranges = learned(misses, np.arange(200) % 2)
    assert ranges.quantiles(reply=True)[0, 9] > 1.5
    assert ranges.quantiles(reply=False)[0, 9] < -1.5


def test_only_the_last_four_hundred_stay():
    ranges = learned([5.0] * 50 + [0.0] * 400)
    assert ranges.quantiles(reply=False)[0].max() < 2
