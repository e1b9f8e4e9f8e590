"""Copies of files, told of and stopped on the way."""

from __future__ import annotations

from pathlib import Path

from reachdesk.storage.shares import Report, nobody

_BYTES_AT_ONCE = 4 << 20


def copy_file(origin: Path, target: Path, told: Report = nobody) -> None:
    """Copy the bytes of a file. What `told` raises comes through, and leaves a part. Raises
    `OSError`."""
    size = max(origin.stat().st_size, 1)
    with origin.open("rb") as read, target.open("wb") as written:
        while piece := read.read(_BYTES_AT_ONCE):
            written.write(piece)
            told(min(written.tell() / size, 1.0))
