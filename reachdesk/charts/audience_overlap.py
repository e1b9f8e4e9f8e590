"""How the groups overlap: columns over a dot matrix, each person in one column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from reachdesk.charts import method, names, words
from reachdesk.charts.base import Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import NAME, SMALL_NAME, STRONG, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.audience import GroupOverlap
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.overlap import Column as Overlap
from reachdesk.i18n import _

_ROW = 18.0
_STEP_LEAST, _STEP_MOST = 18.0, 26.0
_NAMES_MOST = 0.45
_BETWEEN = 4.0
_Words = Callable[[int], str]
_FIGURE = Face("least", "text", 600)


class AudienceOverlapChart(PaintedChart[GroupOverlap]):
    """Which of them are the same people?"""

    key = "audience_overlap"
    order = 64
    preferred = (396, 160)

    def title(self) -> str:
        """A noun."""
        return _("Overlap of groups")

    def headline(self, data: GroupOverlap) -> str:
        """The largest overlap."""
        both = [column for column in data.columns if sum(column.inside) > 1]
        if not both:
            return _("These groups do not overlap")
        return _("{people} are in more than one of the groups").format(
            people=words.people(sum(column.people for column in both))
        )

    def subtitle(self, data: GroupOverlap) -> str:
        """That each counts once, and who is outside."""
        return _("Each person is counted in one column · {people} are in none of them").format(
            people=words.number(data.nobody)
        )

    def summary(self, data: GroupOverlap) -> str:
        """The first columns, spoken."""
        parts = "; ".join(
            _("{name}: {people}").format(
                name=_inside(data, column), people=words.number(column.people)
            )
            for column in data.columns[:4]
        )
        return method.spoken(self.headline(data) + ".", parts + ".", self.subtitle(data) + ".")

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of one account's followers. It does not rank people.")

    def missing(self, data: GroupOverlap) -> str | None:
        """Which export would fill it."""
        if data.columns and len(data.groups) > 1:
            return None
        return _("Two groups are needed. A follower table (CSV) with places and bios fills this.")

    def explanation(self, data: GroupOverlap) -> Explanation:
        """How the counts come about."""
        inputs = tuple(
            Input(name, words.of_percent(group.people, data.followers), Evidence.DERIVED)
            for name, group in zip(_names(data), data.groups, strict=True)
        )
        return method.explained(
            data.method,
            _("Which followers are in several of the largest groups at once."),
            _("The groups that share a person share one column; all columns and those in none "
              "of the groups add up to all followers."),
            inputs,
        )  # fmt: skip

    def table(self, data: GroupOverlap) -> Table:
        """One row per column, those in none last."""
        columns = (Column(_("In just these groups")), Column(_("People"), _("people")))
        rows = [(_inside(data, column), column.people) for column in data.columns]
        return Table(columns, (*rows, (_("In none of them"), data.nobody)))

    def draw(self, canvas: Canvas, rect: QRectF, data: GroupOverlap) -> list[Mark]:
        """Names and totals at the left, columns over their dots at the right."""
        px = canvas.px
        named = _names(data)
        widest = max(canvas.width(name, NAME) for name in named)
        figures = max(canvas.width(words.number(group.people), STRONG) for group in data.groups)
        left = min(widest, rect.width() * _NAMES_MOST) + px(10) + figures
        foot = px(_ROW) * len(named) + px(4)
        top = rect.bottom() - foot
        for row, (name, group) in enumerate(zip(named, data.groups, strict=True)):
            baseline = top + px(8) + (row + 0.5) * px(_ROW)
            room = left - px(10) - figures
            face = canvas.snug(name, room, NAME, SMALL_NAME)
            canvas.text((rect.left(), baseline), name, face, room=room)
            at = (rect.left() + left, baseline)
            canvas.text(at, words.number(group.people), STRONG, Align.RIGHT)
        room = rect.width() - left - px(16)
        figure, least = _figures(canvas, data, room)
        shown = _shown(data.columns, max(2, int(room // least)))
        step = min(max(px(_STEP_MOST), least), max(least, room / len(shown)))
        field = QRectF(rect.left() + left + px(12), rect.top() + px(16), step, 0)
        field.setBottom(top)
        most = max(column.people for column in shown)
        marks = []
        for column in shown:
            draw_column(canvas, field, column, most, figure)
            reached = field.adjusted(0, 0, 0, foot)
            marks.append(Mark(reached, _inside(data, column), _pairs(data, column)))
            field.translate(step, 0)
        return marks


def _shown(columns: tuple[Overlap, ...], fitting: int) -> tuple[Overlap, ...]:
    """At most so many columns; those that do not fit together as a last one without dots."""
    if len(columns) <= fitting:
        return columns
    rest = columns[fitting - 1 :]
    chosen = [column.selected for column in rest if column.selected is not None]
    together = Overlap((), sum(column.people for column in rest), sum(chosen) if chosen else None)
    return (*columns[: fitting - 1], together)


def _figures(canvas: Canvas, data: GroupOverlap, room: float) -> tuple[_Words, float]:
    """How the figures over the columns are written, and how wide a column is at least: whole where
    all columns have room for that, else brief."""

    def widest(write: _Words) -> float:
        figures = (canvas.width(write(column.people), _FIGURE) for column in data.columns)
        return max(canvas.px(_STEP_LEAST), max(figures) + canvas.px(_BETWEEN))

    whole = widest(words.number)
    if whole * len(data.columns) <= room:
        return words.number, whole
    return words.brief, widest(words.brief)


def draw_column(
    canvas: Canvas,
    area: QRectF,
    column: Overlap,
    most: int,
    figure: _Words = words.number,
) -> None:
    """A bar with its figure in `area`, and its dots under it, joined; `most` people fill it."""
    px = canvas.px
    ink = "unknown" if column.selected == 0 or not column.inside else "accent"
    middle = area.center().x()
    height = max(px(2), area.height() * column.people / most)
    wide = min(px(14), area.width() - px(5))
    bar = QRectF(middle - wide / 2, area.bottom() - height, wide, height)
    part = column.people if column.selected is None else column.selected
    canvas.bar(bar, canvas.style.blend(ink, 0.28) if 0 < part < column.people else ink, 2)
    if 0 < part < column.people:
        solid = height * part / column.people
        canvas.bar(QRectF(bar.left(), bar.bottom() - solid, wide, solid), ink, 2)
    canvas.text((middle, bar.top() - px(4)), figure(column.people), _FIGURE, Align.CENTRE)
    heights = [area.bottom() + px(4) + (row + 0.5) * px(_ROW) for row in range(len(column.inside))]
    inside = [y for y, there in zip(heights, column.inside, strict=True) if there]
    if inside:
        canvas.line((middle, inside[0]), (middle, inside[-1]), ink, 2)
    for y, there in zip(heights, column.inside, strict=True):
        canvas.dot((middle, y), ink if there else "line", 4, ring=None)


def _names(data: GroupOverlap) -> list[str]:
    return [
        names.group(dimension, group.key, group.name)
        for dimension, group in zip(data.dimensions, data.groups, strict=True)
    ]


def _inside(data: GroupOverlap, column: Overlap) -> str:
    """The groups of a column, by name."""
    if not column.inside:
        return _("Further combinations")
    inside = [name for name, there in zip(_names(data), column.inside, strict=True) if there]
    return " + ".join(inside)


def _pairs(data: GroupOverlap, column: Overlap) -> tuple[tuple[str, str], ...]:
    people = (_("people"), words.of_percent(column.people, data.followers))
    if column.selected is None:
        return (people,)
    return (people, (_("selected"), words.number(column.selected)))


CHART = AudienceOverlapChart()
