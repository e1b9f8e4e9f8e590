"""Consistent copies of a library while it is in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from reachdesk.storage import problems
from reachdesk.storage.database import create_private

_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: some milliseconds


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
            with _interruptible(db, still_wanted):
                db.conn.execute("VACUUM INTO ?", (str(target),))
        except BaseException:
            target.unlink(missing_ok=True)
            raise


@contextmanager
def _interruptible(db: Database, still_wanted: Callable[[], None]) -> Iterator[None]:
    """What `still_wanted` raises inside a statement comes out of the block instead of SQLite's word
    that it was interrupted."""
    raised: list[BaseException] = []

    def look() -> int:
        try:
            still_wanted()
        except BaseException as error:  # noqa: BLE001 - SQLite would swallow it
            raised.append(error)
            return 1
        return 0

    db.conn.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except Exception:
        if raised:
            raise raised[0] from None
        raise
    finally:
        db.conn.set_progress_handler(None, 0)


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
