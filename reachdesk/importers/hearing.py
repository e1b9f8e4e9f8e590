"""Whoever waits for files to be read is heard between any two blocks of them."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def _nobody() -> None:
    """Nobody waits."""


class _Ear(threading.local):
    look: Callable[[], None] = staticmethod(_nobody)


_ear = _Ear()


@contextmanager
def heard(look: Callable[[], None]) -> Iterator[None]:
    """What this thread reads of sources in the block calls `look` at every block of bytes; it may
    raise to stop, which comes through."""
    before, _ear.look = _ear.look, look
    try:
        yield
    finally:
        _ear.look = before


def look() -> None:
    """Let whoever waits be heard. Raises what they raise."""
    _ear.look()


class HeardFile(io.FileIO):
    """A file on disk that is heard at every read."""

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """As `FileIO.readinto`; raises what `look` raises."""
        look()
        return super().readinto(buffer)
