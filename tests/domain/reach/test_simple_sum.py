import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.reach import simple_sum as sums

AMOUNT = st.floats(0, 1e5)


def test_the_sums_of_the_seed_text():
    assert sums.simple_sum(1, 200, 1500) == pytest.approx(0.13333333333333333, abs=1e-15)
    assert sums.one_in(sums.simple_sum(1, 200, 1500)) == pytest.approx(7.5)
    assert sums.simple_sum(1, 150, 1500) == pytest.approx(0.1)
    assert 564 * sums.simple_sum(1, 200, 1500) == pytest.approx(75.2)


def test_the_fortnight():
    # section 2.6: one post a business day at 10 % is 14 days, at 1 in 7.5 it is 10.5
    assert sums.days_per_sighting_on_business_days(0.1, 1) == pytest.approx(14)
    assert sums.days_per_sighting_on_business_days(1 / 7.5, 1) == pytest.approx(10.5)
    posts = 79 / (90 * 5 / 7)
    assert sums.days_per_sighting_on_business_days(0.1, posts) == pytest.approx(11.4, abs=0.05)
    assert sums.days_per_sighting_on_business_days(1 / 7.5, posts) == pytest.approx(8.5, abs=0.05)
    assert sums.days_per_sighting(0.1, 79 / 90) == pytest.approx(11.4, abs=0.05)
    assert sums.chance_of_any(0.1, 10) == pytest.approx(0.65, abs=0.002)
    assert sums.chance_of_any(1 / 7.5, 10) == pytest.approx(0.76, abs=0.002)


@given(sessions=AMOUNT, window=AMOUNT, inflow=AMOUNT, hours=st.floats(0, 168))
def test_always_a_chance(sessions, window, inflow, hours):
    total = sums.simple_sum(sessions, window, inflow)
    assert 0 <= total <= 1
    within = sums.simple_chance_within(hours, sessions, window, inflow)
    assert 0 <= within <= 1
    assert sums.simple_chance_within(hours + 1, sessions, window, inflow) >= within


def test_within_a_week_it_is_the_whole_sum():
    assert sums.simple_chance_within(168, 1, 200, 1500) == pytest.approx(2 / 15)
    assert sums.simple_chance_within(1.6, 1, 200, 1500) == pytest.approx(1 / 15)
    assert sums.simple_chance_within(12, 1, 200, 0) == pytest.approx(0.5)
    assert sums.simple_chance_within(12, 1, 0, 1500) == 0


def test_nothing_and_never():
    assert sums.simple_sum(0, 200, 1500) == 0
    assert sums.simple_sum(1, 200, 0) == 1
    assert sums.one_in(0) == math.inf
    assert sums.days_per_sighting(0.1, 0) == math.inf
