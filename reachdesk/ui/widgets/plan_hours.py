"""The hours of a day at which posts go out: 24 cells that are on or off."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring

HOURS = 24
_GAP = 2.0


class HourStrip(KeyboardRing, QWidget):
    """← → Home End go from hour to hour, Space switches one. `changed(hours)` after a switch.

    At least one hour stays on; a newly chosen one comes last.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.hours: tuple[int, ...] = (9,)
        self._at = 9
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)
        self._say()

    def show_hours(self, hours: tuple[int, ...]) -> None:
        """Show these hours, without `changed`."""
        if hours != self.hours and not self.hasFocus():
            self._at = hours[0]
        self.hours = hours
        self._say()
        self.update()

    def switch(self, hour: int) -> None:
        """Turn an hour on or off and tell; the last one stays on."""
        self._at = hour
        left = tuple(each for each in self.hours if each != hour)
        wanted = left if hour in self.hours else (*self.hours, hour)
        if wanted:
            self.hours = wanted
            self.changed.emit(wanted)
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """Cells of 20 px with their hours below."""
        return QSize(self._theme.px(240), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """As the size hint, narrower."""
        return QSize(self._theme.px(144), self._theme.px(36))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch the hour under the pointer."""
        hour = int(event.position().x() // (self.width() / HOURS))
        if event.button() == Qt.MouseButton.LeftButton and 0 <= hour < HOURS:
            self.switch(hour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, or switch the hour that the ring is on."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: HOURS - 1}
        if key in steps:
            self._at = min(max(self._at + steps[key], 0), HOURS - 1)
        elif key in ends:
            self._at = ends[key]
        elif key == Qt.Key.Key_Space:
            self.switch(self._at)
        else:
            super().keyPressEvent(event)
            return
        self._say()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, every sixth hour in figures, the focus ring round one cell."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.width() / HOURS, theme.px(18)
        top = 2.0
        font = theme.font("least")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for hour in range(HOURS):
            cell = QRectF(hour * wide + _GAP / 2, top, wide - _GAP, high)
            on = hour in self.hours
            painter.setPen(QPen(theme.colour("accent" if on else "line_strong"), 1))
            painter.setBrush(theme.colour("accent" if on else "card"))
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            if hour % 6 == 0:
                painter.setPen(theme.colour("muted"))
                base = top + high + metrics.ascent() + 1
                painter.drawText(QPointF(hour * wide + _GAP / 2, base), f"{hour:02d}")
        if self.ring_shown():
            ring = QRectF(self._at * wide - 1, top - 2, wide + 2, high + 4)
            paint_ring(painter, ring, 4, theme.colour("text"))

    def _say(self) -> None:
        chosen = ", ".join(chart_words.clock(60 * hour) for hour in sorted(self.hours))
        self.setAccessibleName(_("Hours of posting: {hours}").format(hours=chosen))
        here = chart_words.clock(60 * self._at)
        self.setAccessibleDescription(
            _("{hour} is on").format(hour=here)
            if self._at in self.hours
            else _("{hour} is off").format(hour=here)
        )
