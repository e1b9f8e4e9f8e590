"""Sheets of a workbook (XLSX, ODS) as rows of text cells.

Checked by `workbook_checks` before python-calamine opens it. Nothing in it is calculated or
followed: a formula counts by the value that was saved with it. Numbers that a workbook holds as
floats beyond 2^53 come out in scientific notation, so that nobody takes them for an id.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from weakref import WeakSet

import python_calamine

from reachdesk.domain.errors import UserError
from reachdesk.i18n import N_
from reachdesk.importers import limits, workbook_checks
from reachdesk.importers.source import Source
from reachdesk.importers.tables import MAX_CELL, MAX_COLUMNS, BadRow, Row
from reachdesk.importers.wording import worded

MAX_PACKED = 64 << 20
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # workbooks before 2007, and locked ones since
_SAFE_WHOLE = 1 << 53
_checked: WeakSet[Source] = WeakSet()


class Sheet(NamedTuple):
    """A sheet: its name and its rows, numbered as in the workbook, empty ones left out."""

    name: str
    rows: Iterator[Row | BadRow]


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins with `head` may be a workbook."""
    return head.startswith((_ZIP, _OLE))


@contextmanager
def sheets(source: Source, member: str) -> Iterator[Iterator[Sheet]]:
    """The sheets of a workbook, visible and filled ones, in order; use within the block.

    Raises `UserError` in one sentence for what is locked, damaged, hostile or too large.
    """
    content = _content(source, member)
    with _safe(source.name):
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    del content
    try:
        yield _filled(book, source.name)
    finally:
        book.close()


def _content(source: Source, member: str) -> bytes:
    """The checked bytes of a workbook."""
    with source.open(member) as stream:
        content = stream.read(MAX_PACKED + 1)
    if len(content) > MAX_PACKED:
        raise limits.too_large(source.name)
    if content.startswith(_OLE):
        raise workbook_checks.locked(source.name)
    if source in _checked:  # a source refuses to be read once its file has changed
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            workbook_checks.check(archive, source.name)
    except (*limits.BROKEN, ValueError) as error:
        raise limits.damaged(source.name) from error
    _checked.add(source)
    return content


def _filled(book: python_calamine.CalamineWorkbook, file: str) -> Iterator[Sheet]:
    for place, about in enumerate(book.sheets_metadata):
        kinds = python_calamine.SheetTypeEnum, python_calamine.SheetVisibleEnum
        if about.typ != kinds[0].WorkSheet or about.visible != kinds[1].Visible:
            continue
        with _safe(file):
            sheet = book.get_sheet_by_index(place)
        if sheet.start is not None:
            yield Sheet(about.name, _rows(sheet, sheet.start[0] + 1))


def _rows(sheet: python_calamine.CalamineSheet, first: int) -> Iterator[Row | BadRow]:
    for number, cells in enumerate(sheet.iter_rows(), first):
        written = [text_of(cell) for cell in cells]
        if len(written) > MAX_COLUMNS:
            yield BadRow(number, worded(N_("it has far too many columns")))
        elif any(len(cell) > MAX_CELL for cell in written):
            yield BadRow(
                number, worded(N_("a cell is far too long, or a quotation mark never closes"))
            )
        elif any(written):
            yield Row(number, written)


def text_of(cell: Any) -> str:
    """A cell as text: whole numbers without a point, dates and times as ISO 8601."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _SAFE_WHOLE:
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.6E}" if abs(cell) >= _SAFE_WHOLE else repr(cell)
    if isinstance(cell, dt.datetime):
        whole_day = (cell.hour, cell.minute, cell.second, cell.microsecond) == (0, 0, 0, 0)
        return cell.date().isoformat() if whole_day else cell.isoformat(" ", "seconds")
    return str(cell)


@contextmanager
def _safe(file: str) -> Iterator[None]:
    """Turns whatever the library says of a bad file into one sentence, its panics included."""
    try:
        yield
    except (UserError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise limits.damaged(file) from error
