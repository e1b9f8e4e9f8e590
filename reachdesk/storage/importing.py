"""Taking in one source: its facts, and what follows from them, in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlite_utils import Database

from reachdesk.domain.records import (
    AccountFact,
    CountFact,
    EventFact,
    ExchangeFact,
    ExchangeKind,
    Fact,
    Kin,
    ListFact,
    ListMemberFact,
    Network,
    PersonFact,
    PostFact,
    ReadingFact,
    SnapshotFact,
)
from reachdesk.storage import derive, refs, sources
from reachdesk.storage.database import shorten_log, writing
from reachdesk.storage.facts import FactWriter
from reachdesk.storage.merging import Changes
from reachdesk.storage.shares import Report, nobody
from reachdesk.storage.watching import watched

# Another import may take its time; a minute of patience, in rounds of the busy timeout.
PATIENCE_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What is known of a source before it is read.

    `fingerprint` stands for the contents and how they are read (a table's column mapping belongs to
    it): a source with the same fingerprint, format and owner adds nothing. `importer` is the
    importer's version: a newer one replaces what an older one read from the same file.
    `native_id`, `handle` and `name` say whose export it is, as far as it does.
    """

    file: str
    fingerprint: str
    format: str
    network: str
    importer: str
    imported_ms: int
    native_id: str | None = None
    handle: str | None = None
    name: str | None = None


class Import:
    """One import under way; see `importing`."""

    def __init__(self, db: Database, source: SourceRow) -> None:
        self._db = db
        self._finished = False
        self._repeated: Counter[str] = Counter()
        earlier = _earlier(db, source)
        same = [source_id for source_id, importer in earlier if importer == source.importer]
        self.same_as: int | None = same[0] if same else None
        """The earlier source with the same contents: then nothing is written."""
        self._superseded = [] if same else [source_id for source_id, _importer in earlier]
        self._known_ref = refs.newest_ref(db)
        self.source_id = self.same_as or _insert(db, source)
        """The number of this source, or of the earlier one that it repeats."""
        self._writer = FactWriter(db.conn, self.source_id, source.network)

    @property
    def finished(self) -> bool:
        """Whether `finish` has been called; else nothing is kept."""
        return self._finished

    def add(self, facts: Iterable[Fact]) -> None:
        """Take a batch of facts, of any types. Raises `sqlite3.Error`; all rolls back then."""
        if self.same_as is None:
            self._writer.write(facts)
        else:
            self._repeated.update(map(record_kind, facts))

    def declare(self, kin: str) -> None:
        """Say that the export holds the followers (or followed people), be it none at all."""
        if self.same_as is None:
            self._writer.write_head(kin)

    def newest_ms(self) -> int | None:
        """The newest date in the facts so far: the date of an export that does not say its own."""
        found = self._db.conn.execute(_NEWEST, {"source": self.source_id}).fetchone()[0]
        return None if found is None else int(found)

    def span(self) -> tuple[int | None, int | None]:
        """The first and last moment that the source's dated facts speak of, UTC milliseconds."""
        found = self._db.conn.execute(_SPAN, {"source": self.source_id}).fetchone()
        first, last = (None if value is None else int(value) for value in found)
        return first, last

    @contextmanager
    def watched(self, look: Callable[[], None]) -> Iterator[None]:
        """Calls `look` every few milliseconds while SQLite works; it may raise to stop."""
        with watched(self._db, look):
            yield

    def finish(self, as_of_ms: int, report: Report = nobody) -> dict[str, Changes]:
        """Derive what the facts change; returns it per record kind, kinds without any left out.

        `as_of_ms`: the export's date. `report` gets shares 0..1 and may raise to stop. Of a
        repeated source everything is unchanged. Counted are things, not rows: a file that holds a
        post twice adds one.
        """
        self._finished = True
        if self.same_as is not None:
            return {kind: Changes(unchanged=count) for kind, count in self._repeated.items()}
        self._db.conn.execute(
            "UPDATE source SET as_of_ms = ? WHERE id = ?", (max(0, as_of_ms), self.source_id)
        )
        changes = derive.after_import(self._db, self.source_id, self._known_ref, report)
        for source_id in self._superseded:
            sources.forget_within(self._db, source_id)
        report(1.0)
        return changes

    def insist(self) -> None:
        """Roll the import back, quietly, where it was left without `finish`."""
        if not self.finished:
            raise _LeftUnfinishedError

    def describe(self, completeness: Mapping[str, object]) -> None:
        """Keep the completeness report with the source, as JSON."""
        if self.same_as is None:
            self._db.conn.execute(
                "UPDATE source SET completeness = ? WHERE id = ?",
                (json.dumps(completeness, ensure_ascii=False), self.source_id),
            )


@contextmanager
def importing(
    db: Database, source: SourceRow, *, waiting: Callable[[], None] | None = None
) -> Iterator[Import]:
    """One import as one transaction: `add` batches, `finish`, `describe`, leave the block.

    Whatever is raised inside rolls everything back, and so does leaving without `finish`. Waits up
    to a minute for another writer, calling `waiting` every few seconds (it may raise). Raises
    `sqlite3.Error`; `Library.importing` says it in words.
    """
    try:
        with (
            suppress(_LeftUnfinishedError),
            writing(db, rounds=PATIENCE_ROUNDS, waiting=waiting),
        ):
            running = Import(db, source)
            yield running
            running.insist()
    finally:  # what is rolled back leaves a long log, too
        with suppress(sqlite3.Error):
            shorten_log(db)


class _LeftUnfinishedError(Exception):
    """Rolls back an import that was left without `finish`."""


def find_same(db: Database, source: SourceRow) -> int | None:
    """The source that was read from the same contents by the same importer, or None."""
    found = _earlier(db, source)
    return next((each for each, importer in found if importer == source.importer), None)


def record_kind(fact: Fact) -> str:
    """The record kind under which a fact is counted; the keys of `Import.finish`."""
    if isinstance(fact, SnapshotFact):
        return "followers" if fact.kin == Kin.FOLLOWER else "following"
    if isinstance(fact, ExchangeFact):
        return "messages" if fact.kind == ExchangeKind.MESSAGE else "mentions"
    return _RECORD_KINDS[type(fact)]


_RECORD_KINDS: dict[type[Fact], str] = {
    AccountFact: "profile",
    PostFact: "posts",
    PersonFact: "people",
    CountFact: "counts",
    ListFact: "lists",
    ListMemberFact: "list_members",
    ReadingFact: "reading_times",
    EventFact: "events",
}

_NEWEST = (
    "SELECT max(at_ms) FROM ("
    "SELECT max(created_ms) AS at_ms FROM post_fact WHERE source_id = :source"
    " UNION ALL SELECT max(seen_ms) FROM person_fact WHERE source_id = :source"
    " UNION ALL SELECT max(seen_ms) FROM account_fact WHERE source_id = :source"
    " UNION ALL SELECT max(since_ms) FROM snapshot_fact WHERE source_id = :source"
    " UNION ALL SELECT max(at_ms) FROM count_fact WHERE source_id = :source"
    " UNION ALL SELECT max(at_ms) FROM exchange_fact WHERE source_id = :source"
    " UNION ALL SELECT max(at_ms) FROM reading_fact WHERE source_id = :source)"
)


# What was said or counted at a time, or happened on a day; not when people or profiles were seen.
_SPAN = (
    "SELECT min(first), max(last) FROM ("
    "SELECT min(created_ms) AS first, max(created_ms) AS last FROM post_fact"
    " WHERE source_id = :source"
    " UNION ALL SELECT min(since_ms), max(since_ms) FROM snapshot_fact"
    " WHERE source_id = :source AND since_ms > 0"
    " UNION ALL SELECT min(at_ms), max(at_ms) FROM count_fact WHERE source_id = :source"
    " UNION ALL SELECT min(at_ms), max(at_ms) FROM exchange_fact WHERE source_id = :source"
    " UNION ALL SELECT min(at_ms), max(at_ms) FROM reading_fact WHERE source_id = :source"
    " UNION ALL SELECT 86400000 * CAST(julianday(min(day)) - 2440587.5 AS INTEGER),"
    " 86400000 * CAST(julianday(max(coalesce(end_day, day))) - 2440587.5 AS INTEGER)"
    " FROM event_fact WHERE source_id = :source)"
)


def _earlier(db: Database, source: SourceRow) -> list[tuple[int, str]]:
    """Number and importer version of the sources with the same contents, format and owner."""
    return list(
        db.conn.execute(
            "SELECT id, importer FROM source WHERE fingerprint = ? AND format = ? AND network = ?"
            " AND native_id IS ? AND handle IS ? ORDER BY id",
            (source.fingerprint, source.format, source.network, source.native_id, source.handle),
        )
    )


def _insert(db: Database, source: SourceRow) -> int:
    """The number of a new source row, whose date `Import.finish` fills in."""
    cursor = db.conn.execute(
        "INSERT INTO source (network, native_id, handle, name, file, fingerprint, format, importer,"
        " as_of_ms, imported_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
        (
            Network(source.network).value,
            source.native_id,
            source.handle,
            source.name,
            source.file,
            source.fingerprint,
            source.format,
            source.importer,
            source.imported_ms,
        ),
    )
    return int(cursor.lastrowid or 0)
