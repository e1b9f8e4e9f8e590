"""Chips: rules, filters and overlays that are on or off, or can be taken away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from reachdesk.i18n import _
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring


class Chip(KeyboardRing, QPushButton):
    """A pill with words. Off: card ground; on: accent ground and edge.

    `removable` adds a × (Delete does the same): `removed` when it is used.
    """

    removed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str | None = None,
        checkable: bool = True,
        removable: bool = False,
    ) -> None:
        super().__init__(text)
        self._theme = theme
        self._icon = icon
        self._removable = removable
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        if removable:
            self.setToolTip(_("Delete takes it away"))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """28 px high where it can be taken away, else 24 in a target of 28."""
        metrics = QFontMetricsF(self._theme.font("small", 500))
        parts = metrics.horizontalAdvance(self.text()) + self._theme.px(20)
        parts += self._theme.px(19) if self._icon else 0
        parts += self._theme.px(16) if self._removable else 0
        return QSize(round(parts) + 1, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it away."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The × is the right end."""
        on_cross = event.position().x() > self.width() - self._theme.px(26)
        if self._removable and on_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, icon, words, ×."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.px(28 if self._removable or self._icon else 24)
        pill = QRectF(0.5, 0, self.width() - 1, height - 1)
        pill.moveCenter(QRectF(self.rect()).center())
        on = self.isChecked() or self._removable
        edge = "accent" if on else "line_strong" if self.underMouse() else "line"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour("accent_ground" if on else "card"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        ink = theme.colour("accent_text" if on else "body")
        left = pill.left() + theme.px(10)
        size = theme.px(14)
        middle = pill.center().y()
        if self._icon:
            paint_icon(painter, self._icon, QRectF(left, middle - size / 2, size, size), ink)
            left += size + theme.px(5)
        font = theme.font("small", 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(ink)
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, base), self.text())
        if self._removable:
            cross = QRectF(pill.right() - theme.px(20), middle - theme.px(5), theme.px(10), 0)
            cross.setHeight(theme.px(10))
            paint_icon(painter, "close", cross, ink)
        if self.ring_shown():
            paint_ring(painter, pill, pill.height() / 2, theme.colour("accent"))
