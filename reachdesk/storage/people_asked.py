"""Finding people by words about them, for the rules of segments."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from sqlite_utils import Database

from reachdesk.storage.columns import Integers
from reachdesk.storage.people_columns import number_ranges

_MET = (
    "SELECT coalesce(alias.person_id, ref.id) FROM manual_word AS word JOIN person_ref AS ref"
    " ON ref.network = word.network AND ref.ref = word.person"
    " LEFT JOIN alias ON alias.ref_id = ref.id WHERE word.field = 'met' AND word.value <> ''"
)
_WITH_WORDS = (
    "SELECT person.person_id FROM person LEFT JOIN person_fact AS fact ON fact.id = person.bio_fact"
    " WHERE person.person_id > :after AND person.person_id <= :until"
    " AND (instr(lower(fact.bio), :words) > 0 OR instr(lower(person.name), :words) > 0)"
)


def said_met(db: Database) -> Integers:
    """The numbers of the people of whom the owner said how they met."""
    return _numbers(db, _MET, {})


def met(db: Database, value: str) -> Integers:
    """The numbers of those whom the owner met in this way; Latin letters in any case."""
    return _numbers(db, f"{_MET} AND lower(word.value) = :value", {"value": value.lower()})


def with_words(db: Database, words: str, last: int, told: Callable[[float], None]) -> Integers:
    """The numbers, up to `last`, of the people in whose bio or name the words stand; Latin letters
    in any case. `told` gets shares 0..1 and may raise to stop."""
    found = [np.zeros(0, np.int64)]
    for after, until in number_ranges(last):
        told(max(after, 0) / (last + 1))
        values = {"words": words.lower(), "after": after, "until": until}
        found.append(_numbers(db, _WITH_WORDS, values))
    return np.concatenate(found)


def _numbers(db: Database, sql: str, values: dict[str, object]) -> Integers:
    return np.fromiter((row[0] for row in db.conn.execute(sql, values)), dtype=np.int64)
