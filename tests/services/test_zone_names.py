from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from reachdesk.services.zone_names import _OTHER_NAMES, zone_named


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Athens", "Europe/Athens"),
        ("stockholm", "Europe/Stockholm"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("Brasilia", "America/Sao_Paulo"),
        ("Edinburgh", "Europe/London"),
        ("UTC", "Etc/UTC"),
        (" Lisbon ", "Europe/Lisbon"),
        ("Europe/Amsterdam", "Europe/Amsterdam"),
        ("", None),
        ("Somewhere", None),
        ("Somewhere/Else", None),
        ("../../etc/passwd", None),
    ],
)
def test_a_zone_is_known_by_the_name_that_others_give_it(name, zone):
    assert zone_named(name) == zone


def test_every_other_name_leads_to_a_zone_of_the_database():
    for zone in _OTHER_NAMES.values():
        assert ZoneInfo(zone).key == zone
