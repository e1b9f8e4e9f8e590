"""Records as a table: declared columns over a sequence; only what is on screen is asked for."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from reachdesk.charts import words as charts_words

SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
RECORD_ROLE = SORT_ROLE + 1
TONE_ROLE = SORT_ROLE + 2
STRONG_ROLE = SORT_ROLE + 3
NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: translated title and what it takes from a record.

    `value` gives what is sorted by, `text` what is shown (default: the value in words). A column
    with `right` holds numbers. `tone` and `strong` may give a cell another colour or weight;
    `width` 0 makes it as wide as its contents, else it shares the room: it has `least` pixels, and
    all that its contents need where it is to be read `whole`. One that `yields` is left out where
    the others have no room. `centre` centres it, `pad` moves it in from the left.
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
        """A cell's text, sort value, record, alignment, tone; None while the record is unknown."""
        give = _CELL.get(role)
        if give is None or not index.isValid():
            return None
        record = self.record(index.row())
        return None if record is None else give(self.columns[index.column()], record)


class RecordTableModel(ColumnsModel):
    """A table of records; a record comes back whole under `RECORD_ROLE`, through any proxy."""

    def __init__(self, columns: Sequence[TableColumn], parent: QWidget | None = None) -> None:
        super().__init__(columns, parent)
        self.records: Sequence[Any] = ()

    def set_records(self, records: Sequence[Any]) -> None:
        """Show other records."""
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    def set_columns(self, columns: Sequence[TableColumn], records: Sequence[Any]) -> None:
        """Show other columns and records."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.records = records
        self.endResetModel()

    def record(self, row: int) -> Any:
        """The record of a row."""
        return self.records[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Number of records."""
        return 0 if parent.isValid() else len(self.records)


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
    SORT_ROLE: lambda column, record: sortable(column, column.value(record)),
    TONE_ROLE: lambda column, record: column.tone(record) if column.tone else None,
    STRONG_ROLE: lambda column, _record: column.strong,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda column, _record: int(alignment(column)),
    int(Qt.ItemDataRole.DisplayRole): cell_text,
    int(Qt.ItemDataRole.ToolTipRole): cell_text,
    int(Qt.ItemDataRole.AccessibleTextRole): cell_text,
}
