"""The hover card: a title in bold, then names and values; beside the point, inside the picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts.base import Mark
from reachdesk.charts.canvas import MUTED, STRONG, Align, Canvas, Face

_VALUE = Face("small", "text", 600)


def draw_card(canvas: Canvas, bounds: QRectF, mark: Mark, *, above: bool = False) -> None:
    """Draw the card of `mark` inside `bounds`, on the side of the mark that has more room; with
    `above` it also stays clear of a line that runs through the mark."""
    px = canvas.px
    gap = px(14)
    names = max((canvas.width(name, MUTED) for name, _value in mark.pairs), default=0.0)
    values = max((canvas.width(value, _VALUE) for _name, value in mark.pairs), default=0.0)
    inner = max(canvas.width(mark.title, STRONG), names + values + (gap if mark.pairs else 0))
    width, row = inner + px(24), px(18)
    height = px(27) + row * len(mark.pairs)
    box = _placed(bounds, mark.area, (width, height), px(8))
    if above:
        over = mark.area.top() - px(10) - height
        under = min(mark.area.bottom() + px(10), bounds.bottom() - height)
        box.moveTop(over if over >= bounds.top() else under)
    canvas.bar(box, "card", 7)
    canvas.frame(box, "line_strong", 1, 7)
    x, y = box.left() + px(12), box.top() + px(19)
    canvas.text((x, y), mark.title, STRONG, room=inner)
    for name, value in mark.pairs:
        y += row
        canvas.text((x, y), name, MUTED)
        canvas.text((box.right() - px(12), y), value, _VALUE, Align.RIGHT)


def _placed(bounds: QRectF, area: QRectF, size: tuple[float, float], gap: float) -> QRectF:
    """The card beside the area where there is room, else above or below it, never outside."""
    width, height = size
    right_room = bounds.right() - area.right() - gap
    left_room = area.left() - bounds.left() - gap
    y = area.center().y() - height / 2
    if right_room >= width and right_room >= left_room:
        x = area.right() + gap
    elif left_room >= width:
        x = area.left() - gap - width
    elif right_room >= width:
        x = area.right() + gap
    else:
        x = area.center().x() - width / 2
        above = area.top() - gap - height
        y = above if above >= bounds.top() else area.bottom() + gap
    x = min(max(x, bounds.left() + 1), bounds.right() - width - 1)
    y = min(max(y, bounds.top() + 1), bounds.bottom() - height - 1)
    return QRectF(x, y, width, height)
