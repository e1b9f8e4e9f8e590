from __future__ import annotations

import pytest

from reachdesk.services.sightings import days_between_sightings


def test_the_seeds_quarter():
    few, many = days_between_sightings((0.1, 1 / 7.5), 79 / 90)
    assert many == pytest.approx(11.4, abs=0.05)
    assert few == pytest.approx(8.5, abs=0.05)


def test_a_fortnight_at_a_post_a_business_day():
    assert days_between_sightings((0.1,), 5 / 7) == pytest.approx((14, 14))


@pytest.mark.parametrize(("chances", "rate"), [((0.1, 0.2), 0.0), ((0.0, 0.0), 3.0)])
def test_nobody_ever_sees_anything(chances, rate):
    assert days_between_sightings(chances, rate) is None


def test_one_model_says_never():
    assert days_between_sightings((0.0, 0.5), 1.0) == (2.0, 2.0)
