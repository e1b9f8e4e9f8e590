"""Which of the owner's segments the points of conversations come from."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, names, words
from reachdesk.charts.bars import BarRow, draw_rows
from reachdesk.charts.base import Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.score import SegmentPoints, SegmentPointsRow
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext

_LEAST_ROW = 26.0


class ScoreSegmentsChart(PaintedChart[SegmentPoints]):
    """Do those talk with me whom I want?"""

    key = "score_segments"
    order = 27
    filled_by_import = False
    preferred = (520, 140)

    def title(self) -> str:
        """A noun."""
        return _("Points by segment")

    def headline(self, data: SegmentPoints) -> str:
        """The segment with most points."""
        top = next((row for row in data.rows if row.points > 0), None)
        if top is None:
            return _("No points from any of your segments")
        return _("{points} of {total} points of conversations with “{segment}”").format(
            points=words.number(top.points, 1),
            total=words.number(data.total, 1),
            segment=names.segment(top),
        )

    def subtitle(self, data: SegmentPoints) -> str:
        """What the figures are."""
        return _("Points of partners on {day} · segments overlap").format(
            day=words.day_short(data.day, year=True)
        )

    def summary(self, data: SegmentPoints) -> str:
        """Every segment, spoken."""
        parts = (
            f"{names.group('segment', row.key, row.name)}: {_said(row)}." for row in data.rows[:6]
        )
        return method.spoken(self.headline(data) + ".", *parts, _note(data))

    def scope(self) -> str:
        """What it is and is not."""
        return _("Points belong to exchanges with people in a segment. Nobody is graded.")

    def missing(self, data: SegmentPoints) -> str | None:
        """What would fill it."""
        if data.rows:
            return None
        return _("No segment yet. Save one on the Audience page.")

    def explanation(self, data: SegmentPoints) -> Explanation:
        """How the sums come about."""
        inputs = tuple(
            Input(
                names.segment(row),
                words.number(row.points, 2),
                Evidence.DERIVED,
            )
            for row in data.rows
        )
        return method.explained(
            data.method,
            _("The points of the ledger that belong to a partner, for the partners whom a segment "
              "holds."),
            _("A partner in two segments counts in both, so segments are never added."),
            inputs,
        )  # fmt: skip

    def table(self, data: SegmentPoints) -> Table:
        """One row per segment."""
        columns = (
            Column(_("Segment")),
            Column(_("Points"), _("of 100"), 2),
            Column(_("Partners"), _("people")),
        )
        rows = tuple(
            (names.segment(row), words.cell(row.points), row.partners) for row in data.rows
        )
        return Table(columns, rows)

    def draw(self, canvas: Canvas, rect: QRectF, data: SegmentPoints) -> list[Mark]:
        """Bars on the scale of all points of conversations."""
        fitting = max(1, int((rect.height() - canvas.px(24)) // canvas.px(_LEAST_ROW)))
        rows = [
            BarRow(
                name=names.segment(row),
                figure=words.number(row.points, 1),
                value=row.points,
                pairs=(("", _said(row)),),
            )
            for row in data.rows[:fitting]
        ]
        return draw_rows(canvas, rect, rows, data.total or 1.0, _note(data))


def _said(row: SegmentPointsRow) -> str:
    text = ngettext(
        "{points} points from {count} person",
        "{points} points from {count} people",
        row.partners,
    )
    return text.format(points=words.number(row.points, 1), count=words.number(row.partners))


def _note(data: SegmentPoints) -> str:
    """Of how many partners it is known who they are."""
    return _("Known of {known} of {partners} partners who they are.").format(
        known=words.number(data.described), partners=words.number(data.partners)
    )


CHART = ScoreSegmentsChart()
