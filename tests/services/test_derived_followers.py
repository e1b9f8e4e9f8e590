"""Counts that follow from known ones and daily joined and left."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.services.derived_followers import derived_counts


def derived(known, flows):
    """{day: count} derived from {day: count} and {day: net}."""
    days, counts = derived_counts(
        np.array(sorted(known), np.int64),
        np.array([known[day] for day in sorted(known)], float),
        np.array(sorted(flows), np.int64),
        np.array([flows[day] for day in sorted(flows)], float),
    )
    return dict(zip(days.tolist(), counts.tolist(), strict=True))


def test_it_goes_on_from_a_count():
    assert derived({10: 100}, {11: 3, 12: -1, 13: 0}) == {11: 103, 12: 102, 13: 102}


def test_it_goes_back_before_the_first_count():
    assert derived({12: 100}, {10: 5, 11: 3, 12: 2}) == {10: 95, 11: 98}


def test_it_ends_where_a_day_is_not_counted():
    assert derived({10: 100}, {11: 3, 13: 4}) == {11: 103}
    assert derived({10: 100}, {11: 3, 12: float("nan"), 13: 4}) == {11: 103}


def test_every_later_count_is_taken_at_its_word():
    found = derived({10: 100, 20: 300}, dict.fromkeys(range(11, 23), 1))
    assert found[19] == 109
    assert 20 not in found
    assert found[21] == 301


def test_nothing_is_derived_between_counts_that_the_line_joins():
    assert derived({10: 100, 15: 104}, dict.fromkeys(range(11, 17), 1)) == {16: 105}


def test_no_count_or_no_flow_gives_nothing():
    assert derived({}, {1: 1}) == {}
    assert derived({1: 1}, {}) == {}
    assert derived({1: 1}, {9: 1}) == {}


def test_fewer_than_none_is_never_said():
    assert derived({10: 3}, {11: -2, 12: -2}) == {11: 1}


@given(st.lists(st.integers(-3, 9), min_size=3, max_size=40), st.data())
def test_exact_flows_give_the_exact_counts(changes, data):
    truth = {day: 500 + sum(changes[: day + 1]) for day in range(len(changes))}
    known = data.draw(st.sets(st.sampled_from(sorted(truth)), min_size=1, max_size=4))
    found = derived({day: truth[day] for day in known}, dict(enumerate(changes)))
    assert all(truth[day] == count for day, count in found.items())
    if len(known) == 1:
        assert set(found) == set(truth) - known
