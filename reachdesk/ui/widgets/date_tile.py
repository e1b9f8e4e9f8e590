"""A day on a small tile: month above, day below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.ui.theme import Theme


class DateTile(QWidget):
    """Shows a day (since 1970-01-01)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._day = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_day(self, day: int) -> None:
        """Show another day."""
        self._day = day
        self.setAccessibleName(chart_words.day_long(day))
        self.update()

    def sizeHint(self) -> QSize:
        """44 by 48, grown with the text."""
        return QSize(self._theme.px(44), self._theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, month, day."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        date = chart_words.date_of(self._day)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        half = self.height() / 2
        painter.setFont(theme.font("least", 600))
        painter.setPen(theme.colour("down_text"))
        month = chart_words.month(date.month).upper()
        painter.drawText(QRectF(0, 3, self.width(), half - 2), centre, month)
        font = theme.font("lead", 600)
        font.setPixelSize(theme.px(18))
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(0, half - 3, self.width(), half), centre, str(date.day))
