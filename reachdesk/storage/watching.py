"""Whoever waits for a connection's statements may look in, and have them end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from sqlite_utils import Database

STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: some milliseconds
PAGES_BETWEEN_LOOKS = 500  # where SQLite counts the pages that it checks instead


@dataclass(slots=True)
class _Watch:
    """One block's watch; `raised` is what its looking raised."""

    look: Callable[[], None]
    waiting: Callable[[], None] | None
    steps: int
    raised: list[BaseException] = field(default_factory=list)


_watches: WeakKeyDictionary[Database, list[_Watch]] = WeakKeyDictionary()


@contextmanager
def watched(
    db: Database,
    look: Callable[[], None],
    *,
    waiting: Callable[[], None] | None = None,
    steps: int = STEPS_BETWEEN_LOOKS,
) -> Iterator[None]:
    """Calls `look` every few milliseconds while SQLite works at the block's statements, `waiting`
    while it cannot begin a transaction because another program writes.

    What they raise ends the statement, and comes out of the block in place of SQLite's word that it
    was interrupted; the caller's transaction rolls back. They must not use this connection. Blocks
    may stand in each other: then all look. Nobody looks during COMMIT and ROLLBACK.
    """
    watch = _Watch(look, waiting, steps)
    stack = _watches.setdefault(db, [])
    stack.append(watch)
    _set(db, stack)
    try:
        yield
    except Exception:
        for one in stack:
            if one.raised:
                raise one.raised[0] from None
        raise
    finally:
        stack.remove(watch)
        _set(db, stack)


@contextmanager
def unwatched(db: Database) -> Iterator[None]:
    """Nobody looks during the block."""
    _set(db, [])
    try:
        yield
    finally:
        _set(db, _watches.get(db, []))


def wait_on(db: Database) -> None:
    """Call those who watch a connection that waits for another program; what they raise comes
    through."""
    for watch in tuple(_watches.get(db, ())):
        (watch.waiting or watch.look)()


def _set(db: Database, stack: list[_Watch]) -> None:
    """Everybody looks from now on; what one of them raises is kept, as SQLite swallows it."""

    def step() -> int:
        for watch in tuple(stack):
            try:
                watch.look()
            except BaseException as error:  # noqa: BLE001 - raised again at the block's end
                watch.raised.append(error)
                return 1
        return 0

    steps = min((watch.steps for watch in stack), default=0)
    with suppress(sqlite3.ProgrammingError):  # closed meanwhile: there is nothing to watch
        db.conn.set_progress_handler(step if stack else None, steps)
