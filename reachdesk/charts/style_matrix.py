"""Which style? A field of four by four, the measured point, its trail, and what would move it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath

from reachdesk.charts import style_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, MUTED, NOTE, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.style import StyleMatrix, StylePoint
from reachdesk.domain.score.style import CELLS, STYLES
from reachdesk.i18n import _

SIDE, WIDEST_SIDE = 112.0, 190.0
LEAST_WIDTH_FOR_SIDE = 340.0
GAP = 3.0
FOOT = 18.0
UPRIGHT = 14.0
NAME = Face("least", "muted")
CHOSEN = Face("least", "accent_text", 600)
FIGURE = Face("base", "text", 600)
MONTH = Face("least", "text", 600)
SOFT = style_words.SOFT
_SYLLABLE = re.compile(r"(?<=\w{3})(?=[^\W\d_aeiouyäöüáéíóúâêôãõà][aeiouyäöüáéíóúâêôãõà]\w)")

_BREAKS = {"Broadcaster": "Broad\u00adcaster", "Conversationalist": "Conver\u00adsationalist"}
"""English names that are wider than their cell, with the place where they may be broken."""


@dataclass(frozen=True, slots=True)
class _Field:
    """Where cells and coordinates stand."""

    area: QRectF
    gap: float

    @property
    def wide(self) -> float:
        return (self.area.width() - (CELLS - 1) * self.gap) / CELLS

    @property
    def high(self) -> float:
        return (self.area.height() - (CELLS - 1) * self.gap) / CELLS

    def cell(self, row: int, column: int) -> QRectF:
        left = self.area.left() + column * (self.wide + self.gap)
        top = self.area.top() + row * (self.high + self.gap)
        return QRectF(left, top, self.wide, self.high)

    def place(self, point: StylePoint) -> tuple[float, float]:
        """A coordinate inside its own cell: the edges of the cells are the cuts."""
        column, across = _within(point.x)
        level, up = _within(point.y)
        box = self.cell(CELLS - 1 - level, column)
        return box.left() + across * box.width(), box.bottom() - up * box.height()


def _within(value: float) -> tuple[int, float]:
    """The cell of a coordinate and the place in it, 0..1."""
    scaled = min(max(value, 0.0), 1.0) * CELLS
    cell = min(int(scaled), CELLS - 1)
    return cell, scaled - cell


class StyleMatrixChart(PaintedChart[StyleMatrix]):
    """The field with its trail."""

    key = "style_matrix"
    order = 15
    preferred = (414, 190)

    def title(self) -> str:
        """A noun."""
        return _("Style field")

    def headline(self, data: StyleMatrix) -> str:
        """The name of the cell."""
        return style_words.headline(data)

    def subtitle(self, data: StyleMatrix) -> str:
        """Weeks, posts, trail, margin."""
        return style_words.subtitle(data)

    def summary(self, data: StyleMatrix) -> str:
        """Cell, coordinates, trail, moves."""
        return style_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("A description of habits, not a grade. Names by Klout, thresholds ours.")

    def missing(self, data: StyleMatrix) -> str | None:
        """Why no style is named."""
        return style_words.missing(data)

    def explanation(self, data: StyleMatrix) -> Explanation:
        """Habits and cuts."""
        return style_words.explanation(data)

    def table(self, data: StyleMatrix) -> Table:
        """One row per month."""
        return style_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: StyleMatrix) -> list[Mark]:
        """The field at the left; coordinates and the next cell at the right."""
        px = canvas.px
        if data.now is None:
            return []
        roomy = rect.width() >= px(LEAST_WIDTH_FOR_SIDE)
        side = min(max(rect.width() * 0.26, px(SIDE)), px(WIDEST_SIDE)) if roomy else 0.0
        left = rect.left() + px(UPRIGHT)
        right = rect.right() - (side + px(12) if roomy else 0.0)
        bottom = rect.bottom() - px(FOOT)
        area = QRectF(left, rect.top(), right - left, max(bottom - rect.top(), px(40)))
        field = _Field(area, px(GAP))
        _draw_cells(canvas, field, data.now)
        _draw_sides(canvas, area, rect)
        marks = _draw_trail(canvas, field, data, data.now)
        if roomy:
            beside = QRectF(rect.right() - side, rect.top(), side, rect.height())
            _draw_words(canvas, beside, data, data.now)
        return marks


def _draw_cells(canvas: Canvas, field: _Field, now: StylePoint) -> None:
    """Sixteen cells with their names; that of today is outlined."""
    for row, names in enumerate(STYLES):
        for column, key in enumerate(names):
            box, chosen = field.cell(row, column), (row, column) == (now.row, now.column)
            canvas.bar(box, "accent_ground" if chosen else "raised", 4)
            if chosen:
                canvas.frame(box, "accent", 1, 4)
            name = _(key) if _(key) != key else _BREAKS.get(key, key)
            _draw_name(canvas, box, name, CHOSEN if chosen else NAME)


def _draw_name(canvas: Canvas, box: QRectF, name: str, face: Face) -> None:
    """A name in as many lines as its cell has; the last one is cut where even that is too few."""
    px, room = canvas.px, box.width() - canvas.px(5)
    lines = broken(canvas, name, face, room)
    most = max(1, int((box.height() - px(2)) / px(13)))
    if len(lines) > most:
        start = "".join(line.rstrip("-") for line in lines[: most - 1])
        lines = [*lines[: most - 1], name.replace(SOFT, "")[len(start) :].strip()]
    for number, line in enumerate(lines):
        place = (box.left() + px(4), box.top() + px(13) * (number + 1))
        canvas.text(place, line, face, room=room)


def broken(canvas: Canvas, name: str, face: Face, room: float) -> list[str]:
    """A name in lines no wider than `room`, broken at blanks, else inside a word: at its soft
    hyphens, or where it has none, before a syllable."""
    found: list[str] = []
    for word in name.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and canvas.width(longer.replace(SOFT, ""), face) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return [line for each in found for line in _cut(canvas, each, face, room)]


def _cut(canvas: Canvas, line: str, face: Face, room: float) -> list[str]:
    """A line in pieces that fit, hyphens at their ends."""
    if canvas.width(line.replace(SOFT, ""), face) <= room:
        return [line.replace(SOFT, "")]
    parts = line.split(SOFT) if SOFT in line else _SYLLABLE.sub(SOFT, line).split(SOFT)
    start, found = parts[0], []
    for part in parts[1:]:
        if canvas.width(f"{start}{part}-", face) > room:
            found.append(f"{start}-")
            start = part
        else:
            start += part
    return [*found, start]


def _draw_sides(canvas: Canvas, area: QRectF, rect: QRectF) -> None:
    """What the two sides of each axis mean; the upright words are the one exception."""
    px = canvas.px
    baseline = rect.bottom() - px(4)
    half = area.width() / 2 - px(6)
    canvas.text((area.left(), baseline), _("casual · sharing"), AXIS, room=half)
    canvas.text((area.right(), baseline), _("creating · consistent"), AXIS, Align.RIGHT, half)
    low, high = _("listening · focused"), _("talking · broad")
    both = canvas.width(low, AXIS) + canvas.width(high, AXIS) + px(10) <= area.height()
    ends = [(low, Align.LEFT, area.bottom()), (high, Align.RIGHT, area.top())]
    for text, align, y in ends if both else ends[:1]:
        canvas.painter.save()
        canvas.painter.translate(rect.left() + px(9), y)
        canvas.painter.rotate(-90)
        canvas.text((0, 0), text, AXIS, align, room=area.height())
        canvas.painter.restore()


def _draw_trail(canvas: Canvas, field: _Field, data: StyleMatrix, now: StylePoint) -> list[Mark]:
    """Small dots month by month, the first one named, and today's dot."""
    px = canvas.px
    points = [point for point in (*data.trail, now) if words.known(point.x + point.y)]
    places = [field.place(point) for point in points]
    path = QPainterPath()
    for number, place in enumerate(places):
        (path.lineTo if number else path.moveTo)(*place)
    pen = canvas.style.pen("accent", 1.2, Qt.PenStyle.SolidLine)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPath(path)
    for place in places[:-1]:
        canvas.dot(place, radius=2.0)
    canvas.dot(places[-1], radius=4.5)
    far = abs(places[0][0] - places[-1][0]) + abs(places[0][1] - places[-1][1])
    if len(places) > 1 and far >= px(28):
        said = words.month(words.date_of(points[0].day).month)
        x, y = places[0]
        beside = (
            x + px(7) if x <= places[-1][0] - px(10) or x < field.area.left() + px(36) else None
        )
        if beside is None:
            canvas.text((x - px(6), y + px(4)), said, MONTH, Align.RIGHT)
        else:
            end = beside + canvas.width(said, MONTH)
            canvas.text((min(beside, beside + field.area.right() - end), y - px(5)), said, MONTH)
    return [_mark(canvas, point, place) for point, place in zip(points, places, strict=True)]


def _mark(canvas: Canvas, point: StylePoint, place: tuple[float, float]) -> Mark:
    px, (x, y) = canvas.px, place
    pairs = (
        (_("Style"), style_words.style_name(point.row, point.column)),
        (_("Creating, consistent"), words.number(point.x, 2)),
        (_("Taking part, broad"), words.number(point.y, 2)),
    )
    return Mark(QRectF(x - px(4), y - px(4), px(8), px(8)), words.day_long(point.day), pairs)


def _draw_words(canvas: Canvas, rect: QRectF, data: StyleMatrix, now: StylePoint) -> None:
    """Both coordinates, then what the next cells take, as many as there is room for."""
    px = canvas.px
    y = rect.top() + px(11)
    for name, value in (
        (_("Creating, consistent"), now.x),
        (_("Taking part, broad"), now.y),
    ):
        canvas.text((rect.left(), y), name, AXIS, room=rect.width())
        canvas.text((rect.left(), y + px(17)), words.number(value, 2), FIGURE)
        y += px(38)
    y -= px(11)
    first, y = y, y + px(5)
    for move in data.moves or ():
        said = style_words.effort(move)
        for face in (MUTED, NOTE):
            needed = px(17) + canvas.line_height(face) * len(canvas.lines(said, face, rect.width()))
            if y + needed <= rect.bottom() + px(3):
                break
        else:
            return
        if move is data.moves[0]:
            canvas.line((rect.left(), first), (rect.right(), first), "line")
        canvas.text((rect.left(), y + px(14)), style_words.direction(move), MONTH)
        y = canvas.wrapped(QRectF(rect.left(), y + px(18), rect.width(), needed), said, face)
        y += px(6)


CHART = StyleMatrixChart()
