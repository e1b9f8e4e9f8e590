import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import table
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.followers import Followers


def followers(zone, inflow):
    size = len(zone)
    unknown = np.full(size, np.nan)
    names = ("Europe/London", "Asia/Tokyo")
    return Followers(np.array(zone), names, np.array(inflow), np.ones(size), unknown)


SOME = followers([0, 1, -1, 0, 1], [10.0, 900.0, 55_000.0, np.nan, 10.0])


def test_reading_follows_a_smooth_curve():
    axes = table.axes_for(SOME, 12)
    curve = np.append(1 / (1 + np.exp(0.5 * (axes.log_inflow - 6))), 0.25)
    flat = np.tile(curve, 3)
    read = axes.place(SOME).read(flat)
    expected = 1 / (1 + np.exp(0.5 * (np.log([10.0, 900.0, 55_000.0, 1, 10.0]) - 6)))
    expected[3] = 0.25  # unknown inflow has a column of its own
    assert read == pytest.approx(expected, abs=2e-3)
    assert read[[0, 2, 3, 4]] == pytest.approx(expected[[0, 2, 3, 4]], abs=1e-12)


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), points=st.integers(4, 30))
def test_gathering_is_the_transpose_of_reading(seed, points):
    random = np.random.default_rng(seed)
    axes = table.axes_for(SOME, points)
    place, flat, weight = axes.place(SOME), random.random(axes.cells), random.random(len(SOME))
    assert place.weights(weight, axes.cells) @ flat == pytest.approx(weight @ place.read(flat))


def test_axes_without_known_or_with_equal_inflow():
    nothing = table.axes_for(followers([0, 1], [np.nan, np.nan]), 8)
    assert (nothing.columns, nothing.cells) == (1, 3)
    equal = table.axes_for(followers([0, 1], [70.0, 70.0]), 8)
    assert np.exp(equal.log_inflow) == pytest.approx([70.0])
    assert equal.place(followers([0, 1], [70.0, np.nan])).read(np.arange(6.0)).tolist() == [0, 3]


def test_zones_without_followers_are_not_evaluated():
    asked = []

    def chances(zone, inflow):
        asked.append(zone)
        return np.full((2, inflow.size), 0.5)

    some = followers([1, 1], [10.0, 20.0])
    axes = table.axes_for(some, 4)
    found = table.chance_table(axes, some, DEFAULT, 2, chances)
    assert asked == ["Asia/Tokyo"]
    assert found.shape == (2, 3, 5)
    assert found[:, 1] == pytest.approx(np.full((2, 5), 0.5))
    assert (found[:, [0, 2]] == 0).all()


def test_zones_of_the_mix_are_evaluated_once():
    asked = []

    def chances(zone, inflow):
        asked.append(zone)
        return np.full((1, inflow.size), 0.5)

    some = followers([0, -1], [10.0, 20.0])
    table.chance_table(table.axes_for(some, 4), some, DEFAULT, 1, chances)
    assert len(asked) == len(set(asked)) == len(DEFAULT.unknown_zone_mix)


def test_spread_of_inflows_has_the_stated_median_and_sd():
    inflow, weights = table.inflow_spread(DEFAULT)
    assert weights.sum() == pytest.approx(1)
    log = np.log(inflow)
    assert log @ weights == pytest.approx(np.log(1500))
    assert np.sqrt((log - np.log(1500)) ** 2 @ weights) == pytest.approx(1.1)
    assert [values.tolist() for values in table.inflow_spread(SEED)] == [[1500.0], [1.0]]
