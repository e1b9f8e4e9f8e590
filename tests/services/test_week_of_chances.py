from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from reachdesk.domain.periods import day_from_iso
from reachdesk.services.week_of_chances import week_start


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "America/New_York", "Asia/Kolkata"])
@pytest.mark.parametrize(
    "day", ["2026-11-16", "2026-11-22", "2026-03-29", "2026-03-25", "2026-11-01", "2026-01-01"]
)
def test_a_week_begins_on_a_local_monday_and_has_168_hours(zone, day):
    start = dt.datetime.fromtimestamp(week_start(day_from_iso(day), zone) * 3600, ZoneInfo(zone))
    assert (start.weekday(), start.hour, start.minute) == (0, 0, 0)
    end = (start + dt.timedelta(days=7)).timestamp() - start.timestamp()
    assert end == 168 * 3600
    assert 0 <= (dt.date.fromisoformat(day) - start.date()).days < 14
