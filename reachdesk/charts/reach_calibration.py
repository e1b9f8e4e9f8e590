"""Is the model right? Measured against predicted views, both logarithmic, with the 80 % band."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from reachdesk.charts import calibration_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.calibration_words import HIGH, LOW, MIDDLE
from reachdesk.charts.canvas import AXIS, Align, Canvas
from reachdesk.charts.forecast_words import views
from reachdesk.charts.layers import Frame
from reachdesk.charts.log_axis import log_ticks
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.style import BAND_OPACITY
from reachdesk.charts.timeaxis import LABEL_GAP, draw_words_below
from reachdesk.domain.answers.forecast import ReachCalibration
from reachdesk.i18n import _

BAND_STEPS = 32
LEAST_SPAN = math.log(6.0)


@dataclass(frozen=True)
class _Points:
    """The drawn posts in natural logarithms of views, (points,); `places` in the answer."""

    places: np.ndarray
    low: np.ndarray
    middle: np.ndarray
    high: np.ndarray
    measured: np.ndarray
    outside: np.ndarray


class ReachCalibrationChart(PaintedChart[ReachCalibration]):
    """One dot per post; those outside their range are orange. `picked` sends a post's id."""

    key = "reach_calibration"
    order = 47
    preferred = (246, 150)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Forecast against measured views")

    def headline(self, data: ReachCalibration) -> str:
        """The typical error."""
        return calibration_words.headline(data)

    def subtitle(self, data: ReachCalibration) -> str:
        """What lay in the band."""
        return calibration_words.subtitle(data)

    def summary(self, data: ReachCalibration) -> str:
        """Posts, error, band, comparison."""
        return calibration_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("Forecasts of views from older posts only. Views are not people.")

    def missing(self, data: ReachCalibration) -> str | None:
        """Which export would fill it."""
        return calibration_words.missing(data)

    def explanation(self, data: ReachCalibration) -> Explanation:
        """Protocol and measures."""
        return calibration_words.explanation(data)

    def table(self, data: ReachCalibration) -> Table:
        """One row per post."""
        return calibration_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachCalibration) -> list[Mark]:
        """Band, diagonal, dots; the marks begin with the posts farthest outside their range."""
        points = _points(data)
        frame = _frame(canvas, rect, points)
        ground = canvas.style.blend("accent", BAND_OPACITY)
        canvas.path(_band(frame, points), None, 1.0, ground)
        if canvas.style.outlined:
            canvas.path(_band(frame, points), "control", 1.0)
        _draw_axes(canvas, frame)
        _draw_diagonal(canvas, frame)
        radius, ring = _dot_of(len(points.places))
        for ink, chosen in (("accent", ~points.outside), ("down", points.outside)):
            for at in np.flatnonzero(chosen):
                canvas.dot(_at(frame, points, int(at)), ink, radius, ring=ring)
        far = np.abs(points.measured - points.middle)
        order = np.lexsort((-points.places, -far * points.outside, ~points.outside))
        size = 2 * canvas.px(radius)
        return [_mark(frame, data, points, int(at), size) for at in order]


def _dot_of(count: int) -> tuple[float, str | None]:
    """Radius and ring of a dot: the more, the smaller."""
    if count <= 100:
        return 3.0, "card"
    return (2.4, "card") if count <= 400 else (1.6, None)


def _points(data: ReachCalibration) -> _Points:
    places = np.flatnonzero(calibration_words.shown(data))
    logs = np.log(data.predicted[places])
    return _Points(
        places=places,
        low=logs[:, LOW],
        middle=logs[:, MIDDLE],
        high=logs[:, HIGH],
        measured=np.log(data.measured[places]),
        outside=calibration_words.outside(data)[places],
    )


def _frame(canvas: Canvas, rect: QRectF, points: _Points) -> Frame:
    """Both ranges hold all dots and most of the band, with some air."""
    across = _span(points.middle, 0.06)
    up = _span(np.concatenate([points.measured, points.middle]), 0.06)
    widest = canvas.width(words.number(math.exp(up[1])), AXIS)
    left = rect.left() + widest + canvas.px(LABEL_GAP + 2)
    top, bottom = rect.top() + canvas.px(14), rect.bottom() - canvas.px(24)
    area = QRectF(left, top, max(rect.right() - left, 1.0), max(bottom - top, 1.0))
    return Frame(area, across, up)


def _span(values: np.ndarray, air: float) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    short = max(0.0, LEAST_SPAN - (high - low)) / 2
    low, high = low - short, high + short
    room = air * (high - low)
    return low - room, high + room


def _at(frame: Frame, points: _Points, at: int) -> tuple[float, float]:
    return frame.x(float(points.middle[at])), frame.y(float(points.measured[at]))


def _band(frame: Frame, points: _Points) -> QPainterPath:
    """The 80 % range round the diagonal: the mean of the ranges of posts with about that middle."""
    across = np.linspace(*frame.x_range, BAND_STEPS)
    near = max(0.2, 0.12 * (frame.x_range[1] - frame.x_range[0]))
    apart = (across[:, None] - points.middle) / near
    apart -= np.abs(apart).min(axis=1, keepdims=True) * np.sign(apart)
    weights = np.exp(-0.5 * apart**2)
    weights /= weights.sum(axis=1, keepdims=True)
    low = across + weights @ (points.low - points.middle)
    high = across + weights @ (points.high - points.middle)
    edge = [QPointF(frame.x(x), frame.y(y)) for x, y in zip(across, low, strict=True)]
    edge += [QPointF(frame.x(x), frame.y(y)) for x, y in zip(across[::-1], high[::-1], strict=True)]
    path, area = QPainterPath(), QPainterPath()
    path.addPolygon(QPolygonF(edge))
    path.closeSubpath()
    area.addRect(frame.rect)
    return path.intersected(area)


def _draw_axes(canvas: Canvas, frame: Frame) -> None:
    """Round views at the left and below; the two words that say which is which."""
    px, area = canvas.px, frame.rect
    most = max(2, min(5, int(area.height() / px(20))))
    ticks = _ticks(frame.y_range, most)
    for value in ticks:
        y = frame.y(math.log(value))
        canvas.line((area.left(), y), (area.right(), y))
        at = (area.left() - px(LABEL_GAP), y + px(4))
        canvas.text(at, words.number(value), AXIS, Align.RIGHT)
    baseline = area.bottom() + px(18)
    canvas.text((area.left(), area.top() - px(4)), _("measured"), AXIS)
    name = _("predicted")
    canvas.text((area.right(), baseline), name, AXIS, Align.RIGHT)
    free = area.right() - canvas.width(name, AXIS) - px(10)
    most = max(2, min(5, int(area.width() / px(52))))
    ticks = _ticks(frame.x_range, most)
    said = [(math.log(value), words.number(value)) for value in ticks]
    kept = [
        (place, word)
        for place, word in said
        if frame.x(place) + canvas.width(word, AXIS) / 2 <= free
    ]
    draw_words_below(canvas, frame, kept, baseline)


def _ticks(ends: tuple[float, float], most: int) -> list[float]:
    return log_ticks(math.exp(ends[0]), math.exp(ends[1]), most)


def _draw_diagonal(canvas: Canvas, frame: Frame) -> None:
    """Where measured equals predicted."""
    low = max(frame.x_range[0], frame.y_range[0])
    high = min(frame.x_range[1], frame.y_range[1])
    if high > low:
        start, end = (frame.x(low), frame.y(low)), (frame.x(high), frame.y(high))
        canvas.line(start, end, "comparison", 1.0, Qt.PenStyle.CustomDashLine)


def _mark(frame: Frame, data: ReachCalibration, points: _Points, at: int, size: float) -> Mark:
    place = int(points.places[at])
    x, y = _at(frame, points, at)
    predicted = data.predicted[place]
    spread = _("{low} to {high}").format(
        low=views(float(predicted[LOW])),
        high=views(float(predicted[HIGH])),
    )
    pairs = (
        (_("measured"), words.number(float(data.measured[place]))),
        (_("predicted"), views(float(predicted[MIDDLE]))),
        (_("80 % range"), spread),
    )
    title = words.day_long(calibration_words.day_of(data, place))
    area = QRectF(x - size / 2, y - size / 2, size, size)
    return Mark(area, title, pairs, data.post_ids[place] or None)


CHART = ReachCalibrationChart()
