"""The 24 hours of a day as bars that are drawn with the mouse or set by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring

HOURS = 24
MOST, STEP = 3.0, 0.1
"""The highest bar, and what an arrow key moves it by; 1 is the mean hour of the week."""

_BARS, _AXIS, _GAP = 72, 18, 2
_LARGE_STEP = 5  # steps of Page Up and Page Down


class HourBars(KeyboardRing, QWidget):
    """`drawn(hour, rate)` whenever a bar is set; ← → choose an hour, ↑ ↓ its rate, 0 empties it."""

    drawn = Signal(int, float)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.rates = [1.0] * HOURS
        self.hour = 9
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.changed.connect(self.updateGeometry)
        self._describe()

    def show_rates(self, rates: Sequence[float]) -> None:
        """Show the rates of 24 hours, without `drawn`."""
        self.rates = list(rates)
        self._describe()
        self.update()

    def said(self) -> str:
        """The hour in hand and its rate."""
        return _("{hour}: {rate} times the mean hour").format(
            hour=chart_words.clock(60 * self.hour),
            rate=chart_words.number(self.rates[self.hour], 1),
        )

    def sizeHint(self) -> QSize:
        """Bars and their axis."""
        return QSize(self._theme.px(280), self._theme.px(_BARS + _AXIS))

    def minimumSizeHint(self) -> QSize:
        """Narrower bars can still be hit."""
        return QSize(self._theme.px(200), self._theme.px(_BARS + _AXIS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The bar under the pointer goes there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._draw(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Bars follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._draw(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hours with ← → Home End, rates with ↑ ↓ Page Up Page Down 0."""
        key, last = event.key(), HOURS - 1
        places = {
            Qt.Key.Key_Left: max(0, self.hour - 1),
            Qt.Key.Key_Right: min(last, self.hour + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: _LARGE_STEP,
            Qt.Key.Key_PageDown: -_LARGE_STEP,
        }
        if key in places:
            self.hour = places[Qt.Key(key)]
        elif key in steps:
            steady = round(self.rates[self.hour] / STEP) + steps[Qt.Key(key)]
            self._set(self.hour, steady * STEP)
        elif key == Qt.Key.Key_0:
            self._set(self.hour, 0.0)
        else:
            super().keyPressEvent(event)
            return
        self._describe()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tracks, bars, the mean as a line, the hour in hand, the axis."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for hour, rate in enumerate(self.rates):
            track = self._track(hour)
            painter.setBrush(theme.colour("accent_ground" if hour == self.hour else "raised"))
            painter.drawRoundedRect(track, 2, 2)
            bar = QRectF(track)
            bar.setTop(track.bottom() - track.height() * min(rate, MOST) / MOST)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(bar, 2, 2)
        self._paint_axis(painter)
        if self.ring_shown():
            paint_ring(painter, QRectF(self.rect()), 4, theme.colour("accent"))

    def _paint_axis(self, painter: QPainter) -> None:
        theme, font = self._theme, self._theme.font("least", 400)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        for hour in range(0, HOURS, 6):
            place = QPointF(self._track(hour).left() + 1, self.height() - theme.px(6))
            painter.drawText(place, f"{hour:02d}")
        said, last = f"{HOURS - 1:02d}", self._track(HOURS - 1).right()
        width = QFontMetricsF(font).horizontalAdvance(said)
        painter.drawText(QPointF(last - width - 1, self.height() - theme.px(6)), said)

    def _track(self, hour: int) -> QRectF:
        inset = 4.0  # room for the ring
        width = (self.width() - 2 * inset + _GAP) / HOURS
        height = self.height() - self._theme.px(_AXIS) - inset
        return QRectF(inset + hour * width, inset, width - _GAP, height)

    def _draw(self, point: QPointF) -> None:
        first = self._track(0)
        hour = int((point.x() - first.left()) // (first.width() + _GAP))
        self.hour = min(max(hour, 0), HOURS - 1)
        rate = MOST * (first.bottom() - point.y()) / first.height()
        self._set(self.hour, round(rate / STEP) * STEP)
        self._describe()
        self.update()

    def _set(self, hour: int, rate: float) -> None:
        held = min(max(rate, 0.0), MOST)
        if held != self.rates[hour]:
            self.rates[hour] = held
            self.drawn.emit(hour, held)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.said())
