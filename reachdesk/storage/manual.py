"""The owner's own word about people and posts, which goes before any import."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from sqlite_utils import Database

from reachdesk.domain.records import PostKind
from reachdesk.storage import derive
from reachdesk.storage.columns import Integers
from reachdesk.storage.database import writing
from reachdesk.storage.derived_people import MANUAL_FIELDS

PERSON_FIELDS = (*MANUAL_FIELDS, "met", "note")
"""What may be said of a person: what the exports say, too, how the owner met them, and a note."""

LIST_FIELD = "list:"
"""Begins the field that says that a person is on a list made by hand; the list's name follows."""


WordKey = tuple[str, str, str]
"""Where a word about a person stands: network, ref, field."""

_AT = "network = ? AND person = ? AND field = ?"


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
    change_words(db, {(word.network, word.about, word.field): word})


def unsay_of_person(db: Database, network: str, person: str, field: str) -> None:
    """Take a word about a person back; the exports decide again."""
    change_words(db, {(network, person, field): None})


def change_words(db: Database, wanted: Mapping[WordKey, Word | None]) -> dict[WordKey, Word | None]:
    """Keep words about people, or take them back (None), all of them or none; what was there
    before, which undoes it. Raises `ValueError` for an unknown field."""
    for _network, _person, field in wanted:
        if field not in PERSON_FIELDS and not field.startswith(LIST_FIELD):
            raise ValueError(field)
    with writing(db):
        before = {key: _word(db, key) for key in wanted}
        for key, word in wanted.items():
            db.conn.execute(f"DELETE FROM manual_word WHERE {_AT}", key)
            if word is not None:
                db.conn.execute("INSERT INTO manual_word VALUES (?, ?, ?, ?, ?, ?)", word)
        derive.after_words_of_people(db, {key[:2] for key in wanted})
    return before


def _word(db: Database, key: WordKey) -> Word | None:
    found = db.conn.execute(f"SELECT * FROM manual_word WHERE {_AT}", key).fetchone()
    return None if found is None else Word._make(found)


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


def words_about(db: Database, network: str, people: Iterable[str]) -> dict[str, list[Word]]:
    """The owner's words about these people (refs of one network), by ref; without the silent."""
    found: dict[str, list[Word]] = {}
    for row in db.conn.execute(
        "SELECT * FROM manual_word WHERE network = ? AND person IN (SELECT value FROM json_each(?))"
        " ORDER BY person, field",
        (network, json.dumps(list(people))),
    ):
        word = Word._make(row)
        found.setdefault(word.about, []).append(word)
    return found


def hand_lists(db: Database, network: str) -> dict[str, Integers]:
    """The lists made by hand in one network: name to the numbers of the people on it, sorted."""
    found = db.conn.execute(
        "SELECT substr(word.field, :start), coalesce(alias.person_id, ref.id)"
        " FROM manual_word AS word"
        " JOIN person_ref AS ref ON ref.network = word.network AND ref.ref = word.person"
        " LEFT JOIN alias ON alias.ref_id = ref.id"
        " WHERE word.network = :network AND word.value <> ''"
        " AND substr(word.field, 1, :length) = :prefix ORDER BY 1, 2",
        {
            "network": network,
            "prefix": LIST_FIELD,
            "length": len(LIST_FIELD),
            "start": len(LIST_FIELD) + 1,
        },
    )
    members: dict[str, list[int]] = {}
    for name, person in found:
        members.setdefault(name, []).append(person)
    return {name: np.unique(np.array(people, np.int64)) for name, people in members.items()}


def met_by_person(db: Database, network: str) -> dict[int, str]:
    """How the owner met people of a network, by their numbers; without those not said."""
    found = db.conn.execute(
        "SELECT coalesce(alias.person_id, ref.id), word.value FROM manual_word AS word"
        " JOIN person_ref AS ref ON ref.network = word.network AND ref.ref = word.person"
        " LEFT JOIN alias ON alias.ref_id = ref.id"
        " WHERE word.network = ? AND word.field = 'met' AND word.value <> ''",
        (network,),
    )
    return dict(found.fetchall())


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
