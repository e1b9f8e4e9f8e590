from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.waves import waves

FIRST = 20_000


def series(values):
    return np.arange(FIRST, FIRST + len(values)), np.array(values, float)


def test_a_mention_brings_two_hundred_a_day_for_three_days():
    values = [3, 2, 4] * 10 + [205, 180, 90] + [4, 3, 2] * 5
    (wave,) = waves(*series(values))
    assert (wave.first_day, wave.days) == (FIRST + 30, 3)
    assert (wave.peak, wave.peak_day) == (205, FIRST + 30)
    assert wave.usual == 3
    assert wave.above == pytest.approx(205 + 180 + 90 - 9)


def test_one_quiet_day_does_not_end_a_wave_but_two_do():
    values = [3] * 30 + [60, 3, 50, 3, 3, 70] + [3] * 20
    first, second = waves(*series(values))
    assert (first.days, second.days) == (3, 1)
    assert first.joined == 113


@pytest.mark.parametrize("mean", [0.5, 3, 40, 400])
def test_chance_alone_makes_hardly_any_wave(mean):
    rng = np.random.default_rng(7)
    values = rng.poisson(mean, 3650)
    assert len(waves(*series(values))) <= 3


def test_growth_is_no_wave():
    assert waves(*series(np.linspace(2, 60, 400))) == ()


def test_too_little_is_known():
    assert waves(*series([])) == ()
    assert waves(*series([3] * 10 + [500])) == ()
    values = [3.0] * 30 + [np.nan, 80.0, np.nan] + [3.0] * 5
    (wave,) = waves(*series(values))
    assert wave.days == 1


@given(st.lists(st.integers(0, 300) | st.none(), max_size=120))
def test_waves_are_apart_inside_and_above_the_usual(values):
    days, joined = series([np.nan if value is None else value for value in values])
    found = waves(days, joined)
    for wave in found:
        assert days[0] <= wave.first_day <= wave.peak_day <= wave.last_day <= days[-1]
        assert wave.joined >= wave.peak > wave.usual
    for before, after in itertools.pairwise(found):
        assert after.first_day > before.last_day


def test_what_comes_later_changes_no_wave_that_has_ended():
    values = [3] * 40 + [90, 80] + [3] * 40 + [120] + [3] * 20
    whole = waves(*series(values))
    for cut in range(46, len(values)):
        days, joined = series(values[:cut])
        assert waves(days, joined)[:1] == whole[:1]
