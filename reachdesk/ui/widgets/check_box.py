"""A box to tick, with words beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring

_BOX, _GAP = 16, 8


class CheckBox(KeyboardRing, QCheckBox):
    """Painted from the theme: Qt's own box cannot be seen on a dark card."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Box and words in a target of 28 px."""
        metrics = QFontMetricsF(self._theme.font("base"))
        words = metrics.horizontalAdvance(self.text())
        return QSize(round(self._theme.px(_BOX + _GAP) + words) + 8, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Box and words can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, tick, words, focus ring."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(theme.px(_BOX))
        box = QRectF(3.5, (self.height() - size) / 2, size, size)
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if on else "control"), 1.2))
        painter.setBrush(theme.colour("accent" if on else "card"))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            inner = box.adjusted(size / 6, size / 6, -size / 6, -size / 6)
            paint_icon(painter, "check", inner, theme.colour("on_accent"))
        font = theme.font("base")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("body"))
        base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(box.right() + theme.px(_GAP), base), self.text())
        if self.ring_shown():
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            paint_ring(painter, ring, 6, theme.colour("accent"))
