"""Libraries that cannot be written to, read all the same, with nothing written beside them.

SQLite keeps a log and an index of it beside a library. Where these cannot be made it needs to be
told how to do without; see https://sqlite.org/wal.html#read_only_databases and
https://sqlite.org/uri.html.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

from sqlite_utils import Database

from reachdesk.storage import problems
from reachdesk.storage.database import connect_as

Stamp = tuple[int, ...]

_WITH_OTHERS = "mode=ro"  # another has it open: its index of the log is there to use
_WITH_LOG = f"mode=ro&vfs={'win32' if sys.platform == 'win32' else 'unix'}-none"
_ALONE = "mode=ro&immutable=1"
_LEAST_INDEX = 32_768
"""Bytes that an index of the log has at least; fewer are what a full disk left of one."""
_REASONS = {
    problems.READ_ONLY: problems.ONLY_READ,
    problems.CANNOT_OPEN: problems.ONLY_READ,
    problems.DISK_FULL: problems.ONLY_READ_FULL,
}


def write_protected(path: Path) -> bool:
    """Whether the system says at once that the file cannot be written to."""
    if os.access in os.supports_effective_ids:
        return not os.access(path, os.W_OK, effective_ids=True)
    return not os.access(path, os.W_OK)


def reason(error: Exception, path: Path) -> str:
    """Why the library can only be read, as a sentence of `problems`, where that is why opening it
    for writing failed with `error`; "" where it failed for something else."""
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith("SQLITE_IOERR_SHM"):  # no room for the index, or none that it may take
        return problems.ONLY_READ_FULL
    return _REASONS.get(problems.sentence_for(error, path) or "", "")


def connect_reading(path: Path, busy_ms: int, why: str) -> Database:
    """A connection that only reads, and sees all that is in the log. Raises `sqlite3.Error`.

    `why` is the `reason`: where the disk is full, what is sorted is kept in memory.
    """
    errors: list[sqlite3.Error] = []
    for query in _ways(path):
        db = connect_as(path, query, busy_ms)
        try:
            if query == _WITH_LOG:  # keeps the index in memory; before the first look at the file
                db.conn.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            if why == problems.ONLY_READ_FULL:
                db.conn.execute("PRAGMA temp_store = MEMORY").fetchall()
            db.conn.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except sqlite3.Error as error:
            db.close()
            errors.append(error)
        else:
            return db
    raise errors[0]


def stamp(path: Path) -> Stamp:
    """What changes when another writes to the library or opens it to do so: a connection that uses
    no locks must not outlive that."""
    found: Stamp = ()
    for name in (path.name, f"{path.name}-wal"):
        try:
            file = path.with_name(name).stat()
        except OSError:
            found += (-1, -1)
        else:
            found += (file.st_size, file.st_mtime_ns)
    return (*found, _size(path, "-shm"))


def _ways(path: Path) -> tuple[str, ...]:
    """How to connect, the way that knows most of others first."""
    with_others = (_WITH_OTHERS,) if _size(path, "-shm") >= _LEAST_INDEX else ()
    return (*with_others, _WITH_LOG if _size(path, "-wal") > 0 else _ALONE)


def _size(path: Path, ending: str) -> int:
    """Bytes of a file beside the library; -1 where there is none."""
    try:
        return path.with_name(path.name + ending).stat().st_size
    except OSError:
        return -1
