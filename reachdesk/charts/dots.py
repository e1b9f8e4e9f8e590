"""One dot per follower, a part of them filled."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, Qt

from reachdesk.charts import words
from reachdesk.charts.canvas import Canvas
from reachdesk.i18n import _

MOST_DOTS = 1000
MOST_PITCH = 14.0
_SEED = 20260101


def people_per_dot(followers: int) -> int:
    """1 for up to 1,000 followers, above that 10, 100, …"""
    unit = 1
    while followers > MOST_DOTS * unit:
        unit *= 10
    return unit


def caption(followers: int, readers: float) -> str:
    """«One dot per follower · 75 filled · who sees it changes daily»."""
    unit = people_per_dot(followers)
    filled = round(readers / unit)
    if unit == 1:
        form = _("One dot per follower · {filled} filled · who sees it changes daily")
        return form.format(filled=words.number(filled))
    form = _("One dot for {unit} followers · {filled} filled · who sees it changes daily")
    return form.format(unit=words.number(unit), filled=words.number(filled))


def draw_dots(canvas: Canvas, rect: QRectF, followers: int, readers: float) -> float:
    """Fill `rect` with dots; gives the y below the last row.

    Which ones are filled is drawn from a fixed seed: the same picture every time.
    """
    unit = people_per_dot(followers)
    count = max(1, math.ceil(followers / unit))
    filled = min(count, max(0, round(readers / unit)))
    columns, pitch = _grid(canvas, rect, count)
    chosen = set(np.random.default_rng(_SEED).permutation(count)[:filled].tolist())
    radius = min(pitch * 0.34, canvas.px(3.4))
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    for inks, wanted in (("line_strong", False), ("accent", True)):
        ink = canvas.style.colour(inks)
        painter.setBrush(canvas.style.blend(inks, 0.62) if inks == "line_strong" else ink)
        for index in range(count):
            if (index in chosen) == wanted:
                row, column = divmod(index, columns)
                x = rect.left() + (column + 0.5) * pitch
                y = rect.top() + (row + 0.5) * pitch
                size = radius * (1.0 if wanted else 0.86)
                painter.drawEllipse(QRectF(x - size, y - size, 2 * size, 2 * size))
    return rect.top() + math.ceil(count / columns) * pitch


def _grid(canvas: Canvas, rect: QRectF, count: int) -> tuple[int, float]:
    """Columns and pitch of the widest square grid that holds `count` dots."""
    columns = max(1, math.ceil(math.sqrt(count * rect.width() / max(rect.height(), 1.0))))
    while True:
        pitch = min(rect.width() / columns, canvas.px(MOST_PITCH))
        if math.ceil(count / columns) * pitch <= rect.height() + 0.5 or columns >= count:
            return columns, pitch
        columns += 1
