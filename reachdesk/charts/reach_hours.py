"""When to post: readers for every hour of the week, as a heat map of one hue."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor

from reachdesk.charts import hour_words, own_hour_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, Align, Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.reach import ReachHours
from reachdesk.i18n import _
from reachdesk.zone_cities import city


class ReachHoursChart(PaintedChart[ReachHours]):
    """Seven rows of 24 cells."""

    key = "reach_hours"
    order = 45
    preferred = (226, 150)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Hours of the week")

    def headline(self, data: ReachHours) -> str:
        """The best hour."""
        return hour_words.headline(data)

    def subtitle(self, data: ReachHours) -> str:
        """Unit, range, clock."""
        unit = _("Readers") if data.followers is not None else _("Chance")
        said = _("{unit}, {range} · {city} time").format(
            unit=unit, range=hour_words.span_words(data), city=city(data.zone)
        )
        if hour_words.ends(data) is not None and not hour_words.matters(data):
            said = _("{unit} {range}: the hour matters little").format(
                unit=unit, range=hour_words.span_words(data)
            )
        if data.own is None or not np.isfinite(data.own.cell_factor).any():
            return said
        return _("{hours} · dots: your posts").format(hours=said)

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
        """How the readers of an hour come about, and what the dots are."""
        found = hour_words.explanation(data)
        if data.own is None:
            return found
        dots = _(
            "Dots: hours with at least {least} of your measured posts, full where they got more "
            "views than forecast, hollow where fewer."
        ).format(least=words.number(data.own.least_of_cell))
        return replace(found, formula=f"{found.formula} {dots} {own_hour_words.honest()}")

    def table(self, data: ReachHours) -> Table:
        """168 rows."""
        return hour_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachHours) -> list[Mark]:
        """The map with its best cell outlined."""
        px = canvas.px
        left = rect.left() + max(canvas.width(words.weekday(day), AXIS) for day in range(7))
        left += px(10)
        bottom = rect.bottom() - px(18)
        width, height = (rect.right() - left) / 24, (bottom - rect.top()) / 7
        height = min(height, width * 3.2)
        marks = []
        gap = min(px(2), height * 0.14)
        every = 1 if height >= px(12.5) else 2  # names of days never touch
        for day in range(7):
            y = rect.top() + day * height
            middle = y + (height - gap) / 2 + px(4)
            if day % every == 0:
                canvas.text((left - px(10), middle), words.weekday(day), AXIS, Align.RIGHT)
            for hour in range(24):
                cell = QRectF(left + hour * width, y, width, height - gap)
                _draw_cell(canvas, cell, data, (day, hour))
                marks.append(_mark(data, cell, (day, hour)))
        _draw_own(canvas, marks, data)
        best = hour_words.best(data)
        if best is not None:
            frame = marks[best[0] * 24 + best[1]].area
            canvas.frame(frame.adjusted(-1, -1, 1, 1), "text", 1.8, 3)
        for hour in range(0, 24, 6):
            x = left + hour * width
            canvas.text((x, rect.top() + 7 * height + px(13)), f"{hour:02d}", AXIS)
        return marks


def heat(canvas: Canvas, share: float) -> QColor:
    """The colour of a share 0..1 between the pale ground and the accent."""
    pale, full = canvas.style.colour("accent_ground"), canvas.style.colour("accent")
    return QColor.fromRgbF(
        pale.redF() + (full.redF() - pale.redF()) * share,
        pale.greenF() + (full.greenF() - pale.greenF()) * share,
        pale.blueF() + (full.blueF() - pale.blueF()) * share,
    )


def _draw_cell(canvas: Canvas, cell: QRectF, data: ReachHours, slot: hour_words.Slot) -> None:
    value, ends = float(data.readers[slot]), hour_words.ends(data)
    painter = canvas.painter
    solid = cell.adjusted(0.0, 0.0, 0.4, 0.0) if slot[1] < 23 else cell
    if not math.isfinite(value) or ends is None:
        painter.fillRect(cell, QBrush(canvas.style.colour("unknown"), Qt.BrushStyle.BDiagPattern))
        return
    span = ends[1] - ends[0]
    painter.fillRect(solid, heat(canvas, (value - ends[0]) / span if span > 0 else 0.0))


def _draw_own(canvas: Canvas, marks: list[Mark], data: ReachHours) -> None:
    """A dot where enough own posts were measured: filled for more views than forecast, hollow for
    fewer."""
    if data.own is None:
        return
    for day, hour in zip(*np.nonzero(np.isfinite(data.own.cell_factor)), strict=True):
        cell = marks[int(day) * 24 + int(hour)].area
        centre = (cell.center().x(), cell.center().y())
        radius = min(cell.width(), cell.height()) * 0.3 / canvas.px(1)
        if data.own.cell_factor[day, hour] >= 1.0:
            canvas.dot(centre, "text", radius, ring=None)
        else:
            canvas.dot(centre, "text", radius, hollow=True)


def _mark(data: ReachHours, cell: QRectF, slot: hour_words.Slot) -> Mark:
    value = float(data.readers[slot])
    unit = _("readers") if data.followers is not None else _("chance")
    pairs = [(unit, hour_words.figure(data, value))]
    if data.own is not None and data.own.cell_posts[slot]:
        pairs.append((_("your measured posts"), words.number(int(data.own.cell_posts[slot]))))
        factor = float(data.own.cell_factor[slot])
        if math.isfinite(factor):
            said = _("×{factor}").format(factor=words.plain(factor, 2))
            pairs.append((_("measured ÷ forecast"), said))
    return Mark(cell, hour_words.slot_words(slot), tuple(pairs), slot)


CHART = ReachHoursChart()
