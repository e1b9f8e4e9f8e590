from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.audience import SEED_WEEK_HOURS, bare_followers, seen_chance
from reachdesk.domain.reach.life import life_curve, life_curve_for_zone

HOURS = np.arange(0.0, 25.0)


@settings(max_examples=20, deadline=None)
@given(hour=st.floats(0, 168))
def test_a_life_only_grows(hour):
    life = life_curve(bare_followers(10), SEED_WEEK_HOURS + hour, DEFAULT, HOURS)
    assert life.chance[0] == pytest.approx(0, abs=1e-12)
    assert (np.diff(life.chance) >= -1e-12).all()
    assert 0 < life.half_hours < 24


def test_it_ends_at_the_seen_chance_and_halves_at_the_half_time():
    posted = SEED_WEEK_HOURS + 32.5
    life = life_curve(bare_followers(10), posted, DEFAULT, [168.0])
    whole = seen_chance(bare_followers(10), posted, DEFAULT)[0].chance
    assert life.chance[0] == pytest.approx(whole, rel=1e-9)
    half = life_curve(bare_followers(10), posted, DEFAULT, [life.half_hours])
    assert half.chance[0] == pytest.approx(0.5 * life.chance[0], rel=1e-3)


def test_the_order_of_the_hours_asked_is_kept():
    posted = SEED_WEEK_HOURS
    life = life_curve(bare_followers(1), posted, DEFAULT, [6.0, 1.0, 500.0])
    assert life.hours.tolist() == [6.0, 1.0, 500.0]
    assert life.chance[1] < life.chance[0] < life.chance[2]
    again = life_curve(bare_followers(1), posted, DEFAULT, [3.0])
    assert life.half_hours == pytest.approx(again.half_hours, abs=0.01)


def test_night_in_one_zone_is_day_in_another():
    posted = SEED_WEEK_HOURS + 3.0
    london = life_curve_for_zone("Europe/London", posted, DEFAULT, HOURS)
    tokyo = life_curve_for_zone("Asia/Tokyo", posted, DEFAULT, HOURS)
    assert tokyo.half_hours < london.half_hours


def test_the_simple_sum_fills_its_window_evenly():
    life = life_curve(bare_followers(10), SEED_WEEK_HOURS, SEED, [0.0, 1.6, 3.2, 24.0])
    assert life.chance == pytest.approx([0, 1 / 15, 2 / 15, 2 / 15])
    assert life.half_hours == pytest.approx(1.6)


def test_no_readers_no_half_time():
    never = replace(DEFAULT, sessions_per_day=0.0)
    life = life_curve(bare_followers(10), SEED_WEEK_HOURS, never, HOURS)
    assert life.half_hours is None
    assert (life.chance == 0).all()
