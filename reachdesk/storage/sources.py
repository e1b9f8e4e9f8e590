"""The imports so far, and forgetting one as if it had never been."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlite_utils import Database

from reachdesk.storage import derive
from reachdesk.storage.database import shorten_log, writing
from reachdesk.storage.merging import run
from reachdesk.storage.shares import Report, nobody
from reachdesk.storage.watching import watched

# Children first; `source` itself last.
FACT_TABLES = (
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
)


class SourceSummary(NamedTuple):
    """One imported file. `account`: the public id of the account it belongs to;
    `completeness`: what the import reported (records, skipped, missing, ignored, notes).
    """

    source_id: int
    network: str
    file: str
    fingerprint: str
    format: str
    importer: str
    account: str
    as_of_ms: int
    imported_ms: int
    completeness: Mapping[str, Any]


_SELECT = (
    "SELECT source.id, source.network, file, fingerprint, format, importer, account.public_id,"
    " as_of_ms, imported_ms, completeness"
    " FROM source JOIN account ON account.id = source.account_id"
)


def sources(db: Database) -> list[SourceSummary]:
    """All imports, in the order in which they were made."""
    return [
        SourceSummary._make((*row[:-1], json.loads(row[-1])))
        for row in db.conn.execute(f"{_SELECT} ORDER BY source.id")
    ]


def source(db: Database, source_id: int) -> SourceSummary | None:
    """One import, or None where there is none of that number."""
    return next((each for each in sources(db) if each.source_id == source_id), None)


def forget(db: Database, source_id: int, report: Report = nobody) -> dict[str, int]:
    """Remove a source with all it said; the library is then as if it had never been imported.

    Returns how many posts, people … are gone, per record kind; what other sources say stays.
    `report` gets shares 0..1, every few milliseconds too while SQLite works, and may raise to stop:
    then nothing is changed. Raises `KeyError` where there is no such source, `sqlite3.Error` with
    nothing changed.
    """
    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        told = share
        report(share)

    with writing(db), watched(db, lambda: report(told)):
        gone = forget_within(db, source_id, tell)
    shorten_log(db)
    return gone


def forget_within(db: Database, source_id: int, report: Report = nobody) -> dict[str, int]:
    """As `forget`, inside the caller's transaction."""
    if db.conn.execute("SELECT 1 FROM source WHERE id = ?", (source_id,)).fetchone() is None:
        raise KeyError(source_id)
    derive.before_forgetting(db, source_id)
    for done, table in enumerate(FACT_TABLES):
        report(0.2 + 0.2 * done / len(FACT_TABLES))
        run(db, f"DELETE FROM {table} WHERE source_id = :source", source=source_id)
    run(db, "DELETE FROM source WHERE id = :source", source=source_id)
    return dict(derive.after_forgetting(db, lambda share: report(0.4 + 0.6 * share)))
