"""Whoever waits for a connection's statements may look in, and have them end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from sqlite_utils import Database

_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: some milliseconds


@dataclass(slots=True)
class _Watch:
    """One block's watch; `raised` is what its looking raised."""

    look: Callable[[], None]
    waiting: Callable[[], None] | None
    raised: list[BaseException] = field(default_factory=list)


_watches: WeakKeyDictionary[Database, list[_Watch]] = WeakKeyDictionary()


@contextmanager
def watched(
    db: Database, look: Callable[[], None], *, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Calls `look` every few milliseconds while SQLite works at the block's statements, `waiting`
    while it cannot begin a transaction because another program writes.

    What they raise ends the statement, and comes out of the block in place of SQLite's word that it
    was interrupted; the caller's transaction rolls back. They must not use this connection. Blocks
    may stand in each other: then all look. Nobody looks during COMMIT and ROLLBACK.
    """
    watch = _Watch(look, waiting)
    stack = _watches.setdefault(db, [])
    stack.append(watch)
    _set(db, _every(stack))
    try:
        yield
    except Exception:
        for one in stack:
            if one.raised:
                raise one.raised[0] from None
        raise
    finally:
        stack.remove(watch)
        _set(db, _every(stack))


@contextmanager
def unwatched(db: Database) -> Iterator[None]:
    """Nobody looks during the block."""
    _set(db, None)
    try:
        yield
    finally:
        _set(db, _every(_watches.get(db, [])))


def wait_on(db: Database) -> None:
    """Call those who watch a connection that waits for another program; what they raise comes
    through."""
    for watch in tuple(_watches.get(db, ())):
        (watch.waiting or watch.look)()


def _every(stack: list[_Watch]) -> Callable[[], int] | None:
    """A step that lets everybody look; what one of them raises is kept, as SQLite swallows it."""
    if not stack:
        return None

    def step() -> int:
        for watch in tuple(stack):
            try:
                watch.look()
            except BaseException as error:  # noqa: BLE001 - raised again at the block's end
                watch.raised.append(error)
                return 1
        return 0

    return step


def _set(db: Database, step: Callable[[], int] | None) -> None:
    with suppress(sqlite3.ProgrammingError):  # closed meanwhile: there is nothing to watch
        db.conn.set_progress_handler(step, _STEPS_BETWEEN_LOOKS if step else 0)
