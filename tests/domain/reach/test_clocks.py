from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach import clocks
from reachdesk.domain.reach.clocks import Clock

HOUR = st.floats(0, 200, allow_nan=False)


def at(text: str) -> float:
    return clocks.utc_hours(datetime.fromisoformat(text))


def test_profiles_have_mean_one_and_quieter_weekends():
    for week, weekend in ((clocks.READING_WEEK, 0.8), (clocks.POSTING_WEEK, 0.65)):
        assert np.mean(week) == pytest.approx(1, abs=1e-15)
        assert week[120] == pytest.approx(weekend * week[0])
        assert week[:24] == pytest.approx(week[96:120])


@pytest.mark.parametrize("rates", [[1.0] * 24, [0.0] * 168, [-1.0] + [1.0] * 167, [np.nan] * 168])
def test_a_week_that_is_none(rates):
    with pytest.raises(ValueError, match="week profile"):
        clocks.unit_mean(rates)


def test_hours_count_from_the_epoch_in_any_zone():
    assert at("1970-01-02T00:30") == 24.5
    east = datetime(1970, 1, 2, 5, 30, tzinfo=timezone(timedelta(hours=5)))
    assert clocks.utc_hours(east) == 24.5


def test_hour_of_week_starts_on_monday_in_local_time():
    monday = at("2012-01-22T18:30")  # midnight in Kolkata
    assert clocks.local_hours_of_week_at("Asia/Kolkata", [monday - 0.01, monday]).tolist() == [
        167,
        0,
    ]
    assert clocks.local_hours_of_week_at("Asia/Kolkata", []).size == 0


@settings(max_examples=60, deadline=None)
@given(first=HOUR, second=HOUR)
def test_mass_grows_and_inverse_undoes_it(first, second):
    clock = clocks.session_clock("Australia/Lord_Howe", at("2024-04-05T00:00"), 200)
    begin, end = clock.start + min(first, second), clock.start + max(first, second)
    assert clock.at(begin) <= clock.at(end)
    assert clock.inverse(clock.at(end)) == pytest.approx(end, abs=1e-6)


def test_inverse_past_the_end_is_never():
    clock = clocks.constant_clock(100.0, 10.0)
    assert np.isinf(clock.inverse(clock.mass[-1] + 1))
    assert clock.at(clock.start - 5) == 0
    assert clock.at(clock.start + 1000) == clock.mass[-1]


@pytest.mark.parametrize(
    ("day", "length"),
    [("2024-03-31T00:00", 23), ("2024-10-26T23:00", 25), ("2024-06-03T23:00", 24)],
)
def test_a_local_day_with_a_change_of_clocks(day, length):
    clock = clocks.session_clock("Europe/London", at(day), 48)
    local = clocks.local_hours_of_week_at("Europe/London", at(day) + np.arange(0, length, 0.25))
    expected = np.sum(np.array(clocks.READING_WEEK)[local]) * 0.25
    assert local[0] % 24 == 0
    assert local[-1] % 24 == 23
    assert clock.at(at(day) + length) == pytest.approx(expected)


def test_half_hour_zones_change_rates_on_the_half_hour():
    clock = clocks.session_clock("Asia/Kolkata", at("2012-01-24T00:00"), 24)
    edges = clock.changes(at("2012-01-24T00:00"), at("2012-01-25T00:00"))
    assert set(edges % 1) == {0.5}


def test_the_feed_mixes_the_own_zone_with_the_rest():
    start = at("2012-01-24T00:00")
    own = clocks.feed_clock("Asia/Tokyo", start, 48, own_share=1.0)
    world = clocks.feed_clock("Asia/Tokyo", start, 48, own_share=0.0)
    mixed = clocks.feed_clock("Asia/Tokyo", start, 48, own_share=0.6)
    assert mixed.rates == pytest.approx(0.6 * own.rates + 0.4 * world.rates)


def test_a_clock_of_many_years():
    clock = clocks.session_clock("America/New_York", at("2010-01-01T00:00"), 15 * 8766)
    assert clock.mass[-1] / (clock.edges[-1] - clock.edges[0]) == pytest.approx(1, abs=1e-3)


def test_clocks_are_shared_and_cannot_be_written():
    one = clocks.session_clock("Europe/London", 400_000.0, 100)
    assert one is clocks.session_clock("Europe/London", 400_000.1, 99.9)
    with pytest.raises(ValueError, match="read-only"):
        one.mass[0] = 1.0


@pytest.mark.parametrize(("start", "hours"), [(np.nan, 1.0), (0.0, np.inf), (0.0, -1.0)])
def test_a_clock_needs_a_span(start, hours):
    with pytest.raises(ValueError, match="clock"):
        clocks.constant_clock(start, hours)


def test_rates_of_zero_are_allowed():
    clock = Clock(0, np.array([1.0, 0.0, 0.0, 1.0]))
    assert clock.at([0.25, 0.5, 0.75, 1.0]).tolist() == [0.25, 0.25, 0.25, 0.5]
