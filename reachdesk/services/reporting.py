"""How a long job tells how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[float, str], None]
"""Called with the share done (0..1) and a sentence; raises `Cancelled` once the user has had
enough, which the job lets through."""


def silent(_share: float, _sentence: str) -> None:
    """A report that nobody reads."""


class _Told(threading.local):
    report: Report = staticmethod(silent)


_told = _Told()


@contextmanager
def told_by(report: Report) -> Iterator[None]:
    """What this thread does inside tells `report` how far it is, wherever it calls `tell`."""
    before, _told.report = _told.report, report
    try:
        yield
    finally:
        _told.report = before


def tell(share: float, sentence: str) -> None:
    """Tell whoever waits for this thread how far a slow reading is.

    Raises `Cancelled` once nobody waits any more.
    """
    _told.report(share, sentence)
