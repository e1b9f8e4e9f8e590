"""Take the builder's folders out of where a library of Linux looks for other libraries.

Python's own modules carry the folder of the Python that they were built for; on another computer
it is nobody's, or somebody else's. Layout: the ELF specification (System V ABI, chapters 4 and 5).
"""

from __future__ import annotations

import struct
from pathlib import Path

_OWN = b"$ORIGIN"
_DYNAMIC = 6  # kind of the section of (tag, value) entries
_RPATH, _RUNPATH = 15, 29  # tags


def forget_builder(library: Path) -> bool:
    """Have a library that would look in a folder of this machine look beside itself instead.

    True where something was changed; False where nothing was to be, also for files that are no
    64-bit little-endian ELF.
    """
    content = bytearray(library.read_bytes())
    if content[:6] != b"\x7fELF\x02\x01":
        return False
    changed = False
    for place in _places(content):
        given = bytes(content[place : content.index(0, place)])
        if not given.startswith(b"/") or len(given) < len(_OWN):
            continue
        content[place : place + len(given)] = _OWN.ljust(len(given), b"\0")
        changed = True
    if changed:
        library.write_bytes(content)
    return changed


def _places(content: bytearray) -> list[int]:
    """Where in the file the search paths stand."""
    (start,) = struct.unpack_from("<Q", content, 0x28)
    size, count = struct.unpack_from("<HH", content, 0x3A)
    sections = [_section(content, start + size * row) for row in range(count)]
    found = []
    for kind, offset, length, link in sections:
        if kind != _DYNAMIC:
            continue
        words = sections[link][1]
        for entry in range(offset, offset + length, 16):
            tag, value = struct.unpack_from("<qQ", content, entry)
            if tag in (_RPATH, _RUNPATH):
                found.append(words + value)
    return found


def _section(content: bytearray, place: int) -> tuple[int, int, int, int]:
    """(type, offset in the file, size, number of the section that it refers to)."""
    _name, kind, _flags, _address, offset, size, link = struct.unpack_from(
        "<IIQQQQI", content, place
    )
    return kind, offset, size, link
