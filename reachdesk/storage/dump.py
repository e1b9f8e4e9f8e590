"""A library as plain rows without internal numbers and import times; equal dumps, equal libraries.

The tests of the merge laws and `check` compare libraries by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

_SOURCE = "(SELECT fingerprint || '/' || format FROM source WHERE id = {column})"
_ACCOUNT = "(SELECT public_id FROM account WHERE id = {column})"
_PERSON = "(SELECT network || ':' || ref FROM person_ref WHERE id = {column})"
_POST = "(SELECT post_id FROM post AS other WHERE other.id = {column})"
_POST_TEXT = "(SELECT {text} FROM post_fact WHERE id = {column})"
_WORDS = {
    "source_id": _SOURCE,
    "account_id": _ACCOUNT,
    "person_id": _PERSON,
    "ref_id": _PERSON,
    "thread_root": _POST,
    "text_fact": _POST_TEXT.replace("{text}", "text"),
    "mentioned_fact": _POST_TEXT.replace("{text}", "mentioned"),
    "bio_fact": "(SELECT bio FROM person_fact WHERE id = {column})",
}
# In the table of posts these columns are numbers of people; among its facts they are refs already.
_POST_WORDS = _WORDS | dict.fromkeys(
    ("reply_to_person", "reposted_person", "quoted_person"), _PERSON
)
_EXCHANGE_WORDS = _WORDS | {"text_fact": "(SELECT text FROM exchange_fact WHERE id = {column})"}
_LEFT_OUT = {
    "source": {"id", "imported_ms", "completeness"},
    "person_ref": {"id"},
    "account": {"id"},
    "account_fact": {"id"},
    "post_fact": {"id"},
    "person_fact": {"id"},
    "exchange_fact": {"id"},
    "post": {"id"},
}

FACTS = (
    "source",
    "person_ref",
    "account_fact",
    "post_fact",
    "replaced_fact",
    "person_fact",
    "snapshot_head",
    "snapshot_fact",
    "count_fact",
    "list_fact",
    "list_member_fact",
    "exchange_fact",
    "reading_fact",
    "event_fact",
    "manual_word",
    "manual_post_word",
    "decision",
    "kept",
)
DERIVED = (
    "account",
    "alias",
    "post",
    "person",
    "account_person",
    "snapshot",
    "count",
    "list",
    "list_member",
    "exchange",
    "reading",
    "event",
)
BOOKKEEPING = ("people_reading",)
"""Tables that say nothing of the owner or the people, and are no part of a dump."""


def columns(db: Database, table: str) -> list[str]:
    """The columns of a table that the dump shows, in order."""
    left_out = _LEFT_OUT.get(table, set())
    return [
        name
        for (name,) in db.conn.execute("SELECT name FROM pragma_table_info(?)", (table,))
        if name not in left_out
    ]


def dump_rows(db: Database, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one table in words, sorted."""
    words = {"post": _POST_WORDS, "exchange": _EXCHANGE_WORDS}.get(table, _WORDS)
    shown = [
        words[name].format(column=f"{table}.{name}") if name in words else f"{table}.{name}"
        for name in columns(db, table)
    ]
    order = ", ".join(str(place) for place in range(1, len(shown) + 1))
    yield from db.conn.execute(f"SELECT {', '.join(shown)} FROM {table} ORDER BY {order}")


def logical_dump(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a library in words, by table, sorted. For small libraries: all in memory."""
    return {table: list(dump_rows(db, table)) for table in (*FACTS, *DERIVED)}
