import numpy as np
import pytest

from reachdesk.domain.reach.followers import (
    FollowerDoubts,
    Followers,
    bare_followers,
    inflow_from_following,
    spread_followers,
)


def followers(**changes):
    given = {
        "zone": np.array([0, 1, -1]),
        "zone_names": ("Europe/London", "Asia/Tokyo"),
        "inflow_per_day": np.array([100.0, np.nan, 3.0]),
        "weight": np.ones(3),
        "alive": np.array([np.nan, 0.0, 1.0]),
    }
    return Followers(**{**given, **changes})


def test_good_values_stay():
    some = followers()
    assert some.doubts == FollowerDoubts(0, 0, 0, 0)
    assert some.zone.tolist() == [0, 1, -1]
    assert some.inflow_per_day[[0, 2]].tolist() == [100.0, 3.0]
    assert (len(some), some.people) == (3, 3.0)


def test_impossible_values_become_unknown_and_are_counted():
    some = followers(
        zone=np.array([5, -7, 1]),
        inflow_per_day=np.array([0.0, -3.0, np.inf]),
        weight=np.array([-1.0, np.nan, 2.0]),
        alive=np.array([1.5, -0.1, np.nan]),
    )
    assert some.doubts == FollowerDoubts(zone=2, inflow=3, alive=2, weight=2)
    assert some.zone.tolist() == [-1, -1, 1]
    assert np.isnan(some.inflow_per_day).all()
    assert np.isnan(some.alive).all()
    assert some.weight.tolist() == [0.0, 0.0, 2.0]


def test_a_zone_that_no_clock_knows_is_unknown():
    some = followers(zone_names=("Atlantis/Capital", "Asia/Tokyo"))
    assert some.zone.tolist() == [-1, 1, -1]
    assert some.doubts.zone == 1


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="one length"):
        followers(weight=np.ones(2))


def test_the_callers_arrays_are_not_touched():
    inflow = np.array([0.0, 1.0, 2.0])
    followers(inflow_per_day=inflow)
    assert inflow[0] == 0.0


def test_bare_and_spread():
    assert bare_followers(564).people == 564
    assert bare_followers(564).zone.tolist() == [-1]
    mix = spread_followers((("Europe/London", 3.0), ("Asia/Tokyo", 1.0)), 100)
    assert mix.weight.tolist() == [75.0, 25.0]
    assert mix.zone.tolist() == [0, 1]
    assert bare_followers(0).people == 0


def test_inflow_of_known_following_counts():
    counts = [1100, 0, -4, np.nan, 3_000_000, 4e12, 1]
    found = inflow_from_following(counts, 1.36)
    assert found[[0, 4, 6]] == pytest.approx([1496.0, 4_080_000.0, 1.36])
    assert np.isnan(found[[1, 2, 3, 5]]).all()
