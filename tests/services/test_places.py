from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period
from reachdesk.domain.places.place import Place, Unplaced
from reachdesk.domain.records import PersonFact, SnapshotFact
from reachdesk.services import importing, own_words, places
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.audience_counts import group_counts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_table import people_page
from reachdesk.storage.check import check_library
from reachdesk.storage.library import open_library
from tests.services.desks import ACCOUNT, DAY, asked, desk_of, told

PEOPLE = [
    PersonFact("2", "bob", "Bob", place="Leeds, UK"),
    PersonFact("3", "cy", "Cy", place="Sydney"),
    PersonFact("4", "di", "Di", place="behind you"),
    PersonFact("5", "ed", "Ed", bio="Planner based in Austin, TX"),
]


@pytest.fixture
def desk(tmp_path):
    followers = [SnapshotFact("follower", each.person) for each in PEOPLE]
    with desk_of(tmp_path, told("a", DAY, *PEOPLE, *followers)) as opened:
        yield opened


def where(desk):
    rows, _total = people_page(desk, asked(DAY - 9, DAY), 0, -1)
    return {row.person: (row.country, row.region, row.city) for row in rows}


def test_what_words_about_a_place_mean():
    assert isinstance(places.read_place("Leeds"), Place)
    assert isinstance(places.read_place("behind you"), Unplaced)
    assert places.read_place("Birmingham", within="GB").city == "Birmingham"


def test_the_audience_is_counted_by_what_was_read_and_its_clocks_follow(desk):
    counts = group_counts(desk, asked(DAY - 9, DAY), "country")
    assert {group.key: group.people for group in counts.groups} == {"GB": 1, "AU": 1, "US": 1}
    assert counts.unknown == 1
    assert counts.method.evidence is Evidence.DERIVED
    zones = audience_arrays(desk, ACCOUNT).zone
    assert set(zones.names) == {"America/Chicago", "Australia/Sydney", "Europe/London"}


def test_people_say_by_which_words(desk):
    rows, _total = people_page(desk, asked(DAY - 9, DAY), 0, -1)
    assert {row.person: row.why_place for row in rows} == {
        "2": ("Leeds", "UK"),
        "3": ("Sydney",),
        "4": (),
        "5": ("Austin", "TX"),
    }


def test_the_owners_word_goes_first_and_can_be_undone(desk):
    before = where(desk)
    change = places.say_place(desk, ACCOUNT, ["2", "4"], "Porto, Portugal", "told me")
    assert where(desk)["2"] == where(desk)["4"] == ("PT", "Porto", "Porto")
    own_words.put_back(desk, change)
    assert where(desk) == before
    own_words.put_again(desk, change)
    assert where(desk)["4"] == ("PT", "Porto", "Porto")
    places.unsay_place(desk, ACCOUNT, ["2", "4"])
    assert where(desk) == before
    with desk.library.using() as db:
        assert check_library(db) == []


def test_the_owner_may_say_a_region_or_unknown(desk):
    places.say_place(desk, ACCOUNT, ["3"], "Scotland")
    assert where(desk)["3"] == ("GB", "Scotland", None)
    places.say_place(desk, ACCOUNT, ["3"], "")
    assert where(desk)["3"] == (None, None, None)


def test_words_that_name_no_place_are_refused_and_change_nothing(desk):
    before = where(desk)
    with pytest.raises(UserError, match="behind you"):
        places.say_place(desk, ACCOUNT, ["2"], "behind you")
    assert where(desk) == before


@pytest.mark.samples
def test_a_real_follower_table_is_placed_for_the_greater_part(samples, tmp_path):
    (table,) = samples.glob("followers/*t-gem_2*/followers.csv")
    with open_library(tmp_path / "library.reachdesk") as library:
        desk = Desk(library)
        with importing.recognise([table], desk) as found:
            importing.run(desk, found, account="x:somebody")
        request = Request("x:somebody", Period(0, 1))
        counts = group_counts(desk, request, "country")
        rows, total = people_page(desk, request, 0, -1)
        assert total == counts.followers == 276
        assert sum(group.people for group in counts.groups) + counts.unknown == 276
        placed = [row for row in rows if row.country]
        assert len(placed) == 276 - counts.unknown
        assert len(placed) >= 160  # 192 state any place at all, some of them in jest
        assert all(row.why_place for row in placed)
        with library.using() as db:
            assert check_library(db) == []
