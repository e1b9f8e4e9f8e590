"""Records as a table: declared columns over a sequence; only what is on screen is asked for."""

from __future__ import annotations

import datetime as dt
import math
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from reachdesk.charts import words as charts_words
from reachdesk.domain.on_demand import column as values_of

RECORD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
TONE_ROLE = RECORD_ROLE + 1
STRONG_ROLE = RECORD_ROLE + 2
NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: translated title and what it takes from a record.

    `value` gives what is sorted by, `text` what is shown (default: the value in words). A column
    with `right` holds numbers. `tone` and `strong` may give a cell another colour or weight;
    `width` 0 makes it as wide as its contents, else it shares the room: it has `least` pixels, and
    all that its contents need where it is to be read `whole`. One that `yields` is left out where
    the others have no room. `centre` centres it, `pad` moves it in from the left. `field` names the
    field of the record that `value` gives, where it gives one: sorting then makes no records.
    """

    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str] | None = None
    right: bool = False
    width: int = 1
    centre: bool = False
    pad: int = 0
    tone: Callable[[Any], str] | None = None
    strong: bool = False
    least: int = 0
    whole: bool = False
    yields: bool = False
    field: str = ""


class ColumnsModel(QAbstractTableModel):
    """Declared columns over records, wherever these come from: a subclass says how many rows there
    are and gives `record`."""

    def __init__(self, columns: Sequence[TableColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def record(self, row: int) -> Any:
        """The record of a row; None while it is not known."""
        raise NotImplementedError

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Column titles; numbers have theirs at the right."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return int(alignment(column)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, record, alignment, tone; None while the record is unknown."""
        give = _CELL.get(role)
        if give is None or not index.isValid():
            return None
        record = self.record(index.row())
        return None if record is None else give(self.columns[index.column()], record)


class RecordTableModel(ColumnsModel):
    """A table of records, in their order until `sort`; they may be rows made on demand."""

    def __init__(self, columns: Sequence[TableColumn], parent: QWidget | None = None) -> None:
        super().__init__(columns, parent)
        self.records: Sequence[Any] = ()
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)
        self._order: Sequence[int] | None = None
        self._last: tuple[int, Any] | None = None

    def set_records(self, records: Sequence[Any]) -> None:
        """Show other records, sorted as those before."""
        self.beginResetModel()
        self.records = records
        self._arrange()
        self.endResetModel()

    def set_columns(self, columns: Sequence[TableColumn], records: Sequence[Any]) -> None:
        """Show other columns and records."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.records = records
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)
        self._arrange()
        self.endResetModel()

    def record(self, row: int) -> Any:
        """The record of a row; its cells, which are asked for together, get the same one."""
        if self._last is None or self._last[0] != row:
            self._last = (row, self.records[self._place(row)])
        return self._last[1]

    def row_of(self, place: int) -> int:
        """The row of the record at a place of `records`."""
        return place if self._order is None else self._order.index(place)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Number of records."""
        return 0 if parent.isValid() else len(self.records)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Bring the rows into the order of a column (-1: as they were given); equal ones stay as
        they were given."""
        self.layoutAboutToBeChanged.emit()
        lasting = self.persistentIndexList()
        places = [self._place(index.row()) for index in lasting]
        self._sorted_by = (column, order)
        self._arrange()
        moved = [
            self.index(self.row_of(place), index.column())
            for place, index in zip(places, lasting, strict=True)
        ]
        self.changePersistentIndexList(lasting, moved)
        self.layoutChanged.emit()

    def _place(self, row: int) -> int:
        return row if self._order is None else self._order[row]

    def _arrange(self) -> None:
        """Each value is asked for once: comparing would make rows again and again."""
        number, order = self._sorted_by
        self._last = None
        self._order = None
        if 0 <= number < len(self.columns):
            column = self.columns[number]
            values: Iterator[Any] = map(column.value, self.records)
            if column.field:
                values = values_of(self.records, column.field)
            keys = [_key(sortable(column, value)) for value in values]
            turned = order == Qt.SortOrder.DescendingOrder
            self._order = array("l", sorted(range(len(keys)), key=keys.__getitem__, reverse=turned))


def _key(value: Any) -> tuple[int, Any]:
    """Numbers come before words, and these in any letters; an unknown value before both."""
    if isinstance(value, int | float):
        return (1, value)
    words = str(value).casefold()
    return (2, words) if words else (0, "")


def alignment(column: TableColumn) -> Qt.AlignmentFlag:
    """Where a column's cells and title stand."""
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    side = Qt.AlignmentFlag.AlignHCenter if column.centre else side
    return side | Qt.AlignmentFlag.AlignVCenter


def cell_text(column: TableColumn, record: Any) -> str:
    """What a cell shows; «—» where the value is not known."""
    if column.text:
        return column.text(record)
    return value_text(column.value(record))


def value_text(value: Any, decimals: int | None = None) -> str:
    """A value in words of the chosen language; «—» for None and NaN. `decimals` None: as needed."""
    if isinstance(value, dt.datetime):
        return f"{charts_words.date_words(value.date())}, {value:%H:%M}"
    if isinstance(value, dt.date):
        return charts_words.date_words(value)
    if value is None or isinstance(value, int | float):
        whole = isinstance(value, int) and decimals is None
        exact = charts_words.number(value, 0 if whole else decimals or 0)
        return charts_words.plain(value, 6) if decimals is None and not whole else exact
    return str(value)


def sortable(column: TableColumn, value: Any) -> Any:
    """A value that Qt can sort by: days and times by their ISO form; an unknown one is less than
    all others, so that the largest come first when a column is turned round."""
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return -math.inf if column.right else ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


_CELL: dict[int, Callable[[TableColumn, Any], Any]] = {
    RECORD_ROLE: lambda _column, record: record,
    TONE_ROLE: lambda column, record: column.tone(record) if column.tone else None,
    STRONG_ROLE: lambda column, _record: column.strong,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda column, _record: int(alignment(column)),
    int(Qt.ItemDataRole.DisplayRole): cell_text,
    int(Qt.ItemDataRole.ToolTipRole): cell_text,
    int(Qt.ItemDataRole.AccessibleTextRole): cell_text,
}
