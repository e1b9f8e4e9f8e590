"""Sums over groups of posts against the plain way: every post of every day, one after the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.day_groups import day_groups
from reachdesk.domain.score.window import window_weight
from tests.domain.score.histories import PROPERTY

TIMES = st.lists(
    st.one_of(
        st.floats(0, 400, width=32),
        st.integers(0, 400).map(float),  # at midnight
        st.sampled_from([10.25, 10.5, 10.75]),  # many on one day
    ),
    max_size=60,
)
WINDOWS = st.tuples(st.integers(7, 730), st.floats(0.05, 1.0))


def plain(times, values, days, window, taper):
    """(score day, posting day): count, weight, sum of values, sum of weight times value."""
    found = {}
    for place, day in enumerate(days.tolist()):
        for time, value in zip(times.tolist(), values.tolist(), strict=True):
            weight = float(window_weight(day + 1.0 - time, window, taper))
            if weight > 0 and time < day + 1:
                group = found.setdefault((place, int(time)), [0, 0.0, 0.0, 0.0])
                group[0] += 1
                group[1] += weight
                group[2] += value
                group[3] += weight * value
    return found


@given(TIMES, WINDOWS, st.integers(1, 40), st.integers(0, 2**32 - 1))
@PROPERTY
def test_every_sum_is_that_of_the_plain_way_to_the_last_bit(times, lengths, step, seed):
    times = np.sort(np.array(times, float))
    window, taper = float(lengths[0]), lengths[0] * lengths[1]
    days = np.arange(0, 420, step)
    values = np.random.default_rng(seed).gamma(1.0, 3.0, len(times))
    groups = day_groups(times, days, window, taper)
    expected = plain(times, values, days, window, taper)
    labels = np.unique(np.floor(times).astype(int))
    keys = list(zip(groups.score_day.tolist(), labels[groups.posting].tolist(), strict=True))
    assert keys == sorted(expected)
    rows = [expected[key] for key in keys]
    assert groups.count.tolist() == [row[0] for row in rows]
    assert groups.weight.tolist() == [row[1] / row[0] for row in rows]
    assert groups.sums(values).tolist() == [row[2] for row in rows]
    aged = groups.pairs.weight * values[groups.pairs.item]
    assert groups.joined(values, aged).tolist() == [row[3] for row in rows]


def test_only_days_that_fade_are_looked_at_post_by_post():
    times = np.sort(np.random.default_rng(2).uniform(0, 800, 8000))
    groups = day_groups(times, np.array([799]), 730.0, 730 * 15 / 90)
    ages = 800.0 - times[groups.pairs.item]
    assert (ages > 730 - 730 * 15 / 90 - 1).all()
    assert len(ages) < 8000 / 5


@pytest.mark.parametrize("days", [np.arange(0), np.arange(5)])
def test_no_posts_make_no_groups(days):
    groups = day_groups(np.zeros(0), days, 90.0, 15.0)
    assert len(groups.score_day) == len(groups.count) == len(groups.sums(np.zeros(0))) == 0
