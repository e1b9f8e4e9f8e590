"""Whether the library is whole, and copies of it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reachdesk.i18n import _
from reachdesk.services import people_readings
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report, silent
from reachdesk.storage import backups
from reachdesk.storage.backup import copy_library
from reachdesk.storage.backups import Backup, BackupKind
from reachdesk.storage.check import check_library
from reachdesk.storage.library import open_library
from reachdesk.storage.problems import DamagedError
from reachdesk.storage.restoring import restore as restore_library
from reachdesk.storage.salvage import Salvage, salvage


def problems(desk: Desk, report: Report = silent) -> tuple[str, ...]:
    """What is wrong with the library, a sentence each; empty when it is whole.

    People who were read by older rules are read again first: they would look wrong. In a library
    that can only be read that is done in a copy.
    """
    if people_readings.outdated(desk):
        if desk.library.only_read:
            with _copied(desk) as copy:
                return problems(copy, report)
        people_readings.renew(desk, report)
    report(0.0, _("Checking the library"))
    with desk.library.using() as db:
        return tuple(check_library(db))


@contextmanager
def _copied(desk: Desk) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory(prefix="reachdesk-check-") as folder:
        path = Path(folder) / "copy.reachdesk"
        back_up(desk, path)
        with open_library(path, create=False) as copy:
            yield Desk(copy)


def back_up(desk: Desk, target: Path) -> None:
    """Write a consistent copy to a new file. Raises `UserError` where that cannot be."""
    with desk.library.using() as db:
        copy_library(db, target)


def kept_copies(library: Path) -> tuple[Backup, ...]:
    """The copies kept of a library, the newest first; the library itself is not opened."""
    return tuple(backups.backups(library))


def keep_weekly_copy(desk: Desk, report: Report = silent) -> bool:
    """Write the automatic copy where the newest one is a week old; whether one was written. None
    is made of a library that can only be read.

    `report` may raise to stop. Raises `UserError` where the copy cannot be written.
    """
    path, now_ms = desk.library.path, _now_ms()
    if desk.library.only_read:
        return False
    with desk.library.using() as db:
        if not backups.due(path, now_ms) or not backups.worth_a_copy(db):
            return False
        sentence = _("Writing the weekly backup")
        backups.keep_copy(
            db, path, BackupKind.AUTOMATIC, now_ms, lambda share: report(share, sentence)
        )
    return True


def restore(library: Path, copy: Path, report: Report = silent) -> Path | None:
    """Make the library what a copy holds (see `restoring.restore`); where the one before is kept.

    Whoever has the library open must forget results afterwards.
    """
    sentence = _("Restoring the backup")
    return restore_library(library, copy, _now_ms(), lambda share: report(share, sentence))


def undamaged(library: Path) -> bool:
    """Whether SQLite finds the file of a library whole. Reads all of it; raises `UserError` where
    there is none, or it is no library."""
    try:
        with open_library(library, create=False) as opened, opened.using() as db:
            return backups.whole(db)
    except DamagedError:
        return False


def rescue(library: Path, report: Report = silent) -> Salvage:
    """Save what can be read of a damaged library (see `salvage.salvage`)."""
    sentence = _("Saving what can be read of the damaged library")
    return salvage(library, _now_ms(), lambda share: report(share, sentence))


def rescue_sentence(found: Salvage) -> str:
    """What was saved, what was not, and where the damaged file is, in words and numbers."""
    if not found.entries_lost:
        return _(
            "The library was damaged; all {saved} entries could be saved. The damaged file is kept"
            " as {file}."
        ).format(saved=found.entries_saved, file=found.aside)
    return _(
        "The library was damaged; {saved} entries could be saved, at least {lost} could not be"
        " read. The damaged file is kept as {file}; import your exports again to fill the gaps."
    ).format(saved=found.entries_saved, lost=found.entries_lost, file=found.aside)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
