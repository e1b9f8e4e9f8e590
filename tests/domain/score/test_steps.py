"""Steps and waves of a score: found where it moved unusually, never where it grew smoothly."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.series import score_series
from reachdesk.domain.score.steps import LEAST_MEMORY, steps
from tests.domain.score.histories import PROPERTY, VIEWS_SHARE, seed_quarter


def found(values, judged=None):
    values = np.array(values, float)
    days = np.arange(1000, 1000 + len(values))
    return steps(days, values, np.ones(len(values), bool) if judged is None else judged)


def quiet(number, level=19.0, seed=0, noise=0.15):
    return level + np.random.default_rng(seed).normal(0, noise, number)


def test_a_step_is_found_on_its_day():
    (step,) = found([*quiet(60), *quiet(40, 24, 1)])
    assert (step.first_day, step.last_day) == (1059, 1060)
    assert step.before == pytest.approx(19, abs=0.6)
    assert step.after == pytest.approx(24, abs=0.6)
    assert step.times > 2


def test_a_wave_of_days_is_one_step():
    rise = 19 + 0.8 * np.arange(1, 8)
    (step,) = found([*np.full(60, 19.0), *rise, *np.full(30, rise[-1])])
    assert (step.first_day, step.last_day) == (1059, 1066)


def test_two_steps_and_a_fall_are_three():
    values = [*quiet(60), *quiet(40, 24, 1), *quiet(40, 21, 2), *quiet(40, 27, 3)]
    assert [step.last_day for step in found(values)] == [1060, 1100, 1140]
    assert [step.after > step.before for step in found(values)] == [True, False, True]


@pytest.mark.parametrize("seed", range(6))
def test_the_earthquake_day_is_found(seed):
    """20 replies by 15 people after one update, in a quarter like the source's (section 4.1)."""
    draft = seed_quarter(seed)
    names = [f"caller {number}" for number in range(15)]
    draft.weights = dict(zip(names, [44 / 40, 21 / 40, 61 / 40, 61 / 40], strict=False))
    for name in [*names, *names[:5]]:
        draft.exchanges.append((1001.4, name, Kind.REPLY, 1.0))
    draft.posts.append({"time": 1001.35, "replies": 20, "views": VIEWS_SHARE * 564})
    days = np.arange(911, 1010)
    total = score_series(draft.history(), days, RECIPE).total
    best = max(steps(days, total, days >= 940), key=lambda one: one.times)
    assert (best.first_day, best.last_day) == (1000, 1001)
    assert best.after - best.before == pytest.approx(4.9, abs=0.4)


@pytest.mark.parametrize(
    "values",
    [
        np.linspace(10, 60, 200),
        20 + 30 / (1 + np.exp(-(np.arange(240) - 120) / 25)),
        10 * 2 ** (np.arange(90) / 45),
        np.full(100, 13.0),
        20 + 4 * np.sin(np.arange(365) / 30),
    ],
)
def test_smooth_growth_gives_none(values):
    assert found(values) == ()


def test_noise_gives_none():
    for seed in range(10):
        assert found(20 + np.random.default_rng(seed).normal(0, 0.2, 400).cumsum() / 4) == ()


def test_days_with_thin_evidence_are_not_judged():
    values = [*quiet(60), *quiet(40, 24, 1)]
    judged = np.arange(100) >= 60 - LEAST_MEMORY // 2
    assert found(values, judged) == ()
    assert found(values[: LEAST_MEMORY // 2]) == ()
    assert found([]) == ()


def test_missing_days_are_refused():
    with pytest.raises(ValueError, match="without a gap"):
        steps(np.array([1, 3]), np.zeros(2), np.ones(2, bool))


@given(st.lists(st.floats(1, 100), min_size=20, max_size=80))
@PROPERTY
def test_no_two_share_a_day(values):
    spans = [(step.first_day, step.last_day) for step in found(values)]
    assert all(early[1] <= late[0] for early, late in pairwise(spans))
    assert all(first < last for first, last in spans)
