"""The numbers of people for facts on their way in: one look-up for each ref of a batch."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from itertools import islice

from reachdesk.domain.records import Network

_LARGEST = 2**63 - 1
_AT_ONCE = 500
_MOST_KEPT = 50_000  # numbers held in memory: those whom posts name come again and again
_INSERT = "INSERT INTO person_ref (id, network, ref) VALUES (?, ?, ?)"


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
        if self._all_new and self._all_given(unknown, found):
            return found
        known = self._known(unknown)
        self._all_new = bool(unknown) and not known
        found.update(known)
        missing = [ref for ref in unknown if ref not in found]
        if missing:
            self._give(missing, found)
        return found

    def _known(self, refs: Collection[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        left = iter(refs)
        while some := list(islice(left, _AT_ONCE)):
            marks = ",".join("?" * len(some))
            try:
                found.update(
                    self._connection.execute(
                        f"SELECT ref, id FROM person_ref WHERE network = ? AND ref IN ({marks})",
                        (self._network, *some),
                    )
                )
            except UnicodeEncodeError:
                whole = [ref for ref in some if storable(ref) == ref]
                if len(whole) == len(some):
                    raise
                found.update(self._known(whole))
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

    def _all_given(self, refs: list[str], found: dict[str, int]) -> bool:
        """Number refs without looking whether they are known; False where some were."""
        if not all(map(str.isascii, refs)):
            return False
        rows = self._numbered(refs)
        before = self._connection.total_changes
        self._connection.executemany(f"{_INSERT} ON CONFLICT (network, ref) DO NOTHING", rows)
        given = self._connection.total_changes - before == len(rows)
        if given:
            found.update((ref, number) for number, _network, ref in rows)
        return given

    def _numbered(self, refs: list[str]) -> list[tuple[int, str, str]]:
        newest = self._connection.execute("SELECT coalesce(max(id), 0) FROM person_ref")
        first = int(newest.fetchone()[0]) + 1
        return [(number, self._network, ref) for number, ref in enumerate(refs, first)]


def storable(value: object) -> object:
    """The value as SQLite can keep it: a number within 64 bits, a text without half characters."""
    if isinstance(value, int):
        return max(-_LARGEST, min(value, _LARGEST))
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
