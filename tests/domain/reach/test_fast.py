import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import clocks, fast, visibility
from reachdesk.domain.reach.assumptions import USUAL_DEPTH
from reachdesk.domain.reach.depth import Fixed, Geometric, LoadAndMores, Unlimited, window_nodes
from reachdesk.domain.reach.visibility import Reader

POSTED = 368_720.5  # Tuesday 2012-01-24 08:30 UTC


def reader(sessions=1.5, inflow=1500.0, depth=USUAL_DEPTH, zone="Europe/London", hours=168.0):
    return Reader(
        sessions,
        inflow,
        clocks.session_clock(zone, POSTED, 200),
        clocks.feed_clock(zone, POSTED, 200),
        depth,
        hours,
    )


@settings(max_examples=60, deadline=None)
@given(
    sessions=st.floats(0.1, 24),
    inflow=st.floats(20, 20_000),
    depth=st.sampled_from([LoadAndMores(57, 2.5), Fixed(200), Geometric(60), Fixed(10)]),
    zone=st.sampled_from(["Europe/London", "Asia/Kathmandu", "Pacific/Apia"]),
    hours=st.floats(3, 168),
)
def test_fast_rule_against_the_exact_chance(sessions, inflow, depth, zone, hours):
    one = reader(sessions, inflow, depth, zone, hours)
    exact = visibility.first_session_chance(POSTED, one)
    assert fast.fast_chance(POSTED, one) == pytest.approx(exact, abs=3e-3)


def test_the_london_reader_of_the_design():
    # section 2.2: P_A .1740, V .1952
    assert fast.fast_chance(POSTED, reader()) == pytest.approx(0.1740, abs=2e-4)
    assert fast.fast_chance(POSTED, reader(), kind="views") == pytest.approx(0.1952, abs=2e-4)


@settings(max_examples=40, deadline=None)
@given(sessions=st.floats(0.1, 24), inflow=st.floats(20, 20_000), spread=st.floats(0.2, 10))
def test_order_of_the_kinds(sessions, inflow, spread):
    one = reader(sessions, inflow)
    first, upper, views = (
        fast.fast_chance(POSTED, one, kind=kind) for kind in ("first", "upper", "views")
    )
    assert 0 <= first <= upper <= min(views, 1.0) + 1e-12
    uneven = fast.fast_chance(POSTED, one, spread=spread)
    assert uneven <= first + 1e-12  # unequal reading lowers the mean (Jensen)


def test_everybody_alike_is_the_limit_of_an_endless_shape():
    known = fast.fast_chance(POSTED, reader())
    assert fast.fast_chance(POSTED, reader(), spread=math.inf) == known
    assert fast.fast_chance(POSTED, reader(), spread=1e7) == pytest.approx(known, abs=1e-6)


@pytest.mark.parametrize(
    "change", [{"sessions_per_day": 0.0}, {"horizon_hours": 0.0}, {"depth": Fixed(0)}]
)
def test_nobody_looks(change):
    assert fast.fast_chance(POSTED, replace(reader(), **change)) == 0


def test_reading_everything():
    one = reader(depth=Unlimited())
    exact = visibility.first_session_chance(POSTED, one)
    assert fast.fast_chance(POSTED, one) == pytest.approx(exact)


def test_window_sessions_broadcast():
    one = reader()
    nodes, _ = window_nodes(one.depth)
    times, hours = POSTED + np.arange(3.0), np.array([168.0, 3.0, 0.0])
    grid = fast.window_sessions(
        times, hours, np.array([0.0, 50.0, 1500.0]), (one.session_clock, one.feed_clock), nodes
    )
    assert grid.shape == (3, 3, nodes.size)
    assert (np.diff(grid, axis=1) <= 1e-12).all()  # busier feeds, shorter windows
    assert (grid[2] == 0).all()
    alone = fast.window_sessions(times[1], 3.0, 1500.0, (one.session_clock, one.feed_clock), nodes)
    assert alone[0, 0] == pytest.approx(grid[1, 2])


@pytest.mark.parametrize("spread", [0.3, 0.5, 1.0, 4.0])
@pytest.mark.parametrize("expected", [0.05, 0.5, 3.0, 12.0])
def test_rate_nodes_reproduce_the_closed_form(spread, expected):
    multiples, weights = fast.session_rate_nodes(spread)
    assert weights.sum() == pytest.approx(1)
    assert multiples @ weights == pytest.approx(1)
    missed = float(np.exp(-multiples * expected) @ weights)
    closed = float(fast.missed_chance(np.array(expected), spread))
    assert missed == pytest.approx(closed, abs=2e-3)


def test_one_rate_node_where_everybody_is_alike():
    assert [values.tolist() for values in fast.session_rate_nodes(math.inf)] == [[1.0], [1.0]]
