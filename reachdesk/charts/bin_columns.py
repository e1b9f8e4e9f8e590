"""Columns along time: days, weeks or four weeks, standing on a line or hanging from it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from reachdesk.charts import axes, words
from reachdesk.charts.canvas import AXIS, Canvas
from reachdesk.charts.layers import Frame
from reachdesk.charts.timeaxis import LABEL_GAP, day_words, draw_value_lines
from reachdesk.domain.answers.by_day import Bins
from reachdesk.i18n import N_, _, ngettext

WORDS_ROOM = 22.0
WIDEST = 26.0
_GAP_SHARE = 0.22
_STUB = 2.0
_EACH = {
    1: N_("By day"),
    7: N_("By week"),
    28: N_("By four weeks"),
}


@dataclass(frozen=True, slots=True)
class Lane:
    """Where the columns of one figure stand: a frame in days and values, and how many value lines
    it has room for."""

    frame: Frame
    lines: int


def total(values: np.ndarray) -> float | None:
    """The sum of what is known; None where nothing is."""
    return float(np.nansum(values)) if np.isfinite(values).any() else None


def highest(values: np.ndarray) -> float:
    """The largest value that is known, 0 where none is."""
    return float(np.nanmax(values)) if np.isfinite(values).any() else 0.0


def each(bins: Bins) -> str:
    """«By day», «By week», «By four weeks»."""
    return _(_EACH[bins.step])


def bin_words(bins: Bins, index: int) -> str:
    """«14 October 2026», or the span of a week."""
    start = int(bins.starts[index])
    if bins.step == 1:
        return words.day_long(start)
    return words.span(start, start + bins.step - 1)


def days_known(bins: Bins, known: int) -> tuple[tuple[str, str], ...]:
    """A pair for the hover card where not all days of a part are known."""
    if known == bins.step:
        return ()
    return ((_("days known"), words.of(known, bins.step)),)


def span_words(bins: Bins) -> str:
    """How long all parts together are: «90 days», «26 weeks»."""
    count = len(bins.starts)
    if bins.step == 1:
        return ngettext("{count} day", "{count} days", count).format(count=words.number(count))
    weeks = count * bins.step // 7
    return ngettext("{count} week", "{count} weeks", weeks).format(count=words.number(weeks))


def label_room(canvas: Canvas, *most: float) -> float:
    """How wide the words of the value lines are, of lanes that reach so high."""
    tops = [axes.nice_ticks(0.0, max(value, 1.0), 4)[-1] for value in most]
    return canvas.width(words.number(max(tops)), AXIS) + canvas.px(LABEL_GAP + 2)


def lane(rect: QRectF, bins: Bins, low: float, high: float, lines: int = 4) -> Lane:
    """A lane over all bins whose values reach from `low` (at most 0) to `high`."""
    low = min(low, 0.0)
    top = axes.nice_ticks(low, max(high, 1.0), lines)[-1]
    first, last = float(bins.starts[0]), float(bins.starts[-1] + bins.step)
    return Lane(Frame(rect, (first, last), (low, top)), lines)


def draw_lines(canvas: Canvas, on: Lane) -> None:
    """Value lines; below 0 their words have no sign, because the direction is the meaning."""
    low, high = on.frame.y_range
    values = [value for value in axes.nice_ticks(low, high, on.lines) if low <= value <= high]
    draw_value_lines(canvas, on.frame, values, lambda value: words.number(abs(value)))


def draw_days(canvas: Canvas, on: Lane, baseline: float) -> None:
    """Days, months or years below."""
    day_words(canvas, on.frame, baseline)


def areas(canvas: Canvas, on: Lane, bins: Bins) -> list[QRectF]:
    """The place of each bin's column, over the whole height of the lane."""
    frame = on.frame
    whole = frame.x(bins.step) - frame.x(0.0)
    width = min(whole * (1 - _GAP_SHARE), canvas.px(WIDEST))
    return [
        QRectF(
            frame.x(float(start)) + (whole - width) / 2,
            frame.rect.top(),
            width,
            frame.rect.height(),
        )
        for start in bins.starts
    ]


def draw_columns(
    canvas: Canvas,
    on: Lane,
    places: list[QRectF],
    values: np.ndarray,
    ink: Callable[[int], str],
) -> None:
    """A column from 0 to each value; an unknown one is a stub of 2 px."""
    frame = on.frame
    zero = frame.y(0.0)
    for index, (area, value) in enumerate(zip(places, values.tolist(), strict=True)):
        if not math.isfinite(value):
            stub = QRectF(area.left(), zero - canvas.px(_STUB), area.width(), canvas.px(_STUB))
            canvas.bar(stub, "unknown", 1)
            continue
        y = frame.y(value)
        canvas.bar(QRectF(area.left(), min(y, zero), area.width(), abs(y - zero)), ink(index), 2)
