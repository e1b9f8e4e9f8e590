"""Ranges of different readers, and the bounds of an unknown overlap."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.reach.channels import cross_post_bounds
from reachdesk.domain.reach.plan_range import Chances, readers_of

SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE, SHARE)
def test_the_bounds_are_those_of_two_channels(awake, alive, share, elsewhere):
    three = np.full((3, 1), awake)
    chances = Chances(three, np.full((1, 1), alive), share, np.full(3, elsewhere))
    expected = cross_post_bounds([awake * alive, share * elsewhere])
    for bound, wanted in (
        ("low", expected.low), ("independent", expected.independent), ("high", expected.high),
    ):  # fmt: skip
        assert chances.at(1, bound)[0, 0] == pytest.approx(wanted, abs=1e-12)


def one_class(awake, people, shock):
    levels = np.array([[awake[0]], [awake[1]], [awake[2]]])
    chances = Chances(levels, np.ones((1, 1)), 0.0, np.zeros(3))
    return readers_of([chances], np.array([[people]]), shock)[0][0]


def test_without_a_shock_the_range_is_the_luck_of_readers():
    found = one_class((0.3, 0.3, 0.3), 400.0, 0.0)
    drawn = np.random.default_rng(1).binomial(400, 0.3, 100_000)
    assert [found.low, found.high] == pytest.approx(np.quantile(drawn, [0.1, 0.9]), abs=1)
    assert found.value == pytest.approx(120)
    assert found.at_low == found.at_high == pytest.approx(120)


def test_with_a_shock_the_range_is_mostly_the_shock():
    found = one_class((0.1, 0.3, 0.5), 100_000.0, 0.7)
    assert found.low == pytest.approx(10_000, rel=0.02)
    assert found.high == pytest.approx(50_000, rel=0.02)
    assert (found.at_low, found.at_high) == (10_000, 50_000)


def test_certain_and_impossible_readers():
    assert one_class((1.0, 1.0, 1.0), 50.0, 0.7).low == 50
    nothing = one_class((0.0, 0.0, 0.0), 50.0, 0.7)
    assert (nothing.low, nothing.value, nothing.high) == (0, 0, 0)
    nobody = one_class((0.2, 0.3, 0.4), 0.0, 0.7)
    assert (nobody.members, nobody.low, nobody.value, nobody.high) == (0, 0, 0, 0)
