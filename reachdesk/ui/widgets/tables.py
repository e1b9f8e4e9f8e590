"""Tables of records: quiet header, native sort, numbers at the right, one row picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.column_room import shares
from reachdesk.ui.widgets.record_model import (
    RECORD_ROLE,
    RecordTableModel,
    TableColumn,
    value_text,
)
from reachdesk.ui.widgets.table_paint import Cells, QuietHeader

__all__ = ["RECORD_ROLE", "RecordTable", "TableColumn", "value_text"]

ONE_LINE, TWO_LINES = 25, 38
_ROWS_MEASURED = 40  # for the width of a column; Qt's own thousand takes half a second

_AIR = 10


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
        self.setModel(self.records)
        self.setItemDelegate(Cells(theme, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)  # a line that wraps is cut after a whole word, however much room
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = QuietHeader(theme, self, self.records)
        self.setHorizontalHeader(header)
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)
        theme.changed.connect(self.restyle)
        self.restyle()
        self._fit_columns()

    def show_records(self, records: Sequence[Any]) -> None:
        """Show other records; in the order given until a header is clicked."""
        self.records.set_records(records)
        self._share_room()

    def show_columns(self, columns: Sequence[TableColumn], records: Sequence[Any]) -> None:
        """Show other columns and records."""
        self.setSortingEnabled(False)
        self.records.set_columns(columns, records)
        self._fit_columns()

    def light(self, record: Any) -> None:
        """Select the row of a record without picking it; None selects nothing."""
        if record is None:
            self.light_place(None)
        elif record in self.records.records:
            self.light_place(self.records.records.index(record))

    def light_place(self, place: int | None) -> None:
        """As `light`, by the record's place among those that were given."""
        if place is None:
            self.clearSelection()
            return
        index = self.records.index(self.records.row_of(place), 0)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room out."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Columns of width 0 are as wide as their contents, the others share what is left."""
        columns = self.records.columns
        # a stretched last column would be measured with its stretch
        self.horizontalHeader().setStretchLastSection(not any(one.width for one in columns))
        needs = [
            self._needed(number) if column.whole or not column.width else 0
            for number, column in enumerate(columns)
        ]
        wide = shares(self.viewport().width(), columns, needs, self.theme.px)
        for number, width in enumerate(wide):
            self.setColumnHidden(number, columns[number].yields and not width)
            self.setColumnWidth(number, width)

    def _needed(self, number: int) -> int:
        self.showColumn(number)
        self.resizeColumnToContents(number)
        return self.columnWidth(number) + self.theme.px(_AIR)

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        for number in range(len(self.records.columns)):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
        self._share_room()
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.records.sort(-1)

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(RECORD_ROLE))
