"""The files of a library that may be damaged: noticing it, setting it aside, putting another there.

SQLite says that a file is damaged only when it meets a bad page. A mark beside the library makes
the next opening look at every page.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from reachdesk.storage.database import OWNER_ONLY
from reachdesk.storage.file_copies import copy_file
from reachdesk.storage.shares import Report, nobody
from reachdesk.storage.stamps import stamp

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PAGE = 4096
"""Bytes of a page: SQLite's own choice since 3.12, which no library of ours changes."""

_LOGS = ("-wal", "-shm")
_HEAD = 1 << 20
_SHARED_FIRST, _SHARED_BYTES = 0x40000002, 510
_OURS = (b"CREATE TABLE source", b"CREATE TABLE post_fact", b"CREATE TABLE person_ref")


def mark(library: Path) -> None:
    """Remember that SQLite met a bad page, as far as the folder can be written to. A library that
    is gone leaves no mark behind."""
    with suppress(OSError):
        if library.exists():
            _mark_of(library).touch()


def marked(library: Path) -> bool:
    """Whether SQLite met a bad page since the library was last looked through."""
    return _mark_of(library).exists()


def clear(library: Path) -> None:
    """The library was looked through, or another is in its place."""
    with suppress(OSError):
        _mark_of(library).unlink(missing_ok=True)


def looks_like_ours(path: Path) -> bool:
    """Whether a file that SQLite does not know as a database holds our tables all the same."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return all(words in head for words in _OURS)


def in_use(library: Path) -> bool:
    """Whether another process has the library open. Its connections would go on writing to a file
    that was set aside, and remove the log of the one in its place when they close.

    SQLite holds a lock of these bytes while a library of ours is open; see
    https://sqlite.org/lockingv3.html. Always False on systems that do not let an open file be
    replaced. Raises `OSError`.
    """
    if fcntl is None:
        return False
    with library.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_BYTES, _SHARED_FIRST)
        except OSError as error:
            return error.errno in (errno.EACCES, errno.EAGAIN)  # else: no locks there
    return False


def set_aside(library: Path, now_ms: int) -> Path:
    """Keep a damaged library under a name with the moment; returns that name.

    The file also stays in its place until another is put there, so that no moment has none. Raises
    `OSError`.
    """
    aside = library.with_name(f"{library.name}.damaged-{stamp(now_ms)}")
    number = 1
    while aside.exists():
        number += 1
        aside = aside.with_name(f"{library.name}.damaged-{stamp(now_ms)}-{number}")
    try:
        os.link(library, aside)
    except OSError:  # a file system without links
        shutil.copy2(library, aside)
    # written into by nobody from now on: whoever replaces the library takes its name away
    for ending in _LOGS:
        log = library.with_name(library.name + ending)
        if log.exists():
            log.replace(aside.with_name(aside.name + ending))
    return aside


def bring_beside(fresh: Path, library: Path, told: Report = nobody) -> Path:
    """Copy a closed library, which has no log of its own, beside `library`; returns where it lies.
    `told` may raise to stop; then no copy stays. Raises `OSError`."""
    library.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = library.with_name(f"{library.name}.part")
    try:
        copy_file(fresh, part, told)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def put_in_place(beside: Path, library: Path) -> None:
    """Put a closed library of the same disk, which has no log of its own, where `library` is.
    Raises `OSError`."""
    beside.chmod(OWNER_ONLY)
    for ending in _LOGS:  # of another file: SQLite would read them into this one
        library.with_name(library.name + ending).unlink(missing_ok=True)
    beside.replace(library)
    clear(library)


def mend_head(path: Path, application: int, version: int, *, logged: bool = False) -> None:
    """Write the first hundred bytes of a library anew, in a copy: they say little that the file
    does not; see https://sqlite.org/fileformat2.html, section 1.3. `logged`: there is a log beside
    it that belongs to it. Raises `OSError`."""
    mode = 2 if logged else 1
    pages = path.stat().st_size // PAGE
    numbers = (1, pages, 0, 0, 1, 4, 0, 0, 1, version, 0, application)
    head = b"SQLite format 3\0" + PAGE.to_bytes(2, "big") + bytes((mode, mode, 0, 64, 32, 32))
    head += b"".join(number.to_bytes(4, "big") for number in numbers) + bytes(20)
    head += (1).to_bytes(4, "big") + (3_045_000).to_bytes(4, "big")
    with path.open("r+b") as file:
        file.write(head)


def _mark_of(library: Path) -> Path:
    return library.with_name(f"{library.name}.suspect")
