"""Large arrays that are let go go back to the system at once.

glibc learns from the first large piece of memory that is freed to keep such pieces for later; with
arrays of millions of people the process then holds a hundred MiB that nothing uses. A fixed
threshold (mallopt(3), M_MMAP_THRESHOLD) keeps it from learning that.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_M_MMAP_THRESHOLD = -3  # <malloc.h> of glibc
_LARGE_BYTES = 1 << 20


def give_back_large_arrays() -> bool:
    """Have freed pieces of a MiB and more go back at once; whether the system's memory does so.

    Elsewhere than on Linux with glibc nothing is changed.
    """
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES))
    return False
