"""Lines over the score: dashed in its own plot, or in small plots below it on a shared time axis.

There is never a second axis in one plot: what is no score of this recipe has a plot of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt

from reachdesk.charts import axes, overlay_words, words
from reachdesk.charts.canvas import AXIS, NOTE, Align, Canvas, text_width
from reachdesk.charts.layers import Curve, Frame, draw_layers
from reachdesk.charts.overlay_words import GLITCH, PENDING, STEP, settled
from reachdesk.charts.style import ChartStyle
from reachdesk.charts.timeaxis import GREY_LABEL, LABEL_GAP
from reachdesk.domain.answers.score import OverlayLine, ScoreLine

MOST = 2
"""Lines drawn at a time: the accent line and two grey ones."""

PANEL = 68.0
_PLOT, _GAP = 40.0, 8.0
_LONGEST_BRIDGE_DAYS = 7.0
_LABEL_STEP = 17.0
_INK = "comparison"


def on_the_axis(data: ScoreLine) -> tuple[OverlayLine, ...]:
    """The lines whose values are points of a score."""
    return tuple(one for one in data.overlays[:MOST] if not one.own_axis)


def below(data: ScoreLine) -> tuple[OverlayLine, ...]:
    """The lines with plots of their own."""
    return tuple(one for one in data.overlays[:MOST] if one.own_axis)


def values(data: ScoreLine) -> np.ndarray:
    """Every value that the score's axis has to hold, faults left out."""
    found = [one.values[settled(one)] for one in on_the_axis(data)]
    return np.concatenate([np.zeros(0), *found])


def height(data: ScoreLine) -> float:
    """Room for the small plots, at the base text size."""
    return PANEL * len(below(data))


def side_room(data: ScoreLine, style: ChartStyle) -> tuple[float, float]:
    """Room for the figures of the small plots at the left and at the right, in pixels."""
    left = [words.number(value) for one in below(data) for value in _span(one)]
    right = [words.number(one.values[settled(one)][-1:].max(initial=0)) for one in below(data)]
    return (
        max((text_width(style, said, AXIS) for said in left), default=0.0),
        max((text_width(style, said, GREY_LABEL) for said in right), default=0.0),
    )


def curve(one: OverlayLine) -> Curve:
    """The line through its good points, broken where they lie over a week apart."""
    good = settled(one)
    days, shown = one.days[good].astype(float), one.values[good].astype(float)
    far = np.flatnonzero(np.diff(days) > _LONGEST_BRIDGE_DAYS) + 1
    days, shown = np.insert(days, far, days[far]), np.insert(shown, far, np.nan)
    return Curve(days, shown, _INK, 1.6, Qt.PenStyle.DashLine)


def end_words(value: float, end: float) -> str:
    """The end value of a line beside the score `end`: a digit more where both look the same."""
    alike = value != end and words.number(value) == words.number(end)
    return words.number(value, 1 if alike else 0)


def draw_names(
    canvas: Canvas, frame: Frame, data: ScoreLine, end: float, uprights: Sequence[float] = ()
) -> None:
    """Names and end values of the lines in the score's plot, clear of its end value `end` and,
    where there is a place for that, of uprights at these x."""
    taken = [frame.y(end)]
    lines = {"": (data.days.astype(float), data.total)}
    lines |= {one.key: (one.days.astype(float), one.values) for one in on_the_axis(data)}
    for one in on_the_axis(data):
        good = np.flatnonzero(settled(one))
        if not len(good):
            continue
        draw_marks(canvas, frame, one)
        last = good[-1]
        if frame.shows(float(one.days[last])):
            y = _free(frame.y(float(one.values[last])), taken, canvas.px(_LABEL_STEP))
            taken.append(y)
            place = (frame.rect.right() + canvas.px(10), y + canvas.px(4.5))
            canvas.text(place, end_words(float(one.values[last]), end), GREY_LABEL)
        others = [line for key, line in lines.items() if key != one.key]
        name = overlay_words.shown_name(data, one)
        free = place_of_name(canvas, frame, canvas.width(name, NOTE), one, others, uprights)
        if free is not None:
            canvas.text(free, name, NOTE)


def _free(y: float, taken: list[float], step: float) -> float:
    """The nearest place for a label that touches no other."""
    offers = [y, *(each + side * step for each in taken for side in (1, -1))]
    free = [offer for offer in offers if all(abs(offer - each) >= step - 0.5 for each in taken)]
    return min(free, key=lambda offer: abs(offer - y), default=y)


def place_of_name(
    canvas: Canvas,
    frame: Frame,
    wide: float,
    one: OverlayLine,
    others: list[tuple[np.ndarray, np.ndarray]],
    uprights: Sequence[float],
) -> tuple[float, float] | None:
    """Where a name of that width stands beside its line: off the uprights, and where the other
    lines are farthest from it; None where it would touch one."""
    tall, air = canvas.px(12), canvas.px(4)
    offers: list[tuple[bool, float, float, float]] = []
    for share in np.linspace(0.04, 0.94, 19):
        left = frame.rect.left() + float(share) * (frame.rect.width() - wide)
        across = np.linspace(frame.value(left), frame.value(left + wide), 9)
        own = np.interp(across, one.days.astype(float), one.values)
        ys = np.array([frame.y(value) for value in own])
        free = not any(left - air < x < left + wide + air for x in uprights)
        for baseline in (ys.min() - canvas.px(6), ys.max() + canvas.px(15)):
            if not frame.rect.top() + tall < baseline < frame.rect.bottom() - canvas.px(3):
                continue
            middle = baseline - canvas.px(4)
            gaps = [
                np.abs(np.array([frame.y(v) for v in np.interp(across, days, shown)]) - middle)
                for days, shown in others
            ]
            clear = min(float(np.nanmin(gap)) for gap in gaps)
            offers.append((free, clear, left, float(baseline)))
    clear_ones = [offer for offer in offers if offer[1] > canvas.px(7)]
    best = max(clear_ones, key=lambda offer: (offer[0], round(offer[1])), default=None)
    return None if best is None else best[2:]


def draw_below(canvas: Canvas, frame: Frame, data: ScoreLine, top: float) -> None:
    """The small plots, one under the other from `top`, on the time axis of `frame`."""
    for place, one in enumerate(below(data)):
        upper = top + canvas.px(place * PANEL + PANEL - _PLOT - _GAP)
        rect = QRectF(frame.rect.left(), upper, frame.rect.width(), canvas.px(_PLOT))
        _draw_panel(canvas, Frame(rect, frame.x_range, _span(one)), data, one)


def _span(one: OverlayLine) -> tuple[float, float]:
    """The axis of a small plot: from its good values, faults left out."""
    good = one.values[settled(one)]
    if not len(good):
        return 0.0, 1.0
    low, high, _step = axes.count_range(float(good.min()), float(good.max()))
    return low, high


def _draw_panel(canvas: Canvas, frame: Frame, data: ScoreLine, one: OverlayLine) -> None:
    rect = frame.rect
    for value, y in zip(frame.y_range, (rect.bottom(), rect.top()), strict=True):
        canvas.line((rect.left(), y), (rect.right(), y))
        at = (rect.left() - canvas.px(LABEL_GAP), y + canvas.px(4))
        canvas.text(at, words.number(value), AXIS, Align.RIGHT)
    name = overlay_words.shown_name(data, one)
    canvas.text((rect.left(), rect.top() - canvas.px(5)), name, NOTE, room=rect.width())
    canvas.painter.save()
    canvas.painter.setClipRect(rect.adjusted(0, -canvas.px(2), 0, canvas.px(2)))
    draw_layers(canvas, frame, (curve(one),), ())
    canvas.painter.restore()
    draw_marks(canvas, frame, one)
    good = np.flatnonzero(settled(one))
    if len(good) and frame.shows(float(one.days[good[-1]])):
        y = frame.y(float(one.values[good[-1]])) + canvas.px(4.5)
        place = (rect.right() + canvas.px(10), y)
        canvas.text(place, words.number(one.values[good[-1]]), GREY_LABEL)


def draw_marks(canvas: Canvas, frame: Frame, one: OverlayLine) -> None:
    """Glitches and what is not settled as hollow dots, held inside the plot; steps as full ones;
    points with no neighbour within a week, which no line would show, as dots too."""
    near = np.diff(one.days, prepend=-np.inf, append=np.inf) <= _LONGEST_BRIDGE_DAYS
    alone = ~(near[:-1] | near[1:])
    for day, value, mark, lone in zip(one.days, one.values, one.marks, alone, strict=True):
        if not np.isfinite(value) or not frame.shows(float(day)) or not (mark or lone):
            continue
        y = min(max(frame.y(float(value)), frame.rect.top()), frame.rect.bottom())
        hollow = mark in (GLITCH, PENDING)
        radius = 3.4 if mark == STEP or hollow else 2.4
        canvas.dot((frame.x(float(day)), y), _INK, radius, hollow=hollow)
