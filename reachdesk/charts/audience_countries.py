"""Followers by countries."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import group_words
from reachdesk.charts.base import ChartView, Mark
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.country_map import draw_map, roomy
from reachdesk.charts.group_chart import GroupChart
from reachdesk.charts.painted import PaintedView
from reachdesk.charts.style import ChartStyle
from reachdesk.domain.answers.audience import GroupCounts
from reachdesk.i18n import _


class AudienceCountries(GroupChart):
    """Where are they? A map beside the list where there is room, else the list alone."""

    key = "audience_countries"
    order = 61

    def title(self) -> str:
        """A noun."""
        return _("Countries")

    def rest(self) -> str:
        """Countries do not overlap."""
        return _("Other countries")

    def view(self, style: ChartStyle) -> ChartView:
        """Map and list; `picked` sends the key of a country."""
        return PaintedView(self, style, self.draw, (508, 236))

    def draw(self, canvas: Canvas, rect: QRectF, data: GroupCounts) -> list[Mark]:
        """Draw the map, or bars where it does not fit."""
        if not roomy(canvas, rect):
            return super().draw(canvas, rect, data)
        bars = group_words.bars(data)
        return draw_map(canvas, rect, bars, data.followers, self.rest())


CHART = AudienceCountries()
