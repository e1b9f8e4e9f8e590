"""The focus ring: always there for the keyboard, never in the way of the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


def paint_ring(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """The focus ring: 2 px, just inside `rect` (leave room for it around the thing itself)."""
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


class KeyboardRing(_Widget):
    """Mixed into widgets that paint a ring: it is shown unless a click brought the focus."""

    _clicked_into = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note what brought the focus."""
        self._clicked_into = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def ring_shown(self) -> bool:
        """Whether to paint the ring now."""
        return self.hasFocus() and not self._clicked_into
