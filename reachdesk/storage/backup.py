"""Consistent copies of a library while it is in use."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from reachdesk.storage import problems
from reachdesk.storage.database import create_private
from reachdesk.storage.shares import Report, nobody
from reachdesk.storage.watching import watched


def copy_library(db: Database, target: Path, told: Report = nobody) -> None:
    """Write a consistent, compact copy of the library to `target`, which only the owner may read.

    `told` gets about the share done every few milliseconds and may raise to stop. Raises
    `UserError` where `target` exists already, cannot be written, or the disk is full; no
    half-written file stays behind.
    """
    size = max(1, _value(db, "page_count") * _value(db, "page_size"))

    def look() -> None:
        told(min(target.stat().st_size / size, 0.99))

    with problems.plain_words(target):
        create_private(target)
        try:
            with watched(db, look):
                db.conn.execute("VACUUM INTO ?", (str(target),))
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def before_migration(db: Database, path: Path, version: int, told: Report = nobody) -> Path:
    """Copy the library beside itself before it is migrated from `version`; returns the copy's path.

    A copy left by an attempt that failed is replaced. Raises `UserError` as `copy_library` does.
    """
    target = path.with_name(f"{path.name}.before-version-{version + 1}")
    fresh = target.with_name(f"{target.name}.part")
    fresh.unlink(missing_ok=True)
    copy_library(db, fresh, told)
    fresh.replace(target)
    return target


def _value(db: Database, pragma: str) -> int:
    return int(db.conn.execute(f"PRAGMA {pragma}").fetchone()[0])
