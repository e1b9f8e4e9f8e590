"""A list under a field: type to search, arrows and Enter to choose, Esc to close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.tables import RecordTable, TableColumn

_PAUSE_MS = 150
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPopup(QFrame):
    """Opens under a widget and calls `search(text)`; whoever searches calls `show_records`.

    `chosen(record)` when one was picked.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[TableColumn],
        search: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search"))
        self.field.setAccessibleName(_("Search"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.table = RecordTable(theme, columns)
        self.table.picked.connect(self._choose)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: search(self.field.text()))
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self._choose_current)
        self._search = search
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)

    def open_under(self, widget: QWidget, width: int, height: int) -> None:
        """Show the popup below `widget`, searching for everything."""
        self.resize(self._theme.px(width), self._theme.px(height))
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.field.clear()
        self._search("")
        self.show()
        self.field.setFocus()

    def show_records(self, records: Sequence[Any]) -> None:
        """Show what was found; the first is lit."""
        self.table.show_records(records)
        if records:
            self.table.light(records[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys typed into the field move through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.table.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _choose_current(self) -> None:
        record = self.table.current_record()
        if record is not None:
            self._choose(record)

    def _choose(self, record: object) -> None:
        self.hide()
        self.chosen.emit(record)
