"""The one place that turns the failures of SQLite and of the disk into plain sentences."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reachdesk.domain.errors import UserError
from reachdesk.i18n import N_, _
from reachdesk.storage import damage

DISK_FULL = N_("The disk is full, so nothing was changed: make room and try again.")
BUSY = N_("Another ReachDesk is writing to this library: wait until it has finished and try again.")
OPEN_ELSEWHERE = N_(
    "The damaged library {file} is open in another ReachDesk: close that and try again."
)
READ_ONLY = N_(
    "The library {file} cannot be written to: give yourself the right to change it and its folder,"
    " or choose a library elsewhere."
)
ONLY_READ = N_(
    "This library can only be read: {file} or its folder cannot be written to. To change it, copy"
    " it to a place of your own and open that."
)
ONLY_READ_FULL = N_(
    "This library can only be read: there is no room left on its disk. Make room and try again."
)
ONLY_READ_OLD = N_(
    "The library {file} is of an older ReachDesk and must be brought up to date first, but it"
    " cannot be written to: copy it to a place of your own and open that."
)
CANNOT_OPEN = N_(
    "The library {file} cannot be opened: check that you may read and write it and its folder."
)
DAMAGED = N_(
    "The library {file} is damaged: open it in the window, or run «reachdesk rescue», to save what"
    " can be read, or restore a backup of it."
)
DAMAGED_COPY = N_("{file} is damaged: choose another backup, nothing was changed.")
NOTHING_READABLE = N_(
    "Nothing could be read from the damaged library {file}: restore a backup of it."
)
NOT_A_LIBRARY = N_("{file} is not a ReachDesk library: choose another file.")
NEWER = N_(
    "The library {file} was made by a newer ReachDesk: it needs one that knows libraries of version"
    " {needed}, this one knows up to {known}, so update ReachDesk to open it."
)
FOLDER = N_("{file} is a folder: name a file for the library.")
ABSENT = N_("There is no library at {file}: check the name.")
DISK_FAILED = N_("The disk failed while ReachDesk used {file}: check the disk and try again.")
GONE = N_(
    "The library {file} was taken away or replaced while it was open: put it back, or start"
    " ReachDesk again."
)
EXISTS = N_("{file} exists already: choose another name, nothing was written over.")

# SQLite's result codes by the first words of their names; see https://sqlite.org/rescode.html.
_BY_NAME = (
    ("SQLITE_FULL", DISK_FULL),
    ("SQLITE_BUSY", BUSY),
    ("SQLITE_LOCKED", BUSY),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_CANTOPEN", CANNOT_OPEN),
    ("SQLITE_PERM", CANNOT_OPEN),
    ("SQLITE_AUTH", CANNOT_OPEN),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_NOTADB", NOT_A_LIBRARY),
    ("SQLITE_IOERR", DISK_FAILED),
)
_BY_ERRNO = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: CANNOT_OPEN,
    errno.EPERM: CANNOT_OPEN,
    errno.EISDIR: FOLDER,
    errno.ENOENT: ABSENT,
    errno.ENOTDIR: ABSENT,
    errno.EEXIST: EXISTS,
    errno.EIO: DISK_FAILED,
    errno.EFBIG: DISK_FULL,
    errno.ENODEV: DISK_FAILED,
    errno.ENOTCONN: DISK_FAILED,
    errno.ESTALE: DISK_FAILED,
    errno.ETIMEDOUT: DISK_FAILED,
}
_LEAST_ROOM = 256 << 10
"""Bytes; below this SQLite's own small files may find no room, which it calls a failing disk."""


class DamagedError(UserError):
    """The library is damaged; `rescue` may save what can be read."""


def refusal(sentence: str, path: Path, **more: int) -> UserError:
    """The error that says `sentence` (one of the constants above) of the library at `path`."""
    kind = DamagedError if sentence == DAMAGED else UserError
    return kind(_(sentence).format(file=path, **more))


@contextmanager
def plain_queries(path: Path, only_read: str = "") -> Iterator[None]:
    """Turns what SQLite refuses into a `UserError` about the library at `path`.

    Errors that only a bug can cause (a broken statement, a violated constraint) pass unchanged, and
    so do those of other files that are in use at the same time. Where SQLite meets damage, the
    next opening looks at every page. `only_read`: the sentence that says why it is open for reading
    alone; nothing is noted beside such a library.
    """
    try:
        yield
    except sqlite3.Error as error:
        sentence = sentence_for(error, path)
        if sentence is None:
            raise
        if sentence == READ_ONLY and only_read:
            sentence = only_read
        elif sentence == DAMAGED and not only_read:
            damage.mark(path)
        raise refusal(sentence, path) from error


def sentence_for(error: Exception, path: Path) -> str | None:
    """The sentence (one of the constants above) for what SQLite or the disk refused; None for what
    only a bug can cause."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0)
    name = getattr(error, "sqlite_errorname", None) or ""
    found = next((sentence for start, sentence in _BY_NAME if name.startswith(start)), None)
    return found and _seen_closer(found, path)


def _seen_closer(sentence: str, path: Path) -> str:
    if sentence in (NOT_A_LIBRARY, DAMAGED) and not _readable(path):
        return DISK_FAILED
    if sentence == NOT_A_LIBRARY and damage.looks_like_ours(path):
        return DAMAGED
    if sentence == DISK_FAILED and _room(path) < _LEAST_ROOM:
        return DISK_FULL
    return sentence


def _readable(path: Path) -> bool:
    """Whether the disk gives the beginning of a file, so that it is to blame and not the disk; true
    also for one that is not there."""
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        return _BY_ERRNO.get(error.errno or 0) != DISK_FAILED
    return True


def _room(path: Path) -> float:
    """Bytes left where the library lies; without end where nobody can tell."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return float("inf")


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """As `plain_queries`, and what the disk refuses: for blocks that use no other file."""
    try:
        with plain_queries(path):
            yield
    except OSError as error:
        known = sentence_for(error, path)
        if known is None:
            raise
        raise refusal(known, path) from error
