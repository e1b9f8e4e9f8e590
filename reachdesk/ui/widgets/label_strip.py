"""The keys that label the chosen people, as buttons: what each does stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reachdesk.domain.roles.rules import ROLES
from reachdesk.i18n import _
from reachdesk.services.role_words import role_name
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.flow import FlowRow
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring

KEYED_ROLES = tuple(role for role in ROLES if role not in ("gateway", "other", "unknown"))[:9]


class KeyButton(KeyboardRing, QPushButton):
    """A key in a box and what it does."""

    def __init__(self, theme: Theme, key: str, text: str) -> None:
        super().__init__()
        self._theme, self._key, self._words = theme, key, text
        self.setAccessibleName(f"{key}: {text}")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # the table keeps the focus, so that keys go on working after a click
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Box, gap, words; as high as a target must be in a dense strip."""
        metrics = QFontMetricsF(self._theme.font("small", 500))
        wide = self._box() + self._theme.px(7) + metrics.horizontalAdvance(self._words)
        return QSize(round(wide) + 14, self._theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key in its box, the words, the focus ring."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        box = QRectF(2, middle - theme.px(9.5), self._box(), theme.px(19))
        painter.setPen(QPen(theme.colour("accent" if self.underMouse() else "line_strong"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box, 4, 4)
        font = theme.font("small", 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("body"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.setPen(theme.colour("text" if self.underMouse() else "body"))
        painter.drawText(QPointF(box.right() + theme.px(7), base), self._words)
        if self.ring_shown():
            paint_ring(
                painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, theme.colour("accent")
            )

    def _box(self) -> float:
        metrics = QFontMetricsF(self._theme.font("small", 500))
        return max(self._theme.px(19), metrics.horizontalAdvance(self._key) + self._theme.px(8))


class LabelStrip(QWidget):
    """Roles under 1 to 9, unknown under 0, then place, list, met, note and undo. `pressed(key)`."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        keys = [(str(number), role_name(role)) for number, role in enumerate(KEYED_ROLES, 1)]
        keys += [("0", _("Unknown")), ("P", _("Place…")), ("L", _("List…")), ("M", _("Met…"))]
        keys += [("F2", _("Note…")), ("U", _("Undo"))]
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 0)
        row = FlowRow(4)
        for key, text in keys:
            button = KeyButton(theme, key, text)
            button.clicked.connect(lambda _checked=False, key=key: self.pressed.emit(key))
            row.add(button)
        column.addWidget(row)
