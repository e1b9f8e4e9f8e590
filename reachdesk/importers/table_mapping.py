"""A mapping from the columns of somebody's table to the fields of a target, guessed and corrected.

`guess` reads names and sample values; `chosen` puts the owner's word on top. What a table is read
as follows from its mapping alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reachdesk.importers.table_columns import Contents, columns_of
from reachdesk.importers.table_days import DayOrder, order_of
from reachdesk.importers.table_guess import Guess, Why, assigned, decided
from reachdesk.importers.table_hints import Hint
from reachdesk.importers.table_names import folded
from reachdesk.importers.table_targets import DATES, FIELDS, NEEDS, PEOPLE_TARGETS, Target, base

FIRST_VALUES = 3
SURE = 0.7
"""From here on a guess needs no second look."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, its name ("#3" where it has none), the field that it fills ("":
    left out), how sure that is, 0..1, and its first values."""

    place: int
    name: str
    field: str
    sure: float
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What the rows of a table are and what its columns mean.

    `header_row` is the number of the row with the names, 0 where there is none. `order` tells how
    dates are read, None where none needs it. `told` is True where the owner had a say.
    """

    target: Target
    target_sure: float
    columns: tuple[Column, ...]
    header_row: int
    order: DayOrder | None = None
    list_name: str | None = None
    list_owner: str | None = None
    told: bool = False

    def place_of(self, field: str) -> int | None:
        """The place of the column that fills a field; None where none does."""
        return next((one.place for one in self.columns if base(one.field) == field), None)

    def places(self) -> dict[str, int]:
        """The place of every column that fills a field, by the field with a score's name."""
        return {one.field: one.place for one in self.columns if one.field}

    def lacks(self) -> tuple[tuple[str, ...], ...]:
        """Groups of fields of which one is needed and none is there; empty where all is well."""
        there = {base(one.field) for one in self.columns}
        return tuple(group for group in NEEDS[self.target] if not there & set(group))

    def under(self, header_row: int) -> TableMapping:
        """The same for a table whose names stand in that row."""
        return replace(self, header_row=header_row)

    @property
    def day_first(self) -> bool | None:
        """How dates such as 3/4/2024 are read; None: not at all."""
        return None if self.order is None else self.order.day_first

    @property
    def shape(self) -> str:
        """Stands for tables with the same column names in the same order."""
        return shape_of(one.name for one in self.columns)

    def digest(self) -> str:
        """Stands for how the table is read: another mapping of the same file has another one."""
        read = [str(self.target), self.list_name, self.list_owner, self.day_first, self.header_row]
        said = json.dumps([read, sorted(self.places().items())])
        return hashlib.sha256(said.encode()).hexdigest()[:12]


def shape_of(names: Iterable[str]) -> str:
    """A print of column names, whatever their case."""
    return hashlib.sha256("\n".join(map(folded, names)).encode()).hexdigest()[:24]


def guess(names: Sequence[str], rows: Sequence[Sequence[str]], hint: Hint) -> TableMapping | Why:
    """The mapping that names and values suggest, or why there is none. `names` may be empty."""
    columns = columns_of(names, rows)
    found = decided(columns, hint)
    if isinstance(found, Why):
        return found
    return mapping_of(columns, found, hint, header_row=1 if names else 0)


def mapping_of(
    columns: Sequence[Contents], found: Guess, hint: Hint, *, header_row: int
) -> TableMapping:
    """The mapping of a guess; `columns` are those that the guess was made from."""
    in_list = found.target in (Target.LIST_MEMBERS, Target.LISTS)
    made = TableMapping(
        found.target,
        found.sure,
        tuple(
            Column(
                column.place,
                column.name.strip() or f"#{column.place + 1}",
                *found.fields.get(column.place, ("", 1.0)),
                column.values[:FIRST_VALUES],
            )
            for column in columns
        ),
        header_row,
        list_name=hint.list_name if in_list else None,
        list_owner=hint.list_owner if in_list else None,
    )
    return with_order(made, columns)


def with_order(mapping: TableMapping, columns: Sequence[Contents]) -> TableMapping:
    """The mapping with the order of its dates, as far as a sample tells; the owner's word stays."""
    dated = {one.place for one in mapping.columns if one.field in DATES}
    order = order_of(value for one in columns if one.place in dated for value in one.values)
    told = mapping.order.told if mapping.order else None
    return replace(mapping, order=order and order.tell(told))


def retargeted(
    mapping: TableMapping, columns: Sequence[Contents], target: Target, hint: Hint
) -> TableMapping:
    """The mapping for another target: between tables of people the columns stay, else they are
    guessed anew."""
    if target == mapping.target:
        return mapping
    if {target, mapping.target} <= set(PEOPLE_TARGETS):
        kept = tuple(
            one if one.field in FIELDS[target] else replace(one, field="", sure=1.0)
            for one in mapping.columns
        )
        made = replace(mapping, target=target, target_sure=1.0, columns=kept)
    else:
        fields = assigned(columns, target, hint)
        found = Guess(target, 1.0, fields)
        made = mapping_of(columns, found, hint, header_row=mapping.header_row)
    in_list = target in (Target.LIST_MEMBERS, Target.LISTS)
    made = replace(
        made,
        list_name=made.list_name or (hint.list_name if in_list else None),
        list_owner=made.list_owner or (hint.list_owner if in_list else None),
    )
    return with_order(made, columns)


def with_field(mapping: TableMapping, place: int, field: str) -> TableMapping:
    """The mapping with one column put to a field by the owner ("": left out); the column that
    filled that field before is left out."""
    columns = tuple(
        replace(one, field=field, sure=1.0)
        if one.place == place
        else replace(one, field="", sure=1.0)
        if field and one.field == field
        else one
        for one in mapping.columns
    )
    return replace(mapping, columns=columns, told=True)


def fields_for(target: Target) -> tuple[str, ...]:
    """The fields to choose from for a target, in the order to show them."""
    return FIELDS[target]


def as_record(mapping: TableMapping) -> dict[str, object]:
    """The owner's mapping as plain data for the next table of the same shape."""
    return {
        "target": str(mapping.target),
        "columns": {str(one.place): one.field for one in mapping.columns},
        "day_first": mapping.order.told if mapping.order else None,
    }


def from_record(
    record: Mapping[str, object], columns: Sequence[Contents], hint: Hint, header_row: int
) -> TableMapping | None:
    """The mapping that was remembered for a table of this shape; None for a record of no use, and
    where the values are other ones.

    A file's name that says whose the people are goes before a remembered target.
    """
    try:
        target = Target(str(record["target"]))
        kept = dict(record["columns"])  # type: ignore[call-overload]
    except (KeyError, ValueError, TypeError):
        return None
    fields = {
        int(place): (str(field), 1.0)
        for place, field in kept.items()
        if str(place).isdigit() and base(str(field)) in FIELDS[target]
    }
    if not all(one.may_be(fields[one.place][0]) for one in columns if one.place in fields):
        return None
    made = mapping_of(columns, Guess(target, 1.0, fields), hint, header_row=header_row)
    if made.order is not None and isinstance(told := record.get("day_first"), bool):
        made = replace(made, order=made.order.tell(told))
    if hint.target and {hint.target, target} <= set(PEOPLE_TARGETS):
        made = retargeted(made, columns, hint.target, hint)
    return None if made.lacks() else made
