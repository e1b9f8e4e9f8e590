"""Stand-ins for imports whose own row could not be read, so that what they said is not lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from sqlite_utils import Database

_NUMBERS = (
    "SELECT id FROM source INDEXED BY source_fingerprint ORDER BY fingerprint",
    "SELECT source_id FROM post_fact INDEXED BY post_fact_source GROUP BY source_id",
    "SELECT source_id FROM exchange_fact INDEXED BY exchange_fact_source GROUP BY source_id",
    "SELECT source_id FROM account_fact GROUP BY source_id",
    "SELECT source_id FROM snapshot_head GROUP BY source_id",
    "SELECT source_id FROM count_fact GROUP BY source_id",
)
# Whose an import is: by the follower lists, the posts, or because there is only one account.
_ACCOUNTS = (
    "SELECT account_id FROM snapshot WHERE source_id = ? LIMIT 1",
    (
        "SELECT post.account_id FROM post JOIN post_fact ON post_fact.id = post.text_fact"
        " WHERE post_fact.source_id = ? LIMIT 1"
    ),
    "SELECT min(id) FROM account WHERE ? IS NOT NULL HAVING count(*) = 1",
)
_DATES = (
    "SELECT max(as_of_ms) FROM snapshot WHERE source_id = ?",
    "SELECT max(created_ms) FROM post_fact WHERE source_id = ?",
)
UNKNOWN = "unknown"
BEFORE_ALL = "0"
"""The version of an importer that comes before all: whatever it read is read anew when its file is
imported again."""


def stand_in(damaged: Database, into: Database, now_ms: int) -> int:
    """Write a row for every import of which only the facts can be read and whose account is known;
    how many. Their file is called by its number, their format is not known."""
    written = 0
    known = {number for (number,) in into.conn.execute("SELECT id FROM source")}
    for number in sorted(set(_numbers(damaged)) - known):
        account = _first(damaged, _ACCOUNTS, number)
        with suppress(sqlite3.DatabaseError):
            owner = damaged.conn.execute(
                "SELECT network, native_id, handle, name FROM account WHERE id = ?", (account,)
            ).fetchone()
            if owner is None:
                continue
            date = _first(damaged, _DATES, number) or 0
            name, fingerprint = f"import {number}", _fingerprint(damaged, number)
            row = (number, *owner, name, fingerprint, UNKNOWN, BEFORE_ALL)
            into.conn.execute(
                "INSERT OR IGNORE INTO source (id, network, native_id, handle, name, file,"
                " fingerprint, format, importer, as_of_ms, imported_ms)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, date, now_ms),
            )
            written += 1
    return written


def _numbers(damaged: Database) -> Iterator[int]:
    for query in _NUMBERS:
        with suppress(sqlite3.DatabaseError):
            yield from (int(number) for (number,) in damaged.conn.execute(query).fetchall())


def _first(damaged: Database, queries: tuple[str, ...], number: int) -> Any:
    """The first answer that is not NULL; None where there is none."""
    for query in queries:
        with suppress(sqlite3.DatabaseError):
            found = damaged.conn.execute(query, (number,)).fetchone()
            if found is not None and found[0] is not None:
                return found[0]
    return None


def _fingerprint(damaged: Database, number: int) -> str:
    """By it the same file is known again; it also stands in an index."""
    with suppress(sqlite3.DatabaseError):
        found = damaged.conn.execute(
            "SELECT fingerprint FROM source INDEXED BY source_fingerprint"
            " WHERE fingerprint > '' AND id = ?",
            (number,),
        ).fetchone()
        if found is not None:
            return str(found[0])
    return f"lost {number}"
