"""What long jobs have let go of goes back to the system: glibc keeps it for itself, which after
the reading of a large library is a third of all that the window holds."""

from __future__ import annotations

import ctypes
import linecache
import sys
from collections.abc import Callable
from functools import cache
from typing import Any


def give_back() -> bool:
    """Return freed memory to the system where that can be asked for; whether it was asked for.

    Other threads go on meanwhile.
    """
    trim = _trim()
    if trim is None:
        return False
    trim(0)
    return True


@cache
def _trim() -> Callable[[int], object] | None:
    """`malloc_trim` of glibc; None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library
        return None
    return trim


class _Unkept(dict[str, Any]):
    """What `linecache` keeps: only the lines that are in no file."""

    def __setitem__(self, path: str, entry: Any) -> None:
        in_no_file = len(entry) == 1 or entry[1] is None  # a function for the lines, or no date
        if in_no_file:
            super().__setitem__(path, entry)


def keep_no_sources() -> None:
    """Let `linecache` read a source again whenever it is asked for. PySide looks through that of
    every module that is imported, which leaves 20 MiB of lines that nobody wants any more."""
    if not isinstance(linecache.cache, _Unkept):
        linecache.cache = _Unkept()
