"""Saving what SQLite can still read of a damaged library, row by row, into a fresh one."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from reachdesk.storage import (
    damage,
    derive,
    problems,
    salvage_rows,
    salvage_schema,
    salvage_sources,
)
from reachdesk.storage.database import APPLICATION_ID, connect, create_private, writing
from reachdesk.storage.dump import FACTS
from reachdesk.storage.file_copies import copy_file
from reachdesk.storage.library import open_library
from reachdesk.storage.migrations import VERSION
from reachdesk.storage.shares import part_of
from reachdesk.storage.sources import FACT_TABLES
from reachdesk.storage.watching import watched

Report = Callable[[float], None]
"""Gets shares 0..1 and may raise to stop."""

# Shares of the whole at which the file was copied, and the rows were.
_COPIED, _READ = 0.1, 0.6
_ROWS_BETWEEN_REPORTS = 500
# How often `watched` looks per row while the rest is derived from the rows: measured, only the
# pace of the bar rests on it.
_LOOKS_PER_ROW = 0.012

# Rows that would belong to nothing: their import or their person could not be read.
_ORPHANS = (
    *((table, "source_id NOT IN (SELECT id FROM source)") for table in FACT_TABLES),
    *(
        (table, "person_id NOT IN (SELECT id FROM person_ref)")
        for table in ("person_fact", "snapshot_fact", "list_member_fact", "exchange_fact")
    ),
)


@dataclass(slots=True)
class Salvage:
    """What a rescue saved. `aside`: where the damaged file is kept; `saved`: rows by table;
    `lost`: rows by table that could not be read, at least, as far as that can be counted.
    """

    aside: Path | None = None
    saved: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)

    @property
    def entries_saved(self) -> int:
        """All rows that were saved."""
        return sum(self.saved.values())

    @property
    def entries_lost(self) -> int:
        """Rows that were lost, at least."""
        return sum(self.lost.values())


def salvage(library: Path, now_ms: int, report: Report = lambda _share: None) -> Salvage:
    """Put what can be read of a damaged library in its place and keep the damaged file beside it.

    `report` gets shares 0..1 and may raise to stop; then nothing has changed. Raises `UserError`
    where not a single import could be read, another process has the library open, or the disk is
    full.
    """
    with problems.plain_words(library):
        if damage.in_use(library):
            raise problems.refusal(problems.OPEN_ELSEWHERE, library)
    with tempfile.TemporaryDirectory(prefix="rescue-", dir=library.parent) as folder:
        with problems.plain_words(library):
            origin = _working_copy(library, Path(folder), report)
        fresh = Path(folder) / "fresh.reachdesk"
        if not _readable(origin):
            with problems.plain_words(fresh):
                open_library(fresh).close()
                salvage_schema.mend_schema(origin, fresh)
                fresh.unlink()
        found = _copied(origin, fresh, library, now_ms, report)
        report(1.0)
        with problems.plain_words(library):
            found.aside = damage.set_aside(library, now_ms)
            damage.put_in_place(fresh, library)
        return found


def _working_copy(library: Path, folder: Path, report: Report) -> Path:
    """A copy to read from: reading a damaged file may change it, and its head may need mending."""
    copy = folder / "damaged.reachdesk"
    copy_file(library, copy, part_of(report, 0.0, _COPIED))
    log = library.with_name(f"{library.name}-wal")
    if log.exists():
        shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
    size = copy.stat().st_size
    if size % damage.PAGE:
        with copy.open("r+b") as file:
            file.truncate(size + damage.PAGE - size % damage.PAGE)
    if not _readable(copy):
        damage.mend_head(copy, APPLICATION_ID, VERSION, logged=log.exists())
    return copy


def _readable(copy: Path) -> bool:
    """Whether SQLite takes the file as a database with our tables."""
    with closing(connect(copy)) as db, suppress(sqlite3.Error):
        db.conn.execute("SELECT 1 FROM source LIMIT 1").fetchall()
        return True
    return False


def _copied(origin: Path, fresh: Path, library: Path, now_ms: int, report: Report) -> Salvage:
    found = Salvage()
    with problems.plain_words(fresh):
        create_private(fresh)
    with (
        open_library(fresh) as made,
        made.using() as into,
        closing(connect(origin)) as damaged,
    ):
        damaged.conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
        with suppress(sqlite3.Error):  # the version is only needed where columns differ
            damaged.conn.execute("PRAGMA writable_schema = ON")
        bar = _Bar(report)
        with writing(into), watched(damaged, bar.still), watched(into, bar.still):
            _copy_tables(damaged, into, found, now_ms, bar)
            _drop_orphans(into, found)
            if not _source_ids(into) and not found.saved.get("kept"):
                raise problems.refusal(problems.NOTHING_READABLE, library)
            if any(found.lost.get(table) for table in (*FACT_TABLES, "person_ref")):
                # by another importer: the same files are read anew, and nothing is there twice
                into.conn.execute("UPDATE source SET importer = ?", (salvage_sources.BEFORE_ALL,))
            bar.creep(_LOOKS_PER_ROW * found.entries_saved)
            derive.everything(into)
        into.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return found


class _Bar:
    """How far a rescue is, told also in the middle of a long statement: so it can be stopped."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._share = _COPIED
        self._step = 0.0

    def show(self, share: float) -> None:
        """So much of the rows is read."""
        self._share = _COPIED + (_READ - _COPIED) * min(share, 1.0)
        self._report(self._share)

    def creep(self, looks: float) -> None:
        """From now on every look is a step; after so many looks all is done."""
        self._share, self._step = _READ, (1.0 - _READ) / max(looks, 1.0)

    def still(self) -> None:
        """A look, in the middle of a statement."""
        self._share = min(self._share + self._step, 0.99)
        self._report(self._share)


def _copy_tables(damaged: Database, into: Database, found: Salvage, now_ms: int, bar: _Bar) -> None:
    sizes = [salvage_rows.counted(damaged, table) for table in FACTS]
    whole, before = max(sum(sizes), 1), 0
    for table, size in zip(FACTS, sizes, strict=True):

        def told(rows: int, before: int = before, size: int = size) -> None:
            bar.show((before + min(rows, size)) / whole)

        _copy_table(damaged, into, table, found, told)
        if table == "source" and found.lost.get(table):
            salvage_sources.stand_in(damaged, into, now_ms)
        before += size
        bar.show(before / whole)


def _copy_table(
    damaged: Database, into: Database, table: str, found: Salvage, told: Callable[[int], None]
) -> None:
    names = [
        name
        for (name,) in into.conn.execute("SELECT name FROM pragma_table_info(?)", (table,))
        if name != "account_id"  # is derived anew
    ]
    insert = (
        f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    )
    reading = salvage_rows.Reading(damaged, table, names, _source_ids(into))
    saved = 0
    for row in reading.rows():
        reading.given += 1
        if reading.given % _ROWS_BETWEEN_REPORTS == 0:
            told(reading.given)
        try:
            saved += into.conn.execute(insert, row).rowcount
        except (sqlite3.IntegrityError, sqlite3.DataError):
            continue  # a value that cannot stand there: the damage is in the row
    found.saved[table] = saved
    if lost := reading.lost(saved):
        found.lost[table] = lost


def _source_ids(into: Database) -> list[int]:
    return [number for (number,) in into.conn.execute("SELECT id FROM source ORDER BY id")]


def _drop_orphans(into: Database, found: Salvage) -> None:
    for table, condition in _ORPHANS:
        gone = into.conn.execute(f"DELETE FROM {table} WHERE {condition}").rowcount
        if gone:
            found.saved[table] -= gone
            found.lost[table] = found.lost.get(table, 0) + gone
