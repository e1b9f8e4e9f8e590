"""The next good hours: three hours of the week and a strip that shows how little they differ."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from reachdesk.charts import hour_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, MUTED, NAME, Align, Canvas, Face
from reachdesk.charts.layers import runs
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.style import BAND_OPACITY
from reachdesk.domain.answers.reach import ReachHours
from reachdesk.i18n import _

FIGURE = Face("base", "text", 600)
HOUR = Face("small", "text", 500)
TOP = Face("least", "text", 600)
ROW = 25.0
LEAST_STRIP = 46.0


class ReachWeek(PaintedChart[ReachHours]):
    """Three hours and the week as one line."""

    key = "reach_week"
    order = 46
    preferred = (320, 170)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Next good hours")

    def headline(self, data: ReachHours) -> str:
        """The best hour."""
        return hour_words.headline(data)

    def subtitle(self, data: ReachHours) -> str:
        """Of how many, and whether the hour matters."""
        matters = hour_words.matters(data)
        spread = hour_words.span_words(data)
        form = _("the hour matters: {range}") if matters else _("the hour matters little: {range}")
        said = form.format(range=spread)
        if data.followers is None:
            return said[:1].upper() + said[1:]
        people = words.followers(data.followers)
        return _("Of {followers} · {range}").format(followers=people, range=said)

    def summary(self, data: ReachHours) -> str:
        """Best hour, range."""
        return hour_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("An estimate of when followers get to see a post.")

    def missing(self, data: ReachHours) -> str | None:
        """Which export would fill it."""
        return hour_words.missing(data)

    def explanation(self, data: ReachHours) -> Explanation:
        """How the readers of an hour come about."""
        return hour_words.explanation(data)

    def table(self, data: ReachHours) -> Table:
        """168 rows."""
        return hour_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachHours) -> list[Mark]:
        """Rows above, strip below."""
        px = canvas.px
        good = hour_words.good_hours(data)
        best = hour_words.best(data)
        fits = rect.height() - px(LEAST_STRIP) - px(24) >= px(ROW) * len(good)
        rows = good if fits else [slot for slot in good if slot == best]
        y = rect.top()
        marks = []
        for slot in rows:
            marks.append(
                _draw_row(canvas, QRectF(rect.left(), y, rect.width(), px(ROW)), data, slot)
            )
            y += px(ROW)
        strip = QRectF(rect.left(), y + px(8), rect.width(), rect.bottom() - y - px(8) - px(20))
        strip.setHeight(min(strip.height(), px(120)))
        return marks + _draw_strip(canvas, strip, data, good)


def _draw_row(canvas: Canvas, area: QRectF, data: ReachHours, slot: hour_words.Slot) -> Mark:
    """«Sat 18:00 71 best of the week»."""
    px = canvas.px
    baseline = area.top() + px(14)
    days = max(canvas.width(words.weekday(day), NAME) for day in range(7))
    canvas.text((area.left(), baseline), words.weekday(slot[0]), NAME)
    x = area.left() + days + px(14)
    x = canvas.text((x, baseline), words.clock(60 * slot[1]), HOUR) + px(14)
    value = hour_words.figure(data, float(data.readers[slot]))
    x = canvas.text((x, baseline), value, FIGURE) + px(10)
    best = slot == hour_words.best(data)
    if best:
        canvas.text((x, baseline), _("best of the week"), MUTED, room=area.right() - x)
    return Mark(area, hour_words.slot_words(slot), ((_("readers"), value),), slot)


def _draw_strip(
    canvas: Canvas, area: QRectF, data: ReachHours, good: list[hour_words.Slot]
) -> list[Mark]:
    """The week as a line from the worst to the best hour, with day lines and dots."""
    px, ends = canvas.px, hour_words.ends(data)
    if ends is None or area.height() <= 0:
        return []
    low, high = ends
    right = (
        area.right()
        - px(8)
        - max(canvas.width(hour_words.figure(data, value), TOP) for value in ends)
    )
    step, span = (right - area.left()) / 168, max(high - low, 1e-9)
    x = area.left() + step * (np.arange(168) + 0.5)
    y = area.bottom() - px(3) - (data.readers.ravel() - low) / span * (area.height() - px(10))
    for day in range(1, 7):
        edge = area.left() + 24 * day * step
        canvas.line((edge, area.top()), (edge, area.bottom()))
    _draw_area(canvas, area, x, y)
    for day in range(7):
        middle = area.left() + (24 * day + 12) * step
        canvas.text((middle, area.bottom() + px(15)), words.weekday(day), AXIS, Align.CENTRE)
    for day, hour in good:
        index = 24 * day + hour
        canvas.dot((float(x[index]), float(y[index])), radius=3.4)
    highest, lowest = hour_words.figure(data, high), hour_words.figure(data, low)
    canvas.text((area.right(), area.top() + px(10)), highest, TOP, Align.RIGHT)
    canvas.text((area.right(), area.bottom() - px(1)), lowest, AXIS, Align.RIGHT)
    return [
        Mark(
            QRectF(float(x[index]) - step / 2, area.top(), step, area.height()),
            hour_words.slot_words((index // 24, index % 24)),
            ((_("readers"), hour_words.figure(data, float(data.readers.flat[index]))),),
            (index // 24, index % 24),
        )
        for index in range(168)
    ]


def _draw_area(canvas: Canvas, area: QRectF, x: np.ndarray, y: np.ndarray) -> None:
    """Line and pale ground, broken where an hour is unknown."""
    for run in runs(np.isfinite(y)):
        points = [QPointF(float(a), float(b)) for a, b in zip(x[run], y[run], strict=True)]
        if not points:
            continue
        line = QPainterPath()
        line.addPolygon(QPolygonF(points))
        ground = QPainterPath(line)
        ground.lineTo(points[-1].x(), area.bottom())
        ground.lineTo(points[0].x(), area.bottom())
        canvas.path(ground, None, fill=canvas.style.colour("accent", BAND_OPACITY))
        canvas.path(line, "accent", 1.6)


CHART = ReachWeek()
