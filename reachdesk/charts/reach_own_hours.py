"""Own results by hour: dots with their ranges over the modelled line, and how little it tells."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from reachdesk.charts import own_hour_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, NOTE, Align, Canvas, broken, line_height
from reachdesk.charts.layers import Frame, runs
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.style import ChartStyle
from reachdesk.charts.timeaxis import LABEL_GAP
from reachdesk.domain.answers.reach import ReachHours
from reachdesk.i18n import _

LINES = (0.25, 0.5, 0.8, 1.0, 1.25, 2.0, 4.0)
LEAST_REACH = math.log(1.3)
MOST_REACH = math.log(6.0)
LEAST_PLOT = 70.0


class ReachOwnHours(PaintedChart[ReachHours]):
    """24 hours; a dot only where enough measured posts stand behind it."""

    key = "reach_own_hours"
    order = 50
    preferred = (320, 190)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Your own results by hour")

    def headline(self, data: ReachHours) -> str:
        """Whether the hours differ."""
        return own_hour_words.headline(data)

    def subtitle(self, data: ReachHours) -> str:
        """Unit, posts, clock."""
        return own_hour_words.subtitle(data)

    def summary(self, data: ReachHours) -> str:
        """Verdict, best hours, the honest sentence."""
        return own_hour_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return own_hour_words.honest()

    def missing(self, data: ReachHours) -> str | None:
        """Which export would fill it."""
        return own_hour_words.missing(data)

    def explanation(self, data: ReachHours) -> Explanation:
        """How own results and the model come about."""
        return own_hour_words.explanation(data)

    def table(self, data: ReachHours) -> Table:
        """24 rows."""
        return own_hour_words.table(data)

    def least_height(self, style: ChartStyle, width: float, data: ReachHours) -> float:
        """The plot and all that is said under it."""
        lines = len(broken(style, _said(data), NOTE, width))
        return style.px(LEAST_PLOT + 6) + line_height(style, NOTE) * lines

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachHours) -> list[Mark]:
        """Line, dots with whiskers, the sentence at the foot."""
        px, said = canvas.px, _said(data)
        lines = canvas.lines(said, NOTE, rect.width())
        foot = canvas.line_height(NOTE) * len(lines) + px(6)
        if rect.height() - foot < px(LEAST_PLOT):
            foot = 0.0
        area = QRectF(rect.left(), rect.top(), rect.width(), rect.height() - foot)
        model = own_hour_words.modelled(data)
        frame = _frame(canvas, area, data, model)
        _draw_axes(canvas, frame)
        _draw_model(canvas, frame, model)
        for hour in own_hour_words.shown_hours(data):
            _draw_result(canvas, frame, data, int(hour))
        if foot:
            below = QRectF(rect.left(), area.bottom() + px(6), rect.width(), foot)
            canvas.wrapped(below, said, NOTE)
        return [_mark(frame, data, model, hour) for hour in range(24)]


def _said(data: ReachHours) -> str:
    parts = (
        own_hour_words.caution(data),
        own_hour_words.best_hours(data),
        own_hour_words.honest(),
    )
    return " ".join(part for part in parts if part)


def _frame(canvas: Canvas, area: QRectF, data: ReachHours, model: np.ndarray) -> Frame:
    values = [*model]
    if data.own is not None:
        values += [*data.own.low, *data.own.high]
    logs = np.abs(np.log([value for value in values if math.isfinite(value) and value > 0]))
    reach = min(max(float(logs.max(initial=0.0)) * 1.08, LEAST_REACH), MOST_REACH)
    widest = max(canvas.width(_times(line), AXIS) for line in LINES)
    left = area.left() + widest + canvas.px(LABEL_GAP)
    top, bottom = area.top() + canvas.px(4), area.bottom() - canvas.px(18)
    return Frame(
        QRectF(left, top, area.right() - left, bottom - top),
        (-0.5, 23.5),
        (-reach, reach),
    )


def _times(value: float) -> str:
    return _("×{factor}").format(factor=words.plain(value, 2))


def _draw_axes(canvas: Canvas, frame: Frame) -> None:
    px = canvas.px
    for value in LINES:
        if not frame.y_range[0] <= math.log(value) <= frame.y_range[1]:
            continue
        y = frame.y(math.log(value))
        ink = "control" if value == 1.0 else "grid"
        canvas.line((frame.rect.left(), y), (frame.rect.right(), y), ink)
        at = (frame.rect.left() - px(LABEL_GAP), y + px(4))
        canvas.text(at, _times(value), AXIS, Align.RIGHT)
    step = 3 if frame.rect.width() >= px(230) else 6
    for hour in range(0, 24, step):
        said = f"{hour:02d}"
        canvas.text((frame.x(hour), frame.rect.bottom() + px(15)), said, AXIS, Align.CENTRE)


def _draw_model(canvas: Canvas, frame: Frame, model: np.ndarray) -> None:
    """The modelled line, broken where an hour is unknown."""
    for run in runs(np.isfinite(model) & (np.nan_to_num(model) > 0)):
        hours = np.arange(24)[run]
        points = [
            QPointF(frame.x(float(hour)), _y(frame, float(value)))
            for hour, value in zip(hours, model[run], strict=True)
        ]
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        canvas.path(path, "comparison", 1.6)


def _y(frame: Frame, factor: float) -> float:
    held = min(max(math.log(factor), frame.y_range[0]), frame.y_range[1])
    return frame.y(held)


def _draw_result(canvas: Canvas, frame: Frame, data: ReachHours, hour: int) -> None:
    """A dot with its 80 % range."""
    if data.own is None:
        return
    x = frame.x(hour)
    ends = [_y(frame, float(end[hour])) for end in (data.own.low, data.own.high)]
    canvas.line((x, ends[0]), (x, ends[1]), "accent", 1.3)
    canvas.dot((x, _y(frame, float(data.own.factor[hour]))), "accent", 3.4)


def _mark(frame: Frame, data: ReachHours, model: np.ndarray, hour: int) -> Mark:
    width = frame.rect.width() / 24
    area = QRectF(frame.x(hour) - width / 2, frame.rect.top(), width, frame.rect.height())
    value = float(model[hour])
    pairs = [(_("modelled"), _times(value) if math.isfinite(value) else words.UNKNOWN)]
    if data.own is not None:
        pairs.append((_("your posts"), words.number(int(data.own.posts[hour]))))
        if math.isfinite(float(data.own.factor[hour])):
            pairs.append((_("measured ÷ forecast"), _times(float(data.own.factor[hour]))))
    return Mark(area, words.clock(60 * hour), tuple(pairs))


CHART = ReachOwnHours()
