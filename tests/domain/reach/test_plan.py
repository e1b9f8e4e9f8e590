"""When the posts of a plan go out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan, posting_order

HOURS = st.lists(st.integers(0, 23), min_size=1, max_size=6, unique=True).map(tuple)


def test_one_post_a_working_day_leaves_the_weekend_out():
    days = {hour // 24 for hour in Plan(5 / 7, (9,)).posted(5)}
    assert days == {0, 1, 2, 3, 4}


def test_named_hours_take_turns_when_posts_are_fewer():
    hours = sorted(hour % 24 for hour in Plan(1.0, (9, 18)).posted(7))
    assert hours == [9, 9, 9, 9, 18, 18, 18]
    assert len({hour // 24 for hour in Plan(1.0, (9, 18)).posted(7)}) == 7


def test_further_posts_go_where_the_longest_pause_of_the_waking_day_is():
    hours = {hour % 24 for hour in Plan(3.0, (9,)).posted(21)}
    assert hours == {9, 21, 15}


def test_further_posts_stay_away_from_repeats():
    plan = Plan(2.0, (9,), 12)
    assert {hour % 24 for hour in plan.posted(14)} == {9, 15}
    assert {hour % 24 for hour in plan.sent(14)} == {9, 21, 15, 3}


@given(HOURS)
def test_every_hour_of_the_week_is_used_once(hours):
    order = posting_order(hours)
    assert sorted(order) == list(range(168))
    named = {24 * day + hour for day in range(7) for hour in hours}
    assert set(order[: 7 * len(hours)]) == named


@given(HOURS, st.integers(0, 140), st.one_of(st.none(), st.integers(1, 167)))
def test_more_posts_keep_all_hours_of_fewer(hours, posts, after):
    plan = Plan(1.0, hours, after)
    assert set(plan.posted(posts)) < set(plan.posted(posts + 1))
    assert set(plan.sent(posts)) <= set(plan.sent(posts + 1))
    assert set(plan.posted(posts)) <= set(plan.sent(posts))
    assert len(plan.sent(posts)) <= posts * (1 if after is None else 2)


def test_a_late_repeat_stands_at_the_beginning_of_the_week():
    assert Plan(1.0, (20,), 12).sent(7) == tuple(
        sorted([24 * day + hour for day in range(7) for hour in (20, 8)])
    )


def test_parts_of_a_post_are_shares_of_weeks():
    assert Plan(0.9).whole_weeks() == ((6, pytest.approx(0.7)), (7, pytest.approx(0.3)))
    assert Plan(3 / 7).whole_weeks() == ((3, 1.0),)
    assert Plan(0.0).whole_weeks() == ((0, 1.0),)
    assert Plan(24.0).posts_per_week == 168


@pytest.mark.parametrize(
    "made",
    [
        lambda: Plan(-0.1),
        lambda: Plan(25.0),
        lambda: Plan(float("nan")),
        lambda: Plan(1.0, ()),
        lambda: Plan(1.0, (24,)),
        lambda: Plan(1.0, (9, 9)),
        lambda: Plan(1.0, (9,), 0),
        lambda: Plan(1.0, (9,), 168),
        lambda: CrossPost(1.2, 0.1),
        lambda: CrossPost(0.2, -0.1),
        lambda: AddedFollowers(-1.0),
        lambda: AddedFollowers(float("inf")),
    ],
)
def test_what_cannot_be_is_refused(made):
    with pytest.raises(ValueError, match=r"plan|share|followers|repeat"):
        made()
