import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.imported import (
    Label,
    LabelRule,
    count_rule,
    hampel,
    label_series,
    score_rule,
    settled_counts,
)
from tests.domain.score.histories import PROPERTY

OK, GLITCH, STEP, PENDING = Label.OK, Label.GLITCH, Label.STEP, Label.PENDING


def labels(values, every=1.0, rule=None):
    hours = np.arange(len(values)) * every
    values = np.array(values, float)
    return list(label_series(hours, values) if rule is None else label_series(hours, values, rule))


def quiet(number, level=42.0, seed=0):
    return level + np.random.default_rng(seed).normal(0, 0.3, number)


def test_single_digits_for_three_hours_are_a_glitch():
    found = labels([42, 42, 41.8, 42, 42.1, 5, 4, 6, 42, 42])
    assert found == [OK] * 5 + [GLITCH] * 3 + [OK] * 2


def test_single_digits_on_several_series_are_caught_on_each():
    for seed in range(5):
        values = quiet(60, 20 + 10 * seed, seed)
        values[30:36] = 5 + np.arange(6) / 10
        assert labels(values)[30:36] == [GLITCH] * 6
        assert labels(values).count(OK) == 54


def test_a_step_that_stays_is_a_new_level():
    found = labels([*quiet(20, 19), *quiet(20, 26, 1)], every=24)
    assert found == [OK] * 20 + [STEP] + [OK] * 19


def test_a_fall_at_the_end_is_pending():
    assert labels([*quiet(10), 5, 4]) == [OK] * 10 + [PENDING] * 2


def test_growth_and_real_spikes_of_a_score_stay():
    assert set(labels(np.linspace(10, 60, 120), every=24)) == {OK}
    slow = [*quiet(20, 19), 20.5, 22, 23.5, 24, *quiet(20, 24)]
    assert GLITCH not in labels(slow, every=24)


def test_a_spike_in_a_weekly_series_is_real():
    found = labels([40, 40.5, 39.8, 40, 52, 40.2, 40, 40.1], every=168)
    assert found == [OK] * 4 + [STEP, STEP] + [OK] * 2


def test_a_follower_count_has_a_rule_of_its_own():
    rule = LabelRule(off_least=2000.0, back_least=500.0, least_spread=50.0)
    counts = 8000 + 10 * np.arange(40.0)
    counts[20] += 76_000
    assert labels(counts, 24, rule) == [OK] * 20 + [GLITCH] + [OK] * 19


def test_seventy_six_thousand_followers_in_a_day_are_caught_at_any_size():
    for size in (60, 8_000, 250_000):
        counts = size + size / 800 * np.arange(40.0)
        counts[20] += 76_000
        assert labels(counts, 24, count_rule(counts)) == [OK] * 20 + [GLITCH] + [OK] * 19


def test_a_wave_of_followers_who_stay_is_real():
    for size, wave in ((560, 200), (8_000, 3_000)):
        counts = np.array([size] * 20 + [size + wave] * 20, float)
        assert GLITCH not in labels(counts, 24, count_rule(counts))
        slow = np.array([*[size] * 20, *(size + wave * np.arange(1, 6) / 5), *[size + wave] * 9])
        assert GLITCH not in labels(slow, 24, count_rule(slow))
    small = np.array([30.0] * 10 + [48] + [31] * 10)
    assert set(labels(small, 24, count_rule(small))) == {OK}


def test_a_score_of_another_scale_has_its_own_rule():
    kred = 640 + 3 * np.sin(np.arange(40.0))
    kred[20:23] = 7
    assert score_rule(kred).off_least == 50
    assert labels(kred, 1, score_rule(kred)) == [OK] * 20 + [GLITCH] * 3 + [OK] * 17
    assert score_rule(np.array([42.0, 43])) == LabelRule()
    assert score_rule(np.zeros(0)) == LabelRule()


def test_too_little_to_judge():
    assert labels([42, 5]) == [OK, OK]
    assert labels([]) == []


@given(st.lists(st.floats(1, 100), max_size=60), st.floats(0.5, 48))
@PROPERTY
def test_every_point_has_one_label(values, every):
    assert len(labels(values, every)) == len(values)


@given(st.lists(st.floats(1, 100), max_size=40), st.integers(1, 40))
@PROPERTY
def test_later_points_only_settle_what_was_pending(values, cut):
    whole, early = labels(values), labels(values[:cut])
    assert all(
        before == after for before, after in zip(early, whole, strict=False) if PENDING not in early
    )


def test_hampel_marks_a_lone_point_only():
    values = np.array([42, 42, 41.8, 42, 42.1, 5, 42, 42, 42])
    assert np.flatnonzero(hampel(values)).tolist() == [5]
    assert not hampel(np.full(9, 7.0)).any()
    assert len(hampel(np.zeros(0))) == 0
    assert hampel(np.array([10, 10, 10, 10, 11.4])).tolist() == [False] * 5


def test_hampel_misses_a_long_fault():
    values = np.full(20, 42.0)
    values[6:14] = 5
    assert not hampel(values)[8:12].any()


@pytest.mark.parametrize("scale", [1.0, 0.0])
def test_flat_series_have_a_least_spread(scale):
    values = np.array([10.0, 10 + scale, 10, 10, 10])
    assert not hampel(values).any()


def settled(counts, days=None, trusted=()):
    days = np.arange(len(counts)) if days is None else np.array(days)
    sure = np.isin(np.arange(len(counts)), trusted)
    return np.flatnonzero(~settled_counts(days, np.array(counts, float), sure)).tolist()


def test_a_count_that_leaps_for_a_day_is_not_rested_on():
    counts = [8000.0 + day for day in range(20)]
    counts[10] += 76_000
    assert settled(counts) == [10]
    counts[11] += 76_000
    assert settled(counts) == [10, 11]
    assert settled(counts, trusted=[10, 12]) == []


def test_a_leap_that_stays_is_rested_on_after_two_days():
    assert settled([8000] * 10 + [12_000] * 10) == [10, 11]


def test_growth_between_counts_far_apart_is_taken_as_it_is():
    assert settled([500, 520, 540, 900, 1400], days=[0, 30, 60, 90, 120]) == []
    assert settled([564, 570, 575, 590, 600, 690]) == []


@given(st.lists(st.integers(0, 100_000), max_size=30), st.integers(0, 30))
@PROPERTY
def test_later_counts_never_change_what_is_settled(counts, cut):
    days = np.arange(len(counts))
    whole = settled_counts(days, np.array(counts, float), np.zeros(len(counts), bool))
    early = settled_counts(
        days[:cut], np.array(counts[:cut], float), np.zeros(len(days[:cut]), bool)
    )
    assert whole[:cut].tolist() == early.tolist()
