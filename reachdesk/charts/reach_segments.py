"""Who sees it, by group: share of each group with its range, as people of people."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, names, words
from reachdesk.charts.bars import LEAST_ROW, BarRow, draw_rows
from reachdesk.charts.base import Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.reach import ReachSegments, SegmentReach
from reachdesk.i18n import _

MOST_ROWS = 8


class ReachSegmentsChart(PaintedChart[ReachSegments]):
    """Bars of the chance per group; groups overlap and are never added."""

    key = "reach_segments"
    order = 44
    preferred = (226, 150)

    def title(self) -> str:
        """A noun."""
        return _("Readers by segment")

    def headline(self, data: ReachSegments) -> str:
        """The largest group, with its readers."""
        if not data.segments:
            return _("No segments yet")
        first = max(data.segments, key=lambda segment: segment.followers)
        return _("About {readers} of {followers} in “{segment}” see a post").format(
            readers=words.amount(first.readers.value),
            followers=words.number(first.followers),
            segment=segment_name(first),
        )

    def subtitle(self, data: ReachSegments) -> str:
        """Model and range; the simple sum has none."""
        if data.model == "simple":
            return _("Simple sum · groups overlap")
        return _("Full model · 80 % range · groups overlap")

    def summary(self, data: ReachSegments) -> str:
        """Each group with its range."""
        if not data.segments:
            return self.missing(data) or ""
        parts = [
            _("{segment}: {readers}, {range}").format(
                segment=segment_name(segment),
                readers=words.of(segment.readers.value, segment.followers),
                range=words.range_of(segment.readers.low, segment.readers.high),
            )
            for segment in data.segments[:MOST_ROWS]
        ]
        said = _("Expected readers by group: {groups}.").format(groups="; ".join(parts))
        never = _("Groups overlap and are not added up.")
        return method.spoken(said, never, method.unseen_sentence(data.method))

    def scope(self) -> str:
        """What it is and is not."""
        return _("An estimate of who gets to see a post. Groups overlap and are never added.")

    def missing(self, data: ReachSegments) -> str | None:
        """Which export would fill it."""
        if data.segments:
            return None
        return _("No groups yet: a follower table or lists with members would draw them.")

    def explanation(self, data: ReachSegments) -> Explanation:
        """Each group is summed for itself."""
        inputs = tuple(
            Input(
                segment_name(segment),
                words.of(segment.readers.value, segment.followers),
                data.method.evidence,
                words.range_of(segment.readers.low, segment.readers.high),
            )
            for segment in data.segments
        )
        return method.explained(
            data.method,
            _("How many followers of each group get to see a post."),
            _(
                "For each follower of the group the chance that the post is still in the reading "
                "window at the next visit; the chances are added up. Followers of unknown place "
                "are spread over the mix of time zones."
            ),
            inputs,
        )

    def table(self, data: ReachSegments) -> Table:
        """One row per group."""
        columns = (
            Column(_("Segment")),
            Column(_("Followers"), _("people"), 0),
            Column(_("Readers"), _("people"), 1),
            Column(_("Low"), _("people, 80 % range"), 1),
            Column(_("High"), _("people, 80 % range"), 1),
            Column(_("Chance"), _("0 to 1"), 3),
        )
        rows = tuple(
            (
                segment_name(segment),
                segment.followers,
                words.cell(segment.readers.value),
                words.cell(segment.readers.low),
                words.cell(segment.readers.high),
                words.cell(segment.chance.value),
            )
            for segment in data.segments
        )
        return Table(columns, rows)

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachSegments) -> list[Mark]:
        """One row per group, as many as fit whole; the unknown place stays last."""
        shown = _fitting(data.segments[:MOST_ROWS], int(rect.height() // canvas.px(LEAST_ROW)))
        tops = [
            end
            for segment in shown
            for end in (segment.chance.value, segment.chance.high)
            if words.known(end)
        ]
        scale = max(tops, default=1.0) * 1.05
        return draw_rows(canvas, rect, [_row(segment) for segment in shown], scale or 1.0)


def _fitting(segments: tuple[SegmentReach, ...], rows: int) -> tuple[SegmentReach, ...]:
    """The first `rows` groups, at least one; what is unknown takes the last row."""
    rows = max(1, rows)
    if len(segments) <= rows:
        return segments
    unknown = [one for one in segments if one.key.startswith("unknown")][-1:]
    if rows == 1 or not unknown:
        return segments[:rows]
    known = [one for one in segments if not one.key.startswith("unknown")]
    return (*known[: rows - 1], *unknown)


def segment_name(segment: SegmentReach) -> str:
    """Its name, or the words for its key."""
    return names.group("segment", segment.key, segment.name)


def _row(segment: SegmentReach) -> BarRow:
    chance = segment.chance
    return BarRow(
        name=segment_name(segment),
        figure=words.of(segment.readers.value, segment.followers),
        value=chance.value,
        grey=segment.key.startswith("unknown"),
        interval=(chance.low, chance.high),
        pairs=(
            (_("readers"), words.of(segment.readers.value, segment.followers)),
            (_("80 % range"), words.between(segment.readers.low, segment.readers.high)),
            (_("chance"), words.chance(chance.value)),
        ),
        item=segment.key,
    )


CHART = ReachSegmentsChart()
