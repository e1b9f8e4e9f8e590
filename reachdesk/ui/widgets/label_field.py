"""One line that asks for a place, a list, a note: Enter sets it, Esc goes back to the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.words import words


class LabelField(QWidget):
    """`said(kind, text)` when something was set, `left` when it was not."""

    said = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind = ""
        self.name = words("", "small", "muted")
        self.field = QLineEdit()
        self.field.returnPressed.connect(self._set)
        self.button = Button(theme, _("Set"), LINK)
        self.button.clicked.connect(lambda _checked=False: self._set())
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.hide()

    def ask(self, kind: str, name: str, example: str, known: Sequence[str], text: str = "") -> None:
        """Ask for something; `known` are offered while typing."""
        self.kind = kind
        self.name.setText(name)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(example)
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.setText(text)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _set(self) -> None:
        self.hide()
        self.said.emit(self.kind, self.field.text().strip())
