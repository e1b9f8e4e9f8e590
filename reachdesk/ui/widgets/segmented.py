"""A switch between two to four choices of one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring


class Segmented(KeyboardRing, QWidget):
    """Choices side by side, one of them on. ← and → change it. `chosen(key)` when it changed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._choices = tuple(choices)
        self._off: dict[str, str] = {}
        self.key = self._choices[0][0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()
        theme.changed.connect(self.updateGeometry)

    def set_off(self, reasons: Mapping[str, str]) -> None:
        """Choices that cannot be taken now, each with the sentence that says why."""
        self._off = dict(reasons)
        names = dict(self._choices)
        said = (f"{names[key]}: {why}" for key, why in self._off.items())
        self.setAccessibleDescription(" ".join(said))
        self.update()

    def set_key(self, key: str) -> None:
        """Show another choice as on, without `chosen`. Raises `KeyError` for an unknown one."""
        if key not in dict(self._choices):
            raise KeyError(key)
        self.key = key
        self._say()
        self.update()

    def choose(self, key: str) -> None:
        """Switch to a choice and tell; one that is off is left alone."""
        if key != self.key and key not in self._off:
            self.set_key(key)
            self.chosen.emit(key)

    def sizeHint(self) -> QSize:
        """As wide as its words; 28 px high."""
        return QSize(round(sum(self._widths())) + 4, self._theme.px(28))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch to the choice under the pointer."""
        key = self._key_at(event.position().x())
        if key is not None:
            self.choose(key)

    def event(self, event: QEvent) -> bool:
        """Over a choice that is off: why."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            why = self._off.get(self._key_at(event.pos().x()) or "", self.toolTip())
            QToolTip.showText(event.globalPos(), why, self)
            return True
        return super().event(event)

    def _key_at(self, x: float) -> str | None:
        left = 2.0
        for (key, _text), width in zip(self._choices, self._widths(), strict=True):
            if left <= x < left + width:
                return key
            left += width
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → step through the choices."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = [key for key, _text in self._choices]
        place = keys.index(self.key) + step
        while 0 <= place < len(keys) and keys[place] in self._off:
            place += step
        if 0 <= place < len(keys):
            self.choose(keys[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, the chosen piece, words."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(rect, 7, 7)
        left = 2.0
        for (key, text), width in zip(self._choices, self._widths(), strict=True):
            piece = QRectF(left, 2.5, width, self.height() - 5)
            if key == self.key:
                painter.setPen(QPen(theme.colour("line_strong"), 1))
                painter.setBrush(theme.colour("card"))
                painter.drawRoundedRect(piece, 6, 6)
            ink = "text" if key == self.key else "control" if key in self._off else "muted"
            self._paint_words(painter, piece, text, ink)
            left += width
        if self.ring_shown():
            paint_ring(painter, rect, 7, theme.colour("accent"))

    def _paint_words(self, painter: QPainter, piece: QRectF, text: str, ink: str) -> None:
        font = self._theme.font("small", 600 if ink == "text" else 500)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        left = piece.center().x() - metrics.horizontalAdvance(text) / 2
        base = piece.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, base), text)

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(self._theme.font("small", 600))
        sides = self._theme.px(20)
        return [metrics.horizontalAdvance(text) + sides for _key, text in self._choices]

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name}: {dict(self._choices)[self.key]}")
