"""Small workbooks (XLSX) whole, with numbers and dates as such; checked before they are opened.

For tables of any size, as rows of text, there is `sheet_rows`. Formulas count as the values that
were saved with them, nothing is calculated or followed.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import NamedTuple

from python_calamine import CalamineSheet, CalamineWorkbook

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.importers import limits, sheet_rows, workbook_checks
from reachdesk.importers.source import Source

MAX_FILE = 8 << 20
MAX_ROWS = 5_000
MAX_COLUMNS = 200

Cell = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta


class Sheet(NamedTuple):
    """One sheet: its name and its rows of cells from the first row on, empty cells as ""."""

    name: str
    rows: list[list[Cell]]


class WorkbookTooLargeError(UserError):
    """A workbook larger than any that is read whole; it may still be a table."""


def looks_like_workbook(head: bytes) -> bool:
    """Whether a file's first bytes may be those of an XLSX workbook."""
    return head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"xl/" in head)


def read_workbook(source: Source, member: str, size: int) -> list[Sheet]:
    """All sheets with their rows.

    Raises `WorkbookTooLargeError` for more than 8 MiB, or 5,000 rows or 200 columns in a sheet,
    and `UserError` for a damaged, locked or hostile workbook.
    """
    if size > MAX_FILE:
        raise _too_large(source.name)
    with source.open(member) as stream:
        content = stream.read()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            workbook_checks.check(archive, source.name)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
            return [Sheet(name, _rows(sheet, source.name)) for name, sheet in sheets]
    except UserError:
        raise
    except Exception as error:
        raise limits.damaged(source.name) from error
    except BaseException as error:
        # what goes wrong within the Rust library comes as a "panic", which is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise limits.damaged(source.name) from error


def text_of(cell: Cell) -> str:
    """A cell as text without outer blanks; whole numbers without a point, days as ISO dates."""
    return sheet_rows.text_of(cell).strip()


def _rows(sheet: CalamineSheet, file: str) -> list[list[Cell]]:
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= MAX_ROWS or last_column >= MAX_COLUMNS:
        raise _too_large(file)
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    return rows


def _too_large(file: str) -> WorkbookTooLargeError:
    return WorkbookTooLargeError(
        _("{file} is larger than any workbook that a network exports.").format(file=file)
    )
