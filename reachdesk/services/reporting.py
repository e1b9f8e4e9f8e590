"""How a long job tells how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from reachdesk.i18n import _

Report = Callable[[float, str], None]
"""Called with the share done (0..1) and a sentence; raises `Cancelled` once the user has had
enough, which the job lets through."""


def silent(_share: float, _sentence: str) -> None:
    """A report that nobody reads."""


def _always() -> None:
    """Somebody waits to the end."""


class Listener(NamedTuple):
    """Who waits for what a thread does: hears `report`; `wanted` raises `Cancelled` once it is not
    wanted any more."""

    report: Report = silent
    wanted: Callable[[], None] = _always


class _Told(threading.local):
    listener = Listener()
    at_last = Listener()


_told = _Told()


@contextmanager
def told_by(
    report: Report, wanted: Callable[[], None] = _always, at_last: Listener | None = None
) -> Iterator[None]:
    """What this thread does inside tells `report` how far it is, wherever it calls `tell`.

    `wanted` is called wherever it calls `still_wanted`; both may raise `Cancelled`. `at_last` hears
    of what has to be done even so (see `to_the_end`); it raises only where nothing can wait.
    """
    before = _told.listener, _told.at_last
    _told.listener, _told.at_last = Listener(report, wanted), at_last or Listener()
    try:
        yield
    finally:
        _told.listener, _told.at_last = before


@contextmanager
def to_the_end() -> Iterator[None]:
    """For what puts things right after `Cancelled`: goes on although nobody wants it any more."""
    before, _told.listener = _told.listener, _told.at_last
    try:
        yield
    finally:
        _told.listener = before


def tell(share: float, sentence: str) -> None:
    """Tell whoever waits for this thread how far a slow reading is.

    Raises `Cancelled` once nobody waits any more.
    """
    _told.listener.report(share, sentence)


@contextmanager
def part_of(begin: float, end: float, sentence: str) -> Iterator[None]:
    """What the block tells is told as the part from `begin` to `end` of `sentence`.

    Raises `Cancelled` as `tell` does.
    """
    outer = _told.listener

    def report(share: float, _sentence: str) -> None:
        outer.report(begin + (end - begin) * share, sentence)

    report(0.0, sentence)
    _told.listener = Listener(report, outer.wanted)
    try:
        yield
    finally:
        _told.listener = outer


def still_wanted() -> None:
    """Raises `Cancelled` once nobody waits any more for what this thread does; says nothing.

    For steps too small to tell of; cheap enough for every tenth of a millisecond.
    """
    _told.listener.wanted()


def tell_of_waiting() -> None:
    """Tell that another program writes to the library, so that this one has to wait.

    Raises `Cancelled` once nobody waits any more.
    """
    tell(0.0, _("Waiting for another program that is using the library…"))
