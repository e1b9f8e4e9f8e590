"""Tables: declared columns over a sequence of records; only what is on screen is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reachdesk.charts import words as charts_words
from reachdesk.ui.theme import Theme

SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
RECORD_ROLE = SORT_ROLE + 1
TONE_ROLE = SORT_ROLE + 2
STRONG_ROLE = SORT_ROLE + 3
ONE_LINE, TWO_LINES = 25, 38
_NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: translated title and what it takes from a record.

    `value` gives what is sorted by, `text` what is shown (default: the value in words). A column
    with `right` holds numbers. `tone` and `strong` may give a cell another colour or weight;
    `width` is its share of the room (0: as wide as its contents).
    """

    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str] | None = None
    right: bool = False
    width: int = 1
    tone: Callable[[Any], str] | None = None
    strong: bool = False


class RecordTableModel(QAbstractTableModel):
    """A table of records; a record comes back whole under `RECORD_ROLE`, through any proxy."""

    def __init__(self, columns: Sequence[TableColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
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

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of records."""
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
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
        return int(_alignment(column)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, sort value, record, alignment, tone."""
        give = _CELL.get(role)
        if give is None or not index.isValid():
            return None
        return give(self.columns[index.column()], self.records[index.row()])


def _alignment(column: TableColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
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


def sortable(value: Any) -> Any:
    """A value that Qt can sort by: unknown ones come first, days and times by their ISO form."""
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


_CELL: dict[int, Callable[[TableColumn, Any], Any]] = {
    RECORD_ROLE: lambda _column, record: record,
    SORT_ROLE: lambda column, record: sortable(column.value(record)),
    TONE_ROLE: lambda column, record: column.tone(record) if column.tone else None,
    STRONG_ROLE: lambda column, _record: column.strong,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda column, _record: int(_alignment(column)),
    int(Qt.ItemDataRole.DisplayRole): cell_text,
    int(Qt.ItemDataRole.ToolTipRole): cell_text,
    int(Qt.ItemDataRole.AccessibleTextRole): cell_text,
}


class RecordTable(QTableView):
    """The view: quiet header, lines between rows, native sort by header, numbers at the right.

    `picked(record)` when a row is chosen by click or Enter.
    """

    picked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[TableColumn],
        row_height: int = ONE_LINE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._row_height = row_height
        self.records = RecordTableModel(columns, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.records)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._sorted)
        self.setItemDelegate(_Cells(theme, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)
        theme.changed.connect(self.restyle)
        self.restyle()
        self._fit_columns()

    def show_records(self, records: Sequence[Any]) -> None:
        """Show other records; in the order given until a header is clicked."""
        self.records.set_records(records)

    def show_columns(self, columns: Sequence[TableColumn], records: Sequence[Any]) -> None:
        """Show other columns and records."""
        self.setSortingEnabled(False)
        self.records.set_columns(columns, records)
        self._fit_columns()

    def light(self, record: Any) -> None:
        """Select the row of a record without picking it; None selects nothing."""
        if record is None:
            self.clearSelection()
            return
        if record in self.records.records:
            row = list(self.records.records).index(record)
            index = self._sorted.mapFromSource(self.records.index(row, 0))
            self.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.scrollTo(index)

    def current_record(self) -> Any:
        """The record of the lit row; None where no row is lit."""
        index = self.currentIndex()
        return index.data(RECORD_ROLE) if index.isValid() else None

    def restyle(self) -> None:
        """Row heights and fonts of the theme."""
        self.setFont(self.theme.font("small"))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.theme.px(self._row_height))
        self.horizontalHeader().setFont(self.theme.font("least", 500))
        self.horizontalHeader().setFixedHeight(self.theme.px(ONE_LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters belong to the card and the window, not to a search by first letter."""
        if event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self.records.columns):
            stretch = column.width > 0 and number < len(self.records.columns)
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(number, mode)
            if not stretch:
                self.resizeColumnToContents(number)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._sorted.sort(-1)

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(RECORD_ROLE))


class _Cells(QStyledItemDelegate):
    """Paints a cell: line below, accent ground and bar where selected, tone and weight of cells."""

    def __init__(self, theme: Theme, view: RecordTable) -> None:
        super().__init__(view)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Tone and weight."""
        super().initStyleOption(option, index)
        tone, strong = index.data(TONE_ROLE), index.data(STRONG_ROLE)
        if tone:
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour(tone))
        if strong:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, then its line, then the bar of a selected row."""
        super().paint(painter, option, index)
        painter.setPen(QPen(QColor(self._theme.tokens.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected and index.column() == 0:
            bar = option.rect.adjusted(0, 1, 0, -2)
            bar.setWidth(3)
            painter.fillRect(bar, self._theme.colour("accent"))
