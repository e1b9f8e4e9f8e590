import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import audience, clocks, fast
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.audience import Followers, bare_followers, spread_followers
from reachdesk.domain.reach.channels import list_chance, mixed_chance
from reachdesk.domain.reach.depth import Unlimited
from reachdesk.domain.reach.visibility import Reader

MONDAY = audience.SEED_WEEK_HOURS
POSTED = MONDAY + 32.5  # Tuesday 2012-01-24 08:30 UTC
ZONES = ("Europe/London", "Asia/Kolkata", "America/New_York", "Pacific/Apia")
LONDON = spread_followers((("Europe/London", 1.0),), 564)


def some_followers(count: int, seed: int = 1) -> Followers:
    random = np.random.default_rng(seed)
    inflow = 1500 * np.exp(1.1 * random.standard_normal(count))
    return Followers(
        zone=random.integers(-1, len(ZONES), count),
        zone_names=ZONES,
        inflow_per_day=np.where(random.random(count) < 0.3, np.nan, inflow),
        weight=np.ones(count),
        alive=np.where(random.random(count) < 0.5, np.nan, random.random(count)),
    )


def ordered(followers: Followers, order) -> Followers:
    parts = (followers.inflow_per_day, followers.weight, followers.alive)
    inflow, weight, alive = (values[order] for values in parts)
    return Followers(followers.zone[order], followers.zone_names, inflow, weight, alive)


def only(group):
    return group[0]


def test_the_default_audience_of_the_design():
    # section 2.6: .1074 at Tuesday 24 January 2012, 08:30, London
    found = only(audience.seen_chance(LONDON, POSTED, DEFAULT))
    assert found.chance == pytest.approx(0.1074, abs=5e-5)
    assert found.readers == pytest.approx(60.6, abs=0.1)
    assert found.one_in == pytest.approx(9.31, abs=0.01)
    assert (found.members, found.active) == (564, pytest.approx(338.4))
    assert found.readers_low < 0.5 * found.readers  # the shock, not 564 coins
    assert found.readers_high > 1.5 * found.readers


@pytest.mark.parametrize(
    ("zone", "chance"),
    [
        ("Europe/London", 0.147),
        ("America/New_York", 0.101),
        ("America/Los_Angeles", 0.093),
        ("Asia/Tokyo", 0.178),
        ("Australia/Sydney", 0.187),
    ],
)
def test_zones_of_the_design(zone, chance):
    # section 2.6: the same tweet, everybody active, with one inflow
    alike = replace(DEFAULT, alive_share=1.0, inflow_spread=0.0)
    found = audience.post_chances(spread_followers(((zone, 1.0),)), [POSTED], alike)
    assert found[0, 0] == pytest.approx(chance, abs=1.5e-3)


def test_the_seed_comes_out_exactly():
    followers = some_followers(564)  # whose zones and inflows the simple sum leaves aside
    found = only(audience.seen_chance(followers, POSTED, SEED))
    assert found.chance == pytest.approx(2 / 15, abs=1e-14)
    assert found.readers == pytest.approx(75.2)
    assert found.one_in == pytest.approx(7.5)
    assert np.ptp(audience.week_chances(followers, SEED, MONDAY)) == 0
    hour = replace(SEED, depth=SEED.depth.with_mean(150))
    assert only(audience.seen_chance(followers, POSTED, hour)).chance == pytest.approx(0.1)
    twice = audience.different_readers(followers, [POSTED, POSTED + 12], SEED)
    assert only(twice).chance == pytest.approx(4 / 15)
    close = audience.different_readers(followers, [POSTED, POSTED + 1.6], SEED)
    assert only(close).chance == pytest.approx(1.5 * 2 / 15)


def test_a_follower_against_the_fast_rule():
    one = Followers(np.array([1]), ZONES, np.array([800.0]), np.ones(1), np.array([0.5]))
    reader = Reader(
        1.5,
        800.0,
        clocks.session_clock("Asia/Kolkata", POSTED, 200),
        clocks.feed_clock("Asia/Kolkata", POSTED, 200),
        DEFAULT.depth,
    )
    expected = 0.5 * fast.fast_chance(POSTED, reader, spread=0.5)
    found = only(audience.seen_chance(one, POSTED, DEFAULT))
    assert found.chance == pytest.approx(expected, abs=1e-12)


def test_lists_and_ranked_feeds_against_the_single_reader():
    alike = replace(DEFAULT, session_shape=math.inf, inflow_spread=0.0, alive_share=1.0)
    reader = Reader(
        1.5,
        1500.0,
        clocks.session_clock("Europe/London", POSTED, 200),
        clocks.feed_clock("Europe/London", POSTED, 200),
        DEFAULT.depth,
    )
    listed = audience.seen_chance(LONDON, POSTED, replace(alike, list_share=0.5))
    assert only(listed).chance == pytest.approx(list_chance(POSTED, reader, 0.5, 68.0), abs=2e-3)
    ranked = audience.seen_chance(LONDON, POSTED, replace(alike, ranked_share=0.5))
    assert only(ranked).chance == pytest.approx(mixed_chance(POSTED, reader, 0.5), abs=5e-4)
    everything = audience.seen_chance(
        LONDON, POSTED, replace(alike, ranked_share=1.0, depth=Unlimited())
    )
    assert 0.9 < only(everything).chance <= 1


@settings(max_examples=20, deadline=None)
@given(
    hour=st.floats(0, 168),
    sessions=st.floats(0, 20),
    inflow=st.floats(1, 1e5),
    ranked=st.floats(0, 1),
    listed=st.floats(0, 1),
    level=st.floats(0, 30),
)
def test_chances_stay_between_nothing_and_one(hour, sessions, inflow, ranked, listed, level):
    wild = replace(
        DEFAULT,
        sessions_per_day=sessions,
        inflow_per_day=inflow,
        ranked_share=ranked,
        list_share=listed,
        level=level,
    )
    for found in audience.seen_chance(some_followers(40), MONDAY + hour, wild):
        assert 0 <= found.chance_low <= found.chance_high <= 1
        assert 0 <= found.chance <= 1
        assert 0 <= found.readers_low <= found.readers_high <= found.members
        assert found.readers <= found.active + 1e-9


@settings(max_examples=15, deadline=None)
@given(hour=st.floats(0, 168), more=st.floats(1.01, 3))
def test_more_visits_help_and_busier_feeds_hurt(hour, more):
    followers, posted = some_followers(60), MONDAY + hour

    def chance(**changes):
        return only(audience.seen_chance(followers, posted, replace(DEFAULT, **changes))).chance

    assert chance(sessions_per_day=1.5 * more) > chance()
    assert chance(inflow_per_day=1500 * more) < chance()
    assert chance(depth=DEFAULT.depth.with_mean(200 * more)) > chance()
    assert chance(alive_share=0.6 / more) < chance()


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000), hour=st.floats(0, 168))
def test_the_order_of_followers_does_not_matter(seed, hour):
    followers = some_followers(80)
    order = np.random.default_rng(seed).permutation(80)
    mask = followers.zone == 0
    first = audience.seen_chance(followers, MONDAY + hour, DEFAULT, mask[None])
    second = audience.seen_chance(
        ordered(followers, order), MONDAY + hour, DEFAULT, mask[order][None]
    )
    for one, other in zip(first, second, strict=True):
        assert one.chance == pytest.approx(other.chance, abs=1e-13)
        assert one.readers_low == other.readers_low
        assert one.readers_high == other.readers_high


def test_groups_may_overlap_and_stand_for_themselves():
    followers = some_followers(300)
    masks = np.array([followers.zone == 0, np.arange(300) < 150, np.zeros(300, dtype=bool)])
    whole, home, half, nobody = audience.seen_chance(followers, POSTED, DEFAULT, masks)
    alone = only(
        audience.seen_chance(ordered(followers, np.flatnonzero(masks[0])), POSTED, DEFAULT)
    )
    assert home.readers == pytest.approx(alone.readers, rel=1e-3)  # the inflow axis differs
    assert (whole.members, half.members) == (300, 150)
    assert (nobody.members, nobody.chance, nobody.readers_high) == (0, 0, 0)
    assert math.isinf(nobody.one_in)
    assert nobody.known_zone.share is None
    assert home.known_zone.share == 1


def test_weights_are_people():
    followers = some_followers(50)
    doubled = replace_weight(followers, 2.0)
    once, twice = (only(audience.seen_chance(f, POSTED, DEFAULT)) for f in (followers, doubled))
    assert twice.chance == pytest.approx(once.chance)
    assert twice.readers == pytest.approx(2 * once.readers)
    assert twice.variance == pytest.approx(2 * once.variance)
    millions = only(audience.seen_chance(bare_followers(3_000_000), POSTED, DEFAULT))
    assert 0.25 < millions.readers_low / millions.readers < 0.4
    assert 1.7 < millions.readers_high / millions.readers < 2.2
    assert millions.known_zone.known == 0


def replace_weight(followers: Followers, weight: float) -> Followers:
    return replace(followers, weight=np.full(len(followers), weight))


def test_nobody_follows():
    empty = Followers(np.array([], dtype=int), (), np.array([]), np.array([]), np.array([]))
    for followers in (empty, bare_followers(0)):
        found = only(audience.seen_chance(followers, POSTED, DEFAULT))
        assert (found.members, found.chance, found.readers, found.readers_high) == (0, 0, 0, 0)
        assert (audience.week_chances(followers, DEFAULT, MONDAY) == 0).all()


@pytest.mark.parametrize("count", [1, 3, 40])
def test_every_feed_at_an_extreme(count):
    inflow = np.full(count, 4_080_000.0)  # follows three million
    followers = Followers(np.full(count, -1), (), inflow, np.ones(count), np.full(count, np.nan))
    found = only(audience.seen_chance(followers, POSTED, DEFAULT))
    assert 0 < found.chance < 1e-3


def test_unknown_zones_are_the_stated_mix():
    mix = (("Asia/Tokyo", 3.0), ("Europe/London", 1.0))
    unknown = only(
        audience.seen_chance(bare_followers(100), POSTED, replace(DEFAULT, unknown_zone_mix=mix))
    )
    known = only(audience.seen_chance(spread_followers(mix, 100), POSTED, DEFAULT))
    assert unknown.chance == pytest.approx(known.chance)


def test_the_week_against_single_posts():
    followers = some_followers(400)
    masks = np.array([followers.zone == 1, followers.zone == -1])
    week = audience.week_chances(followers, DEFAULT, MONDAY, masks)
    assert week.shape == (2, 168)
    for hour in (0, 32, 100, 167):
        single = audience.seen_chance(followers, MONDAY + hour, DEFAULT, masks)[1:]
        assert week[:, hour] == pytest.approx([group.chance for group in single], rel=1e-3)


def test_a_week_with_a_change_of_clocks():
    start = clocks.utc_hours(np.datetime64("2024-03-25T00:00").astype(object))
    week = audience.week_chances(LONDON, DEFAULT, start)[0]
    assert (np.abs(np.diff(week)) < 0.03).all()
    monday_before, sunday_after = week[8], week[6 * 24 + 7]  # both 08:00 local
    assert 0 < monday_before < 1
    assert 0 < sunday_after < 1


def test_typical_chance_is_the_week_of_the_mix():
    mix = (("Europe/London", 0.7), ("Asia/Tokyo", 0.3))
    found = audience.typical_chance(DEFAULT, mix)
    each = [audience.typical_chance(DEFAULT, ((zone, 1.0),)) for zone, _ in mix]
    assert found.shape == (168,)
    assert found == pytest.approx(0.7 * each[0] + 0.3 * each[1])
    assert found[32] == pytest.approx(0.7 * 0.1071 + 0.3 * 0.119, abs=5e-3)


def test_different_readers_of_one_post_are_its_readers():
    followers = some_followers(60)
    once = audience.seen_chance(followers, POSTED, DEFAULT)
    assert audience.different_readers(followers, [POSTED], DEFAULT) == once
    same = audience.different_readers(followers, [POSTED, POSTED], DEFAULT)
    assert only(same).chance == pytest.approx(only(once).chance, abs=1e-3)


def test_different_readers_grow_with_diminishing_returns():
    daily = [
        only(audience.different_readers(LONDON, POSTED + 24.0 * np.arange(n), DEFAULT)).chance
        for n in (1, 2, 4, 8, 16)
    ]
    gains = np.diff(daily) / np.array([1, 2, 4, 8])
    assert (gains > 0).all()
    assert (np.diff(gains) < 0).all()
    assert daily[-1] < 0.6  # the dormant never see any


@pytest.mark.parametrize("posted", [math.nan, math.inf])
def test_a_post_without_a_time(posted):
    with pytest.raises(ValueError, match="without a time"):
        audience.seen_chance(LONDON, posted, DEFAULT)


def test_masks_of_another_length():
    with pytest.raises(ValueError, match="every follower"):
        audience.seen_chance(LONDON, POSTED, DEFAULT, np.ones((1, 7), dtype=bool))


def test_the_level_scales_and_stays_a_chance():
    base = only(audience.seen_chance(LONDON, POSTED, DEFAULT)).chance
    half = only(audience.seen_chance(LONDON, POSTED, DEFAULT.at_level(0.5, 0.7)))
    assert half.chance == pytest.approx(0.5 * base)
    huge = only(audience.seen_chance(LONDON, POSTED, DEFAULT.at_level(1e6, 0.7)))
    assert huge.chance == pytest.approx(DEFAULT.alive_share)
