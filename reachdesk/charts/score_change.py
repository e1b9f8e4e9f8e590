"""What moved the score between two days: floating steps between two dots."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from reachdesk.charts import axes, method, names, recipe_words, source_words, words
from reachdesk.charts.base import Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import AXIS, SMALL_NAME, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.score import Cause, ScoreChange
from reachdesk.i18n import _

ROW, LEAST_ROW = 28.0, 20.0
BAR = 16.0
LEAST_STEPS = 70.0
FOOT = 22.0
LABEL = Face("small", "body", 500)
DAY = Face("small", "text", 600)
FIGURE = Face("small", "text", 600)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where points stand across the picture."""

    left: float
    right: float
    low: float
    high: float

    def x(self, points: float) -> float:
        span = self.high - self.low
        return self.left + (points - self.low) / span * (self.right - self.left)


class ScoreChangeChart(PaintedChart[ScoreChange]):
    """The waterfall of causes."""

    key = "score_change"
    order = 13
    preferred = (320, 300)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("What moved it")

    def headline(self, data: ScoreChange) -> str:
        """The largest cause."""
        if self.missing(data):
            return _("Nothing to compare")
        moved = [cause for cause in data.causes if abs(cause.points) >= 0.05]
        if not moved:
            return _("No cause moved the score")
        most = max(moved, key=lambda cause: abs(cause.points))
        return _("Most by {cause}, {points}").format(
            cause=words.after_colon(names.name("cause", most.key)),
            points=words.signed(most.points),
        )

    def subtitle(self, data: ScoreChange) -> str:
        """The two days."""
        said = _("{first} → {last} · Shapley shares, exact").format(
            first=words.day_month(data.from_day, data.to_day), last=words.day_month(data.to_day)
        )
        told = (said, source_words.share_of(data), *recipe_words.unusual(data.method))
        return " · ".join(filter(None, told))

    def summary(self, data: ScoreChange) -> str:
        """Both totals and every cause."""
        if self.missing(data):
            return self.missing(data) or ""
        causes = ", ".join(
            f"{names.name('cause', cause.key)} {words.signed(cause.points)}"
            for cause in data.causes
        )
        moved = _("From {before} on {first} to {after} on {last}.").format(
            before=words.number(data.before, 1),
            first=words.day_long(data.from_day),
            after=words.number(data.after, 1),
            last=words.day_long(data.to_day),
        )
        listed = _("Causes in points: {causes}.").format(causes=causes) if causes else ""
        return method.spoken(moved, listed, method.unseen_sentence(data.method))

    def scope(self) -> str:
        """What it is and is not."""
        return _("Causes that the exports can tell apart. They add up to the change.")

    def missing(self, data: ScoreChange) -> str | None:
        """Which export would fill it."""
        if words.known(data.before) and words.known(data.after):
            return None
        return _("One of the two days has no score: an archive that covers both would fill this.")

    def explanation(self, data: ScoreChange) -> Explanation:
        """Shapley shares of the causes."""
        inputs = tuple(
            Input(names.name("cause", cause.key), words.signed(cause.points), data.method.evidence)
            for cause in data.causes
        )
        return method.explained(
            data.method,
            _("How many points each cause moved the score by between the two days."),
            _(
                "Each cause gets its mean effect over all orders in which the causes can be put in "
                "(Shapley shares); the shares add up to the change exactly."
            ),
            inputs,
        )

    def table(self, data: ScoreChange) -> Table:
        """Start, causes, end."""
        columns = (Column(_("Cause")), Column(_("Points"), _("of 100"), 2))
        first = (words.day_long(data.from_day), words.cell(data.before))
        last = (words.day_long(data.to_day), words.cell(data.after))
        rows = [(names.name("cause", cause.key), words.cell(cause.points)) for cause in data.causes]
        return Table(columns, (first, *rows, last))

    def draw(self, canvas: Canvas, rect: QRectF, data: ScoreChange) -> list[Mark]:
        """Rows from the first day to the last."""
        px = canvas.px
        count = len(data.causes) + 2
        row = min(max((rect.height() - px(FOOT)) / count, px(LEAST_ROW)), px(ROW) * 1.25)
        scale = _scale(canvas, rect, data)
        bottom = rect.top() + row * count
        _draw_ticks(canvas, scale, rect.top(), bottom)
        marks = [
            _draw_total(
                canvas,
                QRectF(rect.left(), rect.top(), rect.width(), row),
                scale,
                (data.from_day, data.before, data.to_day),
            )
        ]
        running = data.before
        for index, cause in enumerate(data.causes, 1):
            area = QRectF(rect.left(), rect.top() + index * row, rect.width(), row)
            marks.append(_draw_step(canvas, area, scale, cause, running))
            running += cause.points if words.known(cause.points) else 0.0
        area = QRectF(rect.left(), bottom - row, rect.width(), row)
        tall, x = min(px(BAR), row * 0.62) / 2, scale.x(running)
        canvas.line((x, area.top() - row / 2 + tall), (x, area.center().y() - px(5)), "control")
        marks.append(_draw_total(canvas, area, scale, (data.to_day, data.after, data.to_day)))
        return marks


def _scale(canvas: Canvas, rect: QRectF, data: ScoreChange) -> _Scale:
    """The range of all running totals, between the row names and room for the figures."""
    px = canvas.px
    running, totals = data.before, [data.before, data.after]
    for cause in data.causes:
        running += cause.points if words.known(cause.points) else 0.0
        totals.append(running)
    names_width = max(
        [canvas.width(names.name("cause", cause.key), LABEL) for cause in data.causes]
        + [canvas.width(words.day_month(data.from_day, data.to_day), DAY)]
    )
    figure = canvas.width(words.signed(-88.8), FIGURE) + px(8)
    beside = rect.width() - 2 * figure - px(12 + LEAST_STEPS)
    names_width = min(names_width, max(rect.width() * 0.45, beside))
    low, high = min(totals), max(totals)
    middle, half = (low + high) / 2, max((high - low) / 2, 1.0)
    left = rect.left() + names_width + px(12) + figure
    return _Scale(left, rect.right() - figure, middle - half, middle + half)


def _draw_ticks(canvas: Canvas, scale: _Scale, top: float, bottom: float) -> None:
    """Upright lines with their values, as many as fit."""
    free_from = 0.0
    for value in axes.nice_ticks(scale.low, scale.high, 3):
        x, said = scale.x(value), words.plain(value)
        half = canvas.width(said, AXIS) / 2 + canvas.px(4)
        if scale.left <= x <= scale.right and x - half >= free_from:
            canvas.line((x, top), (x, bottom))
            canvas.text((x, bottom + canvas.px(15)), said, AXIS, Align.CENTRE)
            free_from = x + half


def _draw_total(canvas: Canvas, area: QRectF, scale: _Scale, total: tuple[int, float, int]) -> Mark:
    """A dot for a total: the axis does not start at 0, so it is no bar."""
    day, points, beside = total
    px = canvas.px
    y = area.center().y()
    words_of_day = words.day_month(day, beside)
    canvas.text((area.left(), y + px(4)), words_of_day, DAY)
    x = scale.x(points)
    canvas.dot((x, y), radius=5, ring=None)
    canvas.text((x + px(12), y + px(4)), words.number(points, 1), FIGURE)
    spot = QRectF(x - px(6), y - px(6), px(12), px(12))
    return Mark(spot, words.day_long(day), ((_("Score"), words.number(points, 1)),))


def _draw_step(canvas: Canvas, area: QRectF, scale: _Scale, cause: Cause, start: float) -> Mark:
    """One floating step with its sign; rises to the right, falls to the left."""
    px = canvas.px
    points = cause.points if words.known(cause.points) else 0.0
    y, name = area.center().y(), names.name("cause", cause.key)
    first, last = scale.x(start), scale.x(start + points)
    shown = round(points, 1)
    ink = "up" if shown > 0 else "down" if shown < 0 else "control"
    tall = min(px(BAR), area.height() * 0.62)
    canvas.line((first, y - area.height() + tall / 2), (first, y - tall / 2), "control", 1)
    width = max(abs(last - first), px(1.6))
    bar = QRectF(min(first, last), y - tall / 2, width, tall)
    canvas.bar(bar, ink, 3)
    face = Face("small", "muted" if not shown else f"{ink}_text", 600)
    side = bar.left() - px(6) if points < 0 else bar.right() + px(6)
    align = Align.RIGHT if points < 0 else Align.LEFT
    words_of_points = words.signed(cause.points)
    canvas.text((side, y + px(4)), words_of_points, face, align)
    room = scale.left - area.left() - px(40)
    canvas.text(
        (area.left(), y + px(4)), name, canvas.snug(name, room, LABEL, SMALL_NAME), room=room
    )
    return Mark(bar, name, ((_("points"), words_of_points),), cause.key)


CHART = ScoreChangeChart()
