"""Which number of a date is the day: decided by a whole column, never by a single cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reachdesk.importers.table_cells import numbers_of
from reachdesk.importers.written_times import day_comes_first

_MOST_NEIGHBOURS = 2_000


@dataclass(frozen=True, slots=True)
class DayOrder:
    """The dates of a table that begin with a day or a month.

    `day_only` and `month_only` of them fit one reading only, `either` fit both. `neighbours` is the
    reading that puts more dates one day apart (None: neither does). `told` is the owner's word.
    """

    example: str
    day_only: int = 0
    month_only: int = 0
    either: int = 0
    neighbours: bool | None = None
    told: bool | None = None

    @property
    def total(self) -> int:
        """How many such dates there are."""
        return self.day_only + self.month_only + self.either

    @property
    def day_first(self) -> bool | None:
        """The reading to use: the owner's, else that of the dates; None: not to tell."""
        if self.told is not None:
            return self.told
        if self.day_only != self.month_only:
            return self.day_only > self.month_only
        return self.neighbours

    @property
    def settled(self) -> bool:
        """Whether nobody need be asked: the owner said it, or the dates fit one reading only."""
        return self.told is not None or (self.day_only == 0) != (self.month_only == 0)

    def tell(self, day_first: bool | None) -> DayOrder:  # noqa: FBT001
        """The same with the owner's word."""
        return replace(self, told=day_first)


class OrderCounter:
    """Counts dates as they come."""

    def __init__(self) -> None:
        self._example = ""
        self._day_only = self._month_only = self._either = 0
        self._first: list[str] = []

    def add(self, cell: str) -> None:
        """Count a cell, where it is a date that does not begin with the year."""
        numbers = numbers_of(cell)
        if numbers is None:
            return
        one, two = numbers
        if one > 12 >= two:
            self._day_only += 1
        elif two > 12 >= one:
            self._month_only += 1
        elif one <= 12:
            self._either += 1
            self._example = self._example or (cell.strip() if one != two else "")
        if len(self._first) < _MOST_NEIGHBOURS:
            self._first.append(cell.strip())

    def order(self) -> DayOrder | None:
        """What was counted; None without such dates."""
        if not self._first:
            return None
        example = self._example or self._first[0]
        counted = (self._day_only, self._month_only, self._either)
        hard = self._day_only or self._month_only
        return DayOrder(example, *counted, None if hard else day_comes_first(self._first))


def order_of(cells: Iterable[str]) -> DayOrder | None:
    """The order of the dates among cells; None without dates that begin with day or month."""
    counter = OrderCounter()
    for cell in cells:
        counter.add(cell)
    return counter.order()
