"""The field that a column of a table fills: one of many, chosen from a menu, with its mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reachdesk.i18n import _
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.pickers import ChoicePicker

SURE, DOUBTFUL, LEFT_OUT = "sure", "doubtful", "left out"
_ICONS = {SURE: "check", DOUBTFUL: "warning", LEFT_OUT: "close"}
_TONES = {SURE: "up_text", DOUBTFUL: "down_text", LEFT_OUT: "muted"}


class FieldPicker(ChoicePicker):
    """A picker as wide as its column; ↑ and ↓ step through the choices. A doubtful one has an edge
    in the colour of warnings."""

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[tuple[str, str]], chosen: str
    ) -> None:
        super().__init__(theme, name, choices, chosen)
        self.doubtful = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As drawn: 124 px."""
        return QSize(self.theme.px(124), self.theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ choose the one before and after."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = [choice[0] for choice in self.choices() if choice is not None]
        place = keys.index(self.chosen()) + step
        if 0 <= place < len(keys):
            self.choose(keys[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and its warning edge where it has one."""
        super().paintEvent(event)
        if self.doubtful:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.colour("down_text"), 1.5))
            rect = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(rect, 7, 7)


class FieldMark(QWidget):
    """✓, a warning or ×: whether a column needs a look, with its word for screen readers."""

    def __init__(self, theme: Theme, state: str) -> None:
        super().__init__()
        self._theme = theme
        self.state = state
        said = {
            SURE: _("Sure"),
            DOUBTFUL: _("Guessed: please check"),
            LEFT_OUT: _("Left out"),
        }
        self.setAccessibleName(said[state])
        self.setToolTip(said[state])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """16 px."""
        side = self._theme.px(16)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in its tone."""
        painter = QPainter(self)
        paint_icon(
            painter,
            _ICONS[self.state],
            QRectF(self.rect()),
            self._theme.colour(_TONES[self.state]),
        )
