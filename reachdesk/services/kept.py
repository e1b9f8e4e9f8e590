"""What the owner makes in the program: kept, changed, taken away, and every change undone.

A service that owns a kind («scenario», «event») names its shape, a frozen `msgspec.Struct`:

class Scenario(msgspec.Struct, frozen=True):
    name: str

scenarios = all_kept(desk, "scenario", Scenario)
change = keep(desk, "scenario", "autumn", Scenario("Autumn"))
put_back(desk, change)
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from reachdesk.services.desk import Desk
from reachdesk.storage import kept as stored

Shape = TypeVar("Shape", bound=msgspec.Struct)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptChange:
    """A change of one kept thing: its bodies before and after (None: there was or is none)."""

    kind: str
    key: str
    before: str | None
    after: str | None


def all_kept(desk: Desk, kind: str, shape: type[Shape]) -> dict[str, Shape]:
    """Everything kept of one kind by key, ordered by key.

    What a newer or older program wrote in a shape that does not fit is left out of the answer and
    left alone in the library; the log says so.
    """
    return desk.remember(("kept", kind, shape), lambda: _read(desk, kind, shape))


def keep(desk: Desk, kind: str, key: str, value: msgspec.Struct | None) -> KeptChange:
    """Keep a value under a key in place of an earlier one; None takes it away."""
    after = None if value is None else msgspec.json.encode(value).decode()
    return KeptChange(kind, key, _write(desk, kind, key, after), after)


def put_back(desk: Desk, change: KeptChange) -> None:
    """Undo a change."""
    _write(desk, change.kind, change.key, change.before)


def put_again(desk: Desk, change: KeptChange) -> None:
    """Make an undone change again."""
    _write(desk, change.kind, change.key, change.after)


def _read(desk: Desk, kind: str, shape: type[Shape]) -> dict[str, Shape]:
    with desk.library.using() as db:
        bodies = stored.kept(db, kind)
    found = {}
    for key, body in bodies.items():
        try:
            found[key] = msgspec.json.decode(body, type=shape)
        except msgspec.DecodeError:
            _log.warning("a kept %s does not have the shape that this version reads", kind)
    return found


def _write(desk: Desk, kind: str, key: str, body: str | None) -> str | None:
    with desk.library.using() as db:
        before = stored.keep(db, kind, key, body, time.time_ns() // 1_000_000)
    desk.forget_results()
    return before
