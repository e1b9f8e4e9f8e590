"""Events on a time line: dashed uprights with lettered discs, spelled out under the axis."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QRectF, Qt

from reachdesk.charts import source_words, words
from reachdesk.charts.base import Mark
from reachdesk.charts.canvas import NOTE, Align, Canvas, Face, text_width
from reachdesk.charts.layers import Frame
from reachdesk.charts.style import ChartStyle
from reachdesk.domain.answers.score import EventMark
from reachdesk.i18n import _, ngettext

TOP_ROOM = 12.0
ROW = 22.0
MOST_ROWS = 2
NEAR = 20.0  # discs nearer than this join
RADIUS = 8.0
Named = TypeVar("Named")
_LETTER = Face("least", "body", 600)
_GAP, _BETWEEN = 14.0, 22.0


class Spelled(NamedTuple):
    """An event spelled out: its letters, its words (cut to the room), and where it stands."""

    letters: str
    words: str
    row: int
    x: float


def targets(frame: Frame, style: ChartStyle, events: Sequence[EventMark]) -> list[Mark]:
    """The discs over the plot, to be pointed at, with days and names of what they stand for.

    `item` is the first event of the owner's among them, None where only sources begin or end.
    """
    shown = [(frame.x(one.day), one) for one in events if frame.shows(one.day)]
    found = []
    for group in _groups(shown, style.px(NEAR)):
        x = group[0][0]
        area = QRectF(x - RADIUS, frame.rect.top() - style.px(RADIUS - 2) - RADIUS, 16, 16)
        pairs = tuple((span(one, year=True), one.label) for _x, one in group)
        own = [one for _x, one in group if one.kind != source_words.SOURCE]
        title = _("Event") if own else _("Source")
        found.append(Mark(area, title, pairs, own[0] if own else None))
    return found


def letters(index: int) -> str:
    """A to Z, then AA, AB …"""
    rest, last = divmod(index, 26)
    return (letters(rest - 1) if rest else "") + chr(ord("A") + last)


def spelled(
    events: Sequence[EventMark], style: ChartStyle, room: float, rows: int = MOST_ROWS
) -> list[Spelled]:
    """The lines under the axis, as many events as fit into so many rows `room` pixels wide.

    Where there are more, a last entry without letters says how many; in a single row the owner's
    own events then go before sources that begin or end.
    """
    named = list(enumerate(events))
    found = _placed(named, style, room, rows)
    if rows == 1 and found and not found[-1].letters:
        named.sort(key=lambda each: each[1].kind == source_words.SOURCE)
        found = _placed(named, style, room, rows)
    return found


def _placed(
    named: Sequence[tuple[int, EventMark]], style: ChartStyle, room: float, rows: int
) -> list[Spelled]:
    found: list[Spelled] = []
    x, row = 0.0, 0
    years = len({words.year_of(one.day) for _index, one in named}) > 1
    for place, (index, event) in enumerate(named):
        rest = len(named) - place
        text = f"{span(event, year=years)} {event.label}".strip()
        width = style.px(RADIUS + _GAP) + text_width(style, text, NOTE)
        spare = text_width(style, _more(rest), NOTE) if rest > 1 and row == rows - 1 else 0.0
        if x and x + width + spare > room:
            if row == rows - 1:
                return [*found, Spelled("", _more(rest), row, x)]
            x, row = 0.0, row + 1
        found.append(Spelled(letters(index), text, row, x))
        x += width + style.px(_BETWEEN)
    return found


def _more(count: int) -> str:
    return ngettext("and {count} more", "and {count} more", count).format(count=count)


def span(event: EventMark, *, year: bool = False) -> str:
    """«2 Sep», or «2 Sep to 4 Sep»."""
    first = words.day_short(event.day, year=year)
    if event.end_day <= event.day:
        return first
    last = words.day_short(event.end_day, year=year)
    return _("{first} to {last}").format(first=first, last=last)


def height(
    events: Sequence[EventMark], style: ChartStyle, room: float, rows: int = MOST_ROWS
) -> float:
    """How much the lines under the axis need, in pixels; 0 without events."""
    found = spelled(events, style, room, rows)
    return style.px(ROW) * (found[-1].row + 1) if found else 0.0


def draw_uprights(canvas: Canvas, frame: Frame, events: Sequence[EventMark]) -> None:
    """Dashed uprights at the first days in sight, a disc above each group of near ones."""
    shown = [(frame.x(one.day), letters(n)) for n, one in enumerate(events) if frame.shows(one.day)]
    for x, _name in shown:
        bottom = (x, frame.rect.bottom())
        canvas.line((x, frame.rect.top()), bottom, "control", 1, Qt.PenStyle.CustomDashLine)
    for group in _groups(shown, canvas.px(NEAR)):
        x, name = group[0]
        middle = frame.rect.top() - canvas.px(RADIUS - 2)
        draw_disc(canvas, (x, middle), name + ("+" if len(group) > 1 else ""))


def _groups(shown: list[tuple[float, Named]], near: float) -> list[list[tuple[float, Named]]]:
    """The discs that join: each as near as that to the first of its group."""
    numbers: list[int] = []
    start = 0.0
    for x, _name in shown:
        if not numbers or x - start >= near:
            numbers.append(len(numbers) and numbers[-1] + 1)
            start = x
        else:
            numbers.append(numbers[-1])
    pairs = groupby(zip(numbers, shown, strict=True), key=lambda pair: pair[0])
    return [[one for _number, one in group] for _number, group in pairs]


def draw_disc(canvas: Canvas, centre: tuple[float, float], name: str) -> None:
    """A small disc with letters in it."""
    canvas.dot(centre, "control", RADIUS, ring="card")
    canvas.dot(centre, "raised", RADIUS - 1, ring=None)
    canvas.text((centre[0], centre[1] + canvas.px(3.8)), name, _LETTER, Align.CENTRE)


def draw_spelled(
    canvas: Canvas, left: float, baseline: float, found: Sequence[Spelled], room: float
) -> None:
    """The lines under the axis from `left` on; the first one on `baseline`."""
    for each in found:
        x, y = left + each.x, baseline + each.row * canvas.px(ROW)
        if each.letters:
            draw_disc(canvas, (x + canvas.px(RADIUS), y - canvas.px(3.8)), each.letters)
            x += canvas.px(RADIUS + _GAP)
        canvas.text((x, y), each.words, NOTE, room=left + room - x)
