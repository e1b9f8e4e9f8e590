"""The owner's own word about people and posts, which goes before any import."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.domain.records import PostKind
from reachdesk.storage import derive
from reachdesk.storage.database import writing
from reachdesk.storage.derived_people import MANUAL_FIELDS

PERSON_FIELDS = MANUAL_FIELDS
"""What may be said of a person."""


class Word(NamedTuple):
    """What the owner said of a person (a ref) or post (an id): field, value, why and when.

    An empty value says «unknown», whatever the exports say.
    """

    network: str
    about: str
    field: str
    value: str
    reason: str | None
    at_ms: int


def say_of_person(db: Database, word: Word) -> None:
    """Keep a word about a person in place of an earlier one. `ValueError` for an unknown field."""
    if word.field not in PERSON_FIELDS:
        raise ValueError(word.field)
    with writing(db):
        db.conn.execute("INSERT OR REPLACE INTO manual_word VALUES (?, ?, ?, ?, ?, ?)", word)
        derive.after_word_of_person(db, word.network, word.about)


def unsay_of_person(db: Database, network: str, person: str, field: str) -> None:
    """Take a word about a person back; the exports decide again."""
    with writing(db):
        db.conn.execute(
            "DELETE FROM manual_word WHERE network = ? AND person = ? AND field = ?",
            (network, person, field),
        )
        derive.after_word_of_person(db, network, person)


def say_of_post(db: Database, word: Word) -> None:
    """Keep a word about a post in place of an earlier one.

    The field "kind" takes a `PostKind`; others are kept for who asks `words_of_posts`.
    """
    if word.field == "kind":
        PostKind(word.value)
    with writing(db):
        db.conn.execute("INSERT OR REPLACE INTO manual_post_word VALUES (?, ?, ?, ?, ?, ?)", word)
        derive.after_word_of_post(db, word.network, word.about)


def unsay_of_post(db: Database, network: str, post_id: str, field: str) -> None:
    """Take a word about a post back; the exports decide again."""
    with writing(db):
        db.conn.execute(
            "DELETE FROM manual_post_word WHERE network = ? AND post_id = ? AND field = ?",
            (network, post_id, field),
        )
        derive.after_word_of_post(db, network, post_id)


def words_of_people(db: Database) -> list[Word]:
    """All words about people, by person and field."""
    return [
        Word._make(row)
        for row in db.conn.execute("SELECT * FROM manual_word ORDER BY network, person, field")
    ]


def words_of_posts(db: Database) -> list[Word]:
    """All words about posts, by post and field."""
    return [
        Word._make(row)
        for row in db.conn.execute(
            "SELECT * FROM manual_post_word ORDER BY network, post_id, field"
        )
    ]
