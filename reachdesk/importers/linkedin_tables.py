"""The tables of a LinkedIn export, known by their columns wherever the header row stands.

Names of files and columns changed over the years in case, blanks and underscores only. Since 2019
`Connections.csv` begins with notes, so the header row is searched for, never assumed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from reachdesk.importers import tables
from reachdesk.importers.source import Source

# What must stand in the header of each table, without blanks and underscores. The first that fits
# counts, so the ones with more columns come first.
KINDS: Mapping[str, frozenset[str]] = {
    kind: frozenset(columns.split())
    for kind, columns in {
        "connections": "firstname lastname connectedon",
        "shares": "date sharelink",
        "invitations": "from to sentat direction",
        "messages": "conversationid from date content",
        "messages_2018": "from to date subject content direction",
        "endorsed": "endorsementdate skillname endorserfirstname endorserlastname",
        "endorsing": "endorsementdate skillname endorseefirstname endorseelastname",
        "profile": "firstname lastname headline",
        "comments": "date link message",
        "reactions": "date type link",
        "votes": "date link optiontext",
        "reposts": "date link",
    }.items()
}
_LINKED = frozenset({"comments", "reactions", "reposts", "votes"})
"""Tables whose columns other programs use as well: their links must lead to LinkedIn."""

# Tables that LinkedIn gives and that say nothing of posts or people.
_UNREAD = (
    frozenset({"organization", "followedon"}),
    frozenset({"name", "url", "authority", "startedon", "licensenumber"}),
    frozenset({"companyname", "title", "startedon", "finishedon"}),
    frozenset({"schoolname", "degreename"}),
)
_MOST_LINES_BEFORE = 30
_SEPARATORS = (",", "\t", ";")
_BLANKS = re.compile(r"[\s_]+")
_BACKSLASHED = re.compile(rb'[^\\]\\"(?![,\r\n;\t])')
_DOUBLED = re.compile(rb'[^,\r\n;\t"]""[^,\r\n;\t"]')


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an export: its kind, member, shape, row of the header and places of columns."""

    kind: str
    member: str
    size: int
    shape: tables.Shape
    header_row: int
    at: Mapping[str, int]


class Line(NamedTuple):
    """A row of a table by column: `cells` without outer blanks, "" where a cell is missing."""

    number: int
    cells: tuple[str, ...]
    at: Mapping[str, int]

    def get(self, column: str) -> str:
        """The cell of a column; "" where the table or row has none, or says only "NA"."""
        place = self.at.get(column)
        cell = self.cells[place].strip() if place is not None and place < len(self.cells) else ""
        return "" if cell in ("NA", "N/A") else cell


def table_in(source: Source, member: str, size: int) -> Table | None:
    """The LinkedIn table that a member holds, None for any other file."""
    head = source.head(member, tables.HEAD_BYTES)
    shape = tables.shape_of(head)
    if shape is None:
        return None
    for separator in dict.fromkeys((shape.separator, *_SEPARATORS)):
        attempt = replace(shape, separator=separator)
        found = _header(head, attempt)
        if found is None:
            continue
        kind, row, at = found
        if kind in _LINKED and not _leads_to_linkedin(head, attempt, row, at):
            return None
        escape = _escape(source, member) if kind == "comments" else None
        return Table(kind, member, size, replace(attempt, escape=escape), row, at)
    return None


def is_unread_table(source: Source, member: str) -> bool:
    """Whether a member is a table of LinkedIn's that says nothing of posts or people."""
    found = tables.header_of(source, member)
    names = frozenset(folded(name) for name in found[1].names) if found else frozenset()
    return any(columns <= names for columns in _UNREAD)


def folded(name: str) -> str:
    """A column or file name in lower case without blanks and underscores."""
    return _BLANKS.sub("", name).lower()


def _header(head: bytes, shape: tables.Shape) -> tuple[str, int, dict[str, int]] | None:
    """Kind of table, number of its header row and places of the columns."""
    for row in tables.rows(io.BytesIO(head), shape):
        if row.number > _MOST_LINES_BEFORE:
            return None
        if isinstance(row, tables.BadRow):
            continue
        at = {folded(cell): place for place, cell in reversed(list(enumerate(row.cells)))}
        for kind, columns in KINDS.items():
            if columns <= at.keys() and (kind != "reposts" or len(at) == 2):
                return kind, row.number, at
    return None


def _leads_to_linkedin(head: bytes, shape: tables.Shape, header: int, at: dict[str, int]) -> bool:
    """Whether the first rows link to LinkedIn; a table without rows is taken for LinkedIn's."""
    links = [
        row.cells[at["link"]]
        for row in tables.rows(io.BytesIO(head), shape)
        if isinstance(row, tables.Row) and row.number > header and at["link"] < len(row.cells)
    ][:20]
    return not links or any("linkedin.com" in link or "lnkd.in" in link for link in links)


def _escape(source: Source, member: str) -> str | None:
    """How quotes stand within cells: a backslash before them, or doubled (None)."""
    backslashed = doubled = 0
    with source.open(member) as stream:
        while block := stream.read(1 << 20):
            backslashed += sum(1 for _found in _BACKSLASHED.finditer(block))
            doubled += sum(1 for _found in _DOUBLED.finditer(block))
    return "\\" if backslashed > doubled else None


def lines(source: Source, table: Table) -> Iterator[Line | tables.BadRow]:
    """The rows of a table below its header."""
    with source.open(table.member) as stream:
        for row in tables.body(stream, table.shape, table.header_row):
            if isinstance(row, tables.BadRow):
                yield row
            else:
                yield Line(row.number, tuple(row.cells), table.at)
