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


def counting(monkeypatch):
    """The words of everybody who is read for a place from now on."""
    real, seen = place_reading.place_reading, []

    def made(db):
        reading = real(db)
        return replace(reading, read=lambda words: (seen.append(words), reading.read(words))[1])

    others = [make for make in people_readings._MAKERS if make is not real]
    monkeypatch.setattr(people_readings, "_MAKERS", (made, *others))
    return seen


def places(db):
    return {each.ref: each.city for each in people.people(db) if each.city}


def test_whose_words_are_as_before_is_not_read_again(library, db, monkeypatch):
    seen = counting(monkeypatch)
    later = [PersonFact(str(n), place="Leeds", followers=7) for n in range(1, 50)]
    changed = [PersonFact("50", place="Berlin"), PersonFact("51", place="Leeds", bio="Paris")]
    take_in(library, Story("b", 20, [*later, *changed], native_id="99"))
    assert len(seen) == 2
    assert places(db) == {str(n): "Leeds" for n in range(1, 60)} | {"50": "Berlin"}
    assert check_library(db) == []
    library.forget(2)
    assert places(db) == {str(n): "Leeds" for n in range(1, 60)}


def test_while_a_reading_is_outdated_all_who_are_touched_are_read(library, db, monkeypatch):
    newer(monkeypatch, lambda _words: ("NL", None, "Delft", None, "place", None))
    later = [PersonFact(str(n), place="Leeds", followers=7) for n in range(1, 10)]
    take_in(library, Story("b", 20, later, native_id="99"))
    assert places(db) == {str(n): "Leeds" if n >= 10 else "Delft" for n in range(1, 60)}


def test_new_people_are_read_in_portions(library, db, monkeypatch):
    monkeypatch.setattr(people_readings, "_AT_ONCE", 4)
    more = [PersonFact(str(n), place="Berlin") for n in range(50, 90)]
    take_in(library, Story("b", 20, more, native_id="99"))
    assert places(db) == {str(n): "Leeds" if n < 50 else "Berlin" for n in range(1, 90)}
    assert check_library(db) == []
