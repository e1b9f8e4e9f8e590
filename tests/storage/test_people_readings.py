from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.records import PersonFact
from reachdesk.storage import people, people_readings, place_reading
from reachdesk.storage.check import check_library
from tests.storage.stories import Story, take_in


@pytest.fixture
def db(library):
    facts = [PersonFact(str(number), place="Leeds") for number in range(1, 60)]
    take_in(library, Story("a", 10, [*facts, PersonFact("70", "zed")], native_id="99"))
    return library.database()


def newer(monkeypatch, read):
    """A newer version of the reading of places."""
    real = place_reading.place_reading

    def made(db):
        return replace(real(db), version="newer", read=read)

    others = [make for make in people_readings._MAKERS if make is not real]
    monkeypatch.setattr(people_readings, "_MAKERS", (made, *others))


def test_whoever_comes_into_an_empty_library_is_read_by_the_rules_of_now(db):
    assert people_readings.outdated(db) == ()
    assert {each.city for each in people.people(db)} == {"Leeds", None}


def test_a_newer_version_reads_everybody_again(db, monkeypatch):
    newer(monkeypatch, lambda _words: ("NL", None, None, None, "place", None))
    monkeypatch.setattr(people_readings, "_AT_ONCE", 25)
    assert people_readings.outdated(db) == ("place",)
    shares = []
    people_readings.read_again(db, ("place",), shares.append)
    assert len(shares) == 3
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert people_readings.outdated(db) == ()
    found = people.people(db)
    assert {(each.country, each.city) for each in found if each.place} == {("NL", None)}
    assert check_library(db) == []


def test_stopping_leaves_the_reading_outdated_and_the_library_whole(db, monkeypatch):
    newer(monkeypatch, lambda _words: ("NL", None, None, None, "place", None))
    monkeypatch.setattr(people_readings, "_AT_ONCE", 25)

    def stop(_share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        people_readings.read_again(db, ("place",), stop)
    assert people_readings.outdated(db) == ("place",)
    assert not db.conn.in_transaction
    people_readings.read_again(db, ("place",), lambda _share: None)
    assert {each.country for each in people.people(db) if each.place} == {"NL"}


def test_nothing_is_written_over_what_was_said(db, monkeypatch, library):
    take_in(
        library, Story("b", 20, [PersonFact("1", country="BR", roles="friend")], native_id="99")
    )
    row = db.conn.execute(
        "SELECT said_country, country, said_roles, roles FROM person"
        " JOIN person_ref ON person_ref.id = person_id WHERE ref = '1'"
    ).fetchone()
    assert row == ("BR", "BR", "friend", "friend")
