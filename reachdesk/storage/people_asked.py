"""Finding people by one thing that is known of them, for the rules of segments."""

from __future__ import annotations

import numpy as np
from sqlite_utils import Database

from reachdesk.storage.columns import Integers

_BIO = "FROM person JOIN person_fact AS fact ON fact.id = person.bio_fact"
_MET = (
    "FROM manual_word AS word JOIN person_ref AS ref"
    " ON ref.network = word.network AND ref.ref = word.person"
    " LEFT JOIN alias ON alias.ref_id = ref.id WHERE word.field = 'met' AND word.value <> ''"
)
_MET_PERSON = "coalesce(alias.person_id, ref.id)"
_HOLDING = {
    "region": "SELECT person_id FROM person WHERE lower(region) = :value",
    "city": "SELECT person_id FROM person WHERE lower(city) = :value",
    "bio": f"SELECT person.person_id {_BIO} WHERE instr(lower(fact.bio), :value) > 0"
    " UNION SELECT person_id FROM person WHERE instr(lower(name), :value) > 0",
    "met": f"SELECT {_MET_PERSON} {_MET} AND lower(word.value) = :value",
}
_SAID = {
    "region": "SELECT person_id FROM person WHERE region IS NOT NULL",
    "city": "SELECT person_id FROM person WHERE city IS NOT NULL",
    "bio": f"SELECT person.person_id {_BIO}",
    "met": f"SELECT {_MET_PERSON} {_MET}",
}


def holding(db: Database, field: str, value: str) -> Integers:
    """The numbers of the people whose "region", "city" or "met" is the value, or in whose bio or
    name ("bio") the words stand; Latin letters in any case. Raises `KeyError` for another field."""
    return _numbers(db, _HOLDING[field], {"value": value.lower()})


def said(db: Database, field: str) -> Integers:
    """The numbers of the people of whom the field is known at all."""
    return _numbers(db, _SAID[field], {})


def _numbers(db: Database, sql: str, values: dict[str, str]) -> Integers:
    return np.fromiter((row[0] for row in db.conn.execute(sql, values)), dtype=np.int64)
