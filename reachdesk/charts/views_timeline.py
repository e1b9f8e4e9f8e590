"""Measured views over time as columns, engagements below them on their own scale."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import bin_columns, views_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import NOTE, Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.by_day import ViewsOverTime
from reachdesk.i18n import _

LEAST_FOR_TWO = 96.0
LOWER_SHARE = 0.26
BETWEEN = 12.0


class ViewsTimelineChart(PaintedChart[ViewsOverTime]):
    """Only what was measured: nothing is filled in."""

    key = "views_timeline"
    order = 39
    preferred = (548, 150)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Measured views")

    def headline(self, data: ViewsOverTime) -> str:
        """How many there were, and the rate of engagement."""
        return views_words.headline(data)

    def subtitle(self, data: ViewsOverTime) -> str:
        """Unit and what a column stands for."""
        return views_words.subtitle(data)

    def summary(self, data: ViewsOverTime) -> str:
        """Total, n, the largest part."""
        return views_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("Views as the network counted them: showings, not people. Nothing is modelled.")

    def missing(self, data: ViewsOverTime) -> str | None:
        """Which export would fill it."""
        return views_words.missing(data)

    def explanation(self, data: ViewsOverTime) -> Explanation:
        """Views and engagements as exported."""
        return views_words.explanation(data)

    def table(self, data: ViewsOverTime) -> Table:
        """One row per part."""
        return views_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ViewsOverTime) -> list[Mark]:
        """Views, and engagements below where there is room."""
        px = canvas.px
        highest = bin_columns.highest(data.views)
        engaged = bin_columns.highest(data.engagements)
        named = (_("views"), _("engagements"))
        two = bin_columns.total(data.engagements) is not None
        two = two and rect.height() >= px(LEAST_FOR_TWO)
        right = max(canvas.width(word, NOTE) for word in named[: 1 + two]) + px(10)
        left = bin_columns.label_room(canvas, highest, engaged)
        area = rect.adjusted(left, px(8), -right, -px(bin_columns.WORDS_ROOM))
        lower = (area.height() * LOWER_SHARE) if two else 0.0
        upper = area.adjusted(0, 0, 0, -(lower + px(BETWEEN)) if two else 0)
        on = bin_columns.lane(upper, data.bins, 0.0, highest, 4)
        bin_columns.draw_lines(canvas, on)
        places = bin_columns.areas(canvas, on, data.bins)
        bin_columns.draw_columns(canvas, on, places, data.views, lambda _index: "accent")
        canvas.text((area.right() + px(8), upper.bottom()), named[0], NOTE)
        if two:
            strip = QRectF(area.left(), area.bottom() - lower, area.width(), lower)
            below = bin_columns.lane(strip, data.bins, 0.0, engaged, 1)
            bin_columns.draw_lines(canvas, below)
            bin_columns.draw_columns(
                canvas,
                below,
                bin_columns.areas(canvas, below, data.bins),
                data.engagements,
                lambda _index: "unknown",
            )
            canvas.text((area.right() + px(8), strip.bottom()), named[1], NOTE)
        bin_columns.draw_days(canvas, on, rect.bottom() - px(5))
        whole = [QRectF(place.left(), area.top(), place.width(), area.height()) for place in places]
        return [_mark(data, index, place) for index, place in enumerate(whole)]


def _mark(data: ViewsOverTime, index: int, area: QRectF) -> Mark:
    pairs = [(_("views"), words.number(data.views[index]))]
    if bin_columns.total(data.engagements) is not None:
        pairs.append((_("engagements"), words.number(data.engagements[index])))
    engaged = views_words.rate(float(data.engagements[index]), float(data.engaged_views[index]))
    if engaged:
        pairs.append((_("rate"), engaged))
    if data.basis == "days":
        pairs += bin_columns.days_known(data.bins, int(data.amounts[index]))
    else:
        pairs.append((_("posts"), words.of(int(data.amounts[index]), int(data.posts[index]))))
    return Mark(area, bin_columns.bin_words(data.bins, index), tuple(pairs))


CHART = ViewsTimelineChart()
