"""Rows of a name, a figure and a thin bar, as the lists of ReachDesk have them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from reachdesk.charts import words
from reachdesk.charts.base import Mark
from reachdesk.charts.canvas import MUTED, SMALL_NAME, Align, Canvas, Face, broken, line_height
from reachdesk.charts.style import ChartStyle

BAR = 6.0
LEAST_ROW, MOST_ROW = 26.0, 37.0
TIGHT_ROW = 24.0  # where a note below would else be cut
_NAME = Face("small", "body", 500)
_GREY_NAME = Face("small", "muted", 500)
_FIGURE = Face("small", "text", 600)
_GREY_FIGURE = Face("small", "muted", 600)
_WHOLE = Face("small", "muted", 400)
_PART = Face("small", "accent_text", 600)
_PALE = 0.28
_LAST_AIR = 2.0  # what a line of words keeps free below its letters


@dataclass(frozen=True, slots=True)
class BarRow:
    """One row. `value` is on the scale of the bars (None: no bar, only words), `interval` the ends
    of a whisker on the same scale; `grey` for unknown and other. `part` of the value is selected
    (None: nothing is) and said by `part_figure`: it is drawn solid, the rest of the bar pale."""

    name: str
    figure: str
    value: float | None
    grey: bool = False
    interval: tuple[float, float] | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    item: object = None
    part: float | None = None
    part_figure: str = ""


def draw_rows(
    canvas: Canvas, rect: QRectF, rows: list[BarRow], scale: float, note: str = ""
) -> list[Mark]:
    """Draw the rows over the height of `rect` (with `note` below them); gives one mark each.

    `scale` is the value of a full bar. Rows keep a height that the design allows.
    """
    px = canvas.px
    left, width = rect.left(), rect.width()
    lines = canvas.lines(note, MUTED, width) if note else []
    note_room = canvas.line_height(MUTED) * len(lines) + (px(6) if lines else 0)
    least = px(TIGHT_ROW if lines else LEAST_ROW)
    step = min(max((rect.height() - note_room) / max(len(rows), 1), least), px(MOST_ROW))
    marks: list[Mark] = []
    for index, row in enumerate(rows):
        area = QRectF(left, rect.top() + index * step, width, step)
        draw_row(canvas, area, row, scale)
        marks.append(
            Mark(area.adjusted(0, 1, 0, -1), row.name, row.pairs or (("", row.figure),), row.item)
        )
    bottom = rect.top() + step * len(rows) + px(6)
    if lines:
        room = rect.bottom() + px(_LAST_AIR) - bottom
        fits = max(1, int(room // canvas.line_height(MUTED)))
        canvas.wrapped(QRectF(left, bottom, width, note_room), note, MUTED, most=fits)
    return marks


def draw_row(canvas: Canvas, area: QRectF, row: BarRow, scale: float) -> None:
    """Name and figure on one line, the bar under them."""
    px = canvas.px
    baseline = area.top() + px(12)
    face = _GREY_NAME if row.grey else _NAME
    wide = canvas.width(row.name, face)
    figures = draw_figures(canvas, area, baseline, row, area.width() - wide - px(10))
    room = area.width() - figures - px(6)
    name = row.name if wide <= room or not row.grey else without_aside(row.name)
    if not row.grey:
        face = canvas.snug(name, room, face, SMALL_NAME)
    canvas.text((area.left(), baseline), name, face, room=room)
    if row.value is None:
        return
    track = QRectF(area.left(), baseline + px(5), area.width(), px(BAR))
    canvas.bar(track, "raised")
    if math.isfinite(row.value) and scale > 0:
        draw_value(canvas, track, row, scale)


def least_height(style: ChartStyle, width: float, count: int, note: str) -> float:
    """Pixels that `draw_rows` needs for so many rows and all of the note."""
    lines = broken(style, note, MUTED, width) if note else []
    below = line_height(style, MUTED) * len(lines) + style.px(6 if lines else 0)
    return style.px(TIGHT_ROW if lines else LEAST_ROW) * count + below


def without_aside(name: str) -> str:
    """A name of several groups without what it says in brackets at its end."""
    return name.partition(" (")[0] if name.endswith(")") else name


def draw_figures(
    canvas: Canvas, area: QRectF, baseline: float, row: BarRow, room: float = math.inf
) -> float:
    """The figure at the right, that of the selected part before it; gives the width of both. Where
    they have no `room` the figure of the whole is brief."""
    if row.part is None:
        face = _GREY_FIGURE if row.grey else _FIGURE
        canvas.text((area.right(), baseline), row.figure, face, Align.RIGHT)
        return canvas.width(row.figure, face)
    part = canvas.width(row.part_figure, _FIGURE)
    tight = canvas.width(row.figure, _WHOLE) + canvas.px(8) + part > room
    whole = words.brief(row.value) if tight else row.figure
    canvas.text((area.right(), baseline), whole, _WHOLE, Align.RIGHT)
    column = max(canvas.width(whole, _WHOLE), canvas.px(26)) + canvas.px(8)
    canvas.text(
        (area.right() - column, baseline),
        row.part_figure,
        _FIGURE if row.grey else _PART,
        Align.RIGHT,
    )
    return column + part


def draw_value(canvas: Canvas, track: QRectF, row: BarRow, scale: float) -> None:
    """The solid part of a bar and its whisker."""
    ink = "unknown" if row.grey else "accent"
    whole = ink if row.part is None else canvas.style.blend(ink, _PALE)
    for value, colour in ((row.value, whole), (row.part, ink)):
        share = min(max((value or 0.0) / scale, 0.0), 1.0)
        if share > 0:
            width = max(track.width() * share, track.height() / 2)
            canvas.bar(QRectF(track.left(), track.top(), width, track.height()), colour)
    if row.interval is not None and all(math.isfinite(end) for end in row.interval):
        ends = [track.left() + track.width() * min(max(e / scale, 0.0), 1.0) for e in row.interval]
        canvas.whisker(ends[0], ends[1], track.center().y())
