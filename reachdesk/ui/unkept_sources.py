"""Lines of the program's own source stay on the disk.

PySide has `linecache` read every module that is imported, which keeps 20 MiB of lines.
"""

from __future__ import annotations

import linecache
from typing import Any


class _Unkept(dict[str, Any]):
    """What `linecache` keeps: only the lines that are in no file."""

    def __setitem__(self, path: str, entry: Any) -> None:
        in_no_file = len(entry) == 1 or entry[1] is None  # a function for the lines, or no date
        if in_no_file:
            super().__setitem__(path, entry)


def keep_no_sources() -> None:
    """Let `linecache` read a source again whenever it is asked for."""
    if not isinstance(linecache.cache, _Unkept):
        linecache.cache = _Unkept()
