from __future__ import annotations

import pytest

from reachdesk.domain.records import ListMemberFact, PersonFact, PostFact, SnapshotFact
from reachdesk.storage.check import check_library
from reachdesk.storage.database import connect
from tests.storage.stories import Story, take_in

FACTS = [
    PostFact("1", 5, text="hello", likes=3, reply_to_person="7"),
    PersonFact("7", "bob", bio="a bio"),
    SnapshotFact("follower", "7"),
    ListMemberFact("l", "7"),
]


@pytest.fixture
def db(library):
    take_in(library, Story("a", 10, FACTS, handle="ana"))
    return library.database()


def broken(db, statement):
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.conn.execute(statement)
    db.conn.commit()
    return check_library(db)


def test_a_whole_library_has_nothing_wrong(db):
    assert check_library(db) == []


def test_checking_changes_nothing(db, library):
    before = library.path.read_bytes()
    check_library(db)
    assert library.path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE post SET likes = 4", "post"),
        ("DELETE FROM post", "post"),
        ("UPDATE person SET name = 'x'", "person"),
        ("UPDATE snapshot SET size = 2", "snapshot"),
        ("DELETE FROM list_member", "list_member"),
        ("UPDATE post_fact SET text = 'hi'", None),
        ("UPDATE account SET handle = 'anna'", "account"),
    ],
)
def test_derived_rows_that_do_not_follow_are_found(db, statement, table):
    found = broken(db, statement)
    # a text is not copied: with the fact it points to, it follows
    assert any(table in sentence for sentence in found) if table else found == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE post_fact SET source_id = 99",
        "DELETE FROM person_ref",
        "DELETE FROM account",
        "UPDATE post SET text_fact = 99",
    ],
)
def test_rows_that_point_nowhere_are_found(db, statement):
    assert broken(db, statement) != []


def test_damage_of_the_file_is_found(db, library):
    (root,) = db.conn.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'post_time'"
    ).fetchone()
    library.close()
    contents = bytearray(library.path.read_bytes())
    start = (root - 1) * 4096
    contents[start + 2000 : start + 4096] = b"\x55" * 2096
    library.path.write_bytes(contents)
    again = connect(library.path)
    assert check_library(again) != []
    again.close()
