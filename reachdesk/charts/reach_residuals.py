"""By how much forecasts missed, over time: a dot per post, and the middle of the last 20."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from reachdesk.charts import axes, calibration_words, residual_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.calibration_words import MIDDLE
from reachdesk.charts.canvas import AXIS, Align, Canvas
from reachdesk.charts.forecast_words import views
from reachdesk.charts.layers import Frame, runs
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.timeaxis import LABEL_GAP, draw_words_below
from reachdesk.domain.answers.forecast import ReachCalibration
from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.i18n import _

STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
LEAST_REACH = math.log(2.4)


class ReachResiduals(PaintedChart[ReachCalibration]):
    """Orange dots lie outside their 80 % range. `picked` sends a post's id."""

    key = "reach_residuals"
    order = 49
    preferred = (320, 190)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Misses of the forecast over time")

    def headline(self, data: ReachCalibration) -> str:
        """Too high, too low, or neither."""
        return residual_words.headline(data)

    def subtitle(self, data: ReachCalibration) -> str:
        """Unit and line."""
        return residual_words.subtitle(data)

    def summary(self, data: ReachCalibration) -> str:
        """Posts, drift, verdict."""
        return residual_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("Forecasts of views from older posts only. Views are not people.")

    def missing(self, data: ReachCalibration) -> str | None:
        """Which export would fill it."""
        return calibration_words.missing(data)

    def explanation(self, data: ReachCalibration) -> Explanation:
        """What a miss is."""
        return residual_words.explanation(data)

    def table(self, data: ReachCalibration) -> Table:
        """One row per post."""
        return residual_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachCalibration) -> list[Mark]:
        """Lines at round factors, dots, the rolling middle on top."""
        places = np.flatnonzero(calibration_words.shown(data))
        errors = residual_words.log_errors(data, places)
        days = data.posted_ms[places] / MILLISECONDS_A_DAY
        frame = _frame(canvas, rect, days, errors)
        _draw_axes(canvas, frame)
        outside = calibration_words.outside(data)[places]
        radius = 2.6 if places.size <= 200 else 1.8
        for ink, chosen in (("unknown", ~outside), ("down", outside)):
            for at in np.flatnonzero(chosen):
                point = (frame.x(float(days[at])), frame.y(_held(frame, float(errors[at]))))
                canvas.dot(point, ink, radius, ring=None)
        _draw_line(canvas, frame, days, residual_words.rolling_middle(errors))
        size = canvas.px(2 * radius)
        return [
            _mark(frame, data, int(place), (float(day), float(error)), size)
            for place, day, error in zip(places, days, errors, strict=True)
        ]


def _held(frame: Frame, error: float) -> float:
    """Far misses stand just inside the upper or lower end."""
    return min(max(error, frame.y_range[0] * 0.96), frame.y_range[1] * 0.96)


def _frame(canvas: Canvas, rect: QRectF, days: np.ndarray, errors: np.ndarray) -> Frame:
    """Times at the bottom, factors up; as far as nearly all posts reach, the same both ways."""
    reach = max(LEAST_REACH, float(np.quantile(np.abs(errors), 0.98)) * 1.1)
    widest = max(canvas.width(_times(step), AXIS) for step in STEPS)
    left = rect.left() + widest + canvas.px(LABEL_GAP + 2)
    bottom = rect.bottom() - canvas.px(22)
    area = QRectF(left, rect.top() + canvas.px(4), rect.right() - left, bottom - rect.top())
    area.setBottom(bottom)
    first, last = float(days.min()), float(days.max())
    short = max(0.0, 2.0 - (last - first)) / 2
    air = 0.015 * (last - first + 2 * short)  # dots at the ends stand whole
    return Frame(area, (first - short - air, last + short + air), (-1.04 * reach, 1.04 * reach))


def _times(step: float) -> str:
    return _("×{factor}").format(factor=words.plain(step))


def _draw_axes(canvas: Canvas, frame: Frame) -> None:
    """Lines at round factors, the one at ×1 stronger; dates below."""
    px = canvas.px
    for step in STEPS:
        if not frame.y_range[0] <= math.log(step) <= frame.y_range[1]:
            continue
        y = frame.y(math.log(step))
        ink = "control" if step == 1.0 else "grid"
        canvas.line((frame.rect.left(), y), (frame.rect.right(), y), ink)
        canvas.text((frame.rect.left() - px(LABEL_GAP), y + px(4)), _times(step), AXIS, Align.RIGHT)
    most = max(2, int(frame.rect.width() / px(58)))
    ticks = axes.day_ticks(*frame.x_range, most)
    draw_words_below(canvas, frame, ticks, frame.rect.bottom() + px(17))


def _draw_line(canvas: Canvas, frame: Frame, days: np.ndarray, middle: np.ndarray) -> None:
    """The middle of the last 20 posts."""
    for run in runs(np.isfinite(middle)):
        points = [
            QPointF(frame.x(float(day)), frame.y(_held(frame, float(value))))
            for day, value in zip(days[run], middle[run], strict=True)
        ]
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        canvas.path(path, "accent", 2.0)


def _mark(
    frame: Frame, data: ReachCalibration, place: int, at: tuple[float, float], size: float
) -> Mark:
    x, y = frame.x(at[0]), frame.y(_held(frame, at[1]))
    pairs = (
        (_("measured"), words.number(float(data.measured[place]))),
        (_("forecast"), views(float(data.predicted[place, MIDDLE]))),
        (_("measured ÷ forecast"), _times(round(math.exp(at[1]), 2))),
    )
    area = QRectF(x - size / 2, y - size / 2, size, size)
    title = words.day_long(calibration_words.day_of(data, place))
    return Mark(area, title, pairs, data.post_ids[place] or None)


CHART = ReachResiduals()
