"""Countries on a map beside their list, and the unknown as a strip below: never the map alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from reachdesk.charts import words
from reachdesk.charts.base import Mark
from reachdesk.charts.canvas import MUTED, NAME, NOTE, STRONG, Align, Canvas, Face
from reachdesk.charts.group_bars import OTHER, Bar, shortened
from reachdesk.charts.world_shapes import fitted, world
from reachdesk.i18n import _

LEAST_WIDTH, LEAST_HEIGHT = 400.0, 170.0
"""Below this there is room for the list alone."""
_LIST_SHARE, _LIST_WIDEST, _LIST_MOST = 0.3, 0.4, 190.0
_ROW, _STRIP, _SLIP = 20.5, 30.0, 12.0
_PALEST = 0.22
_SWATCHES, _SWATCH = 5, 10.0
_PART = Face("small", "accent_text", 600)


def roomy(canvas: Canvas, rect: QRectF) -> bool:
    """Whether the map fits beside the list."""
    return rect.width() >= canvas.px(LEAST_WIDTH) and rect.height() >= canvas.px(LEAST_HEIGHT)


def draw_map(
    canvas: Canvas, rect: QRectF, bars: Sequence[Bar], total: int, rest: str
) -> list[Mark]:
    """Draw map, list and strip; the marks are the rows of the list, then the strip.

    `bars` are all countries, largest first, and the unknown last; `rest` names those that do not
    fit into the list.
    """
    px = canvas.px
    strip = QRectF(rect.left(), rect.bottom() - px(_STRIP), rect.width(), px(_STRIP))
    above = rect.height() - px(_STRIP + _SLIP)
    figures = canvas.width(words.number(max((bar.people for bar in bars), default=0)), STRONG)
    names = max((canvas.width(bar.name, NAME) for bar in bars[:-1]), default=0.0)
    wide = max(rect.width() * _LIST_SHARE, names + figures + px(8))
    wide = min(wide, rect.width() * _LIST_WIDEST, px(_LIST_MOST))
    listed = QRectF(rect.right() - wide, rect.top(), wide, above)
    sheet = QRectF(rect.left(), rect.top(), rect.width() - wide - px(16), above)
    _draw_shapes(canvas, sheet, bars)
    _draw_scale(canvas, sheet, max((bar.people for bar in bars if not bar.grey), default=0))
    marks = _draw_list(canvas, listed, bars, total, rest)
    return [*marks, _draw_strip(canvas, strip, bars[-1], total)]


def _draw_shapes(canvas: Canvas, sheet: QRectF, bars: Sequence[Bar]) -> None:
    """Stronger colour, more people: by the square root, so that small countries are seen."""
    people = {bar.key: bar.people for bar in bars if not bar.grey}
    chosen = {bar.key for bar in bars if bar.selected}
    most = max(people.values(), default=0)
    place = fitted(sheet)
    edges = []
    for shape in world():
        outline = place.map(shape.outline)
        canvas.path(outline, "card", 0.5, _ink(canvas, people.get(shape.code, 0), most))
        if shape.code in chosen:
            edges.append(outline)
    for outline in edges:
        canvas.path(outline, "text", 1.0)


def _draw_scale(canvas: Canvas, sheet: QRectF, most: int) -> None:
    """Which colour means how many people, in the empty sea at the lower left."""
    if most < 2:
        return
    px, baseline = canvas.px, sheet.bottom() - canvas.px(4)
    x = canvas.text((sheet.left(), baseline), words.number(1), NOTE) + px(5)
    for step in range(_SWATCHES):
        people = 1 + round((most - 1) * (step / (_SWATCHES - 1)) ** 2)  # even steps of colour
        ink = _ink(canvas, people, most)
        canvas.bar(QRectF(x, baseline - px(8), px(_SWATCH), px(8)), ink, 1)
        x += px(_SWATCH + 1)
    canvas.text((x + px(4), baseline), words.number(most), NOTE)


def _ink(canvas: Canvas, people: int, most: int) -> QColor:
    if not people:
        style = canvas.style  # the lines of high contrast are brighter than few followers
        return style.blend("control", 0.12) if style.outlined else style.colour("line")
    share = math.sqrt(people / most)
    return canvas.style.blend("accent", _PALEST + (1 - _PALEST) * share)


def _draw_list(
    canvas: Canvas, area: QRectF, bars: Sequence[Bar], total: int, rest: str
) -> list[Mark]:
    px = canvas.px
    countries = list(bars[:-1])
    fitting = max(1, int(area.height() // px(_ROW)))
    if len(countries) > fitting:
        countries = shortened(countries, rest, fitting - 1)
    marks = []
    for number, bar in enumerate(countries):
        row = QRectF(area.left(), area.top() + number * px(_ROW), area.width(), px(_ROW))
        if bar.selected:
            canvas.bar(row.adjusted(-px(8), 0, px(8), 0), "accent_ground", 5)
        baseline = row.top() + px(14.5)
        figure = words.number(bar.people)
        canvas.text((row.right(), baseline), figure, _PART if bar.selected else STRONG, Align.RIGHT)
        room = row.width() - canvas.width(figure, STRONG) - px(8)
        canvas.text((row.left(), baseline), bar.name, MUTED if bar.grey else NAME, room=room)
        pairs = ((_("people"), words.of_percent(bar.people, total)),)
        item = None if bar.key == OTHER else bar.key
        marks.append(Mark(row, bar.name, pairs, item))
    return marks


def _draw_strip(canvas: Canvas, area: QRectF, unknown: Bar, total: int) -> Mark:
    px = canvas.px
    canvas.bar(area, "raised", 6)
    baseline = area.center().y() + px(4)
    end = canvas.text((area.left() + px(10), baseline), unknown.name, NAME)
    figure = words.of_percent(unknown.people, total)
    end = canvas.text((end + px(10), baseline), figure, STRONG)
    track = QRectF(end + px(16), area.center().y() - px(3), 0, px(6))
    track.setRight(area.right() - px(12))
    if track.width() > px(30) and total:
        canvas.bar(track, "line")
        solid = QRectF(track)
        solid.setWidth(track.width() * unknown.people / total)
        canvas.bar(solid, "unknown")
    return Mark(area, unknown.name, ((_("people"), figure),), unknown.key)
