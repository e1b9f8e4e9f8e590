"""Followers by languages, and in which languages the owner writes."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import group_words, names, words
from reachdesk.charts.base import Column, Mark, Table
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.group_bars import draw_bars
from reachdesk.charts.group_chart import GroupChart
from reachdesk.domain.answers.audience import GroupCounts
from reachdesk.i18n import _, ngettext

_MOST = 3


class AudienceLanguages(GroupChart):
    """Do I write in their language?"""

    key = "audience_languages"
    order = 63

    def title(self) -> str:
        """A noun."""
        return _("Languages")

    def rest(self) -> str:
        """Languages do not overlap."""
        return _("Other languages")

    def draw(self, canvas: Canvas, rect: QRectF, data: GroupCounts) -> list[Mark]:
        """Bars of followers; the owner's posts in a line below."""
        words_of = (own_posts(data), self.rest())
        return draw_bars(canvas, rect, group_words.bars(data), data.followers, words_of)

    def table(self, data: GroupCounts) -> Table:
        """Followers and own posts by language."""
        whole = super().table(data)
        posts = {_named(key): count for key, count in data.beside}
        column = Column(_("Own posts in the period"), _("posts"))
        rows = tuple((*row, posts.get(str(row[0]), 0)) for row in whole.rows)
        return Table((*whole.columns, column), rows)


def own_posts(data: GroupCounts) -> str:
    """«You wrote 71 posts in English, 8 in Dutch.»; "" where no export says."""
    if not data.beside:
        return ""
    parts = [
        ngettext("{count} post in {language}", "{count} posts in {language}", count).format(
            count=words.number(count), language=_named(key)
        )
        for key, count in data.beside[:_MOST]
    ]
    return _("You wrote {parts}.").format(parts=", ".join(parts))


def _named(key: str) -> str:
    return names.group("language", key, None)


CHART = AudienceLanguages()
