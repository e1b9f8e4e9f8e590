import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reachdesk.domain.reach import assumptions
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.clocks import FLAT_WEEK, utc_hours
from reachdesk.domain.reach.simple_sum import simple_sum


def test_the_default_is_the_table_of_the_design():
    assert (DEFAULT.sessions_per_day, DEFAULT.session_shape) == (1.5, 0.5)
    assert (DEFAULT.inflow_per_day, DEFAULT.inflow_spread) == (1500, 1.1)
    assert (DEFAULT.alive_share, DEFAULT.horizon_hours) == (0.6, 168)
    assert (DEFAULT.shared_shock, DEFAULT.own_feed_share) == (0.7, 0.6)
    assert (DEFAULT.list_share, DEFAULT.ranked_share, DEFAULT.level) == (0, 0, 1)
    assert DEFAULT.posts_per_followed == 1.36
    assert DEFAULT.depth.mean() == pytest.approx(199.5, abs=0.1)


def test_half_of_the_default_audience_reads_daily():
    # section 2.7: Gamma shape .5 and mean 1.5 give the 50 % daily visitors of Pew 2019
    no_session = (1 + DEFAULT.sessions_per_day / DEFAULT.session_shape) ** -DEFAULT.session_shape
    assert 1 - no_session == pytest.approx(0.5)


def test_the_seed_is_the_simple_sum():
    assert SEED.everybody_alike
    assert not DEFAULT.everybody_alike
    assert simple_sum(
        SEED.sessions_per_day, SEED.depth.mean(), SEED.inflow_per_day
    ) == pytest.approx(2 / 15)


@pytest.mark.parametrize(
    "change",
    [
        {"alive_share": 1.1},
        {"list_share": -0.1},
        {"sessions_per_day": math.nan},
        {"inflow_per_day": -5.0},
        {"horizon_hours": math.inf},
        {"session_shape": 0.0},
        {"unknown_zone_mix": ()},
        {"feed_zone_mix": (("Europe/London", -1.0),)},
        {"unknown_zone_mix": (("Atlantis/Capital", 1.0),)},
        {"reading_week": (1.0,) * 24},
    ],
)
def test_impossible_assumptions_are_refused(change):
    with pytest.raises(ValueError, match=r"share|rates|shape|zone|week"):
        replace(DEFAULT, **change)


def test_a_reader_like_me_keeps_the_spread():
    mine = assumptions.like_me(SEED, 2.6, FLAT_WEEK)
    assert mine.rule == "full"
    assert (mine.sessions_per_day, mine.reading_week) == (2.6, FLAT_WEEK)
    assert mine.session_shape == SEED.session_shape


def test_calibrated_assumptions():
    calibrated = DEFAULT.at_level(0.8, 0.5)
    assert (calibrated.level, calibrated.shared_shock) == (0.8, 0.5)


def test_ranked_feeds_are_proposed_from_2016_only():
    assert assumptions.usual_ranked_share(utc_hours(datetime(2016, 1, 31, 23, tzinfo=UTC))) == 0
    assert assumptions.usual_ranked_share(utc_hours(datetime(2016, 2, 1, tzinfo=UTC))) == 0.5


def test_assumptions_can_be_kept_in_a_set():
    assert len({DEFAULT, SEED, replace(DEFAULT)}) == 2
