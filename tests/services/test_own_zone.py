"""The owner's time zone: what an archive says goes before what the computer says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.services import importing, recognising, sources
from reachdesk.services.desk import Desk
from reachdesk.services.home_zone import UNPLACED, home_zone, owner_zone
from reachdesk.services.own_zone import stated_zone
from reachdesk.services.reach_presets import reach_presets
from reachdesk.services.week_of_chances import week_of_readers
from reachdesk.storage.library import open_library
from reachdesk.ui.widgets.preset_words import assumes
from tests.importers.archives import OWNER, made_post, write_archive, zip_of
from tests.services.desks import asked

ADS = [
    {
        "ad": {
            "adsUserData": {
                "adImpressions": {"impressions": [{"impressionTime": f"2022-01-{day:02} 20:00:00"}]}
            }
        }
    }
    for day in range(1, 29)
]


def archive(folder, zone, as_of="2023-01-01T00:00:00"):
    """The zip of an archive whose owner chose a time zone ("": none)."""
    said = {"accountTimezone": {"accountId": OWNER.person_id, "timeZone": zone}}
    if not zone:
        del said["accountTimezone"]["timeZone"]
    write_archive(
        folder,
        [made_post("2022-01-01T10:00:00", "hello")],
        ads=ADS,
        as_of=as_of,
        more={"account_timezone": [said]},
    )
    return zip_of(folder)


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "l.reachdesk") as library:
        yield Desk(library)


def take(desk, path):
    with recognising.recognise([path], desk) as found:
        report = importing.run(desk, found)
    assert not report.refused
    return report.sources[0]


def test_an_archive_says_where_its_owner_lives(desk, tmp_path):
    made = take(desk, archive(tmp_path / "one", "Tokyo"))
    assert made.clock == "Tokyo"
    request = replace(asked(18_000, 19_000), account=made.account, owner_zone="Europe/Berlin")
    assert stated_zone(desk, made.account) == ("Asia/Tokyo", made.file)
    assert owner_zone(desk, request) == "Asia/Tokyo"
    own = reach_presets(desk, request).choice("like_me")
    assert (own.zone, own.zone_file) == ("Asia/Tokyo", made.file)
    week = np.array(own.assumptions.reading_week).reshape(7, 24)
    assert week.mean(axis=0).argmax() == 5  # 20:00 UTC
    assert assumes(own).endswith(f"Your clock is that of Tokyo: measured, as {made.file} says.")
    assert reach_presets(desk, replace(request, masked=True)).choice("like_me").zone_file == ""
    week_answer = week_of_readers(desk, request)
    assert (week_answer.zone, week_answer.zones) == ("Asia/Tokyo", ("Asia/Tokyo",))
    sources.forget(desk, made.source_id)
    assert stated_zone(desk, made.account) is None


@pytest.mark.parametrize("word", ["", "Nowhere"])
def test_without_a_word_on_it_the_computer_decides(desk, tmp_path, word):
    made = take(desk, archive(tmp_path / "one", word))
    request = replace(asked(18_000, 19_000), account=made.account, owner_zone="Europe/Berlin")
    assert owner_zone(desk, request) == "Europe/Berlin"
    assert home_zone(desk, made.account) == UNPLACED
    own = reach_presets(desk, request).choice("like_me")
    assert (own.zone, own.zone_file) == ("Europe/Berlin", "")
    assert assumes(own).endswith("Your clock is taken to be that of Berlin: assumed.")


@pytest.mark.parametrize("newest_first", [False, True])
def test_the_newest_export_decides(desk, tmp_path, newest_first):
    paths = [
        archive(tmp_path / "old", "London", "2022-06-01T00:00:00"),
        archive(tmp_path / "new", "Athens", "2023-06-01T00:00:00"),
    ]
    made = [take(desk, path) for path in (reversed(paths) if newest_first else paths)]
    assert stated_zone(desk, made[0].account).zone == "Europe/Athens"
