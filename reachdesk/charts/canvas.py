"""The few strokes that every picture is made of: words, bars, lines, dots, whiskers, arrows.

A canvas paints on any painter. For SVG, words become outlines, so that the picture looks the same
where Inter is not installed (and keeps figures that align, which SVG text cannot say).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPolygonF,
)

from reachdesk.charts.style import ChartStyle

_SHORT, _NARROW = 0.4, 24.0
_UNIT = re.compile(r"(\d) (h|min)\b")


class Align(Enum):
    """Where a text stands on its point."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: role of the type scale, ink (a colour by name), weight (None: the usual)."""

    role: str = "small"
    ink: str = "body"
    weight: int | None = None


BODY = Face()
MUTED = Face(ink="muted")
STRONG = Face(ink="text", weight=600)
NAME = Face(ink="body", weight=500)
AXIS = Face("least", "muted")
NOTE = Face("least", "muted")
SMALL_NAME = Face("least", "body", 500)


def text_width(style: ChartStyle, words: str, face: Face = BODY) -> float:
    """How wide words are, without a painter."""
    return QFontMetricsF(style.font(face.role, face.weight)).horizontalAdvance(words)


def line_height(style: ChartStyle, face: Face = BODY) -> float:
    """Distance between baselines, without a painter."""
    return round(QFontMetricsF(style.font(face.role, face.weight)).height() * 1.12)


def unbroken(words: str) -> str:
    """Words with no-break spaces where no line may begin: before «%», the dot between parts, and
    the unit of hours and minutes."""
    joined = words.replace(" %", "\u00a0%").replace(" · ", "\u00a0· ")
    return _UNIT.sub("\\1\u00a0\\2", joined)


def broken(style: ChartStyle, words: str, face: Face, room: float) -> list[str]:
    """Words broken into lines no wider than `room`; one long word stands alone. No single word is
    left for the last line: where that would be short, the lines are evened."""
    metrics = QFontMetricsF(style.font(face.role, face.weight))
    words = unbroken(words)
    found = _greedy(metrics, words, room)
    wide = len(found) > 2 and room > _NARROW * metrics.height()  # a paragraph, not a note
    if len(found) == 1 or wide or metrics.horizontalAdvance(found[-1]) >= _SHORT * room:
        return found
    least, most, even = room / 2, room, found
    while most - least > 1:
        middle = (least + most) / 2
        tried = _greedy(metrics, words, middle)
        if len(tried) > len(found):
            least = middle
        else:
            most, even = middle, tried
    return even


def _greedy(metrics: QFontMetricsF, words: str, room: float) -> list[str]:
    found: list[str] = []
    for word in words.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and metrics.horizontalAdvance(longer) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found


class Canvas:
    """A painter with a style. Lengths are pixels of the picture; `px` gives those of the design."""

    def __init__(self, painter: QPainter, style: ChartStyle) -> None:
        self.painter = painter
        self.style = style
        engine = painter.paintEngine()
        self._outlines = engine is not None and engine.type() == QPaintEngine.Type.SVG
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def px(self, length: float) -> float:
        """A length of the design at this text size."""
        return self.style.px(length)

    def font(self, face: Face) -> QFont:
        """The font of a face."""
        return self.style.font(face.role, face.weight)

    def width(self, words: str, face: Face = BODY) -> float:
        """How wide words are."""
        return text_width(self.style, words, face)

    def snug(self, words: str, room: float, face: Face = MUTED, smaller: Face = NOTE) -> Face:
        """The face, or the smaller one where words would be cut in the first and only there."""
        return smaller if self.width(words, smaller) <= room < self.width(words, face) else face

    def line_height(self, face: Face = BODY) -> float:
        """Distance between baselines."""
        return line_height(self.style, face)

    def text(
        self,
        point: tuple[float, float],
        words: str,
        face: Face = BODY,
        align: Align = Align.LEFT,
        room: float | None = None,
    ) -> float:
        """Write words with their baseline at `point`, cut to `room`; gives the end (right edge)."""
        font = self.font(face)
        metrics = QFontMetricsF(font)
        if room is not None and metrics.horizontalAdvance(words) > room + 0.5:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, room))
        left = point[0] - align.value * metrics.horizontalAdvance(words)
        self.painter.setPen(self.style.colour(face.ink))
        if self._outlines:
            path = QPainterPath()
            path.addText(QPointF(left, point[1]), font, words)
            self.painter.fillPath(path, self.style.colour(face.ink))
        else:
            self.painter.setFont(font)
            self.painter.drawText(QPointF(left, point[1]), words)
        return left + metrics.horizontalAdvance(words)

    def lines(self, words: str, face: Face, room: float, most: int | None = None) -> list[str]:
        """Words broken into lines no wider than `room` (one long word stands alone); of more than
        `most` lines the last holds all the rest, and is cut where it is written."""
        found = broken(self.style, words, face, room)
        if most is not None and len(found) > most:
            found[most - 1 :] = [" ".join(found[most - 1 :])]
        return found

    def wrapped(
        self,
        rect: QRectF,
        words: str,
        face: Face = MUTED,
        align: Align = Align.LEFT,
        most: int | None = None,
    ) -> float:
        """Write words into lines (at most `most`) from the top of `rect`; gives the y below the
        last line."""
        step = self.line_height(face)
        y = rect.top() + QFontMetricsF(self.font(face)).ascent()
        x = rect.left() + align.value * rect.width()
        for line in self.lines(words, face, rect.width(), most):
            self.text((x, y), line, face, align, rect.width())
            y += step
        return y - QFontMetricsF(self.font(face)).ascent()

    def bar(self, rect: QRectF, colour: QColor | str, radius: float | None = None) -> None:
        """A filled bar; `radius` in pixels of the design (None: half of the shorter side, at most
        3)."""
        if rect.width() <= 0 or rect.height() <= 0:
            return
        shorter = min(rect.width(), rect.height())
        corner = self.px(3 if radius is None else radius)
        corner = min(corner, shorter / 2)
        path = QPainterPath()
        path.addRoundedRect(rect, corner, corner)
        self.painter.fillPath(path, self._filled(colour))

    def frame(self, rect: QRectF, ink: str, width: float = 1.0, radius: float = 3.0) -> None:
        """The edge of a rounded rectangle."""
        self.painter.setPen(self.style.pen(ink, width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect, self.px(radius), self.px(radius))

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        ink: str = "grid",
        width: float = 1.0,
        dash: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        """A straight line."""
        pen = self.style.pen(ink, width, dash)
        if dash == Qt.PenStyle.CustomDashLine:
            pen.setDashPattern([4.0, 3.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.drawLine(QPointF(*start), QPointF(*end))

    def path(
        self, path: QPainterPath, ink: str | None, width: float = 2.0, fill: QColor | None = None
    ) -> None:
        """A path with an edge (None: none) and a filling (None: none)."""
        self.painter.setPen(Qt.PenStyle.NoPen if ink is None else self.style.pen(ink, width))
        self.painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)

    def dot(
        self,
        point: tuple[float, float],
        ink: str = "accent",
        radius: float = 4.0,
        *,
        ring: str | None = "card",
        hollow: bool = False,
    ) -> None:
        """A dot with a ring of the ground around it; hollow: the ground inside, an edge outside."""
        size = self.px(radius)
        centre = QPointF(*point)
        if hollow:
            self.painter.setPen(self.style.pen(ink, 2.0))
            self.painter.setBrush(self.style.colour("card"))
            self.painter.drawEllipse(centre, size, size)
            return
        self.painter.setPen(Qt.PenStyle.NoPen)
        if ring is not None:
            self.painter.setBrush(self.style.colour(ring))
            self.painter.drawEllipse(centre, size + self.px(1.5), size + self.px(1.5))
        self.painter.setBrush(self.style.colour(ink))
        self.painter.drawEllipse(centre, size, size)

    def whisker(self, left: float, right: float, y: float, ink: str = "text") -> None:
        """An interval: a line with two short ends."""
        half = self.px(4)
        self.line((left, y), (right, y), ink, 1.3)
        self.line((left, y - half), (left, y + half), ink, 1.3)
        self.line((right, y - half), (right, y + half), ink, 1.3)

    def arrow(self, x: float, baseline: float, direction: int) -> float:
        """▲ (1), ▼ (−1) or a dash (0) before small words; gives where the words begin."""
        side, height = self.px(7.5), self.px(6)
        ink = {1: "up_text", -1: "down_text"}.get(direction, "muted")
        middle = baseline - self.px(4.4)
        if direction == 0:
            self.bar(QRectF(x, middle - self.px(0.8), side, self.px(1.7)), ink, 1)
            return x + side + self.px(5)
        tip = middle - direction * height / 2
        foot = middle + direction * height / 2
        shape = QPolygonF([QPointF(x, foot), QPointF(x + side, foot), QPointF(x + side / 2, tip)])
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.style.colour(ink))
        self.painter.drawPolygon(shape)
        return x + side + self.px(5)

    def _filled(self, colour: QColor | str) -> QColor:
        return self.style.colour(colour) if isinstance(colour, str) else colour
