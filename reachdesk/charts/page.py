"""The page around an exported chart: title, subtitle, chart, and a foot that says how it was made.

1360 × 860 points, whatever the screen; the same painter for PNG, SVG and PDF.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from reachdesk.charts import method, words
from reachdesk.charts.base import Chart
from reachdesk.charts.canvas import Canvas, Face
from reachdesk.charts.style import THEMES, ChartStyle
from reachdesk.i18n import _

PAGE = QSize(1360, 860)
SIDE = 64.0
CHART_TOP = 150.0
FOOT_TOP = 722.0
PAGE_BASE = 14.0
LEAST_BASE, MOST_BASE = 17.0, 24.0
SHARE_OF_FIT, SHARE_OF_FIT_LOW = 0.75, 0.95
LOW = 0.7  # a picture that would fill less of the height is drawn larger
RISE = 0.3  # how much of a spare half of the page stands above the picture
WIDER, HIGHER = 2.8, 1.6
LEAST_COLUMN_GAP = 22.0

_TITLE = Face("export_title", "text")
_SUBTITLE = Face("lead", "muted")
_LABEL = Face("small", "muted")
_VALUE = Face("base", "text", 500)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn: a chart, its answer, the theme, and the date on which it is drawn."""

    chart: Chart[Any]
    data: Any
    theme: str
    drawn_on: dt.date


def title(chart: Chart[Any], data: Any) -> str:
    """«Score: down 6 points since 31 August, mostly old posts fading»."""
    headline = words.after_colon(chart.headline(data))
    form = _("{chart} – {headline}") if ": " in headline else _("{chart}: {headline}")
    return form.format(chart=chart.title(), headline=headline)


def paint_page(painter: QPainter, sheet: Sheet) -> None:
    """Paint the whole page onto a painter whose unit is a point of the page."""
    style = ChartStyle(THEMES[sheet.theme], PAGE_BASE)
    canvas = Canvas(painter, style)
    painter.fillRect(QRectF(0, 0, PAGE.width(), PAGE.height()), style.colour("card"))
    room = PAGE.width() - 2 * SIDE
    heading = title(sheet.chart, sheet.data)
    y = 83.0
    lines = canvas.lines(heading, _TITLE, room)[:2]
    for line in lines:
        canvas.text((SIDE, y), line, _TITLE, room=room)
        y += 36
    about = words.after_colon(sheet.chart.subtitle(sheet.data))
    below = f"{method.account(sheet.data.method)} · {about}"
    canvas.text((SIDE, y - 3), below, Face("lead", "muted"), room=room)
    top = CHART_TOP + 36 * (len(lines) - 1)
    foot = _draw_foot(canvas, sheet)
    _draw_chart(painter, sheet, QRectF(SIDE, top, room, foot - 28 - top))


def _draw_chart(painter: QPainter, sheet: Sheet, area: QRectF) -> None:
    """The chart from a view of its own, in the size that the page gives it."""
    plain = ChartStyle(THEMES[sheet.theme])
    view = sheet.chart.view(plain)
    wide, high = view.preferred.width(), view.preferred.height()
    fits = min(area.width() / wide, area.height() / high)
    low = high * fits * SHARE_OF_FIT * HIGHER < LOW * area.height()
    base = plain.base * fits * (SHARE_OF_FIT_LOW if low else SHARE_OF_FIT)
    base = min(max(LEAST_BASE, base), MOST_BASE)
    view.restyle(ChartStyle(THEMES[sheet.theme], base))
    view.show_data(sheet.data)
    grown = base / plain.base
    size = (min(area.width(), wide * grown * WIDER), min(area.height(), high * grown * HIGHER))
    spare = area.height() - size[1]
    down = spare * RISE if spare > area.height() / 2 else 0.0
    painter.save()
    view.paint(painter, QRectF(area.left(), area.top() + down, *size))
    painter.restore()
    view.deleteLater()


def _foot(sheet: Sheet) -> list[tuple[str, str]]:
    how = sheet.data.method
    return [
        (_("Window"), method.window(how)),
        (_("Made from"), method.made_from(how)),
        (_("Coverage"), method.covered(how)),
        (_("Evidence"), method.evidence(how)),
        (_("Recipe"), method.recipe(how)),
        (_("Sources"), method.sources(how)),
        (_("Drawn"), words.date_words(sheet.drawn_on)),
    ]


def _draw_foot(canvas: Canvas, sheet: Sheet) -> float:
    """The columns of the method, the mark and the scope; gives the y of the line above them."""
    columns = _foot(sheet)
    room = PAGE.width() - 2 * SIDE
    widths = _column_widths(canvas, columns, room)
    wrapped = [
        canvas.lines(value, _VALUE, width)
        for (_label, value), width in zip(columns, widths, strict=True)
    ]
    top = FOOT_TOP - 19.0 * (max(len(lines) for lines in wrapped) - 1)
    canvas.line((SIDE, top), (SIDE + room, top), "line")
    gap = (room - sum(widths)) / max(len(columns) - 1, 1)
    gap = min(max(gap, LEAST_COLUMN_GAP), 56.0)
    x = SIDE
    for (label, _value), width, lines in zip(columns, widths, wrapped, strict=True):
        canvas.text((x, top + 28), label, _LABEL)
        for index, line in enumerate(lines):
            canvas.text((x, top + 49 + 19 * index), line, _VALUE, room=width + 1)
        x += width + gap
    draw_mark(canvas, SIDE, FOOT_TOP + 75)
    after = canvas.text((SIDE + 28, FOOT_TOP + 90), "ReachDesk", Face("base", "text", 600))
    canvas.text((after + 8, FOOT_TOP + 90), sheet.chart.scope(), _LABEL)
    return top


def _column_widths(canvas: Canvas, columns: list[tuple[str, str]], room: float) -> list[float]:
    """Natural widths, the widest cut down until all columns fit side by side (they wrap then)."""
    widths = [
        max(canvas.width(label, _LABEL), canvas.width(value, _VALUE)) for label, value in columns
    ]
    free = room - LEAST_COLUMN_GAP * (len(columns) - 1)
    while sum(widths) > free:
        widest = max(widths)
        second = max([width for width in widths if width < widest], default=widest * 0.9)
        widths = [max(second, widest * 0.9) if width == widest else width for width in widths]
    return widths


def draw_mark(canvas: Canvas, left: float, top: float) -> None:
    """The mark of the program: three columns on a rounded ground."""
    canvas.bar(QRectF(left, top, 20, 20), "accent", 5)
    for index, tall in enumerate((4.5, 7.5, 10.5)):
        canvas.bar(QRectF(left + 5 + 3.8 * index, top + 15 - tall, 2.6, tall), "on_accent", 1)
