"""What decides everything that a library says of people: whether arrays of them still hold."""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.storage import people_readings
from reachdesk.storage.columns import Integers
from reachdesk.storage.database import reading

_NAME = "name"
_MEANING = 2
"""Of the arrays that are kept by these marks: goes up when the program reads them otherwise."""
_BASE = (
    (
        "SELECT id, network, native_id, handle, fingerprint, format, importer, as_of_ms,"
        " imported_ms, account_id FROM source ORDER BY id"
    ),
    "SELECT key, version FROM people_reading ORDER BY key",
    (
        "SELECT account_id, kin, source_id, as_of_ms, size FROM snapshot"
        " ORDER BY account_id, kin, source_id"
    ),
    (
        "SELECT (SELECT max(id) FROM person_fact), (SELECT max(id) FROM person_ref),"
        " (SELECT count(*) FROM alias)"
    ),
    "SELECT id, public_id FROM account ORDER BY id",
)

_OWN = (
    "SELECT kind, key, body FROM kept ORDER BY kind, key",
    "SELECT * FROM manual_post_word ORDER BY network, post_id, field",
    "SELECT * FROM decision ORDER BY 1, 2, 3, 4, 5",
)


class Words(NamedTuple):
    """The owner's words about people: whom (internal numbers) and a mark of each word, both of
    shape (words,), sorted by both."""

    person: Integers
    mark: NDArray[np.uint64]


class PeopleState(NamedTuple):
    """`base`: a mark of everything but the owner's words: who there is and what exports and rules
    say; None while people are being read anew in portions, when nothing holds for long. `names`: a
    mark of the base and the owner's words about names."""

    base: str | None
    names: str | None
    words: Words

    def changed_since(self, earlier: Words) -> Integers:
        """The people of whom the owner has said something else than at an earlier state of the same
        base, sorted."""
        now = self.words
        new = now.person[~np.isin(now.mark, earlier.mark)]
        gone = earlier.person[~np.isin(earlier.mark, now.mark)]
        return np.union1d(new, gone)


def people_state(db: Database, file_mark: str = "") -> PeopleState:
    """The state of a library as the open transaction sees it. `file_mark` tells files apart."""
    words, of_names = _words(db)
    base = people_base(db, file_mark)
    names = None if base is None else _mark(json.dumps([base, of_names]))
    return PeopleState(base, names, words)


def people_base(db: Database, file_mark: str = "") -> str | None:
    """The base of the state (see `PeopleState`).

    All that is derived follows from sources, words and readings (see `derive`), so these make up
    the mark; the sizes of sets and the newest numbers tell salvaged files apart.
    """
    if people_readings.outdated(db):
        return None
    said = [db.conn.execute(sql).fetchall() for sql in _BASE]
    return _mark(json.dumps([_MEANING, file_mark, said]))


def library_base(db: Database) -> str | None:
    """A mark of all that is in a library but the owner's words about people; None while people are
    being read anew."""
    with reading(db):
        base = people_base(db)
        if base is None:
            return None
        said = [db.conn.execute(sql).fetchall() for sql in _OWN]
        return _mark(json.dumps([base, said]))


def _words(db: Database) -> tuple[Words, list[str]]:
    """The words, and those about names."""
    people, marks, names = [], [], []
    for person, *word in db.conn.execute(
        "SELECT coalesce(alias.person_id, ref.id), word.network, word.person, word.field,"
        " word.value, word.at_ms FROM manual_word AS word"
        " JOIN person_ref AS ref ON ref.network = word.network AND ref.ref = word.person"
        " LEFT JOIN alias ON alias.ref_id = ref.id"
    ):
        said = json.dumps(word)
        people.append(person)
        marks.append(int(_mark(said)[:16], 16))
        if word[2] == _NAME:
            names.append(said)
    person, mark = np.array(people, np.int64), np.array(marks, np.uint64)
    order = np.lexsort((mark, person))
    return Words(person[order], mark[order]), sorted(names)


def _mark(said: str) -> str:
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
