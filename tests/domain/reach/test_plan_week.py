"""Different readers a week: laws, and an event-by-event simulator with code of its own."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.audience import (
    SEED_WEEK_HOURS,
    Followers,
    bare_followers,
    different_readers,
    seen_chance,
    spread_followers,
)
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan
from reachdesk.domain.reach.plan_cells import WeekCells
from reachdesk.domain.reach.plan_week import WeekAudience, weekly_readers
from reachdesk.domain.reach.plan_windows import sent_round
from tests.domain.reach.test_montecarlo import drawn_depth, reader_totals

ZONES = ("Europe/London", "Asia/Kathmandu", "America/New_York")
PLAIN = replace(DEFAULT, shared_shock=0.0)


def audience(count=400, seed=3):
    random = np.random.default_rng(seed)
    inflow = 1500 * np.exp(1.1 * random.standard_normal(count))
    return Followers(
        zone=random.integers(-1, len(ZONES), count),
        zone_names=ZONES,
        inflow_per_day=np.where(random.random(count) < 0.3, np.nan, inflow),
        weight=np.ones(count),
        alive=np.where(random.random(count) < 0.5, np.nan, random.uniform(0, 1, count)),
    )


FOLLOWERS = audience()
GROUPS = np.random.default_rng(5).random((2, 400)) < np.array([[0.4], [0.1]])
WEEK = WeekAudience(FOLLOWERS, DEFAULT, SEED_WEEK_HOURS, GROUPS, ("many", "few"))
PLANS = st.builds(
    Plan,
    posts_per_day=st.floats(0, 20),
    hours=st.lists(st.integers(0, 23), min_size=1, max_size=4, unique=True).map(tuple),
    repeat_after_hours=st.one_of(st.none(), st.integers(1, 48)),
)
CROSS = st.builds(CrossPost, share=st.floats(0, 1), chance=st.floats(0, 1))


def value(plan, week=WEEK):
    return week.reach(plan).of_week[0].value


@settings(max_examples=25, deadline=None)
@given(PLANS, st.floats(0.01, 4))
def test_more_posts_are_never_fewer_different_readers(plan, more):
    richer = replace(plan, posts_per_day=min(24.0, plan.posts_per_day + more))
    assert value(richer) >= value(plan) - 1e-3


@settings(max_examples=25, deadline=None)
@given(PLANS)
def test_a_repeat_never_costs_readers_of_the_week_nor_of_a_post(plan):
    plan = replace(plan, posts_per_day=min(plan.posts_per_day, len(plan.hours)))  # as named
    without = WEEK.reach(replace(plan, repeat_after_hours=None))
    found = WEEK.reach(plan)
    assert found.of_week[0].value >= without.of_week[0].value - 1e-3
    if found.of_post is not None:
        assert found.of_post[0].value >= without.of_post[0].value - 1e-3


@settings(max_examples=25, deadline=None)
@given(PLANS)
def test_readers_lie_between_those_of_a_post_and_the_active_followers(plan):
    found = WEEK.reach(plan)
    alive = np.where(np.isnan(FOLLOWERS.alive), DEFAULT.alive_share, FOLLOWERS.alive)
    for place, members in enumerate([np.ones(400, bool), *GROUPS]):
        week = found.of_week[place]
        assert week.members == pytest.approx(members.sum(), abs=1e-6)
        assert 0 <= week.low <= week.value <= week.high
        assert week.at_low <= week.value <= week.at_high <= alive[members].sum() * 1.001 + 0.05
        assert week.value <= alive[members].sum() * 1.001 + 0.05
        if plan.posts_per_week >= 1 and plan.repeat_after_hours is None:
            assert week.value >= found.of_post[place].value * 0.9  # the mean post, not the worst


def test_no_posts_no_readers():
    found = WEEK.reach(Plan(0.0, cross_post=CrossPost(0.5, 0.5), added=(AddedFollowers(9.0),)))
    assert found.of_post is None
    for week in found.of_week:
        assert (week.value, week.low, week.high, week.least, week.most) == (0, 0, 0, 0, 0)


@settings(max_examples=25, deadline=None)
@given(PLANS, CROSS)
def test_a_cross_post_stays_between_its_bounds(plan, cross):
    home = WEEK.reach(plan).of_week[0]
    both = WEEK.reach(replace(plan, cross_post=cross)).of_week[0]
    posts = plan.posts_per_week
    shape = DEFAULT.session_shape
    missed = 1 - cross.chance
    seen = 1.0 if missed <= 0 else 1 - (1 + posts * (missed ** (-1 / shape) - 1)) ** -shape
    elsewhere = 400 * cross.share * (seen if posts > 0 else 0)
    tolerance = 1e-4 * (home.value + elsewhere) + 1e-6
    assert both.least >= max(home.value, elsewhere) - tolerance
    assert both.most <= home.value + elsewhere + tolerance
    assert both.most <= 400 + tolerance
    assert both.least - tolerance <= both.value <= both.most + tolerance


def test_one_post_a_week_is_the_post_itself():
    for hour in (3, 9, 20):
        plan = Plan(1 / 7, (hour,))
        found = WEEK.reach(plan)
        posted = SEED_WEEK_HOURS + plan.posted(1)[0]
        expected = seen_chance(FOLLOWERS, posted, DEFAULT, GROUPS)
        for week, post, one in zip(found.of_week, found.of_post, expected, strict=True):
            assert week.value == pytest.approx(one.readers, rel=0.01)
            assert post.value == pytest.approx(week.value)
            assert [week.low, week.high] == pytest.approx(
                [one.readers_low, one.readers_high], abs=2
            )


@pytest.mark.parametrize("assumptions", [
    DEFAULT,
    replace(DEFAULT, list_share=0.3),
    replace(DEFAULT, ranked_share=0.5),
    replace(DEFAULT, ranked_share=1.0, list_share=0.2),
    replace(DEFAULT, session_shape=math.inf, inflow_spread=0.0),
])  # fmt: skip
def test_a_week_of_posts_is_near_the_readers_of_its_times(assumptions):
    """The other rule lets the last post live on for its whole horizon, and counts ranked sessions
    that show two posts twice."""
    plan = Plan(2.0, (9, 18))
    times = SEED_WEEK_HOURS + np.array(plan.posted(14))
    followers = audience(80)
    expected = different_readers(followers, times, assumptions)[0].readers
    found = weekly_readers(plan, followers, assumptions, SEED_WEEK_HOURS).of_week[0].value
    assert found == pytest.approx(expected, rel=0.04 if assumptions.ranked_share == 0 else 0.12)


def test_finer_quadrature_moves_little(monkeypatch):
    plan = Plan(4.0, (9, 18), 12)
    monkeypatch.setattr("reachdesk.domain.reach.plan_cells.UNKNOWN_POINTS", 40)
    monkeypatch.setattr("reachdesk.domain.reach.plan_cells.INFLOW_POINTS", 40)
    fine = WeekCells(FOLLOWERS, DEFAULT, SEED_WEEK_HOURS, None)
    awake = fine.awake([sent_round(plan.sent(28))], np.ones(1), 60)[0, 0]
    readers = float((fine.people * fine.alive * awake).sum())
    assert value(plan) == pytest.approx(readers, rel=2e-3)


def test_the_curve_flattens_and_goes_through_the_plan():
    plan = Plan(3.0, (8, 12, 17))
    curve = WEEK.curve(plan)
    assert curve.readers[0] == 0
    steps = np.diff(curve.readers) / np.diff(curve.posts_per_day)
    assert (steps > 0).all()
    assert steps[0] > 3 * steps[-1] > 0
    assert WEEK.expected(plan) == pytest.approx(value(plan))
    assert curve.readers[curve.posts_per_day == 3] == pytest.approx(value(plan), rel=0.006)
    assert (curve.low <= curve.readers).all()
    assert (curve.high >= curve.readers).all()


def test_new_followers_are_readers_too_and_join_their_group():
    plan = Plan(1.0, (9,))
    before = WEEK.reach(plan)
    added = (AddedFollowers(50.0, "Europe/London", "few"), AddedFollowers(20.0))
    after = WEEK.reach(replace(plan, added=added))
    alone = weekly_readers(
        plan, spread_followers((("Europe/London", 1.0),), 50.0), DEFAULT, SEED_WEEK_HOURS
    )
    unknown = weekly_readers(plan, bare_followers(20.0), DEFAULT, SEED_WEEK_HOURS)
    gained = [new.value - old.value for new, old in zip(after.of_week, before.of_week, strict=True)]
    fifty, twenty = alone.of_week[0].value, unknown.of_week[0].value
    assert gained == pytest.approx([fifty + twenty, 0.0, fifty], abs=1e-3)
    assert after.of_week[0].members == pytest.approx(470)


def test_zones_with_one_clock_are_one():
    names = ("Europe/Paris", "Europe/Berlin", "Africa/Lagos")
    followers = Followers(np.arange(3), names, np.full(3, np.nan), np.ones(3), np.full(3, np.nan))
    week = WeekAudience(followers, DEFAULT, SEED_WEEK_HOURS)
    week.reach(Plan(1.0))
    assert len(week._cells._weeks) == 1  # in winter the three agree


def test_the_simple_sum_has_no_different_readers():
    with pytest.raises(ValueError, match="full model"):
        WeekAudience(FOLLOWERS, SEED, SEED_WEEK_HOURS)


def simulated(random, zone, plan, size, *, ranked=0.0, inflow=1500.0):
    """Share of readers who see anything in a week that begins with the plan's first post.

    Each session in order: newest first it shows posts newer than the reader's last such session
    that have fewer newer posts above them than the session reads; ranked it draws every post of the
    last seven days by its age.
    """
    sent = np.array(plan.sent(round(plan.posts_per_week)), dtype=float)
    start = SEED_WEEK_HOURS + sent[0]
    posts = np.concatenate((sent - sent[0] - 168, sent - sent[0]))
    (edges, sessions), (_, arrivals) = reader_totals(zone, start, 168.0)
    edges = edges - start
    rate = random.gamma(0.5, 3.0, size)
    count = random.poisson(rate / 24 * np.interp(168.0, edges, sessions))
    seen = np.zeros(size, dtype=bool)
    for reader in np.flatnonzero(count):
        marks = np.sort(random.random(count[reader])) * np.interp(168.0, edges, sessions)
        marker = -1e-9
        for now in np.interp(marks, sessions, edges):
            if random.random() < ranked:
                age = now - posts
                age = age[(age >= 0) & (age < 168)]
                slots = 0.5 * 199.5 * 0.5 ** (age / 6) * math.log(2) / (inflow / 24 * 6)
                shown = bool((random.random(age.size) > np.exp(-slots)).any())
            else:
                newest = posts[posts <= now].max()
                above = np.interp(now, edges, arrivals) - np.interp(newest, edges, arrivals)
                newer = random.poisson(inflow / 24 * max(above, 0.0))
                depth = drawn_depth(random, ("mores", 57, 2.5), 1)[0]
                shown = newest > marker and newer < depth
                marker = now
            if shown:
                seen[reader] = True
                break
    return seen.mean()


@pytest.mark.parametrize(
    ("zone", "plan", "ranked"),
    [
        ("Europe/London", Plan(1.0, (9,)), 0.0),
        ("America/New_York", Plan(3.0, (8, 13, 20)), 0.0),
        ("Asia/Kathmandu", Plan(6 / 7, (22,), 12), 0.0),
        ("Europe/London", Plan(20.0, (9,)), 0.0),
        ("Europe/London", Plan(2.0, (7, 19)), 0.5),
        ("Pacific/Apia", Plan(1.0, (12,)), 1.0),
    ],
)
def test_a_simulated_week(zone, plan, ranked):
    size = 8_000
    found = simulated(np.random.default_rng(11), zone, plan, size, ranked=ranked)
    alike = replace(PLAIN, inflow_spread=0.0, alive_share=1.0, ranked_share=ranked)
    followers = spread_followers(((zone, 1.0),))
    expected = weekly_readers(plan, followers, alike, SEED_WEEK_HOURS).of_week[0].value
    assert abs(found - expected) < 3.5 * math.sqrt(expected * (1 - expected) / size) + 0.003


def test_the_range_holds_luck_and_shock():
    """Weeks drawn one by one, each with its own factor on single posts and the luck of readers."""
    random = np.random.default_rng(2)
    followers = spread_followers((("Europe/London", 1.0),), 300.0)
    plan = Plan(1.0, (9,))
    found = weekly_readers(plan, followers, DEFAULT, SEED_WEEK_HOURS).of_week[0]
    factors = np.geomspace(0.02, 20, 24)
    weeks = [
        weekly_readers(plan, followers, replace(PLAIN, level=factor), SEED_WEEK_HOURS).of_week[0]
        for factor in factors
    ]
    drawn_factors = np.exp(0.7 * random.standard_normal(40_000) - 0.245)
    chance = np.interp(drawn_factors, factors, [week.value / 300 for week in weeks])
    drawn = random.binomial(300, chance)
    assert [found.low, found.high] == pytest.approx(np.quantile(drawn, [0.1, 0.9]), abs=4)


@pytest.mark.parametrize("level", [0.3, 1.9])
def test_a_measured_level_multiplies_single_posts_but_not_different_readers(level):
    """Calibrated on views, a post has `level` times the readers; the week saturates as before."""
    measured = replace(DEFAULT, level=level)
    week = WeekAudience(FOLLOWERS, measured, SEED_WEEK_HOURS)
    hours = tuple(range(0, 24, 3))
    posts = week.reach(Plan(8.0, hours))
    times = SEED_WEEK_HOURS + np.array(Plan(8.0, hours).posted(56))
    each = [seen_chance(FOLLOWERS, time, measured)[0].readers for time in times]
    assert posts.of_post[0].value == pytest.approx(np.mean(each), rel=0.02)
    alive = np.where(np.isnan(FOLLOWERS.alive), DEFAULT.alive_share, FOLLOWERS.alive).sum()
    usual = value(Plan(8.0, hours))
    if level > 1:
        assert usual < posts.of_week[0].value < 0.95 * alive
        assert posts.of_week[0].value / usual < 1.4
    else:
        assert 0.4 * usual < posts.of_week[0].value < usual
