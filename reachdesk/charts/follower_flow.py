"""Joined and left: columns up and down, as an export counted them day by day."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from reachdesk.charts import bin_columns, method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import NOTE, Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.by_day import FollowFlow
from reachdesk.i18n import _


class FollowerFlowChart(PaintedChart[FollowFlow]):
    """Only what was counted: nothing is filled in."""

    key = "follower_flow"
    order = 61
    preferred = (696, 170)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Joined and left")

    def headline(self, data: FollowFlow) -> str:
        """«120 joined and 31 left in 90 days»."""
        joined, left = bin_columns.total(data.joined), bin_columns.total(data.left)
        if joined is None:
            return _("Nobody counted who joined")
        if left is None:
            form = _("{joined} joined in {span}, nobody counted who left")
        else:
            form = _("{joined} joined and {left} left in {span}")
        return form.format(joined=words.number(joined), left=words.number(left), span=_span(data))

    def subtitle(self, data: FollowFlow) -> str:
        """Unit and directions."""
        return _("{each} · people · up joined, down left").format(each=bin_columns.each(data.bins))

    def summary(self, data: FollowFlow) -> str:
        """Totals, days, the largest part."""
        sentence = self.missing(data)
        if sentence is not None:
            return sentence
        best = int(np.nanargmax(data.joined))
        return method.spoken(
            f"{self.headline(data)}.",
            _("Most joined in {when}: {count}.").format(
                when=bin_columns.bin_words(data.bins, best),
                count=words.number(data.joined[best]),
            )
            if data.bins.step > 1
            else _("Most joined on {when}: {count}.").format(
                when=bin_columns.bin_words(data.bins, best),
                count=words.number(data.joined[best]),
            ),
            _("Counted on {days}.").format(days=_known_of_all(data)),
        )

    def scope(self) -> str:
        """What it is and is not."""
        return _("What the network counted for one account, day by day. It names nobody.")

    def missing(self, data: FollowFlow) -> str | None:
        """Which export would fill it."""
        if np.isfinite(data.joined).any():
            return None
        return _(
            "Nobody counted who joined: an export of analytics by day (X account overview, "
            "LinkedIn content analytics) would fill this."
        )

    def explanation(self, data: FollowFlow) -> Explanation:
        """Counts as they are."""
        return method.explained(
            data.method,
            _("How many people began and ceased to follow you, as the network counted them."),
            _(
                "The new follows and unfollows of each day are added up. Days that no export "
                "counts are left out, and the newest day may not have been over when it was "
                "exported."
            ),
            (
                Input(
                    _("Joined"), words.number(bin_columns.total(data.joined)), data.method.evidence
                ),
                Input(_("Left"), words.number(bin_columns.total(data.left)), data.method.evidence),
                Input(_("Days counted"), _known_of_all(data), data.method.evidence),
            ),
        )

    def table(self, data: FollowFlow) -> Table:
        """One row per part."""
        columns = (
            Column(_("From day")),
            Column(_("Days"), "", 0),
            Column(_("Days known"), "", 0),
            Column(_("Joined"), _("people"), 0),
            Column(_("Left"), _("people"), 0),
        )
        rows: list[tuple[Cell, ...]] = [
            (
                words.date_of(int(start)),
                data.bins.step,
                int(data.known_days[index]),
                words.cell(float(data.joined[index])),
                words.cell(float(data.left[index])),
            )
            for index, start in enumerate(data.bins.starts)
        ]
        return Table(columns, tuple(rows))

    def draw(self, canvas: Canvas, rect: QRectF, data: FollowFlow) -> list[Mark]:
        """Columns round the line of 0."""
        px, most = canvas.px, bin_columns.highest(data.joined)
        both = bool(np.isfinite(data.left).any())
        named = (_("joined"), _("left"))
        right = max(canvas.width(word, NOTE) for word in named) + px(10)
        left = bin_columns.label_room(canvas, most, bin_columns.highest(data.left))
        area = rect.adjusted(left, px(8), -right, -px(bin_columns.WORDS_ROOM))
        on = bin_columns.lane(
            area, data.bins, -bin_columns.highest(data.left) if both else 0.0, most
        )
        bin_columns.draw_lines(canvas, on)
        places = bin_columns.areas(canvas, on, data.bins)
        bin_columns.draw_columns(canvas, on, places, data.joined, lambda _index: "up")
        if both:
            bin_columns.draw_columns(canvas, on, places, -data.left, lambda _index: "down")
        bin_columns.draw_days(canvas, on, rect.bottom() - px(5))
        zero, end = on.frame.y(0.0), area.right() + px(8)
        canvas.text((end, max(zero - px(8), area.top() + px(8))), named[0], NOTE)
        if both:
            canvas.text((end, zero + px(15)), named[1], NOTE)
        return [_mark(data, index, place) for index, place in enumerate(places)]


def _mark(data: FollowFlow, index: int, area: QRectF) -> Mark:
    pairs = [
        (_("joined"), words.number(data.joined[index])),
        (_("left"), words.number(data.left[index])),
        *bin_columns.days_known(data.bins, int(data.known_days[index])),
    ]
    return Mark(area, bin_columns.bin_words(data.bins, index), tuple(pairs))


def _span(data: FollowFlow) -> str:
    return bin_columns.span_words(data.bins)


def _known_of_all(data: FollowFlow) -> str:
    """«85 of 90 days»."""
    days = len(data.bins.starts) * data.bins.step
    return _("{known} of {days} days").format(
        known=words.number(int(data.known_days.sum())), days=words.number(days)
    )


CHART = FollowerFlowChart()
