from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import channels, clocks
from reachdesk.domain.reach.assumptions import USUAL_DEPTH
from reachdesk.domain.reach.channels import Ranking, Repost
from reachdesk.domain.reach.depth import Fixed, Unlimited
from reachdesk.domain.reach.visibility import Reader, first_session_chance, rereading_chance

POSTED = 368_720.5  # Tuesday 2012-01-24 08:30 UTC
CHANCES = st.lists(st.floats(0, 1), max_size=6)


def london(sessions=1.5, inflow=1500.0):
    return Reader(
        sessions,
        inflow,
        clocks.session_clock("Europe/London", POSTED, 300),
        clocks.feed_clock("Europe/London", POSTED, 300),
        USUAL_DEPTH,
    )


@given(chances=CHANCES)
def test_cross_posts_lie_between_their_bounds(chances):
    bounds = channels.cross_post_bounds(chances)
    assert 0 <= bounds.low <= bounds.independent + 1e-12
    assert bounds.independent <= bounds.high + 1e-12
    assert bounds.high <= 1
    assert bounds.independent == channels.any_channel(chances)


def test_any_channel_by_hand():
    assert channels.any_channel([0.5, 0.5]) == 0.75
    assert channels.any_channel([]) == 0
    assert channels.any_channel([1.7, -3.0]) == 1  # absurd input stays a chance
    assert channels.cross_post_bounds([]).high == 0


def test_worth_of_each_way_as_in_the_design():
    # section 2.3, a London follower with 1.5 sessions a day
    one = london()
    home = first_session_chance(POSTED, one)
    assert home == pytest.approx(0.174, abs=5e-4)
    assert channels.list_chance(POSTED, one, 0.5, 68.0) == pytest.approx(0.842, abs=1e-3)
    assert channels.list_chance(POSTED, one, 1.0, 68.0) == pytest.approx(0.949, abs=1e-3)
    assert channels.repeats_chance([POSTED, POSTED + 12], one) == pytest.approx(0.344, abs=1e-3)
    assert channels.repeats_chance([POSTED + 24, POSTED], one) == pytest.approx(0.318, abs=1e-3)
    assert channels.any_channel([home, 0.05, 0.05]) == pytest.approx(0.255, abs=1e-3)
    assert channels.mixed_chance(POSTED, one, 0.5) == pytest.approx(0.145, abs=1e-3)
    assert channels.mixed_chance(POSTED, one, 0.0) == pytest.approx(0.113, abs=1e-3)
    strong = channels.ranked_chance(POSTED, one, Ranking(weight=4.0))
    assert strong == pytest.approx(0.344, abs=1e-3)


def test_shares_at_their_ends_are_the_plain_readers():
    one = london()
    home = first_session_chance(POSTED, one)
    assert channels.list_chance(POSTED, one, 0.0, 68.0) == home
    assert channels.mixed_chance(POSTED, one, 1.0) == home
    again = channels.mixed_chance(POSTED, one, 1.0, reread=0.5)
    assert again == pytest.approx(rereading_chance(POSTED, one, 0.5))
    assert channels.repeats_chance([POSTED], one) == pytest.approx(home)
    assert channels.repeats_chance([], one) == 0


@settings(max_examples=15, deadline=None)
@given(gaps=st.lists(st.floats(0, 30), min_size=1, max_size=4))
def test_repeats_add_but_never_double(gaps):
    one = london()
    times = POSTED + np.concatenate(([0.0], np.cumsum(gaps)))
    once = first_session_chance(POSTED, one)
    copies = channels.repeats_chance(times, one)
    assert copies >= once - 1e-9
    alone = [first_session_chance(time, one) for time in times]
    assert copies <= sum(alone) + 1e-9


def test_a_copy_at_the_same_moment_adds_nothing():
    one = london()
    twice = channels.repeats_chance([POSTED, POSTED], one)
    assert twice == pytest.approx(first_session_chance(POSTED, one))


def test_ranked_sessions_at_the_ends():
    one = london()
    assert channels.ranked_chance(POSTED, replace(one, sessions_per_day=0.0)) == 0
    assert channels.ranked_chance(POSTED, replace(one, depth=Fixed(0))) == 0
    assert channels.ranked_chance(POSTED, one, Ranking(weight=0.0)) == 0
    sessions = 1.5 / 24 * float(one.session_clock.at(POSTED + 168) - one.session_clock.at(POSTED))
    for certain in (replace(one, inflow_per_day=0.0), replace(one, depth=Unlimited())):
        # every session shows it: missed only without any session
        assert channels.ranked_chance(POSTED, certain) == pytest.approx(1 - np.exp(-sessions))


@pytest.mark.parametrize(
    "given_", [{"in_network": 1.2}, {"half_life_hours": 0.0}, {"weight": -1.0}]
)
def test_a_ranking_that_is_none(given_):
    with pytest.raises(ValueError, match="ranked feed"):
        Ranking(**given_)


def test_reposts_count_others_and_followers_apart():
    reposts = [Repost(1000, 0.1, 0.05), Repost(200, 0.5, 0.2)]
    exposure = channels.repost_exposure(reposts)
    assert exposure.new_people == pytest.approx(45 + 20)
    assert exposure.followers_again == pytest.approx(5 + 20)
    cascade = channels.repost_exposure(reposts, branching=0.5)
    assert cascade.new_people == pytest.approx(130)
    assert cascade.multiplier == 2
    assert channels.repost_exposure([]).new_people == 0


@pytest.mark.parametrize("branching", [1.0, 1.5, -0.1, float("nan")])
def test_reposts_that_never_die_out(branching):
    with pytest.raises(ValueError, match="branching"):
        channels.repost_exposure([], branching)
