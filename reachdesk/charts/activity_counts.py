"""The 90-day ledger of activity: four counts, each with its change and its weekly columns."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF

from reachdesk.charts import method, names, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import AXIS, MUTED, NAME, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.overview import ActivityCount, ActivityCounts
from reachdesk.i18n import _, ngettext

FIGURE = Face("large", "text")
SMALL_FIGURE = Face("answer", "text")
FOOT = 16.0
LEAST_ROW_FOR_COLUMNS = 38.0
LEAST_WIDTH_FOR_COLUMNS = 330.0
COURTESY_OPACITY = 0.5


class ActivityCountsChart(PaintedChart[ActivityCounts]):
    """Always the four counts, in this order."""

    key = "activity_counts"
    order = 20
    preferred = (414, 200)

    def title(self) -> str:
        """A noun."""
        return _("90 days in numbers")

    def headline(self, data: ActivityCounts) -> str:
        """The posts and what came back."""
        counts = {count.key: count.count for count in data.counts}
        posts, reposts = counts.get("posts_sent"), counts.get("reposts_received")
        if posts is None:
            return _("No posts in these 90 days’ exports")
        sent = ngettext("{count} post sent", "{count} posts sent", posts)
        sent = sent.format(count=words.number(posts))
        if reposts is None:
            return sent
        back = ngettext("{count} repost received", "{count} reposts received", reposts)
        return f"{sent}, {back.format(count=words.number(reposts))}"

    def subtitle(self, data: ActivityCounts) -> str:
        """Columns and comparison."""
        return _("By week, own scale each · change on the 90 days before")

    def summary(self, data: ActivityCounts) -> str:
        """The four counts with their changes."""
        parts = [_spoken(count) for count in data.counts]
        courtesy = _("Courtesy is counted apart and stays out of the score.")
        return method.spoken(
            _("In these 90 days: {counts}.").format(counts="; ".join(parts)),
            courtesy if any(count.courtesy for count in data.counts) else "",
            method.unseen_sentence(data.method),
        )

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of one account’s own exports. Nothing is estimated.")

    def missing(self, data: ActivityCounts) -> str | None:
        """Which export would fill it."""
        if any(count.count is not None for count in data.counts):
            return None
        return _("No activity known yet: an archive of your posts would fill this.")

    def explanation(self, data: ActivityCounts) -> Explanation:
        """Each count with its evidence."""
        inputs = tuple(
            Input(
                names.name("activity", count.key),
                words.number(count.count),
                count.evidence,
                _courtesy(count),
            )
            for count in data.counts
        )
        return method.explained(
            data.method,
            _("What passed between you and others in 90 days, counted from your exports."),
            _(
                "Posts sent are your own words; mentions, messages and reposts are what others "
                "did. Thanks, welcomes and congratulations are courtesy and are counted apart."
            ),
            inputs,
        )

    def table(self, data: ActivityCounts) -> Table:
        """One row per count and week, then the totals."""
        columns = (
            Column(_("What")),
            Column(_("Week from")),
            Column(_("Count"), "", 0),
            Column(_("Courtesy among them"), "", 0),
        )
        rows: list[tuple[Cell, ...]] = []
        for count in data.counts:
            name = names.name("activity", count.key)
            for week, (total, polite) in enumerate(
                zip(count.weeks.tolist(), count.courtesy_weeks.tolist(), strict=True)
            ):
                day = words.date_of(data.first_day + 7 * week)
                rows.append((name, day, words.cell(total), words.cell(polite)))
            rows.append((_("{what}, 90 days").format(what=name), None, count.count, count.courtesy))
        return Table(columns, tuple(rows))

    def draw(self, canvas: Canvas, rect: QRectF, data: ActivityCounts) -> list[Mark]:
        """Rows with columns, or bare rows where there is little room."""
        px = canvas.px
        count = max(len(data.counts), 1)
        wide = rect.width() >= px(LEAST_WIDTH_FOR_COLUMNS)
        wide = wide and (rect.height() - px(FOOT)) / count >= px(LEAST_ROW_FOR_COLUMNS)
        row = (rect.height() - (px(FOOT) if wide else 0.0)) / count
        row = min(row, px(58) if wide else px(36))
        face = FIGURE if wide else SMALL_FIGURE
        figures = max(canvas.width(words.number(item.count), face) for item in data.counts)
        weeks = _weeks_area(canvas, rect, px(2) + figures + px(12), data.counts)
        marks: list[Mark] = []
        for index, item in enumerate(data.counts):
            area = QRectF(rect.left(), rect.top() + index * row, rect.width(), row)
            if index:
                canvas.line((area.left(), area.top()), (area.right(), area.top()), "line")
            if wide:
                _draw_words(canvas, area, item, figures, weeks[0])
                marks += _draw_columns(canvas, area, item, weeks, data.first_day)
            else:
                marks.append(_draw_bare(canvas, area, item, figures))
        if wide:
            self._draw_foot(canvas, weeks, rect.top() + row * count, data)
        return marks

    def _draw_foot(
        self, canvas: Canvas, weeks: tuple[float, float], y: float, data: ActivityCounts
    ) -> None:
        """First week and «this week» under the columns."""
        baseline = y + canvas.px(12)
        canvas.text((weeks[0], baseline), words.day_short(data.first_day), AXIS)
        canvas.text((weeks[1], baseline), _("last week"), AXIS, Align.RIGHT)


def _spoken(count: ActivityCount) -> str:
    name = names.name("activity", count.key)
    if count.count is None:
        return _("{what} unknown").format(what=name)
    said = f"{words.number(count.count)} {name}"
    more = _courtesy(count) or (words.change(count.count, count.before)[1] if count.before else "")
    return f"{said} ({more})" if more else said


def _courtesy(count: ActivityCount) -> str:
    if not count.courtesy:
        return ""
    form = ngettext(
        "{count} courtesy, counted apart", "{count} courtesy, counted apart", count.courtesy
    )
    return form.format(count=words.number(count.courtesy))


def _weeks_area(
    canvas: Canvas, area: QRectF, left: float, counts: Sequence[ActivityCount]
) -> tuple[float, float]:
    """Left and right end of the weekly columns: the right half, at most 320 px, less where the
    longest words (from `left`) need the room, but never less than a quarter."""
    px = canvas.px
    longest = 0.0
    for count in counts:
        direction, note = _note(count)
        arrow = px(12.5) if direction is not None else 0.0
        name = canvas.width(names.name("activity", count.key), NAME)
        longest = max(longest, name, canvas.width(note, MUTED) + arrow)
    free = area.width() - px(4) - left - longest - px(14)
    width = min(area.width() * 0.48, px(320), max(free, area.width() * 0.25))
    return area.right() - px(4) - width, area.right() - px(4)


def _note(count: ActivityCount) -> tuple[int | None, str]:
    """Direction (None: no arrow) and words under a name."""
    if count.count is None:
        return None, _("in none of the exports")
    if count.courtesy:
        return None, _courtesy(count)
    if count.before is None:
        return None, _("nothing to compare with")
    return words.change(count.count, count.before)


def _draw_words(
    canvas: Canvas, area: QRectF, count: ActivityCount, figures: float, end: float
) -> None:
    """Figure, and name with its change, up to `end`."""
    px, middle = canvas.px, area.center().y()
    right = area.left() + px(2) + figures
    canvas.text((right, middle + px(9)), words.number(count.count), FIGURE, Align.RIGHT)
    left = right + px(12)
    name = names.name("activity", count.key)
    canvas.text((left, middle - px(3)), name, NAME, room=end - left - px(10))
    direction, note = _note(count)
    after = left if direction is None else canvas.arrow(left, middle + px(13), direction)
    canvas.text((after, middle + px(13)), note, MUTED, room=end - after - px(10))


def _draw_columns(
    canvas: Canvas, area: QRectF, count: ActivityCount, ends: tuple[float, float], first_day: int
) -> list[Mark]:
    """Weekly columns from 0; courtesy is the grey part on top."""
    px, weeks = canvas.px, count.weeks
    tall = min(px(32), area.height() - px(12))
    strip = QRectF(ends[0], area.center().y() + px(16) - tall, ends[1] - ends[0], tall)
    step = (strip.width() + px(3)) / max(len(weeks), 1)
    highest = float(np.nanmax(weeks)) if np.isfinite(weeks).any() else 0.0
    grey = canvas.style.blend("unknown", COURTESY_OPACITY)
    marks = []
    for index, total in enumerate(weeks.tolist()):
        left, width = strip.left() + index * step, step - px(3)
        polite = float(count.courtesy_weeks[index])
        polite = polite if math.isfinite(polite) else 0.0
        known = math.isfinite(total)
        whole = strip.height() * total / highest if known and highest else 0.0
        if whole <= 0:
            ink = "grid" if known else "unknown"
            canvas.bar(QRectF(left, strip.bottom() - px(2), width, px(2)), ink, 1)
        elif polite:
            canvas.bar(QRectF(left, strip.bottom() - whole, width, whole), grey)
        own = whole * (total - polite) / total if known and total else 0.0
        canvas.bar(QRectF(left, strip.bottom() - own, width, own), "accent")
        marks.append(
            _week_mark(count, index, first_day, QRectF(left, strip.top(), width, strip.height()))
        )
    return marks


def _week_mark(count: ActivityCount, week: int, first_day: int, area: QRectF) -> Mark:
    start = first_day + 7 * week
    pairs = [(names.name("activity", count.key), words.number(count.weeks[week]))]
    polite = float(count.courtesy_weeks[week])
    if polite:
        pairs.append((_("courtesy among them"), words.number(polite)))
    return Mark(area, words.span(start, start + 6), tuple(pairs), (count.key, start))


def _draw_bare(canvas: Canvas, area: QRectF, count: ActivityCount, figures: float) -> Mark:
    """Figure and name at the left, the change at the right."""
    px = canvas.px
    baseline = area.center().y() + px(5)
    right = area.left() + px(2) + figures
    canvas.text((right, baseline + px(2)), words.number(count.count), SMALL_FIGURE, Align.RIGHT)
    direction, note = _note(count)
    width = canvas.width(note, MUTED)
    start = area.right() - width - (px(12.5) if direction is not None else 0)
    left = right + px(12)
    canvas.text(
        (left, baseline), names.name("activity", count.key), NAME, room=start - left - px(8)
    )
    after = start if direction is None else canvas.arrow(start, baseline, direction)
    canvas.text((after, baseline), note, MUTED)
    pairs = ((_("90 days"), words.number(count.count)), (_("change"), note))
    return Mark(area, names.name("activity", count.key), pairs, (count.key, None))


CHART = ActivityCountsChart()
