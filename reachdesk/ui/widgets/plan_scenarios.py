"""The saved scenarios as chips, and the field that names a new one in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reachdesk.i18n import _
from reachdesk.services.plans import LONGEST_NAME
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, SECONDARY, Button
from reachdesk.ui.widgets.chips import Chip
from reachdesk.ui.widgets.flow import FlowRow


class ScenarioChip(Chip):
    """A scenario: Enter or a click loads it, Delete or × removes it, F2 renames it."""

    rename_asked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, checkable=False, removable=True)
        self.setToolTip(_("Click loads it, F2 renames it, Delete takes it away"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Enter loads."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename."""
        self.rename_asked.emit()


class NameField(QLineEdit):
    """A name: Enter takes it, Esc leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field, not the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ScenarioBar(QWidget):
    """`save_asked(name)`, `rename_asked(key, name)`, `remove_asked(key, name)`, `loaded(key)`,
    `reset_asked`."""

    save_asked = Signal(str)
    rename_asked = Signal(str, str)
    remove_asked = Signal(str, str)
    loaded = Signal(str)
    reset_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._renaming: str | None = None
        self._shown: tuple[tuple[str, str], ...] = ()
        self.save_button = Button(theme, _("Save scenario…"), SECONDARY)
        self.reset_button = Button(theme, _("Back to now"), SECONDARY)
        self.field = NameField()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(_("Name of the scenario"))
        self.field.setAccessibleName(_("Name of the scenario"))
        self.take_button = Button(theme, _("Save"), SECONDARY)
        self.leave_button = Button(theme, _("Cancel"), LINK)
        self.chips: dict[str, ScenarioChip] = {}
        self._row = FlowRow()
        self._lay_out()
        self.save_button.clicked.connect(lambda: self.ask_name(None, ""))
        self.reset_button.clicked.connect(self.reset_asked)
        self.take_button.clicked.connect(self._take)
        self.leave_button.clicked.connect(self._leave)
        self.field.returnPressed.connect(self._take)
        self.field.left.connect(self._leave)
        self._show_field(shown=False)

    def show_scenarios(self, scenarios: Sequence[tuple[str, str]]) -> None:
        """Show chips of (key, name)."""
        if tuple(scenarios) == self._shown:
            return
        self._shown = tuple(scenarios)
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self.chips = {key: self._chip(key, name) for key, name in scenarios}
        for chip in self.chips.values():
            self._row.add(chip)
        self._row.setVisible(bool(self.chips))
        self._row.updateGeometry()

    def ask_name(self, key: str | None, name: str) -> None:
        """Let the owner name the plan, or the scenario `key` anew."""
        self._renaming = key
        self.take_button.setText(_("Save") if key is None else _("Rename"))
        self.take_button.setAccessibleName(self.take_button.text())
        self.field.setText(name)
        self._show_field(shown=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.field, 1)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(0)
        buttons.addWidget(self.reset_button)
        column.addLayout(buttons)
        column.addWidget(self._row)
        self._row.hide()

    def _chip(self, key: str, name: str) -> ScenarioChip:
        chip = ScenarioChip(self._theme, name)
        chip.clicked.connect(lambda _checked=False: self.loaded.emit(key))
        chip.removed.connect(lambda: self.remove_asked.emit(key, name))
        chip.rename_asked.connect(lambda: self.ask_name(key, name))
        return chip

    def _take(self) -> None:
        name = self.field.text().strip()
        if not name:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        key = self._renaming
        self._leave()
        if key is None:
            self.save_asked.emit(name)
        else:
            self.rename_asked.emit(key, name)

    def _leave(self) -> None:
        self._show_field(shown=False)
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_field(self, *, shown: bool) -> None:
        for widget in (self.field, self.take_button, self.leave_button):
            widget.setVisible(shown)
        for button in (self.save_button, self.reset_button):
            button.setVisible(not shown)
