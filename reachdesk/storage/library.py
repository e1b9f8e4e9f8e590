"""The library as one object: where it lies, a connection per thread, and opening it safely."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sqlite_utils import Database

from reachdesk.storage import backup, damage, problems, sources
from reachdesk.storage.database import (
    APPLICATION_ID,
    BUSY_MS,
    connect,
    create_private,
    narrow_rights,
    prepare,
    writing,
)
from reachdesk.storage.derive import Report, nobody
from reachdesk.storage.importing import Import, SourceRow, importing
from reachdesk.storage.migrations import MIGRATIONS, VERSION

_CLOSED = "the library is closed"


class _Connection(NamedTuple):
    """A thread's connection to the file that lay at the path at that turn."""

    database: Database
    turn: int


class Library:
    """An open library. Made by `open_library`; use it as a context manager or call `close`."""

    def __init__(self, path: Path, busy_ms: int = BUSY_MS) -> None:
        self.path = path
        self._busy_ms = busy_ms
        self._connections: dict[threading.Thread, _Connection] = {}
        self._lock = threading.Lock()
        self._open = True
        self._file = _identity(path)
        self._turn = 0

    def database(self) -> Database:
        """This thread's connection. Raises `UserError` when the file has become unusable."""
        if not self._open:
            raise ValueError(_CLOSED)
        self._require_file()
        thread = threading.current_thread()
        mine = self._connections.get(thread)
        if mine is None or mine.turn != self._turn:
            if mine is not None:
                mine.database.close()
            with problems.plain_queries(self.path):
                mine = _Connection(connect(self.path, busy_ms=self._busy_ms), self._turn)
                prepare(mine.database)
            self._keep(thread, mine)
        return mine.database

    def _keep(self, thread: threading.Thread, connection: _Connection) -> None:
        with self._lock:
            if not self._open:
                connection.database.close()
                raise ValueError(_CLOSED)
            self._connections[thread] = connection

    def reopen(self) -> None:
        """Go on with the file that lies at the path now, in the present version: a restored one.
        Each thread connects to it at its next use."""
        self._file = _identity(self.path)
        self._turn += 1

    @contextmanager
    def using(self) -> Iterator[Database]:
        """This thread's connection; what SQLite refuses inside is said in plain words, and so is a
        library that was gone at the end."""
        with problems.plain_queries(self.path):
            yield self.database()
            self._require_file()

    def _require_file(self) -> None:
        """Raises `UserError` where the library's file is gone or another one lies in its place:
        SQLite would go on with one that nobody finds again."""
        with problems.plain_words(self.path):
            if _identity(self.path) != self._file:
                raise problems.refusal(problems.GONE, self.path)

    @contextmanager
    def importing(
        self, source: SourceRow, *, waiting: Callable[[], None] | None = None
    ) -> Iterator[Import]:
        """One import as one transaction (see `importing.importing`), refusals in plain words."""
        with self.using() as db, importing(db, source, waiting=waiting) as running:
            yield running

    def forget(self, source_id: int, report: Report = nobody) -> dict[str, int]:
        """Remove a source with all it said (see `sources.forget`), refusals in plain words."""
        with self.using() as db:
            return sources.forget(db, source_id, report)

    def close(self) -> None:
        """Close the connections of this thread and of those that have ended.

        Another thread that still runs may be inside SQLite, which a close would crash: its
        connection ends when that thread lets go of it, and it gets no new one.
        """
        with self._lock:
            self._open = False
            for thread, connection in self._connections.items():
                if thread is threading.current_thread() or not thread.is_alive():
                    connection.database.close()
            self._connections.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from others; None where there is none."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def open_library(path: Path, *, create: bool = True, busy_ms: int = BUSY_MS) -> Library:
    """The library at `path`, made when absent (unless `create` is False) and brought up to date.

    A library of an older version is copied beside itself first (`backup.before_migration`).
    Raises `UserError` with one sentence for: a folder, no file, a file that is no library, one from
    a newer version, a damaged or locked one, missing rights, a read-only or full disk.
    """
    path = Path(path)
    with problems.plain_words(path):
        if path.is_dir():
            raise problems.refusal(problems.FOLDER, path)
        made = create and not path.exists()
        if made:
            create_private(path)
        else:
            path.stat()  # raises FileNotFoundError, said in words, where there is none
        try:
            _bring_up_to_date(path, busy_ms)
        except BaseException:
            if made:
                path.unlink(missing_ok=True)
            raise
    return Library(path, busy_ms)


def _bring_up_to_date(path: Path, busy_ms: int) -> None:
    db = connect(path, busy_ms=busy_ms)
    try:
        version = recognised_version(db, path)
        look_through_where_marked(db, path)
        narrow_rights(path)  # of a library only: a foreign file keeps its own
        prepare(db)
        if version == VERSION:
            return
        if version:
            backup.before_migration(db, path, version)
        with writing(db):
            MIGRATIONS.apply(db)
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute(f"PRAGMA user_version = {VERSION}")
    finally:
        db.close()


def look_through_where_marked(db: Database, path: Path) -> None:
    """Read every page where SQLite met a bad one before. Raises `problems.DamagedError`."""
    if not damage.marked(path):
        return
    if [row[0] for row in db.conn.execute("PRAGMA quick_check(1)")] != ["ok"]:
        raise problems.refusal(problems.DAMAGED, path)
    damage.clear(path)


def recognised_version(db: Database, path: Path) -> int:
    """The schema's number; 0 for an empty file. Looks only, so that no foreign file is changed.

    Raises `UserError` for a database of others and a library of a newer version.
    """
    identity = int(db.conn.execute("PRAGMA application_id").fetchone()[0])
    version = int(db.conn.execute("PRAGMA user_version").fetchone()[0])
    tables = int(db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if tables == 0 and identity == 0 and version == 0:
        return 0
    if identity != APPLICATION_ID:
        raise problems.refusal(problems.NOT_A_LIBRARY, path)
    if version > VERSION:
        raise problems.refusal(problems.NEWER, path, needed=version, known=VERSION)
    return version
