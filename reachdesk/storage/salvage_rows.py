"""Reading a damaged table from both sides of every place that cannot be read.

Where rows have a number, the reader leaps over a bad page by growing steps and reads back to it
from behind; elsewhere it reads forwards to the first bad page and backwards to the last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from sqlite_utils import Database

from reachdesk.storage.watching import PAGES_BETWEEN_LOOKS, watched

Row = tuple[Any, ...]

_NUMBERED = frozenset(
    ("person_ref", "source", "account_fact", "post_fact", "person_fact", "exchange_fact")
)
_BY_SOURCE_AND_NUMBER = {"snapshot_fact": ("person_id", (0, 1)), "reading_fact": ("at_ms", None)}
_BY_SOURCE = frozenset(
    ("snapshot_head", "replaced_fact", "count_fact", "list_fact", "list_member_fact", "event_fact")
)
_FARTHEST = 1 << 62
_MOST_LEAPS = 4000  # over bad pages of one table; the rest is then given up


class Reading:
    """One table of a damaged library. `bad`: whether a place could not be read; `given`: rows
    that were read, also twice where a bad place was read from both sides."""

    def __init__(
        self, damaged: Database, table: str, columns: list[str], sources: list[int]
    ) -> None:
        self._db = damaged
        self._table = table
        self._sources = sources
        self._columns = ", ".join(columns)
        self._leaps = 0
        self.bad = False
        self.given = 0

    def rows(self) -> Iterator[Row]:
        """Every row that can be read, at least once."""
        if self._table in _NUMBERED:
            yield from self._numbered("id", "1")
            if self.bad and self._table == "person_ref":
                yield from self._from_index()
        elif self._table in _BY_SOURCE_AND_NUMBER:
            column, kins = _BY_SOURCE_AND_NUMBER[self._table]
            for source in self._sources:
                for kin in kins or (None,):
                    of_kin = "" if kin is None else f" AND kin = {kin}"
                    yield from self._numbered(column, f"source_id = {source}{of_kin}")
        elif self._table in _BY_SOURCE:
            for source in self._sources:
                yield from self._both_ways(f"source_id = {source}")
        else:
            yield from self._both_ways("1")

    def lost(self, saved: int) -> int:
        """Rows that were lost, at least: what an intact index counts more, else one where a place
        could not be read; 0 where all was read."""
        if not self.bad and self._in_order():
            return self.given - saved  # could not stand in a library, or twice by a turned bit
        return max(counted(self._db, self._table) - saved, 1)

    def _numbered(self, column: str, condition: str) -> Iterator[Row]:
        position = -_FARTHEST
        while True:
            reached = position
            try:
                for number, *row in self._ask(column, condition, position):
                    reached = number
                    yield tuple(row)
            except sqlite3.DatabaseError:
                self.bad = True
            else:
                return
            behind = self._leap(column, condition, reached)
            if behind is None:
                yield from self._backwards(column, condition, reached, _FARTHEST)
                return
            yield from self._backwards(column, condition, reached, behind)
            position = behind - 1

    def _leap(self, column: str, condition: str, reached: int) -> int | None:
        """The first number that can be read some way behind a bad page, if there is one."""
        start = max(reached, -1)
        step = 1
        while step < 1 << 62 and self._leaps < _MOST_LEAPS:
            self._leaps += 1
            with suppress(sqlite3.DatabaseError):
                found = self._ask(column, condition, start + step).fetchone()
                return None if found is None else int(found[0])
            step *= 2
        return None

    def _backwards(self, column: str, condition: str, above: int, below: int) -> Iterator[Row]:
        """Back to the bad page from behind it."""
        with suppress(sqlite3.DatabaseError):
            for _number, *row in self._db.conn.execute(
                f"SELECT {column}, {self._columns} FROM {self._table} NOT INDEXED"
                f" WHERE {condition} AND {column} > ? AND {column} < ? ORDER BY {column} DESC",
                (above, below),
            ):
                yield tuple(row)

    def _ask(self, column: str, condition: str, above: int) -> sqlite3.Cursor:
        return self._db.conn.execute(
            f"SELECT {column}, {self._columns} FROM {self._table} NOT INDEXED"
            f" WHERE {condition} AND {column} > ? ORDER BY {column}",
            (above,),
        )

    def _both_ways(self, condition: str) -> Iterator[Row]:
        key = self._key()
        try:
            yield from self._sorted(condition, key, "")
        except sqlite3.DatabaseError:
            self.bad = True
            with suppress(sqlite3.DatabaseError):
                yield from self._sorted(condition, key, " DESC")

    def _sorted(self, condition: str, key: list[str], way: str) -> Iterator[Row]:
        order = ", ".join(f"{column}{way}" for column in key)
        yield from self._db.conn.execute(
            f"SELECT {self._columns} FROM {self._table} WHERE {condition} ORDER BY {order}"
        )

    def _key(self) -> list[str]:
        with suppress(sqlite3.DatabaseError):
            found = self._db.conn.execute(
                "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (self._table,)
            ).fetchall()
            if found:
                return [name for (name,) in found]
        return ["1"]

    def _from_index(self) -> Iterator[Row]:
        """Refs of people also stand in the index that keeps them unique."""
        with suppress(sqlite3.DatabaseError):
            for (network,) in self._db.conn.execute(
                "SELECT DISTINCT network FROM person_ref ORDER BY network"
            ).fetchall():
                yield from self._db.conn.execute(
                    "SELECT id, network, ref FROM person_ref"
                    " INDEXED BY sqlite_autoindex_person_ref_1 WHERE network = ? ORDER BY ref",
                    (network,),
                )

    def _in_order(self) -> bool:
        """Whether SQLite finds nothing wrong with the table: a turned bit may hide a row."""
        by_pages = watched(self._db, lambda: None, steps=PAGES_BETWEEN_LOOKS)  # those outside look
        with suppress(sqlite3.DatabaseError), by_pages:
            found = self._db.conn.execute(f"PRAGMA quick_check({self._table})").fetchall()
            return [row[0] for row in found] == ["ok"]
        return False


def counted(damaged: Database, table: str) -> int:
    """The most rows of a table that an index counts; 0 where none can be read."""
    most = 0
    with suppress(sqlite3.DatabaseError):
        names = damaged.conn.execute(
            "SELECT name FROM pragma_index_list(?) WHERE NOT partial", (table,)
        ).fetchall()
        for (name,) in names:
            with suppress(sqlite3.DatabaseError):
                found = damaged.conn.execute(f'SELECT count(*) FROM {table} INDEXED BY "{name}"')
                most = max(most, int(found.fetchone()[0]))
    return most
