import math

import pytest

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach import parameters
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.depth import Fixed, LoadAndMores
from reachdesk.domain.reach.parameters import PARAMETERS

KEYS = [parameter.key for parameter in PARAMETERS]


def test_keys_are_unique_and_sliders_have_a_length():
    assert len(set(KEYS)) == len(KEYS)
    for one in PARAMETERS:
        assert one.low < one.high
        assert 0 < one.step <= one.high - one.low
        assert one.evidence in {Evidence.ASSUMED, Evidence.DERIVED}
        assert one.source


@pytest.mark.parametrize("key", KEYS)
def test_the_default_lies_on_its_slider(key):
    one = parameters.parameter(key)
    assert one.low <= parameters.value_of(DEFAULT, key) <= one.high


@pytest.mark.parametrize("key", KEYS)
def test_moving_a_slider_moves_that_value_only(key):
    one = parameters.parameter(key)
    moved = parameters.changed(DEFAULT, key, one.high)
    assert parameters.value_of(moved, key) == pytest.approx(one.high, rel=0.01)
    touched = {"window_posts", "mean_mores"} if key in {"window_posts", "mean_mores"} else {key}
    for other in set(KEYS) - touched:
        assert parameters.value_of(moved, other) == parameters.value_of(DEFAULT, other)


@pytest.mark.parametrize("key", KEYS)
def test_values_beyond_the_ends_are_held(key):
    one = parameters.parameter(key)
    for wild, held in ((1e12, one.high), (-1e12, one.low), (math.nan, one.low)):
        moved = parameters.changed(DEFAULT, key, wild)
        assert parameters.value_of(moved, key) == pytest.approx(held, rel=0.02, abs=1e-9)


def test_the_reading_window_keeps_its_kind():
    assert parameters.changed(SEED, "window_posts", 150).depth == Fixed(150)
    assert parameters.changed(DEFAULT, "window_posts", 150).depth == LoadAndMores(43, 2.5)
    assert parameters.changed(SEED, "mean_mores", 2.5).depth == LoadAndMores(57, 2.5)
    assert parameters.value_of(SEED, "mean_mores") == 0


def test_unknown_keys():
    for call in (parameters.parameter, lambda key: parameters.value_of(DEFAULT, key)):
        with pytest.raises(KeyError):
            call("luck")
    with pytest.raises(KeyError):
        parameters.changed(DEFAULT, "luck", 1.0)
