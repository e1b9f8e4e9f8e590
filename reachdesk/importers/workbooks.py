"""XLSX workbooks, surveyed before they are read: no entities, no absurd size, nothing executed.

A workbook is a zip of XML. Its parts are read through once with bounds; only then does the library
that decodes cells see them. Formulas count as the values that were saved with them, links to other
files are not followed.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import IO, NamedTuple

from python_calamine import CalamineWorkbook

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers import limits
from reachdesk.importers.source import Source

MAX_FILE = 32 << 20
MAX_UNPACKED = 128 << 20
MAX_CELLS = 1_000_000
MAX_SHEETS = 100

Cell = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta

_HOSTILE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLACE = re.compile(rb'<c\b[^>]*?\br="([A-Za-z]{1,4})(\d{1,8})"')
_ROW = re.compile(rb'<row\b[^>]*?\br="(\d{1,8})"')
_CELL = re.compile(rb"<c[\s>/]")
_OVERLAP = 256
_BLOCK = 1 << 20


class Sheet(NamedTuple):
    """One sheet: its name and rows of cells, empty cells as ""."""

    name: str
    rows: list[list[Cell]]


class WorkbookTooLargeError(UserError):
    """A workbook beyond what is read of one."""


def looks_like_workbook(head: bytes) -> bool:
    """Whether a file's first bytes may be those of an XLSX workbook."""
    return head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"xl/" in head)


def read_workbook(source: Source, member: str, size: int) -> list[Sheet]:
    """All sheets with their rows.

    Raises `WorkbookTooLargeError` for more than 32 MiB, 128 MiB unpacked or a million cells, and
    `UserError` for a damaged, locked or hostile workbook.
    """
    if size > MAX_FILE:
        raise _too_large(source.name)
    with source.open(member) as stream:
        content = stream.read()
    _survey(content, source.name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return [
                Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in book.sheet_names[:MAX_SHEETS]
            ]
    except Exception as error:
        raise limits.damaged(source.name) from error
    except BaseException as error:
        # what goes wrong within the Rust library comes as a "panic", which is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise limits.damaged(source.name) from error


def text_of(cell: Cell) -> str:
    """A cell as text without outer blanks; whole numbers without a point, days as ISO dates."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ") if cell.time() != dt.time() else cell.date().isoformat()
    return str(cell).strip()


def _survey(content: bytes, file: str) -> None:
    """Read every part once, within bounds. Raises `UserError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if any(info.flag_bits & 1 for info in infos):
                raise UserError(
                    _("{file} is locked with a password. Save it without one.").format(file=file)
                )
            parts = [info for info in infos if info.filename.lower().endswith((".xml", ".rels"))]
            unpacked = sum(info.file_size for info in parts)
            if len(infos) > 10_000 or unpacked > MAX_UNPACKED:
                raise _too_large(file)
            for info in parts:
                with archive.open(info) as stream:
                    _survey_part(stream, file)
    except (*limits.BROKEN, RuntimeError, ValueError) as error:
        raise limits.damaged(file) from error


def _survey_part(stream: IO[bytes], file: str) -> None:
    """Refuse a part with entities, or one whose outermost cell makes it absurdly large."""
    rows = columns = cells = 0
    tail = b""
    while block := stream.read(_BLOCK):
        text = (tail + block).replace(b"\0", b"")
        if _HOSTILE.search(text):
            raise UserError(
                _("{file} holds XML entities, which no export has. Nothing of it was read.").format(
                    file=file
                )
            )
        for found in _PLACE.finditer(text):
            columns = max(columns, _column(found[1]))
            rows = max(rows, int(found[2]))
        rows = max([rows, *(int(found[1]) for found in _ROW.finditer(text))])
        cells += sum(1 for _found in _CELL.finditer(block))
        tail = block[-_OVERLAP:]
        if rows * max(columns, 1) > MAX_CELLS or cells > MAX_CELLS:
            raise _too_large(file)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_large(file: str) -> WorkbookTooLargeError:
    return WorkbookTooLargeError(
        _("{file} is larger than any workbook that a network exports.").format(file=file)
    )
