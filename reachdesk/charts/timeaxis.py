"""The lines and words round a time line: value lines, day words, weekly columns, end labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QRectF

from reachdesk.charts import axes
from reachdesk.charts.canvas import AXIS, Align, Canvas, Face
from reachdesk.charts.layers import Frame

END_LABEL = Face("base", "accent_text", 600)
GREY_LABEL = Face("base", "muted", 500)
LABEL_GAP = 8.0


def draw_value_lines(
    canvas: Canvas, frame: Frame, values: Sequence[float], words: Callable[[float], str]
) -> None:
    """Horizontal lines with their values at the left."""
    for value in values:
        y = frame.y(value)
        canvas.line((frame.rect.left(), y), (frame.rect.right(), y))
        canvas.text(
            (frame.rect.left() - canvas.px(LABEL_GAP), y + canvas.px(4)),
            words(value),
            AXIS,
            Align.RIGHT,
        )


def draw_words_below(
    canvas: Canvas, frame: Frame, ticks: Sequence[axes.Tick], baseline: float
) -> None:
    """The words of the time axis, centred on their places, never cut and never overlapping."""
    free_from = -math.inf
    edge = frame.rect.right() + canvas.px(28)
    for place, words in ticks:
        half = canvas.width(words, AXIS) / 2
        x = max(frame.x(place), frame.rect.left() - canvas.px(LABEL_GAP) + half)
        if x - half >= free_from and x + half <= edge:
            canvas.text((x, baseline), words, AXIS, Align.CENTRE)
            free_from = x + half + canvas.px(6)


def day_words(canvas: Canvas, frame: Frame, baseline: float) -> None:
    """Months (or days, or years) under the shown range."""
    most = max(2, int(frame.rect.width() / canvas.px(58)))
    draw_words_below(canvas, frame, axes.day_ticks(*frame.x_range, most), baseline)


def draw_week_columns(
    canvas: Canvas, frame: Frame, weeks: tuple[np.ndarray, np.ndarray], base: float, height: float
) -> None:
    """Grey columns of weekly counts standing on `base`; weeks are joined where they get too thin.

    `weeks` are first days and counts (weeks,); an unknown count is a 2 px stub.
    """
    days, counts = weeks
    if not len(days):
        return
    week_width = frame.x(7.0) - frame.x(0.0)
    join = max(1, math.ceil(canvas.px(3.0) / max(week_width, 1e-6)))
    starts = np.arange(0, len(days), join)
    unknown = np.array([np.isnan(counts[i : i + join]).all() for i in starts])
    sums = np.array([np.nansum(counts[i : i + join]) for i in starts])
    highest = max(float(sums.max()), 1.0)
    gap = min(canvas.px(3), week_width * join * 0.2)
    ink = canvas.style.blend("unknown", 0.75)
    for start, total, lost in zip(starts, sums, unknown, strict=True):
        left = max(frame.x(float(days[start])), frame.rect.left())
        right = min(frame.x(float(days[start]) + 7.0 * join), frame.rect.right())
        tall = canvas.px(2) if lost else height * float(total) / highest
        if right - left > gap and tall > 0:
            canvas.bar(QRectF(left, base - tall, right - left - gap, tall), ink, 2)


def draw_end(canvas: Canvas, frame: Frame, place: tuple[float, float], words: str) -> None:
    """The end dot with its value to the right, where the end is in sight."""
    day, value = place
    if not frame.shows(day) or not math.isfinite(value):
        return
    x, y = frame.x(day), frame.y(value)
    canvas.dot((x, y))
    canvas.text((x + canvas.px(10), y + canvas.px(4.5)), words, END_LABEL)


def draw_peak(
    canvas: Canvas,
    frame: Frame,
    place: tuple[float, float],
    words: str,
    *,
    beside: float = 0.0,
) -> None:
    """A dot on the highest value with its figure above, or `beside` pixels at the right of it."""
    x, y = frame.x(place[0]), frame.y(place[1])
    canvas.dot((x, y), radius=3.2)
    side = Align.LEFT if beside else Align.CENTRE
    canvas.text((x + beside, y - canvas.px(9)), words, END_LABEL, side)
