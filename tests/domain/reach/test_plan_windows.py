"""One zone's readers and the posts of a week, against the slower rule for posts in a row."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.audience import SEED_WEEK_HOURS
from reachdesk.domain.reach.awake import Rows, awake_chance_of_any
from reachdesk.domain.reach.depth import NODES, Fixed, LoadAndMores, Unlimited
from reachdesk.domain.reach.plan_windows import (
    AXIS,
    ZoneWeek,
    depth_shares,
    list_depths,
    sent_once,
    sent_round,
)

INFLOW = np.array([20.0, 300.0, 1500.0, 20_000.0])


def test_a_week_goes_round():
    week = sent_round((9, 33, 150))
    assert week.hours.tolist() == [9, 33, 150]
    assert week.until_next.tolist() == [24, 117, 27]
    assert sent_round((40,)).until_next.tolist() == [168]
    assert sent_round(()).hours.size == 0


def test_one_post_and_its_copy():
    assert sent_once(30, None).until_next.tolist() == [168]
    again = sent_once(160, 12)
    assert again.hours.tolist() == [160, 4]
    assert again.until_next.tolist() == [12, 168]


@pytest.mark.parametrize("depth", [Fixed(200), Fixed(0), LoadAndMores(57, 2.5), Unlimited()])
def test_shares_of_depth_sum_to_one_and_keep_the_mean(depth):
    shares = depth_shares(depth, INFLOW)
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert (shares >= 0).all()
    mean = depth.mean()
    if math.isfinite(mean) and mean > 0:
        hours = (shares @ AXIS)[1:]  # the slowest timeline reaches the end of the axis
        assert hours == pytest.approx(24 * mean / INFLOW[1:], rel=0.02)


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Kathmandu", "America/New_York"])
@pytest.mark.parametrize(
    "assumptions",
    [
        DEFAULT,
        replace(DEFAULT, session_shape=math.inf, sessions_per_day=4.0),
        replace(DEFAULT, list_share=0.4),
        replace(DEFAULT, horizon_hours=5.0, depth=Fixed(50)),
    ],
)
def test_the_same_as_posts_in_a_row(zone, assumptions):
    hours = np.array([9, 20, 33, 80, 81, 160])
    week = sent_round(hours)
    posted = SEED_WEEK_HOURS + hours
    until = np.minimum(week.until_next, assumptions.horizon_hours).astype(float)
    rows = Rows(posted.astype(float), until, np.full(6, assumptions.horizon_hours))
    expected = awake_chance_of_any(zone, rows, INFLOW, assumptions, NODES)
    depths = (depth_shares(assumptions.depth, INFLOW), list_depths(assumptions))
    found = ZoneWeek(zone, SEED_WEEK_HOURS, INFLOW, assumptions).seen([week], depths, np.ones(1))
    assert found[0, 0] == pytest.approx(expected, rel=0.01, abs=5e-4)  # a narrow depth is the worst


def test_more_sessions_are_more_seen_and_nothing_sent_is_nothing_seen():
    depths = (depth_shares(DEFAULT.depth, INFLOW), list_depths(DEFAULT))
    zone = ZoneWeek("Europe/London", SEED_WEEK_HOURS, INFLOW, DEFAULT)
    questions = [sent_round((9, 33)), sent_round(()), sent_round((9,))]
    found = zone.seen(questions, depths, np.array([0.5, 1.0, 2.0]))
    assert found.shape == (3, 3, 4)
    assert (np.diff(found[:, 0], axis=0) > 0).all()
    assert (found[:, 1] == 0).all()
    assert (found[:, 0] > found[:, 2]).all()
