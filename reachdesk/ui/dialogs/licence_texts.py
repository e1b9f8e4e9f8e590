"""The full texts of the licences of everything that ReachDesk is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.services import licences
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import PRIMARY, Button
from reachdesk.ui.widgets.words import words


class LicenceTexts(QDialog):
    """All texts one after the other, to read, select and copy; gone when closed."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme.dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Licences"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Licences"))
        self.text.setPlainText(
            "\n\n".join(f"━━ {heading}\n\n{text.strip()}" for heading, text in licences.texts())
        )
        close = Button(theme, _("Close"), PRIMARY)
        close.clicked.connect(lambda _checked=False: self.accept())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(words(_("What ReachDesk is made of"), "card_title", "text"))
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.resize(theme.px(720), theme.px(560))
