"""Waves of new followers: when, how many more than usual, what happened then, who stayed."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, words
from reachdesk.charts.base import Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import MUTED, NAME, STRONG, Align, Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.audience import FollowerWaves, WaveRow
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.waves import LEAST_ABOVE, USUAL_DAYS, WIDTHS
from reachdesk.i18n import N_, _, ngettext

_ROW = 44.0
_BASES = {
    "joined": N_("Days with far more new followers than usual"),
    "since": N_("By the follow dates of those who are still there"),
    "net": N_("By daily growth: joined less left"),
}


class FollowerWavesChart(PaintedChart[FollowerWaves]):
    """When did many come at once?"""

    key = "follower_waves"
    order = 67
    preferred = (520, 150)

    def title(self) -> str:
        """A noun."""
        return _("Waves of followers")

    def headline(self, data: FollowerWaves) -> str:
        """How many, and the largest."""
        if not data.rows:
            return _("No wave of followers in this period")
        largest = max(row.wave.above for row in data.rows)
        return ngettext(
            "{count} wave, {people} above the usual",
            "{count} waves, the largest {people} above the usual",
            len(data.rows),
        ).format(count=words.number(len(data.rows)), people=words.people(round(largest)))

    def subtitle(self, data: FollowerWaves) -> str:
        """What a day's figure is."""
        return _(_BASES[data.basis])

    def summary(self, data: FollowerWaves) -> str:
        """The newest three, spoken."""
        if not data.rows:
            return self.missing(data) or ""
        return method.spoken(*(f"{_when(row)}: {_said(row)}." for row in data.rows[:3]))

    def scope(self) -> str:
        """What it is and is not."""
        return _("Days far above the usual of the four weeks before. Causes are never made up.")

    def missing(self, data: FollowerWaves) -> str | None:
        """Why there is nothing to draw."""
        if data.rows:
            return None
        if not data.earlier:
            return _("No day stands out: new followers came about as usual.")
        return ngettext(
            "No wave in this period; {count} before it.",
            "No wave in this period; {count} before it.",
            data.earlier,
        ).format(count=words.number(data.earlier))

    def explanation(self, data: FollowerWaves) -> Explanation:
        """How a wave is found."""
        inputs = (
            Input(_("Usual"), _("median of {days} days before").format(days=USUAL_DAYS),
                  Evidence.DERIVED),
            Input(_("Least above it"), words.people(round(LEAST_ABOVE)), Evidence.ASSUMED),
            Input(_("Widths above it"), words.plain(WIDTHS), Evidence.ASSUMED),
        )  # fmt: skip
        return method.explained(
            data.method,
            _("Runs of days on which far more people followed you than on the days before."),
            _("A wave begins with a day that lies more than {widths} widths and {least} above the "
              "median of the {days} days before; it ends with two usual days in a row. Stayed: of "
              "the people who are in the first whole set after it and not in the last before it, "
              "those who are there 30 and 90 days later.").format(
                widths=words.plain(WIDTHS), least=words.people(round(LEAST_ABOVE)), days=USUAL_DAYS
            ),
            inputs,
        )  # fmt: skip

    def table(self, data: FollowerWaves) -> Table:
        """One row per wave, newest first."""
        columns = (
            Column(_("First day")),
            Column(_("Last day")),
            Column(_("Usual"), _("people a day"), 1),
            Column(_("Joined"), _("people")),
            Column(_("Above usual"), _("people"), 0),
            Column(_("Peak"), _("people a day")),
            Column(_("Event")),
            Column(_("Came between sets"), _("people")),
            Column(_("There after 30 days"), _("people")),
            Column(_("There after 90 days"), _("people")),
        )
        rows = tuple(
            (
                words.date_of(row.wave.first_day),
                words.date_of(row.wave.last_day),
                words.cell(row.wave.usual),
                words.cell(row.wave.joined),
                words.cell(row.wave.above),
                words.cell(row.wave.peak),
                "; ".join(row.events) or None,
                row.came,
                *(there for _days, there in row.stayed),
            )
            for row in data.rows
        )
        return Table(columns, rows)

    def draw(self, canvas: Canvas, rect: QRectF, data: FollowerWaves) -> list[Mark]:
        """A row per wave: when and what, how many above the usual as a bar, who stayed."""
        px = canvas.px
        fitting = max(1, int(rect.height() // px(_ROW)))
        shown = data.rows[:fitting]
        most = max(row.wave.above for row in shown)
        marks = []
        for place, row in enumerate(shown):
            area = QRectF(rect.left(), rect.top() + place * px(_ROW), rect.width(), px(_ROW))
            self._draw_row(canvas, area, row, most)
            pairs = (("", _said(row)), *((_("Event"), name) for name in row.events))
            marks.append(Mark(area, _when(row), pairs, (row.wave.first_day, row.wave.last_day)))
        return marks

    def _draw_row(self, canvas: Canvas, area: QRectF, row: WaveRow, most: float) -> None:
        px = canvas.px
        baseline = area.top() + px(13)
        figure = words.signed(row.wave.above, 0) if words.known(row.wave.above) else words.UNKNOWN
        canvas.text((area.right(), baseline), figure, STRONG, Align.RIGHT)
        end = canvas.text((area.left(), baseline), _when(row), NAME)
        room = area.right() - end - canvas.width(figure, STRONG) - px(24)
        canvas.text((end + px(10), baseline), "; ".join(row.events), MUTED, room=max(room, 0.0))
        track = QRectF(area.left(), baseline + px(5), area.width(), px(6))
        canvas.bar(track, "raised")
        if words.known(row.wave.above) and most > 0:
            solid = QRectF(track)
            solid.setWidth(track.width() * row.wave.above / most)
            canvas.bar(solid, "accent")
        canvas.text((area.left(), baseline + px(24)), _stayed(row), MUTED, room=area.width())


def _when(row: WaveRow) -> str:
    return words.span(row.wave.first_day, row.wave.last_day)


def _said(row: WaveRow) -> str:
    """«412 joined in 3 days, 205 on the largest, usually 3 a day»."""
    return _("{joined} joined in {days} days, {peak} on the largest, usually {usual} a day").format(
        joined=words.number(row.wave.joined),
        days=words.number(row.wave.days),
        peak=words.number(row.wave.peak),
        usual=words.plain(row.wave.usual, 1),
    )


def _stayed(row: WaveRow) -> str:
    """«Of 212 who came, 198 were there 30 days later», or that no export says."""
    known = [(days, there) for days, there in row.stayed if there is not None]
    if row.came is None or not known:
        return _("Who stayed: no export says (a whole follower set before and after it would)")
    parts = [
        _("{there} there after {days} days").format(there=words.number(there), days=days)
        for days, there in known
    ]
    return _("Of {came} who came: {parts}").format(
        came=words.number(row.came), parts=", ".join(parts)
    )


CHART = FollowerWavesChart()
