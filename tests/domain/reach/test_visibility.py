from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import clocks, visibility
from reachdesk.domain.reach.depth import Fixed, Geometric, LoadAndMores, Table, Unlimited
from reachdesk.domain.reach.visibility import Reader

POSTED = clocks.utc_hours(datetime(2012, 1, 24, 8, 30))
ZONES = st.sampled_from(["Europe/London", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Apia"])
SHALLOW = LoadAndMores(12, 1.5)


def reader(zone="Europe/London", sessions=3.0, inflow=1500.0, depth=SHALLOW, horizon=168.0):
    return Reader(
        sessions,
        inflow,
        clocks.session_clock(zone, POSTED - 30, 300),
        clocks.feed_clock(zone, POSTED - 30, 300),
        depth,
        horizon,
    )


def constant(sessions, inflow, depth, hours=20_000.0):
    clock = clocks.constant_clock(POSTED, hours + 1)
    return Reader(sessions, inflow, clock, clock, depth, hours)


@settings(max_examples=40, deadline=None)
@given(
    zone=ZONES,
    sessions=st.floats(0.05, 30),
    inflow=st.floats(5, 30_000),
    horizon=st.floats(0.1, 168),
)
def test_bounds_and_directions(zone, sessions, inflow, horizon):
    one = reader(zone, sessions, inflow, SHALLOW, horizon)
    chance = visibility.first_session_chance(POSTED, one)
    busier = replace(one, inflow_per_day=1.3 * inflow)
    keener = replace(one, sessions_per_day=1.3 * sessions)
    deeper = replace(one, depth=LoadAndMores(15, 1.5))
    assert 0 < chance <= 1
    assert visibility.first_session_chance(POSTED, busier) <= chance + 1e-9
    assert visibility.first_session_chance(POSTED, keener) >= chance - 1e-9
    assert visibility.first_session_chance(POSTED, deeper) >= chance - 1e-9


@settings(max_examples=12, deadline=None)
@given(sessions=st.floats(0.3, 20), inflow=st.floats(50, 5000), reread=st.floats(0.05, 0.95))
def test_rereading_lies_between_its_ends(sessions, inflow, reread):
    one = reader(sessions=sessions, inflow=inflow, horizon=48.0)
    first = visibility.first_session_chance(POSTED, one)
    none, some, all_ = (visibility.rereading_chance(POSTED, one, r) for r in (0.0, reread, 1.0))
    assert none == pytest.approx(first, abs=1e-9)
    assert first <= some + 1e-12
    assert some <= all_ + 1e-12


@pytest.mark.parametrize("depth", [Fixed(40), SHALLOW, Geometric(25), Table((1.0, 2.0, 3.0))])
@pytest.mark.parametrize(("sessions", "inflow"), [(1.0, 1500.0), (12.0, 200.0), (0.3, 60.0)])
def test_closed_forms(depth, sessions, inflow):
    one = constant(sessions, inflow, depth)
    assert visibility.first_session_chance(POSTED, one) == pytest.approx(
        visibility.constant_first_chance(sessions, inflow, depth), abs=1e-9
    )
    assert visibility.rereading_chance(POSTED, one) == pytest.approx(
        visibility.constant_rereading_chance(sessions, inflow, depth), abs=1e-9
    )


def test_same_clock_for_sessions_and_posts_makes_the_hour_irrelevant():
    clock = clocks.session_clock("Europe/London", POSTED, 5000)
    times = POSTED + np.array([0.0, 5.3, 11.0, 17.9, 60.0, 100.0])
    chances = [
        visibility.first_session_chance(
            time, Reader(1.5, 1500, clock, clock, LoadAndMores(57, 2.5), 2000.0)
        )
        for time in times
    ]
    assert np.ptp(chances) < 1e-10
    expected = visibility.constant_first_chance(1.5, 1500, LoadAndMores(57, 2.5))
    assert chances[0] == pytest.approx(expected, abs=1e-10)


def test_only_the_ratio_of_depth_and_inflow_counts():
    small = visibility.first_session_chance(POSTED, reader(depth=Fixed(100), inflow=750))
    large = visibility.first_session_chance(POSTED, reader(depth=Fixed(400), inflow=3000))
    assert small == pytest.approx(large, abs=2e-3)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/London", "2024-03-31T00:15"),
        ("Europe/London", "2024-10-27T00:15"),
        ("America/New_York", "2024-11-03T05:40"),
        ("Australia/Lord_Howe", "2024-04-06T14:40"),
    ],
)
def test_days_on_which_the_clocks_change(zone, day):
    posted = clocks.utc_hours(datetime.fromisoformat(day))
    one = Reader(
        3.0,
        1500.0,
        clocks.session_clock(zone, posted, 200),
        clocks.feed_clock(zone, posted, 200),
        SHALLOW,
    )
    chance = visibility.first_session_chance(posted, one)
    later = visibility.first_session_chance(posted + 0.5, one)
    assert 0 < chance < 1
    assert abs(chance - later) < 0.05
    assert visibility.rereading_chance(posted, one, 0.0) == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize(
    "change",
    [{"sessions_per_day": 0.0}, {"horizon_hours": 0.0}, {"depth": Fixed(0)}],
)
def test_nobody_looks(change):
    one = replace(reader(), **change)
    assert visibility.first_session_chance(POSTED, one) == 0
    assert visibility.rereading_chance(POSTED, one) == 0


def test_reading_everything_needs_one_session():
    one = reader(depth=Unlimited(), inflow=1e6)
    sessions = one.session_clock.at(POSTED + 168) - one.session_clock.at(POSTED)
    chance = visibility.first_session_chance(POSTED, one)
    assert chance == pytest.approx(1 - np.exp(-3 / 24 * float(sessions)))
    assert visibility.rereading_chance(POSTED, one) == chance
    quiet = replace(reader(), inflow_per_day=0.0)
    assert visibility.first_session_chance(POSTED, quiet) == pytest.approx(chance)
    assert visibility.rereading_chance(POSTED, quiet) == pytest.approx(chance, abs=1e-9)


def test_an_absurd_inflow_is_quick_and_nearly_hopeless():
    chance = visibility.first_session_chance(POSTED, reader(inflow=4e6))
    assert 0 < chance < 1e-3


def test_constant_forms_at_the_ends():
    assert visibility.constant_first_chance(0, 100, SHALLOW) == 0
    assert visibility.constant_first_chance(1, 100, Unlimited()) == 1
    assert visibility.constant_rereading_chance(0, 100, SHALLOW) == 0
    assert visibility.constant_rereading_chance(1, 0, SHALLOW) == 1
    assert visibility.constant_rereading_chance(1, 0, Fixed(0)) == 0
    assert visibility.constant_rereading_chance(1, 5, Unlimited()) == 1
