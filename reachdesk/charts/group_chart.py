"""The chart of groups that lists, countries, roles and languages share."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import group_words
from reachdesk.charts.base import ChartView, Explanation, Mark, Table
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.group_bars import draw_bars
from reachdesk.charts.painted import PaintedView
from reachdesk.charts.style import ChartStyle
from reachdesk.domain.answers.audience import GroupCounts
from reachdesk.i18n import _


class GroupChart:
    """Bars of one dimension; a subclass gives key, order, title and the name of the rest."""

    key = ""
    order = 100

    def title(self) -> str:
        """A noun."""
        raise NotImplementedError

    def rest(self) -> str:
        """What the groups after the eighth are called together."""
        return _("In further groups (may overlap)")

    def headline(self, data: GroupCounts) -> str:
        """The largest group."""
        return group_words.headline(data)

    def subtitle(self, data: GroupCounts) -> str:
        """What is counted."""
        return group_words.subtitle(data)

    def summary(self, data: GroupCounts) -> str:
        """Groups, unknown, n."""
        return group_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of one account's followers. It does not rank people.")

    def missing(self, data: GroupCounts) -> str | None:
        """Which export would fill it."""
        return group_words.missing(data)

    def explanation(self, data: GroupCounts) -> Explanation:
        """How the counts come about."""
        return group_words.explanation(data)

    def table(self, data: GroupCounts) -> Table:
        """One row per group."""
        return group_words.table(data)

    def view(self, style: ChartStyle) -> ChartView:
        """Bars; `picked` sends the key of a group."""
        return PaintedView(self, style, self.draw, (226, 230))

    def draw(self, canvas: Canvas, rect: QRectF, data: GroupCounts) -> list[Mark]:
        """Draw the bars."""
        words_of = (group_words.overlap_note(data), self.rest())
        return draw_bars(canvas, rect, group_words.bars(data), data.followers, words_of)
