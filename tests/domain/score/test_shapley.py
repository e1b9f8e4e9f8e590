import math
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.shapley import shapley
from tests.domain.score.histories import PROPERTY


@given(st.lists(st.floats(-10, 10), min_size=8, max_size=8))
@PROPERTY
def test_shares_are_the_mean_over_all_orders(worths):
    def value(acting):
        return worths[sum(1 << "abc".index(cause) for cause in acting)]

    found = shapley(value, "abc")
    for cause in "abc":
        gains = []
        for order in permutations("abc"):
            before = frozenset(order[: order.index(cause)])
            gains.append(value(before | {cause}) - value(before))
        assert found[cause] == pytest.approx(math.fsum(gains) / 6, abs=1e-12)
    assert sum(found.values()) == pytest.approx(worths[7] - worths[0], abs=1e-12)


def test_a_cause_that_does_nothing_gets_nothing():
    found = shapley(lambda acting: 3.0 * ("a" in acting), ["a", "b"])
    assert found == {"a": 3.0, "b": 0.0}


def test_no_causes():
    assert shapley(lambda acting: 1.0, []) == {}
