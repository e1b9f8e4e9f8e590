"""The copies that ReachDesk keeps of a library: in the folder `backups` beside it, and elsewhere.

Automatic copies rotate; what a restore or a rescue kept aside stays until its owner removes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlite_utils import Database

from reachdesk.storage import problems
from reachdesk.storage.backup import copy_library
from reachdesk.storage.database import connect
from reachdesk.storage.shares import Report, nobody
from reachdesk.storage.stamps import moment, stamp
from reachdesk.storage.watching import PAGES_BETWEEN_LOOKS, watched

KEPT = 4
"""Automatic copies that stay; the oldest goes first."""

DAYS_BETWEEN = 7
_DAY_MS = 86_400_000
_ENDING = ".reachdesk"


class BackupKind(StrEnum):
    """Why there is a copy."""

    AUTOMATIC = "automatic"
    BEFORE_RESTORING = "before-restoring"
    BEFORE_MIGRATION = "before-version"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Backup:
    """A kept copy. `made_ms`: when it was written; `size`: bytes."""

    path: Path
    kind: BackupKind
    made_ms: int
    size: int


def folder_of(library: Path) -> Path:
    """The folder of a library's copies; it may not exist yet."""
    return library.parent / "backups"


def backups(library: Path) -> list[Backup]:
    """All copies kept of a library, the newest first; empty where their folder cannot be read."""
    found: list[Backup] = []
    with suppress(OSError):
        start = re.escape(library.stem)
        names = re.compile(
            start + r"\.(automatic|before-restoring)-([\d-]{17})(?:-\d+)?\.reachdesk"
        )
        for path in folder_of(library).iterdir():
            if match := names.fullmatch(path.name):
                found += _backup(path, BackupKind(match[1]), moment(match[2]))
    with suppress(OSError):
        aside = re.compile(re.escape(library.name) + r"\.(before-version|damaged)-([\d-]+)")
        for path in library.parent.iterdir():
            if match := aside.fullmatch(path.name):
                found += _backup(path, BackupKind(match[1]), moment(match[2]))
    return sorted(found, key=lambda each: (each.made_ms, each.path.name), reverse=True)


def due(library: Path, now_ms: int) -> bool:
    """Whether the newest automatic copy is a week old, lies in the future, or is not there."""
    newest = next((each for each in backups(library) if _automatic(each)), None)
    return newest is None or not 0 <= now_ms - newest.made_ms < DAYS_BETWEEN * _DAY_MS


def keep_copy(
    db: Database,
    library: Path,
    kind: BackupKind,
    now_ms: int,
    told: Report = nobody,
) -> Path:
    """Write a copy into the folder of copies and let the oldest automatic ones go.

    The copy has its name only when it is whole. Returns its path. Raises `UserError` for a full
    disk or a folder that cannot be written to, and what `told` raises, which gets shares done.
    """
    target = _free_name(library, kind, now_ms)
    part = target.with_name(f"{target.name}.part")
    with problems.plain_words(folder_of(library)):
        part.unlink(missing_ok=True)
    copy_library(db, part, told)
    part.replace(target)
    if kind is BackupKind.AUTOMATIC:
        rotate(library)
    return target


def rotate(library: Path) -> None:
    """Remove all automatic copies but the newest, and parts of copies that were killed."""
    for old in [each for each in backups(library) if _automatic(each)][KEPT:]:
        with suppress(OSError):
            old.path.unlink()
    with suppress(OSError):
        for part in folder_of(library).glob(f"{library.stem}.automatic-*.part"):
            part.unlink()


def worth_a_copy(db: Database) -> bool:
    """Whether anything was imported or made by the owner."""
    found = db.conn.execute("SELECT EXISTS (SELECT 1 FROM source) OR EXISTS (SELECT 1 FROM kept)")
    return bool(found.fetchone()[0])


def sound(path: Path, look: Callable[[], None] = lambda: None) -> bool:
    """Whether SQLite finds no damage in a file. Reads all of it, calling `look` every few
    milliseconds; raises `UserError` for a file that cannot be opened."""
    with (
        problems.plain_words(path),
        closing(connect(path)) as db,
        watched(db, look, steps=PAGES_BETWEEN_LOOKS),
    ):
        return whole(db)


def whole(db: Database) -> bool:
    """Whether SQLite finds no damage in the file of a connection. Reads all of it; raises
    `sqlite3.Error`."""
    return [row[0] for row in db.conn.execute("PRAGMA quick_check(1)")] == ["ok"]


def _backup(path: Path, kind: BackupKind, named_ms: int | None) -> list[Backup]:
    status = path.stat()
    made = named_ms if named_ms is not None else status.st_mtime_ns // 1_000_000
    return [Backup(path, kind, made, status.st_size)]


def _automatic(each: Backup) -> bool:
    return each.kind is BackupKind.AUTOMATIC


def _free_name(library: Path, kind: BackupKind, now_ms: int) -> Path:
    start = f"{library.stem}.{kind}-{stamp(now_ms)}"
    target = folder_of(library) / f"{start}{_ENDING}"
    number = 1
    while target.exists():
        number += 1
        target = target.with_name(f"{start}-{number}{_ENDING}")
    return target
