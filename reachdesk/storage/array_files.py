"""Arrays kept in a file beside the library, so that they need not be made again at every start.

Nothing is lost with such a file: whatever is missing, of another state or damaged is made anew.
A file is one line of magic, length and check sum of its head, the head as JSON, then the arrays,
each on a multiple of 64 bytes.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from typing import Any
from weakref import WeakSet

import numpy as np
from numpy.typing import NDArray

from reachdesk.storage.database import OWNER_ONLY

Arrays = Mapping[str, NDArray[Any]]
_MAGIC = b"ReachDesk arrays 2\n"
_ALIGNED = 64
_NUMBER = 8  # bytes of the head's length, and of its check sum
_TYPES = frozenset(f"{kind}{bits}" for kind in ("int", "uint") for bits in (8, 16, 32, 64))
_ENDING = ".arrays"
_mapped_now: WeakSet[mmap.mmap] = WeakSet()


@dataclass(frozen=True, eq=False)
class KeptArrays:
    """Arrays by name, mapped from the file and read only, and what was said beside."""

    arrays: dict[str, NDArray[Any]]
    said: Any


def folder_of(library: Path) -> Path:
    """Where the arrays of a library are; the folder may not exist."""
    return library.with_name(f"{library.name}-arrays")


def keep(library: Path, name: str, state: str, arrays: Arrays, said: object = None) -> bool:
    """Write arrays of one dimension under a name, in place of earlier ones; whether that went.

    `said` is anything that JSON holds. A folder that cannot be written to is no fault.
    """
    path = folder_of(library) / f"{name}{_ENDING}"
    given = {key: np.ascontiguousarray(array) for key, array in arrays.items()}
    head = json.dumps({"state": state, "arrays": _described(given), "said": said}).encode()
    part = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.part")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(_MAGIC + _number(len(head)) + _number(zlib.crc32(head)) + head)
            for array in given.values():
                stream.write(b"\0" * (-stream.tell() % _ALIGNED))
                stream.write(array.tobytes() if array.size else b"")
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return False
    return True


def kept(library: Path, name: str, state: str) -> KeptArrays | None:
    """The arrays kept under a name, None where there are none of that very state."""
    path = folder_of(library) / f"{name}{_ENDING}"
    try:
        whole = np.memmap(path, dtype=np.uint8, mode="r")
        head, end = _head(whole)
        if head["state"] != state:
            return None
        found = KeptArrays(_mapped(whole, end, head["arrays"]), head["said"])
        _let_go(whole)
        _remember(whole)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    else:
        return found


def forget(library: Path, but: str | None = None) -> None:
    """Remove all kept arrays of a library except those whose names begin with `but`."""
    with suppress(OSError):
        for path in folder_of(library).iterdir():
            if but is None or not path.name.startswith(but):
                with suppress(OSError):
                    path.unlink()
        folder_of(library).rmdir()


def forget_others(library: Path, prefix: str, state: str) -> None:
    """Remove the arrays of another state whose names begin so, and what was never written whole."""
    with suppress(OSError):
        for path in folder_of(library).glob(f"{prefix}*"):
            if path.suffix != _ENDING or _state(path) != state:
                path.unlink()


def file_mark(library: Path) -> str:
    """What tells the file of a library from others, one restored in its place among them."""
    found = library.stat()
    return f"{found.st_dev}-{found.st_ino}"


def let_pages_go() -> None:
    """Give the pages of all arrays in use back to the system; they come again when wanted."""
    for inner in tuple(_mapped_now):
        with suppress(ValueError, OSError):  # closed meanwhile
            _advise(inner)


def _number(number: int) -> bytes:
    return number.to_bytes(_NUMBER, "little")


def _head(whole: NDArray[np.uint8]) -> tuple[dict[str, Any], int]:
    """The head, and where it ends. Raises `ValueError` where the file is not what it says."""
    start = len(_MAGIC) + 2 * _NUMBER
    first = whole[:start].tobytes()
    length = int.from_bytes(first[len(_MAGIC) : -_NUMBER], "little")
    head = whole[start : start + length].tobytes()
    if not first.startswith(_MAGIC) or _number(zlib.crc32(head)) != first[-_NUMBER:]:
        raise ValueError(first)
    found: dict[str, Any] = json.loads(head)
    return found, start + length


def _state(path: Path) -> str | None:
    """The state of a file; None where it cannot be read."""
    try:
        head, _end = _head(np.memmap(path, dtype=np.uint8, mode="r"))
    except (OSError, ValueError):
        return None
    return str(head["state"])


def _described(arrays: Arrays) -> dict[str, list[object]]:
    """Type, length and check sum of each array."""
    return {
        key: [array.dtype.name, len(array), _mark(array)]
        if array.size
        else [array.dtype.name, 0, 0]
        for key, array in arrays.items()
    }


def _mapped(
    whole: NDArray[np.uint8], place: int, described: dict[str, list[Any]]
) -> dict[str, NDArray[Any]]:
    """The arrays that follow the head. Raises `ValueError` where the file is not what it says."""
    found = {}
    for key, (kind, length, mark) in described.items():
        if kind not in _TYPES:
            raise ValueError(kind)
        place += -place % _ALIGNED
        size = np.dtype(kind).itemsize * int(length)
        part = whole[place : place + size]
        if len(part) != size or (size and _mark(part) != mark):
            raise ValueError(key)
        found[key] = np.asarray(part).view(kind)  # a memmap itself is slow to take parts of
        place += size
    return found


def _mark(array: NDArray[Any]) -> int:
    """A check sum of the bytes."""
    return zlib.crc32(array.view(np.uint8).data)


def _let_go(whole: np.memmap[Any, np.dtype[np.uint8]]) -> None:
    """Give the pages that the check has read back to the system: they come again when wanted."""
    inner = getattr(whole, "_mmap", None)
    if inner is not None:
        _advise(inner)


def _advise(inner: mmap.mmap) -> None:
    if hasattr(mmap, "MADV_DONTNEED"):
        inner.madvise(mmap.MADV_DONTNEED)


def _remember(whole: np.memmap[Any, np.dtype[np.uint8]]) -> None:
    inner = getattr(whole, "_mmap", None)
    if inner is not None:
        _mapped_now.add(inner)
