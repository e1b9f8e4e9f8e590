"""Leave out of Qt's ICU library (32 MB) the data of languages and scripts that nobody can choose.

The library is one block of data under one symbol; a smaller block under the same symbol is put in
its place with the C compiler. Layout of the block: ICU's `icu/source/common/ucmndata.h` (a header,
then a table of contents of (name, data) offsets, counted from the table's start).
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

_WORDS_OF = ("root", "en", "de", "nl", "pt", "res_index", "pool")
_LOCALE = re.compile(r"(?P<language>[a-z]{2,3})(_\w+)?\.res")
_FOLDERS_LEFT_OUT = ("translit", "rbnf", "unit")
_ENDINGS_LEFT_OUT = (".cnv", ".dict", ".cfu", ".spp", "unames.icu")
_ALIGNMENT = 16


def trim(library: Path) -> tuple[int, int]:
    """Replace a `libicudata.so.N` by a smaller one; its sizes in bytes before and after.

    Raises `ValueError` where the file holds no ICU data, `FileNotFoundError` without a compiler.
    """
    before = library.read_bytes()
    header, items = _read(before)
    block = _written(header, {name: data for name, data in items.items() if needed(name)})
    number = library.name.rsplit(".", 1)[-1]
    raw, source = library.with_suffix(".dat"), library.with_suffix(".s")
    raw.write_bytes(block)
    source.write_text(_assembly(f"icudt{number}_dat", raw), encoding="utf-8")
    library.unlink()
    linked = ["cc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", str(library)]
    subprocess.run([*linked, str(source)], check=True)  # noqa: S603 - our own words
    raw.unlink()
    source.unlink()
    return len(before), library.stat().st_size


def needed(name: str) -> bool:
    """Whether an item such as "icudt73l/coll/de.res" stays."""
    *folders, file = name.split("/")[1:]
    if file.endswith(_ENDINGS_LEFT_OUT) or set(folders) & set(_FOLDERS_LEFT_OUT):
        return False
    if Path(file).stem in _WORDS_OF:
        return True
    locale = _LOCALE.fullmatch(file)
    return locale is None or locale["language"] in _WORDS_OF


def _read(library: bytes) -> tuple[bytes, dict[str, bytes]]:
    start = library.find(b"CmnD") - 12
    if start < 0 or library[start + 2 : start + 4] != b"\xda\x27":
        raise ValueError("no ICU data in this library")
    (header_size,) = struct.unpack_from("<H", library, start)
    table = start + header_size
    (count,) = struct.unpack_from("<I", library, table)
    places = [struct.unpack_from("<II", library, table + 4 + 8 * row) for row in range(count)]
    names = [_text(library, table + name) for name, _data in places]
    # the last item has no successor; what stands behind it in the library does no harm
    ends = [data for _name, data in places[1:]] + [places[-1][1] + 65536]
    bodies = [
        library[table + data : table + end] for (_name, data), end in zip(places, ends, strict=True)
    ]
    return library[start:table], dict(zip(names, bodies, strict=True))


def _text(library: bytes, place: int) -> str:
    return library[place : library.index(b"\0", place)].decode("ascii")


def _written(header: bytes, items: dict[str, bytes]) -> bytes:
    names = b"".join(name.encode("ascii") + b"\0" for name in items)
    first_name = 4 + 8 * len(items)
    contents, bodies = [struct.pack("<I", len(items))], b""
    start = _aligned(first_name + len(names))
    name_place = first_name
    for name, body in items.items():
        contents.append(struct.pack("<II", name_place, start + len(bodies)))
        name_place += len(name) + 1
        bodies += body.ljust(_aligned(len(body)), b"\0")
    table = b"".join(contents) + names
    return header + table.ljust(start, b"\0") + bodies


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def _assembly(symbol: str, raw: Path) -> str:
    return (
        f".section .rodata\n.balign 16\n.global {symbol}\n.type {symbol}, %object\n{symbol}:\n"
        f'.incbin "{raw}"\n.size {symbol}, . - {symbol}\n'
        '.section .note.GNU-stack,"",%progbits\n'
    )
