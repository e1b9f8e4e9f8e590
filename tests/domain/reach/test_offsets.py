from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachdesk.domain.reach.offsets import is_known_zone, offsets_between

ZONES = (
    "Europe/London",
    "America/New_York",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Asia/Pyongyang",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "UTC",
)


def asked_directly(zone: str, first: int, count: int) -> list[float]:
    place = ZoneInfo(zone)
    moments = (
        datetime.fromtimestamp((first + n) * 900, UTC).astimezone(place) for n in range(count)
    )
    return [moment.utcoffset().total_seconds() / 3600 for moment in moments]


@settings(max_examples=40, deadline=None)
@given(zone=st.sampled_from(ZONES), day=st.integers(365, 365 * 60), length=st.integers(1, 500))
def test_bisection_agrees_with_asking_every_quarter_hour(zone, day, length):
    first = day * 96 + 17
    assert offsets_between(zone, first, length).tolist() == asked_directly(zone, first, length)


@pytest.mark.parametrize("zone", ZONES)
def test_whole_year_with_every_change(zone):
    first = 15_336 * 96  # the end of 2011: Samoa skipped a day
    assert offsets_between(zone, first, 96 * 400).tolist() == asked_directly(zone, first, 96 * 400)


def test_times_outside_the_years_keep_the_nearest_offset():
    assert offsets_between("Europe/London", -10_000_000, 3).tolist() == [1.0, 1.0, 1.0]  # 1971
    assert offsets_between("Asia/Tokyo", 10**9, 2).tolist() == [9.0, 9.0]


def test_nothing_asked_gives_nothing():
    assert offsets_between("UTC", 0, 0).size == 0


@pytest.mark.parametrize("name", ["Nowhere/Town", "", "../etc/passwd", "Europe"])
def test_names_that_are_no_zones(name):
    assert not is_known_zone(name)
    with pytest.raises(ValueError, match="unknown time zone"):
        offsets_between(name, 0, 1)


def test_offsets_are_floats():
    assert offsets_between("Asia/Kolkata", 0, 4).dtype == np.float64
