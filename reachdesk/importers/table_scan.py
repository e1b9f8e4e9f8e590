"""A whole pass over a table before it is imported: rows, dates and accounts, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reachdesk.importers.source import Source
from reachdesk.importers.table_cells import handle_in
from reachdesk.importers.table_days import OrderCounter
from reachdesk.importers.table_files import below
from reachdesk.importers.table_look import Look
from reachdesk.importers.table_mapping import TableMapping
from reachdesk.importers.table_newest import Newest
from reachdesk.importers.table_targets import DATES, Target
from reachdesk.importers.tables import BadRow, Row

SMALL = 8 << 20
_PACKED = 10  # a workbook is about so many times smaller than its text
_MOST_ACCOUNTS = 1_000


@dataclass(frozen=True, slots=True)
class Scan:
    """What a pass found. `rows` is None where only a sample was looked at; `accounts` holds the
    handles of a table of numbers, in lower case."""

    mapping: TableMapping
    rows: int | None
    newest_ms: int | None
    accounts: frozenset[str]


def scan(source: Source, look: Look, mapping: TableMapping) -> Scan:
    """Counts a small table whole, and a large one where its dates have two readings."""
    size = sum(table.size * (1 if table.shape else _PACKED) for table in look.tables)
    undecided = mapping.order is not None and not mapping.order.settled
    if size <= SMALL or (undecided and mapping.order and mapping.order.told is None):
        return _whole(source, look, mapping, small=size <= SMALL)
    account_at = _account_at(mapping)
    values = () if account_at is None else look.columns[account_at].values
    return Scan(mapping, None, None, _handles(values))


def _whole(source: Source, look: Look, mapping: TableMapping, *, small: bool) -> Scan:
    dated = [one.place for one in mapping.columns if one.field in DATES]
    account_at = _account_at(mapping)
    counter, accounts, rows = OrderCounter(), set[str](), 0
    for row in _rows(source, look, mapping):
        rows += 1
        if isinstance(row, BadRow):
            continue
        for place in dated:
            if place < len(row.cells):
                counter.add(row.cells[place])
        if account_at is not None and account_at < len(row.cells):
            accounts.add(row.cells[account_at])
            account_at = None if len(accounts) > _MOST_ACCOUNTS else account_at
    order = counter.order()
    told = mapping.order.told if mapping.order else None
    decided = replace(mapping, order=order and order.tell(told))
    newest = _newest(source, look, decided) if small else None
    return Scan(decided, rows, newest, _handles(tuple(accounts)))


def _rows(source: Source, look: Look, mapping: TableMapping) -> Iterator[Row | BadRow]:
    """The rows below the names of all tables."""
    for table in look.tables:
        yield from below(source, table, mapping.header_row)


def _newest(source: Source, look: Look, mapping: TableMapping) -> int:
    """The newest date, now that the order of the dates is known."""
    newest = Newest(source, look.table.member, look.columns, mapping.day_first)
    for row in _rows(source, look, mapping):
        if not isinstance(row, BadRow):
            newest.add(row.cells)
    return newest.at_ms()


def _account_at(mapping: TableMapping) -> int | None:
    counted = mapping.target in (Target.COUNTS, Target.SCORES, Target.LISTS)
    return mapping.place_of("handle") if counted else None


def _handles(values: tuple[str, ...]) -> frozenset[str]:
    found = (handle_in(value.strip()) for value in values)
    return frozenset(handle.lower() for handle in found if handle)
