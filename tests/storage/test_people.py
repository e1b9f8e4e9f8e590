from __future__ import annotations

import pytest

from reachdesk.domain.records import PersonFact, SnapshotFact
from reachdesk.storage.decisions import PERSON, decide, decision_of
from reachdesk.storage.people import (
    count_people,
    followers_by_id,
    names_by_ref,
    numbers_by_ref,
    people,
    people_by_id,
    person_id,
    refs_by_id,
)
from tests.storage.stories import Story, take_in


@pytest.fixture
def db(library):
    facts = [
        PersonFact("7", "Zoe", "Zoe Z", "a bio", "Leeds", "GB", "Leeds", None, "editor author"),
        PersonFact("8", "bob"),
        PersonFact("9", None, "No Handle"),
        SnapshotFact("follower", "10"),
    ]
    take_in(library, Story("a", 10, facts, handle="ana"))
    take_in(library, Story("b", 10, [PersonFact("8", "bob"), PersonFact("11", "Al")], handle="me"))
    return library.database()


def test_people_of_an_account_and_of_all(db):
    assert [count_people(db), count_people(db, 1), count_people(db, 2)] == [4, 3, 2]
    assert {each.ref for each in people(db, 2)} == {"8", "11"}


def test_pages_by_handle_without_a_handle_last(db):
    assert [each.ref for each in people(db, by_handle=True)] == ["11", "8", "7", "9"]
    assert [each.ref for each in people(db, 1, by_handle=True, limit=2, offset=1)] == ["7", "9"]


def test_a_person_with_everything_known(db):
    (zoe,) = [each for each in people(db) if each.ref == "7"]
    assert zoe.network == "x"
    assert (zoe.handle, zoe.name, zoe.bio, zoe.place) == ("Zoe", "Zoe Z", "a bio", "Leeds")
    assert zoe.roles == ("editor", "author")
    assert zoe.followers is None
    assert people_by_id(db, [zoe.person_id, 999]) == {zoe.person_id: zoe}


def test_people_who_are_only_numbers_have_a_ref(db):
    ten = person_id(db, "x", "10")
    assert people_by_id(db, [ten]) == {}
    assert refs_by_id(db, [ten]) == {ten: "10"}
    assert person_id(db, "x", "nobody") is None


def test_names_and_counts_are_those_of_each_person(db, library):
    take_in(library, Story("c", 20, [PersonFact("7", "Zoe", followers=5)], handle="ana"))
    decide(db, decision_of(PERSON, (("x", "8"), ("x", "@bobby")), 30, accepted=True))
    refs = ["9", "7", "10", "nobody", "8", "@bobby", "7"]
    known, numbers = {}, {}
    for ref in refs:
        number = person_id(db, "x", ref)
        found = people_by_id(db, [number]).get(number) if number else None
        if found is not None:
            known[ref], numbers[ref] = (found.name, found.handle), number
    assert numbers_by_ref(db, "x", refs) == numbers
    assert names_by_ref(db, "x", refs) == known
    assert len(known) >= 3
    assert names_by_ref(db, "bluesky", refs) == {}
    everybody = {each.person_id: each.followers for each in people(db)}
    assert followers_by_id(db, [*everybody, 10**9]) == everybody
    assert set(everybody.values()) == {None, 5}
