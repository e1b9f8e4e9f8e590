"""The numbers of people for facts on their way in: one look-up for each ref of a batch.

Refs go to SQLite as one JSON text and come apart there, which costs a third of a statement for
each; those that JSON would change, or SQLite cannot keep, go one by one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from itertools import islice

from reachdesk.domain.records import Network

_LARGEST = 2**63 - 1
_AT_ONCE = 20_000
_MOST_KEPT = 50_000  # numbers held in memory: those whom posts name come again and again
_INSERT = "INSERT INTO person_ref (id, network, ref) VALUES (?, ?, ?)"
_INSERT_ALL = (
    "INSERT OR IGNORE INTO person_ref (network, ref) SELECT ?, value FROM json_each(?) WHERE true"
)
_FIND = (
    "SELECT said.value, ref.id FROM json_each(?) AS said CROSS JOIN person_ref AS ref"
    " ON ref.network = ? AND ref.ref = said.value"
)
_FIND_ONE = "SELECT ref, id FROM person_ref WHERE network = ? AND ref = ?"


class RefNumbers:
    """Finds the numbers of refs of one network, and gives new ones.

    Inside the caller's transaction, while nobody else gives numbers.
    """

    def __init__(self, connection: sqlite3.Connection, network: str) -> None:
        self._connection = connection
        self._network = Network(network).value
        self._recent: dict[str, int] = {}
        self._all_new = False  # the last refs were all new, as those of a first import are

    def of(self, refs: Collection[str]) -> dict[str, int]:
        """The number of each ref, of others too; valid until the next call.

        Refs that differ only in what SQLite cannot keep have one number.
        """
        found = self._recent
        if len(found) > _MOST_KEPT:
            found.clear()
        unknown = [ref for ref in refs if ref not in found]
        if self._all_new and (numbers := self.new(unknown)) is not None:
            found.update(zip(unknown, numbers, strict=True))
            return found
        known = self._known(unknown)
        self._all_new = bool(unknown) and not known
        found.update(known)
        missing = [ref for ref in unknown if ref not in found]
        if missing:
            self._give(missing, found)
        return found

    def new(self, refs: Sequence[str]) -> range | None:
        """Numbers for refs that differ from one another, where none of them has one yet, in their
        order. None where some have: then `of` tells the numbers of all."""
        listed = _as_json(refs)
        if listed is None:
            return None
        newest = self._newest()
        before = self._connection.total_changes
        self._connection.execute(_INSERT_ALL, (self._network, listed))
        given = self._connection.total_changes - before == len(refs)
        return range(newest + 1, newest + 1 + len(refs)) if given else None

    def _known(self, refs: Collection[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        left = iter(refs)
        while some := list(islice(left, _AT_ONCE)):
            listed = _as_json(some)
            if listed is not None:
                found.update(self._connection.execute(_FIND, (listed, self._network)))
                continue
            for ref in some:
                if storable(ref) == ref:
                    found.update(self._connection.execute(_FIND_ONE, (self._network, ref)))
        return found

    def _give(self, missing: list[str], found: dict[str, int]) -> None:
        """Number new refs, and those that can only be kept in another form, which may be known."""
        kept = {ref: ref if ref.isascii() else str(storable(ref)) for ref in missing}
        forms = list(dict.fromkeys(kept.values()))
        known = {} if forms == missing else self._known(forms)
        fresh = [form for form in forms if form not in known]
        rows = self._numbered(fresh)
        known.update((form, number) for number, _network, form in rows)
        self._connection.executemany(_INSERT, rows)
        found.update((ref, known[form]) for ref, form in kept.items())

    def _numbered(self, refs: list[str]) -> list[tuple[int, str, str]]:
        first = self._newest() + 1
        return [(number, self._network, ref) for number, ref in enumerate(refs, first)]

    def _newest(self) -> int:
        newest = self._connection.execute("SELECT coalesce(max(id), 0) FROM person_ref")
        return int(newest.fetchone()[0])


def _as_json(refs: Sequence[str]) -> str | None:
    """The refs as a JSON list, None where one would not come out of it as it is."""
    listed = json.dumps(refs, ensure_ascii=False)
    if "\\u0000" in listed:  # SQLite ends a text at a zero
        return None
    try:
        listed.encode()
    except UnicodeEncodeError:
        return None
    return listed


def storable(value: object) -> object:
    """The value as SQLite can keep it: a number within 64 bits, a text without half characters."""
    if isinstance(value, int):
        return max(-_LARGEST, min(value, _LARGEST))
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
