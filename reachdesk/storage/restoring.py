"""Putting a copy in the place of a library, with what was there kept aside."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reachdesk.storage import backups, damage, problems
from reachdesk.storage.backups import BackupKind
from reachdesk.storage.database import connect, create_private, prepare
from reachdesk.storage.file_copies import copy_file
from reachdesk.storage.library import open_library, recognised_version
from reachdesk.storage.shares import Report, part_of

_PAGES_AT_ONCE = 2000
_MOST_WAITS = 20  # of a quarter of a second each, for another writer


def restore(
    library: Path, copy: Path, now_ms: int, report: Callable[[float], None] = lambda _share: None
) -> Path | None:
    """Make the library at `library` what the copy holds; returns where the one before is kept.

    None: there was none before. The copy stays as it is and is brought up to date on the way. A
    library in use, also by others, sees the change at its next query: it is written as one
    transaction. One that cannot be opened is set aside as it is. `report` gets shares 0..1 and may
    raise to stop; then nothing has changed. Raises `UserError` where the copy is no library, is
    damaged, or the disk is full.
    """
    with tempfile.TemporaryDirectory(prefix="reachdesk-restore-") as folder:
        fresh = Path(folder) / "restored.reachdesk"
        _up_to_date(copy, fresh, part_of(report, 0.0, 0.3))
        if not library.exists():
            with problems.plain_words(library):
                beside = damage.bring_beside(fresh, library, part_of(report, 0.3, 1.0))
                damage.put_in_place(beside, library)
            return None
        try:
            with open_library(library, create=False, look=lambda: report(0.3)) as present:
                present.require_writing()
        except problems.DamagedError:
            with problems.plain_words(library):
                beside = damage.bring_beside(fresh, library, part_of(report, 0.3, 1.0))
                aside = damage.set_aside(library, now_ms)
                damage.put_in_place(beside, library)
            return aside
        return _write_over(library, fresh, now_ms, report)


def _up_to_date(copy: Path, fresh: Path, told: Report) -> None:
    """A whole copy of `copy` in the present version; the original is only read."""
    with problems.plain_words(copy):
        if copy.is_dir():
            raise problems.refusal(problems.FOLDER, copy)
        copy.stat()
        create_private(fresh)
        copy_file(copy, fresh, part_of(told, 0.0, 0.5))
    log = copy.with_name(f"{copy.name}-wal")
    if log.exists():
        copy_file(log, fresh.with_name(f"{fresh.name}-wal"), lambda _share: told(0.5))
    with problems.plain_queries(copy), closing(connect(fresh)) as db:
        if not recognised_version(db, copy):
            raise problems.refusal(problems.NOT_A_LIBRARY, copy)
    if not backups.sound(fresh, lambda: told(0.5)):
        raise problems.refusal(problems.DAMAGED_COPY, copy)
    open_library(fresh, create=False, look=lambda: told(0.9)).close()


def _write_over(library: Path, fresh: Path, now_ms: int, report: Callable[[float], None]) -> Path:
    with (
        problems.plain_words(library),
        closing(connect(library)) as target,
        closing(connect(fresh)) as origin,
    ):
        prepare(target)
        kind = BackupKind.BEFORE_RESTORING
        aside = backups.keep_copy(target, library, kind, now_ms, part_of(report, 0.3, 0.5))

        waits = 0

        def told(status: int, left: int, total: int) -> None:
            nonlocal waits
            waits = waits + 1 if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else 0
            if waits > _MOST_WAITS:
                raise problems.refusal(problems.BUSY, library)
            if left:  # after the last page all is written: too late to stop
                report(0.5 + 0.5 * (1 - left / total))

        try:
            origin.conn.backup(target.conn, pages=_PAGES_AT_ONCE, progress=told)
        except BaseException:
            aside.unlink(missing_ok=True)  # nothing was changed, so nothing needs to be kept
            raise
        prepare(target)
        return aside
