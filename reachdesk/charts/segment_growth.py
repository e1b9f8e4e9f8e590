"""Segments over the follower sets: a small line each, never added, each on its own scale."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from reachdesk.charts import method, names, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import MUTED, NAME, STRONG, Align, Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.audience import SegmentGrowth, SegmentLine
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _

_ROW = 38.0


class SegmentGrowthChart(PaintedChart[SegmentGrowth]):
    """Which readers become more?"""

    key = "segment_growth"
    order = 66
    preferred = (420, 170)
    filled_by_import = False

    def title(self) -> str:
        """A noun."""
        return _("Growth of segments")

    def headline(self, data: SegmentGrowth) -> str:
        """The segment that changed most."""
        if len(data.days) < 2 or not data.lines:
            return _("No growth to show yet")
        top = max(data.lines, key=lambda line: abs(int(line.people[-1]) - int(line.people[0])))
        return _("“{segment}”: {first} to {last} people").format(
            segment=names.segment(top),
            first=words.number(int(top.people[0])),
            last=words.number(int(top.people[-1])),
        )

    def subtitle(self, data: SegmentGrowth) -> str:
        """Over which sets."""
        if not len(data.days):
            return _("Whole follower sets")
        return _("{count} follower sets, {span} · by what is known of people today").format(
            count=words.number(len(data.days)),
            span=words.span(int(data.days[0]), int(data.days[-1])),
        )

    def summary(self, data: SegmentGrowth) -> str:
        """Every segment, spoken."""
        parts = (
            f"{names.group('segment', line.key, line.name)}: {_said(line)}."
            for line in data.lines[:6]
        )
        return method.spoken(self.headline(data) + ".", *parts)

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of followers by the owner's rules, set by set. Segments are never added.")

    def missing(self, data: SegmentGrowth) -> str | None:
        """What would fill it."""
        if data.lines and len(data.days) > 1:
            return None
        if not data.lines:
            return _(
                "No segment yet. Choose groups on the Audience page and save them as a segment."
            )
        return _("Two exports with all followers are needed.")

    def explanation(self, data: SegmentGrowth) -> Explanation:
        """How the counts come about."""
        inputs = tuple(
            Input(names.segment(line), _said(line), Evidence.DERIVED) for line in data.lines
        )
        return method.explained(
            data.method,
            _("How many followers each segment held in every follower set that an export gave."),
            _("Place and role of a person are those known today, also for the earlier sets."),
            inputs,
        )

    def table(self, data: SegmentGrowth) -> Table:
        """One row per set."""
        columns = (
            Column(_("Day")),
            Column(_("Followers"), _("people")),
            *(Column(names.segment(line), _("people")) for line in data.lines),
        )
        rows: list[tuple[Cell, ...]] = []
        for place, day in enumerate(data.days.tolist()):
            counts = (data.followers[place], *(line.people[place] for line in data.lines))
            rows.append((words.date_of(day), *(int(count) for count in counts)))
        return Table(columns, tuple(rows))

    def draw(self, canvas: Canvas, rect: QRectF, data: SegmentGrowth) -> list[Mark]:
        """A row per segment: name, line, first and last figure."""
        px = canvas.px
        fitting = max(1, int(rect.height() // px(_ROW)))
        shown = data.lines[:fitting]
        ends = (
            max(canvas.width(_count(line, 0), MUTED) for line in shown),
            max(canvas.width(_count(line, -1), STRONG) for line in shown),
        )
        marks = []
        for place, line in enumerate(shown):
            area = QRectF(rect.left(), rect.top() + place * px(_ROW), rect.width(), px(_ROW))
            self._draw_line(canvas, area, data.days, line, ends)
            marks.append(Mark(area, names.segment(line), (("", _said(line)),)))
        return marks

    def _draw_line(
        self,
        canvas: Canvas,
        area: QRectF,
        days: np.ndarray,
        line: SegmentLine,
        ends: tuple[float, float],
    ) -> None:
        """`ends` are the widths of the figures before and after all lines: the same day stands at
        the same place in each."""
        px = canvas.px
        baseline = area.center().y() + px(4)
        names_wide = area.width() * 0.4
        canvas.text(
            (area.left(), baseline),
            names.segment(line),
            NAME,
            room=names_wide - px(10),
        )
        canvas.text((area.right(), baseline), _count(line, -1), STRONG, Align.RIGHT)
        left = area.left() + names_wide + ends[0] + px(8)
        canvas.text((left - px(8), baseline), _count(line, 0), MUTED, Align.RIGHT)
        right = area.right() - ends[1] - px(14)
        low, high = float(line.people.min()), float(line.people.max())
        span = max(high - low, 1.0)
        path = QPainterPath()
        for place, (day, people) in enumerate(zip(days, line.people, strict=True)):
            share = (day - days[0]) / max(days[-1] - days[0], 1)
            y = area.bottom() - px(8) - (float(people) - low) / span * (area.height() - px(16))
            point = QPointF(left + share * (right - left), y)
            path.lineTo(point) if place else path.moveTo(point)
        canvas.path(path, "accent", 2)
        canvas.dot((path.currentPosition().x(), path.currentPosition().y()))


def _count(line: SegmentLine, place: int) -> str:
    return words.number(int(line.people[place]))


def _said(line: SegmentLine) -> str:
    return _("{first} to {last} people").format(first=_count(line, 0), last=_count(line, -1))


CHART = SegmentGrowthChart()
