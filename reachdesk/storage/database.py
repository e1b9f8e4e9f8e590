"""Connections: the only place that opens SQLite, with the settings that every connection needs."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from reachdesk.storage.watching import unwatched, wait_on

BUSY_MS = 5000
APPLICATION_ID = 0x52444B4C  # "RDKL", kept in the file's head: this is a ReachDesk library
_CACHE_KIB = 32 * 1024
_SMALL_CACHE_KIB = 8 * 1024
_WAL_KEPT_BYTES = 16 * 1024 * 1024
_LONG_LOG_BYTES = 4 * _WAL_KEPT_BYTES
OWNER_ONLY = 0o600
_MS_BETWEEN_LOOKS = 50  # while another writes


def connect(path: Path, *, busy_ms: int = BUSY_MS) -> Database:
    """A connection to an existing file, before any setting that would write to it.

    It may be handed to another thread, which `Library` uses only for closing. Raises
    `sqlite3.Error`.
    """
    return connect_as(path, "mode=rw", busy_ms)


def connect_as(path: Path, query: str, busy_ms: int) -> Database:
    """As `connect`, with other words of SQLite's own on how (see https://sqlite.org/uri.html)."""
    connection = sqlite3.connect(  # noqa: TID251 - the one place that may
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        timeout=busy_ms / 1000,
        check_same_thread=False,
    )
    return Database(connection, execute_plugins=False)


def prepare(db: Database) -> None:
    """Settings of a connection to a library: WAL, foreign keys, sizes. Raises `sqlite3.Error`."""
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        f"cache_size = -{_CACHE_KIB}",
        f"journal_size_limit = {_WAL_KEPT_BYTES}",
    ):
        db.conn.execute(f"PRAGMA {pragma}").fetchall()


def create_private(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives -wal and -shm the same rights.

    A missing folder is made for the owner only. Raises `FileExistsError`, `OSError`.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))


def narrow_rights(path: Path) -> None:
    """Take the rights of others away from an existing file of ours, where its disk knows rights."""
    status = path.stat()
    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    if mine and status.st_mode & 0o077:
        with suppress(OSError):  # FAT and many network disks do not
            path.chmod(OWNER_ONLY)


@contextmanager
def writing(
    db: Database, *, rounds: int = 1, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """One write transaction, taken at once so that two writers queue instead of failing half-way.

    Waits `rounds` times the connection's busy timeout for another writer, calling `waiting`, and
    what watches the connection (see `watching.watched`), several times a second; they may raise to
    give up. Everything rolls back when the block raises anything. Raises
    `sqlite3.OperationalError` when the other writer does not finish.
    """
    _begin(db, rounds, waiting)
    try:
        yield
        with unwatched(db):  # once its pages are written nothing can stop it
            db.conn.execute("COMMIT")
    except BaseException:
        # a full disk or a failing disk may have ended the transaction already
        if db.conn.in_transaction:
            with unwatched(db):
                db.conn.execute("ROLLBACK")
        raise


def _begin(db: Database, rounds: int, waiting: Callable[[], None] | None) -> None:
    busy_ms = int(db.conn.execute("PRAGMA busy_timeout").fetchone()[0])
    with _busy_timeout(db, min(busy_ms, _MS_BETWEEN_LOOKS)):
        until = time.monotonic() + rounds * busy_ms / 1000
        while True:
            try:
                db.conn.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorname.startswith("SQLITE_BUSY")
                if not busy or time.monotonic() >= until:
                    raise
                wait_on(db)
                if waiting is not None:
                    waiting()
            else:
                return


@contextmanager
def small_sorts(db: Database) -> Iterator[None]:
    """The block's statements sort their rows in small runs: nobody looks in the middle of one (see
    `watching.watched`), and SQLite makes them as long as its cache."""
    before = int(db.conn.execute("PRAGMA cache_size").fetchone()[0])
    db.conn.execute(f"PRAGMA cache_size = -{_SMALL_CACHE_KIB}").fetchall()
    try:
        yield
    finally:
        db.conn.execute(f"PRAGMA cache_size = {before}").fetchall()


@contextmanager
def _busy_timeout(db: Database, milliseconds: int) -> Iterator[None]:
    before = int(db.conn.execute("PRAGMA busy_timeout").fetchone()[0])
    db.conn.execute(f"PRAGMA busy_timeout = {milliseconds}").fetchall()
    try:
        yield
    finally:
        db.conn.execute(f"PRAGMA busy_timeout = {before}").fetchall()


def shorten_log(db: Database) -> None:
    """Give the room of a long log back after a large transaction, where nobody reads from it now.

    The log of an import can be as large as the library, and stays until the next change else.
    Nothing is raised: what was written is kept, whether this can be done or not.
    """
    path = next(row[2] for row in db.conn.execute("PRAGMA database_list") if row[1] == "main")
    try:
        if Path(f"{path}-wal").stat().st_size <= _LONG_LOG_BYTES:
            return
        with _busy_timeout(db, 0):
            db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except (OSError, sqlite3.Error):
        return


@contextmanager
def reading(db: Database) -> Iterator[None]:
    """Several queries that see the same state, whatever others write meanwhile."""
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN")
    try:
        yield
    finally:
        db.conn.execute("ROLLBACK")


def let_go(db: Database) -> None:
    """Give back the memory of the pages that a long reading leaves in the cache."""
    db.conn.execute("PRAGMA shrink_memory")
