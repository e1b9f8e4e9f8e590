"""Consistent copies of a library while it is in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from reachdesk.storage import problems
from reachdesk.storage.database import create_private
from reachdesk.storage.watching import watched


def copy_library(
    db: Database, target: Path, still_wanted: Callable[[], None] = lambda: None
) -> None:
    """Write a consistent, compact copy of the library to `target`, which only the owner may read.

    `still_wanted` is called every few milliseconds and may raise to stop. Raises `UserError` where
    `target` exists already, cannot be written, or the disk is full; no half-written file stays
    behind.
    """
    with problems.plain_words(target):
        create_private(target)
        try:
            with watched(db, still_wanted):
                db.conn.execute("VACUUM INTO ?", (str(target),))
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def before_migration(db: Database, path: Path, version: int) -> Path:
    """Copy the library beside itself before it is migrated from `version`; returns the copy's path.

    A copy left by an attempt that failed is replaced. Raises `UserError` as `copy_library` does.
    """
    target = path.with_name(f"{path.name}.before-version-{version + 1}")
    fresh = target.with_name(f"{target.name}.part")
    fresh.unlink(missing_ok=True)
    copy_library(db, fresh)
    fresh.replace(target)
    return target
