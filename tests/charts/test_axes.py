"""Where lines and words of an axis stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.charts import axes
from reachdesk.domain.periods import day_from_iso


@given(st.floats(1, 99), st.floats(0, 60))
def test_a_score_axis_holds_the_data_and_is_fifteen_points_high(low, span):
    high = min(low + span, 100.0)
    bottom, top, step = axes.score_range(low, high)
    assert bottom <= low
    assert top >= high
    assert top - bottom >= 15 - 1e-9
    assert 2 <= len(axes.lines_between(bottom, top, step)) <= 6


def test_a_score_axis_is_not_forced_to_zero():
    assert axes.score_range(62, 70)[0] > 40


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_nice_ticks_span_the_data(low, span):
    ticks = axes.nice_ticks(low, low + span)
    assert ticks[0] <= low + 1e-6 * span
    assert ticks[-1] >= low + span - 1e-6 * span
    assert 2 <= len(ticks) <= 8


@given(st.integers(-5000, 40000), st.integers(1, 9000), st.integers(2, 14))
def test_day_words_are_few_ascending_and_inside(first, span, most):
    ticks = axes.day_ticks(first, first + span, most)
    days = [day for day, _words in ticks]
    assert days == sorted(set(days))
    assert all(first <= day <= first + span for day in days)
    assert len(ticks) <= most + 1
    assert all(words for _day, words in ticks)


def test_months_are_words_and_january_is_its_year():
    first, last = day_from_iso("2025-10-10"), day_from_iso("2026-03-20")
    assert [words for _day, words in axes.day_ticks(first, last, 8)] == [
        "Nov",
        "Dec",
        "2026",
        "Feb",
        "Mar",
    ]


def test_a_month_shows_single_days_and_a_decade_shows_years():
    first = day_from_iso("2026-11-01")
    assert axes.day_ticks(first, first + 20, 4)[0][1] == "1 Nov"
    years = [words for _day, words in axes.day_ticks(first - 3650, first, 6)]
    assert all(words.isdigit() for words in years)


def test_hours_and_counts():
    assert [words for _hour, words in axes.hour_ticks(24, 4)] == [
        "0 h",
        "6 h",
        "12 h",
        "18 h",
        "24 h",
    ]
    low, high, step = axes.count_range(3, 3)
    assert low <= 3 <= high
    assert step >= 1
    assert axes.count_range(0, 1)[0] == 0
    assert axes.nice_step(0) == 1.0
    assert axes.nice_step(100) == pytest.approx(20)
