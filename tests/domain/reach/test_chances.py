import numpy as np
import pytest

from reachdesk.domain.reach import chances, clocks, fast
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.followers import Followers, bare_followers
from reachdesk.domain.reach.visibility import Reader

POSTED = 368_720.5  # Tuesday 2012-01-24 08:30 UTC
ZONES = ("Europe/London", "Asia/Kathmandu", "America/Los_Angeles")


def known_followers(count):
    random = np.random.default_rng(3)
    return Followers(
        random.integers(0, 3, count),
        ZONES,
        1500 * np.exp(1.3 * random.standard_normal(count)),
        np.ones(count),
        random.random(count),
    )


def one_by_one(followers, posted):
    values = []
    for zone, inflow, alive in zip(
        followers.zone, followers.inflow_per_day, followers.alive, strict=True
    ):
        name = ZONES[zone]
        sessions = clocks.session_clock(name, posted, 170)
        feed = clocks.feed_clock(name, posted, 170)
        reader = Reader(1.5, float(inflow), sessions, feed, DEFAULT.depth)
        values.append(alive * fast.fast_chance(posted, reader, spread=0.5))
    return np.array(values)


def test_every_follower_against_the_single_reader():
    followers = known_followers(200)
    found = chances.follower_chances(followers, POSTED, DEFAULT)
    assert found == pytest.approx(one_by_one(followers, POSTED), rel=2e-3)


def test_groups_over_many_posts_against_the_single_reader():
    followers = known_followers(150)
    groups = np.array([followers.zone == 0, followers.zone == 2])
    times = POSTED + np.array([0.0, 7.75, 100.0])
    found = chances.post_chances(followers, times, DEFAULT, groups)
    singles = np.array([one_by_one(followers, time) for time in times])
    expected = [[single[group].mean() for single in singles] for group in groups]
    assert found == pytest.approx(np.array(expected), rel=1e-3)


def test_posts_of_many_years_in_any_order():
    random = np.random.default_rng(8)
    times = POSTED + random.random(60) * 24 * 3000
    together = chances.post_chances(known_followers(20), times, DEFAULT)[0]
    alone = [chances.post_chances(known_followers(20), [time], DEFAULT)[0, 0] for time in times]
    assert together == pytest.approx(alone, abs=1e-13)


@pytest.mark.parametrize("assumptions", [DEFAULT, SEED])
def test_no_posts(assumptions):
    assert chances.post_chances(bare_followers(5), [], assumptions).shape == (1, 0)
    assert chances.follower_chances(bare_followers(5), [], assumptions).tolist() == [0.0]


def test_no_followers():
    nobody = Followers(np.array([], dtype=int), (), np.empty(0), np.empty(0), np.empty(0))
    assert chances.post_chances(nobody, [POSTED, POSTED], DEFAULT).tolist() == [[0.0, 0.0]]
    assert chances.follower_chances(nobody, POSTED, DEFAULT).size == 0


def test_active_as_known_else_as_assumed():
    followers = Followers(
        np.array([-1, -1]), (), np.full(2, np.nan), np.ones(2), np.array([0.2, np.nan])
    )
    assert chances.alive(followers, DEFAULT).tolist() == [0.2, 0.6]
    assert chances.alive(followers, SEED).tolist() == [1.0, 1.0]


def test_a_post_at_an_absurd_time_is_still_a_chance():
    for time in (-1e6, 0.0, 2e8):
        assert 0 < chances.follower_chances(bare_followers(1), time, DEFAULT)[0] < 1
