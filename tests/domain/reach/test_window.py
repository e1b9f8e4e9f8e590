import math
from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.clocks import FLAT_WEEK
from reachdesk.domain.reach.depth import Fixed, Unlimited
from reachdesk.domain.reach.window import window_times

POSTED = 368_720.5  # Tuesday 2012-01-24 08:30 UTC


def test_slots_hold_the_posts_of_their_ten_minutes():
    window = window_times(POSTED, SEED, "Europe/London")
    assert window.starts.size == window.newer_posts.size == 45
    assert window.starts[:3] == pytest.approx([0, 1 / 6, 2 / 6])
    by_full = window.newer_posts[: math.floor(window.full_after * 6)].sum()
    assert by_full <= 200 <= by_full + window.newer_posts.max()
    assert 2.2 < window.full_after < 3.2  # busier than the mean of 62.5 an hour


def test_constant_arrivals():
    flat = replace(SEED, posting_week=FLAT_WEEK)
    window = window_times(POSTED, flat, "Asia/Kolkata", every_minutes=30, span_hours=2)
    assert window.newer_posts == pytest.approx([31.25] * 4)
    assert window.full_after == pytest.approx(3.2)
    assert dict(window.counts) == pytest.approx({50: 0.8, 100: 1.6, 150: 2.4, 200: 3.2})


def test_counts_come_in_order():
    times = [hours for _, hours in window_times(POSTED, DEFAULT, "Asia/Tokyo").counts]
    assert (np.diff(times) > 0).all()


def test_visits_of_an_average_reader():
    window = window_times(POSTED, replace(DEFAULT, sessions_per_day=3.0), "Europe/London")
    assert len(window.visits) == 3
    assert (np.diff(window.visits) > 0).all()
    assert 0 < window.visits[0] < window.visits[-1] < 24


def test_windows_that_are_never_full_or_always():
    assert window_times(POSTED, replace(SEED, inflow_per_day=0.0), "UTC").full_after == math.inf
    assert window_times(POSTED, replace(SEED, depth=Unlimited()), "UTC").full_after == math.inf
    assert window_times(POSTED, replace(SEED, inflow_per_day=1.0), "UTC").full_after == math.inf
    assert window_times(POSTED, replace(SEED, depth=Fixed(0)), "UTC").full_after == 0


def test_a_slot_has_a_length():
    with pytest.raises(ValueError, match="length"):
        window_times(POSTED, SEED, "UTC", every_minutes=0)
