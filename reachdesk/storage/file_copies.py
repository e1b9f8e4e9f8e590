"""Copies of files, told of and stopped on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_BYTES_AT_ONCE = 4 << 20

Told = Callable[[float], None]
"""Called with the share done; may raise to stop."""


def nobody(_share: float) -> None:
    """Nobody is told."""


def copy_file(origin: Path, target: Path, told: Told = nobody) -> None:
    """Copy the bytes of a file. What `told` raises comes through, and leaves a part. Raises
    `OSError`."""
    size = max(origin.stat().st_size, 1)
    with origin.open("rb") as read, target.open("wb") as written:
        while piece := read.read(_BYTES_AT_ONCE):
            written.write(piece)
            told(min(written.tell() / size, 1.0))


def part_of(told: Told, begin: float, end: float) -> Told:
    """Who is told of a part, from `begin` to `end` of the whole."""
    return lambda share: told(begin + (end - begin) * share)
