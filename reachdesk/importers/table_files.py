"""The tables in a source: text files of any shape, and the sheets of a workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from reachdesk.importers import sheet_rows, tables
from reachdesk.importers.source import Source
from reachdesk.importers.table_cells import handle_in, id_in, profile_in
from reachdesk.importers.table_names import fields_named
from reachdesk.importers.tables import BadRow, Row, Shape

SAMPLE_BYTES = 1 << 18
SAMPLE_ROWS = 300
MOST_FILES = 500
_SUFFIXES = (".csv", ".tsv", ".txt", ".tab")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table: its member and size, how it is written (None: a workbook) and its sheet there.

    `sample` holds the first rows, that with the names included, `whole` says whether these are all;
    `too_wide` whether rows were left out for having more columns than any table.
    """

    member: str
    size: int
    shape: Shape | None
    sheet: str | None
    sample: tuple[Row, ...]
    whole: bool = False
    too_wide: bool = False


def tables_in(source: Source) -> tuple[TableFile, ...]:
    """The tables of a source: of one file, of the sheets of one workbook, or of a folder that holds
    tables only; empty for anything else. Raises `UserError` for a workbook not to be opened."""
    members = source.members()
    if len(members) == 1:
        member = members[0]
        if sheet_rows.is_workbook(source.head(member.name, 8)):
            return _sheets(source, member.name, member.size)
        found = _text_table(source, member.name, member.size)
        return (found,) if found else ()
    if len(members) > MOST_FILES or not all(
        member.name.lower().endswith(_SUFFIXES) for member in members
    ):
        return ()
    made = [_text_table(source, member.name, member.size) for member in members]
    return tuple(one for one in made if one is not None)


def rows_of(source: Source, table: TableFile) -> Iterator[Row | BadRow]:
    """All rows of a table, that with the names included, as a stream."""
    if table.shape is not None:
        with source.open(table.member) as stream:
            yield from tables.rows(stream, table.shape)
        return
    with sheet_rows.sheets(source, table.member) as sheets:
        for sheet in sheets:
            if sheet.name == table.sheet:
                yield from sheet.rows
                return


def below(source: Source, table: TableFile, header_row: int) -> Iterator[Row | BadRow]:
    """The rows of a table below that with the names."""
    rows = rows_of(source, table)
    return (row for row in rows if row.number > header_row) if header_row else rows


def _text_table(source: Source, member: str, size: int) -> TableFile | None:
    head = source.head(member, SAMPLE_BYTES)
    shape = tables.shape_of(head)
    if shape is None:
        return None
    whole = len(head) >= size
    rows = list(islice(tables.rows(io.BytesIO(head), shape), SAMPLE_ROWS + 1))
    if not whole and 1 < len(rows) <= SAMPLE_ROWS:
        rows.pop()  # cut off in the middle
    return _table(member, size, shape, None, rows, whole=whole)


def _sheets(source: Source, member: str, size: int) -> tuple[TableFile, ...]:
    with sheet_rows.sheets(source, member) as sheets:
        return tuple(
            _table(
                member,
                size,
                None,
                sheet.name,
                list(islice(sheet.rows, SAMPLE_ROWS + 1)),
                whole=True,
            )
            for sheet in sheets
        )


def _table(
    member: str,
    size: int,
    shape: Shape | None,
    sheet: str | None,
    rows: list[Row | BadRow],
    *,
    whole: bool,
) -> TableFile:
    good = tuple(row for row in rows if isinstance(row, Row))
    bad = [row for row in rows if isinstance(row, BadRow)]
    is_all = whole and len(rows) <= SAMPLE_ROWS
    return TableFile(member, size, shape, sheet, good, is_all, bool(bad) and not good)


def begins_with_data(row: Row) -> bool:
    """Whether a first row holds values and no names: somebody's id, handle or profile, and no word
    that names a column."""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    if any(fields_named(cell)[0] for cell in cells):
        return False
    return any(
        (cell.startswith("@") and handle_in(cell))
        or profile_in(cell)
        or (len(cell) >= 5 and id_in(cell))
        for cell in cells
    )
