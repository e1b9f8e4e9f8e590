from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from reachdesk.services.zones import _zones_by_country, countries_by_zone, main_zone


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("GB", "Europe/London"),
        ("us", "America/New_York"),
        ("BR", "America/Sao_Paulo"),
        ("AU", "Australia/Sydney"),
        ("NL", "Europe/Amsterdam"),
        (None, None),
        ("", None),
        ("ZZ", None),
    ],
)
def test_a_country_has_the_zone_that_most_of_its_people_live_in(country, zone):
    assert main_zone(country) == zone


def test_every_zone_named_can_be_used():
    for zone in _zones_by_country().values():
        assert ZoneInfo(zone).key == zone


def test_a_zone_belongs_to_a_country():
    assert countries_by_zone()["America/Sao_Paulo"] == "BR"
    assert "Mars/Base" not in countries_by_zone()
