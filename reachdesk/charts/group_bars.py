"""Bars of groups of people, one under another: name, figure, bar; unknown last and grey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from reachdesk.charts import words
from reachdesk.charts.base import Mark
from reachdesk.charts.canvas import MUTED, NAME, STRONG, Align, Canvas, Face
from reachdesk.i18n import _

MOST_GROUPS = 8
ROW = 36.0
LEAST_ROW = 25.0
BAR = 6.0
GREY_NAME = Face(ink="muted", weight=500)


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: key, name, people; `grey` for unknown, other and none."""

    key: str
    name: str
    people: int
    grey: bool = False


def shortened(bars: Sequence[Bar], rest: str) -> list[Bar]:
    """At most eight coloured bars, the others together under the name `rest`, grey ones last.

    Groups overlap, so the rest counts memberships and not people; its name must say so.
    """
    coloured = [bar for bar in bars if not bar.grey]
    grey = [bar for bar in bars if bar.grey]
    if len(coloured) <= MOST_GROUPS:
        return coloured + grey
    more = sum(bar.people for bar in coloured[MOST_GROUPS:])
    return [*coloured[:MOST_GROUPS], Bar("other", rest, more, grey=True), *grey]


def draw_bars(
    canvas: Canvas, rect: QRectF, bars: Sequence[Bar], total: int, note: str = ""
) -> list[Mark]:
    """Draw bars on one scale from 0 to `total` people, with a note under them where it fits.

    Rows that do not fit are left out of the picture (never of the table), from the coloured end,
    so that unknown always stays.
    """
    px = canvas.px
    note_height = canvas.line_height(MUTED) * len(canvas.lines(note, MUTED, rect.width()))
    room = rect.height() - (note_height + px(6) if note else 0.0)
    fitting = max(1, int(room // px(LEAST_ROW)))
    shown = _fitting(bars, fitting)
    step = min(px(ROW), room / max(1, len(shown)))
    marks = []
    for index, bar in enumerate(shown):
        area = QRectF(rect.left(), rect.top() + index * step, rect.width(), step)
        _draw_bar(canvas, area, bar, total)
        pairs = ((_("Followers"), words.of_percent(bar.people, total)),)
        marks.append(Mark(area, bar.name, pairs, None if bar.grey else bar.key))
    if note and room > 0:
        top = rect.top() + step * len(shown) + px(6)
        canvas.wrapped(QRectF(rect.left(), top, rect.width(), note_height), note, MUTED)
    return marks


def _fitting(bars: Sequence[Bar], count: int) -> list[Bar]:
    grey = [bar for bar in bars if bar.grey]
    coloured = [bar for bar in bars if not bar.grey]
    return coloured[: max(0, count - len(grey))] + grey


def _draw_bar(canvas: Canvas, area: QRectF, bar: Bar, total: int) -> None:
    px = canvas.px
    baseline = area.top() + px(13)
    figure = words.number(bar.people)
    figure_width = canvas.width(figure, STRONG)
    face = GREY_NAME if bar.grey else NAME
    canvas.text((area.left(), baseline), bar.name, face, room=area.width() - figure_width - px(12))
    figure_face = GREY_NAME if bar.grey else STRONG
    canvas.text((area.right(), baseline), figure, figure_face, Align.RIGHT)
    track = QRectF(area.left(), baseline + px(5), area.width(), px(BAR))
    canvas.bar(track, "raised")
    share = min(1.0, bar.people / total) if total else 0.0
    if share > 0:
        length = max(px(BAR), track.width() * share)
        ink = "unknown" if bar.grey else "accent"
        canvas.bar(QRectF(track.left(), track.top(), length, track.height()), ink)
