"""Putting lost pages of the schema back, without which no table of a library can be found.

A library never changes its schema after it was made, so those pages are the same, byte by byte, in
every library that was made by the same version in one go.
"""

from __future__ import annotations

from pathlib import Path

from reachdesk.storage.damage import PAGE

_INNER = 5  # the kind of a page that only points at others; see https://sqlite.org/fileformat2.html
_HEAD = 100


def mend_schema(copy: Path, fresh: Path) -> None:
    """Write the pages of the schema that differ from those of a library just made into `copy`.

    Nothing is written where the two were not made alike: where page 1 points at other pages, or
    more than half of them differ. Raises `OSError`.
    """
    with fresh.open("rb") as sound, copy.open("r+b") as bad:
        wanted = _children(_page(sound.read(PAGE)))
        if not wanted or _children(_page(bad.read(PAGE))) != wanted:
            return
        pages = {}
        for number in wanted:
            sound.seek((number - 1) * PAGE)
            bad.seek((number - 1) * PAGE)
            whole = sound.read(PAGE)
            if bad.read(PAGE) != whole:
                pages[number] = whole
        if len(pages) * 2 > len(wanted):
            return
        for number, whole in pages.items():
            bad.seek((number - 1) * PAGE)
            bad.write(whole)


def _page(content: bytes) -> bytes:
    return content if len(content) == PAGE and content[_HEAD] == _INNER else b""


def _children(page: bytes) -> list[int]:
    """The pages that an inner first page points at."""
    if not page:
        return []
    count = int.from_bytes(page[_HEAD + 3 : _HEAD + 5], "big")
    places = [
        int.from_bytes(page[start : start + 2], "big")
        for start in range(_HEAD + 12, min(_HEAD + 12 + 2 * count, PAGE - 1), 2)
    ]
    found = [int.from_bytes(page[place : place + 4], "big") for place in places]
    return [*found, int.from_bytes(page[_HEAD + 8 : _HEAD + 12], "big")]
