"""Tables in text files: encoding, separator and line ends found from the contents.

Read as a stream, whatever the size. Bytes that are no UTF-8 are taken as Windows-1252, which is
what spreadsheets leave behind, so no row is lost to its encoding.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, NamedTuple

from charset_normalizer import from_bytes

from reachdesk.i18n import N_
from reachdesk.importers import limits
from reachdesk.importers.source import Source
from reachdesk.importers.wording import worded

HEAD_BYTES = 65_536
MAX_CELL = 1 << 20
MAX_COLUMNS = 2_000
_MAX_LINE = 16 << 20  # characters; what is longer is cut, and its cells are too long anyway
_TEXT_CONTROLS = b"\t\n\r\f\v\x1a\x1b"
_SEPARATORS = (",", ";", "\t")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Take one byte that is no UTF-8 as Windows-1252 (five codes of it mean nothing: U+FFFD)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", "replace"), error.start + 1


codecs.register_error("reachdesk_windows", _as_windows)


class Row(NamedTuple):
    """A row of a table: its number in the file (the header is 1) and its cells."""

    number: int
    cells: list[str]


class BadRow(NamedTuple):
    """A row that is none, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is written: encoding, cell separator, escape in quotes (None: doubled)."""

    encoding: str
    separator: str
    escape: str | None = None


def shape_of(head: bytes) -> Shape | None:
    """The shape of the table that begins with `head`; None for bytes that are no text."""
    encoding = _encoding(head)
    if encoding is None:
        return None
    errors = "ignore" if encoding.startswith("utf-16") else "reachdesk_windows"
    text = codecs.getincrementaldecoder(encoding)(errors).decode(head, final=False)
    lines = [line for line in text.splitlines()[:40] if line.strip()]
    if not lines:
        return None
    return Shape(encoding, _separator(lines))


def _encoding(head: bytes) -> str | None:
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if bare := _bare_utf16(head[:4096]):
        return bare
    zeros = head[:4096].count(0)
    head = head.replace(b"\0", b"")
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head[:4096])
    if zeros > 400 or controls * 50 > len(head[:4096]):
        return None
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(head, final=False)
    except UnicodeDecodeError:
        return "utf-8" if _is_western(head[:16_384]) else None
    return "utf-8"


def _is_western(head: bytes) -> bool:
    """Whether bytes that are no UTF-8 can be Windows-1252: few letters beyond ASCII, or a guess by
    frequency that says so."""
    high = sum(byte >= 128 for byte in head)
    if high * 10 < 3 * len(head):
        return True
    best = from_bytes(head).best()
    return best is not None and best.encoding.startswith(("cp125", "latin", "iso8859"))


def _bare_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: in western text every second byte is zero."""
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[: 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _separator(lines: list[str]) -> str:
    """The separator that splits the header and as many lines as possible into as many cells."""

    def fit(separator: str) -> tuple[int, int]:
        counts = [len(cells) for cells in csv.reader(lines, delimiter=separator) if cells]
        most = max(counts, default=1)
        return (sum(count == most for count in counts) if most > 1 else 0, most)

    csv.field_size_limit(MAX_CELL)
    try:
        fits = {separator: fit(separator) for separator in _SEPARATORS}
    except csv.Error:
        return ","
    return max(_SEPARATORS, key=lambda separator: fits[separator])


def rows(stream: BinaryIO, shape: Shape) -> Iterator[Row | BadRow]:
    """All rows of a table, the header included, empty lines left out.

    A row with a cell over 1 MiB, or too many cells, comes as a `BadRow`.
    """
    csv.field_size_limit(MAX_CELL)
    errors = "replace" if shape.encoding.startswith("utf-16") else "reachdesk_windows"
    text = io.TextIOWrapper(stream, shape.encoding, errors, newline="")
    reader = csv.reader(
        iter(partial(text.readline, _MAX_LINE), ""),
        delimiter=shape.separator,
        escapechar=shape.escape,
        doublequote=shape.escape is None,
    )
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield BadRow(
                number, worded(N_("a cell is far too long, or a quotation mark never closes"))
            )
            continue
        if len(cells) > MAX_COLUMNS:
            yield BadRow(number, worded(N_("it has far too many columns")))
        elif any(cells):
            yield Row(number, cells)


def body(stream: BinaryIO, shape: Shape, header_number: int) -> Iterator[Row | BadRow]:
    """The rows of a table below its header."""
    return (row for row in rows(stream, shape) if row.number > header_number)


class Header(NamedTuple):
    """The names of a table's columns and the number of the row that they stand in."""

    number: int
    names: tuple[str, ...]


def header_of(source: Source, member: str) -> tuple[Shape, Header] | None:
    """Shape and first row of a member; None where it is no table of text."""
    head = source.head(member, HEAD_BYTES)
    shape = shape_of(head)
    if shape is None:
        return None
    for row in rows(io.BytesIO(head), shape):
        if isinstance(row, Row):
            return shape, Header(row.number, tuple(name.strip() for name in row.cells))
        return None
    return None


def number_in(cell: str) -> int | None:
    """A count from a cell ("1938.0", "1,070", "-" is None). Raises `ValueError` for other text."""
    text = cell.strip().replace("\u00a0", "").replace(" ", "")
    if text in ("", "-", "—", "N/A", "NA"):
        return None
    if "," in text and all(len(part) == 3 for part in text.split(",")[1:]):
        text = text.replace(",", "")
    value = float(text)
    if not 0 <= value <= limits.MAX_COUNT:
        raise ValueError(text)
    return round(value)
