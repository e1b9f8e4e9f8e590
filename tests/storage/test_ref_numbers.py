from __future__ import annotations

import pytest

from reachdesk.storage import ref_numbers
from reachdesk.storage.database import writing
from reachdesk.storage.ref_numbers import RefNumbers, storable

HALF = "@a\ud83d"  # half a character, as broken exports have them


@pytest.fixture
def connection(library):
    db = library.database()
    with writing(db):
        yield db.conn


def kept(connection):
    return dict(connection.execute("SELECT ref, id FROM person_ref ORDER BY id"))


def test_new_refs_are_numbered_in_their_order(connection):
    assert RefNumbers(connection, "x").of(["9", "@bo", "7"]) == {"9": 1, "@bo": 2, "7": 3}
    assert kept(connection) == {"9": 1, "@bo": 2, "7": 3}


def test_known_refs_keep_their_numbers_whoever_asks(connection):
    RefNumbers(connection, "x").of(["9", "7"])
    numbers = RefNumbers(connection, "x")
    assert numbers.of(["7", "8", "9"]) == {"7": 2, "8": 3, "9": 1}
    assert numbers.of(["8"])["8"] == 3


def test_refs_of_networks_are_told_apart(connection):
    assert RefNumbers(connection, "x").of(["9"]) == {"9": 1}
    assert RefNumbers(connection, "mastodon").of(["9"]) == {"9": 2}


def test_what_can_only_be_kept_in_another_form_is_one_with_it(connection):
    found = RefNumbers(connection, "x").of([HALF, "7", "@a?"])
    assert found == {HALF: 1, "@a?": 1, "7": 2}
    again = RefNumbers(connection, "x").of(["7", HALF])
    assert (again["7"], again[HALF]) == (2, 1)
    assert kept(connection) == {"@a?": 1, "7": 2}


def test_more_refs_than_are_looked_up_or_held_at_once(connection, monkeypatch):
    monkeypatch.setattr(ref_numbers, "_AT_ONCE", 3)
    monkeypatch.setattr(ref_numbers, "_MOST_KEPT", 4)
    numbers, refs = RefNumbers(connection, "x"), [str(n) for n in range(10)]
    numbers.of(refs)
    assert [numbers.of([ref])[ref] for ref in refs] == list(range(1, 11))
    assert len(kept(connection)) == 10


def test_values_that_sqlite_cannot_keep():
    assert storable(2**70) == 2**63 - 1
    assert storable(HALF) == "@a?"
    assert storable(None) is None


def test_new_ones_in_a_row_and_then_known_ones_again(connection):
    numbers = RefNumbers(connection, "x")
    first = dict(numbers.of(["1", "2", "3"]))
    second = dict(numbers.of(["4", "5"]))
    again = RefNumbers(connection, "x")
    assert again.of(["8", "9"])["9"] not in (*first.values(), *second.values())
    mixed = again.of(["10", "4", "2", "11", "ä"])
    assert (mixed["4"], mixed["2"]) == (second["4"], first["2"])
    assert {ref: mixed[ref] for ref in ("10", "4", "2", "11", "ä", "8", "9")}.items() <= kept(
        connection
    ).items()
    assert len(kept(connection)) == len(set(kept(connection).values())) == 10
    assert again.of(["12", "1"])["1"] == first["1"]


def test_refs_that_are_all_new_get_a_run_of_numbers_and_known_ones_do_not(connection):
    numbers = RefNumbers(connection, "x")
    assert numbers.new(["9", "7", "@bo"]) == range(1, 4)
    assert numbers.new(["4", "7"]) is None
    assert numbers.of(["7", "4", "9"]) == {"9": 1, "7": 2, "4": 4}
    assert RefNumbers(connection, "mastodon").new(["9"]) == range(5, 6)


@pytest.mark.parametrize(
    "odd", ["@a\0b", HALF, 'say "x"', "back\\slash", "@\u00e9\U0001f600\n\x01"]
)
def test_odd_refs_are_kept_and_found_as_they_are(connection, odd):
    numbers = RefNumbers(connection, "x")
    numbers.new(["1", odd])
    found = numbers.of(["2", odd])
    assert kept(connection)[storable(odd)] == found[odd]
    assert RefNumbers(connection, "x").of([odd])[odd] == found[odd]
