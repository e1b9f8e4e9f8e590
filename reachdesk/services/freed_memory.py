"""What is let go of goes back to the system, which glibc would rather keep for later.

glibc learns from the first large piece of memory that is freed to keep such pieces; with arrays of
millions of people the process then holds a hundred MiB that nothing uses. A fixed threshold
(mallopt(3), M_MMAP_THRESHOLD) keeps it from learning that. Of small pieces it gives back only what
lies at the end of its heap, unless it is asked (malloc_trim(3)): after the reading of a large
library that is a third of all that the window holds.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

_M_MMAP_THRESHOLD = -3  # <malloc.h> of glibc
_LARGE_BYTES = 1 << 20


def give_back_large_arrays() -> bool:
    """Have freed pieces of a MiB and more go back at once from now on; whether the system's memory
    does so. Elsewhere than on Linux with glibc nothing is changed."""
    choose = _glibc("mallopt")
    return choose is not None and bool(choose(_M_MMAP_THRESHOLD, _LARGE_BYTES))


def give_back() -> bool:
    """Return freed memory to the system now, where that can be asked for; whether it was asked for.

    Other threads go on meanwhile.
    """
    trim = _glibc("malloc_trim")
    if trim is None:
        return False
    trim(0)
    return True


@cache
def _glibc(name: str) -> Callable[..., Any] | None:
    """A function of glibc; None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return getattr(ctypes.CDLL(None), name)  # type: ignore[no-any-return]
    except (OSError, AttributeError):  # another C library
        return None
