"""The library as one object: where it lies, a connection per thread, and opening it safely."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sqlite_utils import Database

from reachdesk.storage import backup, backups, damage, only_reading, problems, sources
from reachdesk.storage.database import (
    APPLICATION_ID,
    BUSY_MS,
    connect,
    create_private,
    narrow_rights,
    prepare,
    writing,
)
from reachdesk.storage.importing import Import, SourceRow, importing
from reachdesk.storage.migrations import MIGRATIONS, VERSION
from reachdesk.storage.shares import Report, nobody
from reachdesk.storage.watching import PAGES_BETWEEN_LOOKS, watched

_CLOSED = "the library is closed"
Turn = tuple[int, only_reading.Stamp]


class _Connection(NamedTuple):
    """A thread's connection to the file that lay at the path at that turn; where it only reads,
    as others had left it then."""

    database: Database
    turn: Turn


class Library:
    """An open library. Made by `open_library`; use it as a context manager or call `close`.

    `only_read`: the sentence of `problems` that says why it can only be read; "" where it can be
    written to.
    """

    def __init__(self, path: Path, busy_ms: int = BUSY_MS, only_read: str = "") -> None:
        self.path = path
        self.only_read = only_read
        self._busy_ms = busy_ms
        self._connections: dict[threading.Thread, _Connection] = {}
        self._lock = threading.Lock()
        self._open = True
        self._file = _identity(path)
        self._turn = 0

    def database(self) -> Database:
        """This thread's connection. Raises `UserError` when the file has become unusable."""
        return self._mine().database

    def version(self) -> Hashable:
        """What changes for this thread when another connection has written; to compare with what
        the same thread was given before."""
        mine = self._mine()
        return mine.turn, mine.database.conn.execute("PRAGMA data_version").fetchone()[0]

    def _mine(self) -> _Connection:
        if not self._open:
            raise ValueError(_CLOSED)
        self._require_file()
        thread, turn = threading.current_thread(), self._turn_now()
        mine = self._connections.get(thread)
        if mine is None or mine.turn != turn:
            # an earlier one is not closed: a block further out may be using it to its end
            with problems.plain_queries(self.path, self.only_read):
                mine = _Connection(self._connected(), turn)
            self._keep(thread, mine)
        return mine

    def _turn_now(self) -> Turn:
        return self._turn, only_reading.stamp(self.path) if self.only_read else ()

    def _connected(self) -> Database:
        if self.only_read:
            return only_reading.connect_reading(self.path, self._busy_ms, self.only_read)
        made = connect(self.path, busy_ms=self._busy_ms)
        prepare(made)
        return made

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

    def require_writing(self) -> None:
        """Raises `UserError` where the library can only be read."""
        if self.only_read:
            raise problems.refusal(self.only_read, self.path)

    def try_writing(self) -> None:
        """Go on for writing as well, where that has become possible. Raises `UserError`."""
        if self.only_read:
            self.only_read = _opened(self.path, self._busy_ms)
            self._turn += 1
            self.require_writing()

    @contextmanager
    def using(self) -> Iterator[Database]:
        """This thread's connection; what SQLite refuses inside is said in plain words, and so is a
        library that was gone at the end."""
        with problems.plain_queries(self.path, self.only_read):
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
        self.require_writing()
        with self.using() as db, importing(db, source, waiting=waiting) as running:
            yield running

    def forget(self, source_id: int, report: Report = nobody) -> dict[str, int]:
        """Remove a source with all it said (see `sources.forget`), refusals in plain words."""
        self.require_writing()
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


def open_library(
    path: Path,
    *,
    create: bool = True,
    busy_ms: int = BUSY_MS,
    look: Callable[[], None] = lambda: None,
) -> Library:
    """The library at `path`, made when absent (unless `create` is False) and brought up to date.

    A library of an older version is copied beside itself first (`backup.before_migration`). One of
    the present version that cannot be written to is open for reading alone (`Library.only_read`).
    `look` is called every few milliseconds while that takes long, and may raise to stop.
    Raises `UserError` with one sentence for: a folder, no file, a file that is no library, one from
    a newer version, a damaged or locked one, missing rights, a full disk.
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
            only_read = "" if made else _opened(path, busy_ms, look)
            if made:
                _bring_up_to_date(path, busy_ms, look)
        except BaseException:
            if made:
                path.unlink(missing_ok=True)
            raise
    return Library(path, busy_ms, only_read)


def _opened(path: Path, busy_ms: int, look: Callable[[], None] = lambda: None) -> str:
    """Brings a library up to date; why it can only be read, where it can be, else "".

    Raises `UserError`, `sqlite3.Error`, `OSError` where it can neither be written to nor read.
    """
    why = problems.ONLY_READ if only_reading.write_protected(path) else ""
    if not why:
        try:
            _bring_up_to_date(path, busy_ms, look)
        except (sqlite3.Error, OSError) as error:
            why = only_reading.reason(error, path)
            if not why:
                raise
        else:
            return ""
    with (
        problems.plain_queries(path, why),
        closing(only_reading.connect_reading(path, busy_ms, why)) as db,
        watched(db, look, steps=PAGES_BETWEEN_LOOKS),
    ):
        if recognised_version(db, path) != VERSION:
            raise problems.refusal(problems.ONLY_READ_OLD, path)
        look_through_where_marked(db, path)
    return why


def _bring_up_to_date(path: Path, busy_ms: int, look: Callable[[], None]) -> None:
    with (
        closing(connect(path, busy_ms=busy_ms)) as db,
        watched(db, look, steps=PAGES_BETWEEN_LOOKS),
    ):
        version = recognised_version(db, path)
        look_through_where_marked(db, path)
        narrow_rights(path)  # of a library only: a foreign file keeps its own
        prepare(db)
        if version == VERSION:
            return
        if version:
            backup.before_migration(db, path, version, lambda _share: look())
        with writing(db):
            MIGRATIONS.apply(db)
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute(f"PRAGMA user_version = {VERSION}")


def look_through_where_marked(db: Database, path: Path) -> None:
    """Read every page where SQLite met a bad one before. Raises `problems.DamagedError`."""
    if not damage.marked(path):
        return
    if not backups.whole(db):
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
