"""The owner's segments: people now, target, change, and the pace that the target asks for."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, names, words
from reachdesk.charts.base import Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import MUTED, NAME, NOTE, STRONG, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.rule_words import written_words
from reachdesk.domain.answers.audience import SegmentRow, SegmentRows
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import _, ngettext

_ROW_LEAST, _ROW_MOST = 30.0, 52.0
_ROW_WITH_NOTE = 45.0
_FIGURES = 128.0
_CHANGE = {1: Face("small", "up_text", 600), -1: Face("small", "down_text", 600), 0: MUTED}


class AudienceSegmentsChart(PaintedChart[SegmentRows]):
    """How far are the readers that I want?"""

    key = "audience_segments"
    order = 65
    filled_by_import = False
    preferred = (396, 150)

    def title(self) -> str:
        """A noun."""
        return _("Segments")

    def headline(self, data: SegmentRows) -> str:
        """How many have reached their target."""
        if not data.rows:
            return _("No segment yet")
        aimed = [row for row in data.rows if row.progress.target is not None]
        reached = sum(row.progress.gap == 0 for row in aimed)
        if not aimed:
            return ngettext("{count} segment", "{count} segments", len(data.rows)).format(
                count=words.number(len(data.rows))
            )
        return _("{reached} of {count} targets reached").format(
            reached=words.number(reached), count=words.number(len(aimed))
        )

    def subtitle(self, data: SegmentRows) -> str:
        """What the figures are."""
        since = next((row.since_day for row in data.rows if row.since_day is not None), None)
        if since is None:
            return _("Now and target")
        return _("Now, target, change since {day}").format(day=words.day_short(since, year=True))

    def summary(self, data: SegmentRows) -> str:
        """Every segment in a sentence."""
        if not data.rows:
            return self.missing(data) or ""
        return method.spoken(
            *(
                f"{names.group('segment', row.key, row.name)}: {self._said(row)}"
                for row in data.rows[:6]
            )
        )

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of one account's followers by the owner's own rules.")

    def missing(self, data: SegmentRows) -> str | None:
        """What would fill it."""
        if data.rows:
            return None
        return _("No segment yet. Choose groups on the Audience page and save them as a segment.")

    def explanation(self, data: SegmentRows) -> Explanation:
        """How the counts come about."""
        inputs = tuple(
            Input(
                names.segment(row),
                words.number(row.progress.people),
                Evidence.DERIVED,
                written_words(row.rule),
            )
            for row in data.rows
        )
        unsure = sum(row.open for row in data.rows)
        return method.explained(
            data.method,
            _("How many followers each of your rules holds, against the number that you want."),
            _("What is unknown counts as no: who has no known role is not a known supplier. "
              "Something unknown could move {people} in or out.").format(
                people=words.people(unsure)
            ),
            inputs,
        )  # fmt: skip

    def table(self, data: SegmentRows) -> Table:
        """One row per segment."""
        columns = (
            Column(_("Segment")),
            Column(_("Rule")),
            Column(_("People"), _("people")),
            Column(_("Target"), _("people")),
            Column(_("Change"), _("people")),
            Column(_("Needed"), _("people a week"), 1),
            Column(_("Pace"), _("people a week"), 1),
            Column(_("Not sure"), _("people")),
        )
        rows = tuple(
            (
                names.segment(row),
                written_words(row.rule),
                row.progress.people,
                row.progress.target,
                row.change,
                row.progress.needed,
                row.progress.pace,
                row.open,
            )
            for row in data.rows
        )
        return Table(columns, rows)

    def draw(self, canvas: Canvas, rect: QRectF, data: SegmentRows) -> list[Mark]:
        """A row per segment: name, bar towards the target, figures, change."""
        px = canvas.px
        fitting = max(1, int(rect.height() // px(_ROW_LEAST)))
        shown = data.rows[:fitting]
        step = min(rect.height() / len(shown), px(_ROW_MOST))
        marks = []
        for place, row in enumerate(shown):
            area = QRectF(rect.left(), rect.top() + place * step, rect.width(), step)
            self._draw_row(canvas, area, row, data.followers)
            marks.append(
                Mark(
                    area,
                    names.segment(row),
                    (("", self._said(row)),),
                    row.key,
                )
            )
        return marks

    def _draw_row(self, canvas: Canvas, area: QRectF, row: SegmentRow, followers: int) -> None:
        px = canvas.px
        state = row.progress
        baseline = area.top() + px(13)
        right = area.right()
        if row.change is not None:
            sign = (row.change > 0) - (row.change < 0)
            canvas.text((right, baseline), words.signed(row.change, 0), _CHANGE[sign], Align.RIGHT)
        right -= px(40)
        if state.target is not None:
            of = _("of {target}").format(target=words.number(state.target))
            canvas.text((right, baseline), of, MUTED, Align.RIGHT)
            right -= canvas.width(of, MUTED) + px(5)
        canvas.text((right, baseline), words.number(state.people), STRONG, Align.RIGHT)
        room = area.width() - px(_FIGURES) - px(12)
        canvas.text((area.left(), baseline), names.segment(row), NAME, room=room)
        whole = max(state.target or followers, 1)
        track = QRectF(area.left(), baseline + px(6), area.width(), px(6))
        canvas.bar(track, "raised")
        solid = QRectF(track)
        solid.setWidth(track.width() * min(1.0, state.people / whole))
        canvas.bar(solid, "accent")
        if area.height() >= px(_ROW_WITH_NOTE):
            said = note(row)
            while canvas.width(said, NOTE) > area.width() and " · " in said:
                said = said.rpartition(" · ")[0]  # whole words, or none: the hover card says it all
            canvas.text((area.left(), baseline + px(25)), said, NOTE, room=area.width())

    def _said(self, row: SegmentRow) -> str:
        """Where a segment stands, in one sentence."""
        state = row.progress
        if state.target is None:
            said = words.people(state.people)
        elif state.gap == 0:
            said = _("{people} of {target}: reached").format(
                people=words.number(state.people), target=words.number(state.target)
            )
        else:
            said = _("{people} of {target}: {gap} missing").format(
                people=words.number(state.people),
                target=words.number(state.target),
                gap=words.number(state.gap),
            )
        if state.needed is None:
            return said
        needed = _("{said}, {needed} a week needed").format(
            said=said, needed=words.plain(state.needed, 1)
        )
        if state.pace is None:
            return needed
        return _("{said}, {pace} a week so far").format(said=needed, pace=words.signed(state.pace))


def note(row: SegmentRow) -> str:
    """«56 to go · 1.8 a week needed, +1.7 so far», as far as it can be said."""
    state = row.progress
    if state.target is None:
        return _("no target")
    if state.gap == 0:
        return _("reached")
    parts = [_("{gap} to go").format(gap=words.number(state.gap))]
    if state.needed is not None:
        parts.append(_("{needed} a week needed").format(needed=words.plain(state.needed, 1)))
    if state.pace is not None:
        parts.append(_("{pace} a week so far").format(pace=words.signed(state.pace)))
    elif row.change is not None:
        parts.append(_("too few changes for a pace"))
    return " · ".join(parts)


CHART = AudienceSegmentsChart()
