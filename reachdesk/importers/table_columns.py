"""What the values of a column look like, from a sample of its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reachdesk.importers.table_cells import (
    EMPTY,
    count_in,
    handle_in,
    id_in,
    moment_of_cell,
    numbers_of,
    profile_in,
    score_in,
)

MOST_VALUES = 120
_LEAST_SHARE = 0.5
_SCIENTIFIC = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+$")


@dataclass(frozen=True)
class Contents:
    """A column: its place, its name as written and the filled cells of the sample."""

    place: int
    name: str
    values: tuple[str, ...]

    def share(self, fits: Callable[[str], object]) -> float:
        """The share of filled cells that `fits` takes; 0 for an empty column."""
        return sum(_takes(fits, value) for value in self.values) / len(self.values or "-")

    @cached_property
    def ids(self) -> float:
        """The share of ids; 0 for a column that only numbers the rows, or of rounded ids."""
        return 0.0 if self.counts_rows or self.rounded else self.share(id_in)

    @cached_property
    def rounded(self) -> bool:
        """Whether its numbers went through a float: all long ones are what a float can hold, or
        stand in scientific notation. Of true ids one in a hundred is, by chance."""
        long = [value for value in self.values if len(value) >= 17 and value.isdecimal()]
        scientific = sum(bool(_SCIENTIFIC.match(value)) for value in self.values)
        if scientific * 2 > len(self.values):
            return True
        return len(long) >= 3 and all(_is_of_a_float(value) for value in long)

    @cached_property
    def dates(self) -> float:
        """The share of dates, those included that have two readings."""
        return self.share(lambda value: moment_of_cell(value) or numbers_of(value))

    @cached_property
    def handles(self) -> float:
        """The share of handles, with their @ or without."""
        return self.share(handle_in)

    @cached_property
    def with_at(self) -> float:
        """The share of handles that are written with their @."""
        return self.share(lambda value: value.startswith("@") and handle_in(value))

    @cached_property
    def profiles(self) -> float:
        """The share of links to a person's profile."""
        return self.share(profile_in)

    @cached_property
    def counts(self) -> float:
        """The share of counts."""
        return self.share(lambda value: count_in(value) is not None)

    @cached_property
    def scores(self) -> float:
        """The share of numbers with or without decimals."""
        return self.share(lambda value: score_in(value) is not None)

    @cached_property
    def spread(self) -> float:
        """The share of different values among the filled cells; 1 for a single one."""
        return len(set(self.values)) / len(self.values or "-")

    @cached_property
    def counts_rows(self) -> bool:
        """Whether it merely numbers the rows, as the index of pandas does."""
        start = self.values[:1]
        return (
            len(self.values) > 1
            and start in (("0",), ("1",))
            and list(self.values)
            == [str(int(start[0]) + place) for place in range(len(self.values))]
        )

    def may_be(self, field: str) -> bool:
        """Whether the values can be what a name says; an empty column may be anything."""
        judge = _JUDGES.get(field.partition(":")[0])
        return not self.values or judge is None or judge(self) >= _LEAST_SHARE


def _is_of_a_float(value: str) -> bool:
    """Whether a long number is a float's, written out whole or cut to 17 figures."""
    return int(float(value)) == int(value) or value[17:].strip("0") == "" < value[17:]


def _takes(fits: Callable[[str], object], value: str) -> bool:
    try:
        found = fits(value)
    except ValueError:
        return False
    return found is not None and found is not False


_NUMBER_FIELDS = (
    "followers following posts new_followers lost_followers impressions engagements profile_visits"
)
_JUDGES: dict[str, Callable[[Contents], float]] = {
    "id": lambda column: column.ids,
    "post_id": lambda column: column.ids,
    "handle": lambda column: column.handles,
    "from": lambda column: column.handles,
    "profile": lambda column: column.profiles,
    "date": lambda column: column.dates,
    "followed_on": lambda column: column.dates,
    "seen_on": lambda column: column.dates,
    "score": lambda column: column.scores,
    "value": lambda column: column.scores,
    **dict.fromkeys(_NUMBER_FIELDS.split(), lambda column: column.counts),
}


def columns_of(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Contents, ...]:
    """The columns of a table with the filled cells of sample rows; more cells than names count
    as columns without a name."""
    width = max([len(names), *map(len, rows[:20])])
    most = MOST_VALUES if width <= 300 else 20
    found = []
    for place in range(width):
        values: list[str] = []
        for row in rows:
            cell = row[place].replace("\0", "").strip() if place < len(row) else ""
            if cell.lower() not in EMPTY:
                values.append(cell)
                if len(values) == most:
                    break
        found.append(Contents(place, names[place] if place < len(names) else "", tuple(values)))
    return tuple(found)
