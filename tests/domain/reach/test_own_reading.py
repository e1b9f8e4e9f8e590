import numpy as np
import pytest

from reachdesk.domain.reach.clocks import READING_WEEK
from reachdesk.domain.reach.own_reading import own_reading

MONDAY = 368_688.0  # 2012-01-23 00:00 UTC


def test_times_close_together_are_one_session():
    times = MONDAY + np.array([9.0, 9.1, 9.3, 12.0, 12.2, 33.0])
    found = own_reading(times[::-1], "Europe/London")
    assert found.sessions == 3
    assert (found.first_hour, found.last_hour) == (MONDAY + 9, MONDAY + 33)
    assert found.sessions_per_day == pytest.approx(3.0)


def test_quiet_days_count():
    found = own_reading(MONDAY + np.array([0.0, 240.0]), "UTC")
    assert found.sessions_per_day == pytest.approx(0.2)


def test_a_short_record_is_at_least_a_day():
    assert own_reading([MONDAY, MONDAY + 2], "UTC").sessions_per_day == 2


def test_the_week_follows_many_sessions_in_local_time():
    nine_in_tokyo = MONDAY + 168 * np.arange(2000) + 0.2
    week = np.array(own_reading(nine_in_tokyo, "Asia/Tokyo").reading_week)
    assert week.argmax() == 9
    assert week.mean() == pytest.approx(1)
    one = np.array(own_reading([MONDAY + 3], "UTC").reading_week)
    assert np.corrcoef(one, READING_WEEK)[0, 1] > 0.8


def test_nothing_usable():
    assert own_reading([], "UTC") is None
    assert own_reading([np.nan, np.inf], "UTC") is None
