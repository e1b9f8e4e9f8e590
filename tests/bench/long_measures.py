"""What `stress_long` reads of its own process, and whether it grows. Linux only."""

from __future__ import annotations

import ctypes
import gc
import math
import os
import sys
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from reachdesk.ui.window import Window

_MIB = 1 << 20


@dataclass(frozen=True)
class Measure:
    """One thing that must not grow. `allowed`: growth per hour that is no leak, in its own unit:
    what the allocator keeps in pieces, and caches that are bounded but fill slowly."""

    name: str
    allowed: float


MEASURES = (
    Measure("resident MiB", 2.0),
    Measure("allocated MiB", 1.0),
    Measure("Python blocks", 2000.0),
    Measure("Python objects", 500.0),
    Measure("Qt objects", 50.0),
    Measure("widgets", 10.0),
    Measure("top-level widgets", 0.5),
    Measure("windows alive", 0.05),
    Measure("open files", 0.5),
    Measure("threads", 0.2),
    Measure("temporary files", 0.2),
    Measure("temporary MiB", 0.5),
    Measure("library MiB", 0.5),
)


@dataclass(frozen=True)
class Growth:
    """A straight line through values: growth per hour and twice its standard error."""

    per_hour: float
    doubt: float

    def leaks(self, allowed: float) -> bool:
        """Whether it grows more than allowed beyond doubt."""
        return self.per_hour - self.doubt > allowed


class _Mallinfo(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks",
                     "uordblks", "fordblks", "keepcost")
    ]  # fmt: skip


def _mallinfo() -> _Mallinfo:
    call = ctypes.CDLL(None).mallinfo2  # glibc 2.33 and later
    call.restype = _Mallinfo
    found: _Mallinfo = call()
    return found


def _resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def open_files() -> list[str]:
    """What every open handle of this process is of."""
    found = []
    for handle in Path("/proc/self/fd").iterdir():
        try:
            found.append(str(handle.readlink()))
        except FileNotFoundError:
            continue  # the handle of this very look
    return sorted(found)


def _tree(folder: Path) -> tuple[int, int]:
    """How many files, and their bytes; those that vanish meanwhile count nothing."""
    count = size = 0
    for path in folder.rglob("*"):
        try:
            size += path.stat().st_size
            count += 1
        except OSError:
            continue
    return count, size


def _qt_objects(roots: Sequence[QObject]) -> int:
    tops = [*QApplication.topLevelWidgets(), *roots]
    return len(tops) + sum(len(top.findChildren(QObject)) for top in tops)


def python_types() -> Counter[str]:
    """Python's tracked objects by type."""
    gc.collect()
    kinds = Counter(type(one) for one in gc.get_objects())
    return Counter({f"{one.__module__}.{one.__qualname__}": kinds[one] for one in kinds})


def read(temporary: Path, library: Path, roots: Sequence[QObject]) -> dict[str, float]:
    """A value for every measure, now. Collects what is unreachable first, as idle time would."""
    for _round in range(3):
        gc.collect()
    heap = _mallinfo()
    temporary_count, temporary_bytes = _tree(temporary)
    library_bytes = sum(one.stat().st_size for one in library.parent.glob(f"{library.name}*"))
    windows = [one for one in gc.get_objects() if type(one) is Window]
    tasks = len(list(Path("/proc/self/task").iterdir()))
    return {
        "resident MiB": _resident_bytes() / _MIB,
        "allocated MiB": (heap.uordblks + heap.hblkhd) / _MIB,
        "Python blocks": float(sys.getallocatedblocks()),
        "Python objects": float(len(gc.get_objects())),
        "Qt objects": float(_qt_objects(roots)),
        "widgets": float(len(QApplication.allWidgets())),
        "top-level widgets": float(len(QApplication.topLevelWidgets())),
        "windows alive": float(len(windows)),
        "open files": float(len(open_files())),
        "threads": float(max(tasks, threading.active_count())),
        "temporary files": float(temporary_count),
        "temporary MiB": temporary_bytes / _MIB,
        "library MiB": library_bytes / _MIB,
    }


def growth(hours: Sequence[float], values: Sequence[float]) -> Growth:
    """The least-squares line through values over hours. The doubt is infinite below three."""
    count = len(hours)
    if count < 3:
        return Growth(0.0, math.inf)
    middle, mean = sum(hours) / count, sum(values) / count
    spread = sum((hour - middle) ** 2 for hour in hours)
    slope = (
        sum((hour - middle) * (value - mean) for hour, value in zip(hours, values, strict=True))
        / spread
    )
    left = sum(
        (value - mean - slope * (hour - middle)) ** 2
        for hour, value in zip(hours, values, strict=True)
    )
    return Growth(slope, 2 * math.sqrt(left / (count - 2) / spread))
