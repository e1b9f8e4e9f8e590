from __future__ import annotations

import math
from itertools import pairwise

import pytest

from reachdesk.charts.log_axis import log_ticks


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        (12, 480, 5, [20, 50, 100, 200]),
        (10, 500, 6, [10, 20, 50, 100, 200, 500]),
        (10, 500, 5, [10, 30, 100, 300]),
        (1, 1e6, 7, [1, 10, 100, 1e3, 1e4, 1e5, 1e6]),
        (1, 1e6, 5, [1, 100, 1e4, 1e6]),
        (0.3, 3, 5, [0.5, 1, 2]),
        (21, 49, 5, []),
    ],
)
def test_round_values(low, high, most, ticks):
    assert log_ticks(low, high, most) == pytest.approx(ticks)


@pytest.mark.parametrize("decades", [0.1, 1, 3, 9, 40])
def test_never_too_many_and_never_outside(decades):
    low, high = 3.3, 3.3 * 10**decades
    found = log_ticks(low, high, 5)
    assert len(found) <= 5
    assert all(low <= value <= high for value in found)
    steps = [math.log10(b / a) for a, b in pairwise(found)]
    assert not steps or max(steps) <= 2.7 * min(steps)
