"""What a network states of the whole audience: the largest shares of each category, side by side.

They name nobody and are counted by the network alone, so they are drawn apart from the groups that
are counted from follower lists.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, words
from reachdesk.charts.bars import BarRow, draw_rows
from reachdesk.charts.base import Cell, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import STRONG, Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.stated import AudienceShare, ShareCategory, StatedAudience
from reachdesk.i18n import N_, _

_NAMES = {
    "locations": N_("Locations"),
    "job_titles": N_("Job titles"),
    "seniority": N_("Seniority"),
    "industries": N_("Industries"),
    "company_size": N_("Company size"),
    "companies": N_("Companies"),
}
LEAST_COLUMN = 200.0
GAP = 28.0
HEADING = 26.0
ROW = 29.0


class AudienceStatedChart(PaintedChart[StatedAudience]):
    """At most four categories side by side, as many rows as fit."""

    key = "audience_stated"
    order = 67
    preferred = (1072, 190)

    def title(self) -> str:
        """A noun."""
        return _("Audience as the network states it")

    def headline(self, data: StatedAudience) -> str:
        """The largest share of the first category."""
        first = next((one for one in data.categories if one.shares), None)
        if first is None:
            return _("The network states nothing of the audience")
        share = first.shares[0]
        return _("{category}: {name} {share}").format(
            category=category(first), name=share.name, share=said(share)
        )

    def subtitle(self, data: StatedAudience) -> str:
        """Whose counts, of which day."""
        return _(
            "Shares of all followers as the network counts them, {day}; the largest only"
        ).format(day=words.day_long(data.day))

    def summary(self, data: StatedAudience) -> str:
        """Every category with its largest share."""
        sentence = self.missing(data)
        if sentence is not None:
            return sentence
        parts = [
            f"{category(one)}: {one.shares[0].name} {said(one.shares[0])}"
            for one in data.categories
            if one.shares
        ]
        return method.spoken(
            _("On {day} the largest shares were {shares}.").format(
                day=words.day_long(data.day), shares="; ".join(parts)
            ),
            _("They are of all followers and name nobody."),
        )

    def scope(self) -> str:
        """What it is and is not."""
        return _("Shares stated by the network for one account. They name nobody.")

    def missing(self, data: StatedAudience) -> str | None:
        """Which export would fill it."""
        if any(one.shares for one in data.categories):
            return None
        return _("LinkedIn content analytics would fill this.")

    def explanation(self, data: StatedAudience) -> Explanation:
        """Shares as exported."""
        return method.explained(
            data.method,
            _("How the network divides your followers, counted by itself."),
            _(
                "The shares are as exported. Only the largest of each category are in the export, "
                "so they do not add up to 100 %; «under 1 %» is a range from 0 to 1 %."
            ),
            tuple(
                Input(category(one), words.number(len(one.shares)), data.method.evidence)
                for one in data.categories
            ),
        )

    def table(self, data: StatedAudience) -> Table:
        """One row per share."""
        columns = (
            Column(_("Category")),
            Column(_("Value")),
            Column(_("At least"), "%", 1),
            Column(_("At most"), "%", 1),
        )
        rows: list[tuple[Cell, ...]] = [
            (category(one), share.name, _cell(share.low), _cell(share.high))
            for one in data.categories
            for share in one.shares
        ]
        return Table(columns, tuple(rows))

    def draw(self, canvas: Canvas, rect: QRectF, data: StatedAudience) -> list[Mark]:
        """Columns of rows."""
        px = canvas.px
        shown = [one for one in data.categories if one.shares]
        columns = max(1, min(len(shown), 4, int(rect.width() / px(LEAST_COLUMN))))
        width = (rect.width() - (columns - 1) * px(GAP)) / columns
        most = max(1, int((rect.height() - px(HEADING)) / px(ROW)))
        scale = max((share.high for one in shown[:columns] for share in one.shares), default=1.0)
        marks: list[Mark] = []
        for index, one in enumerate(shown[:columns]):
            left = rect.left() + index * (width + px(GAP))
            canvas.text((left, rect.top() + px(12)), category(one), STRONG, room=width)
            rows = [_row(share) for share in one.shares[:most]]
            area = QRectF(left, rect.top() + px(HEADING), width, len(rows) * px(ROW))
            marks += draw_rows(canvas, area, rows, scale)
        return marks


def category(one: ShareCategory) -> str:
    """The name of a category; the network's own words where it is not known."""
    return _(_NAMES[one.key]) if one.key in _NAMES else one.key.replace("_", " ").capitalize()


def said(share: AudienceShare) -> str:
    """«12 %», «under 1 %», «1 % to 2 %»."""
    if not (words.known(share.low) and words.known(share.high)):
        return words.UNKNOWN
    if share.low == share.high:
        return words.chance(share.high)
    if not share.low:
        return _("under {share}").format(share=words.chance(share.high))
    return _("{low} to {high}").format(low=words.chance(share.low), high=words.chance(share.high))


def _row(share: AudienceShare) -> BarRow:
    ranged = share.low != share.high
    return BarRow(
        share.name,
        said(share),
        share.low if ranged else share.high,
        interval=(share.low, share.high) if ranged else None,
    )


def _cell(share: float) -> Cell:
    return words.cell(100 * share)


CHART = AudienceStatedChart()
