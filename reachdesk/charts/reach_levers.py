"""What each lever is worth: the chance with it, as bars, with the present chance as a line."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, words
from reachdesk.charts.bars import BAR, LEAST_ROW, BarRow, draw_row
from reachdesk.charts.base import Cell, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import NOTE, Canvas
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.levers import Lever, ReachLevers, RepostWorth
from reachdesk.domain.evidence import Evidence
from reachdesk.i18n import N_, _, ngettext

MOST_ROW = 32.0
_NAMES = {
    "list_half": N_("Half of visits on a list of 50"),
    "list_only": N_("Only on a list of 50"),
    "second_copy": N_("Second copy after 12 h"),
    "next_day": N_("Second copy the next day"),
    "two_channels": N_("Two more channels, 5 % each"),
    "ranked_half": N_("Half of visits ranked"),
    "ranked_all": N_("All visits ranked"),
    "ranked_weight": N_("All ranked, you count four times"),
}


def lever_name(key: str) -> str:
    """The words for a lever."""
    marked = _NAMES.get(key)
    return _(marked) if marked else key.replace("_", " ")


class ReachLeversChart(PaintedChart[ReachLevers]):
    """One bar per lever; none is a promise, each is what the model makes of it."""

    key = "reach_levers"
    order = 48
    preferred = (320, 230)

    def title(self) -> str:
        """A noun."""
        return _("Worth of each lever")

    def headline(self, data: ReachLevers) -> str:
        """The most that a second copy or a list would do."""
        if self.missing(data):
            return _("Nothing to compare with yet")
        again = next((one for one in data.levers if one.key == "second_copy"), None)
        if again is None or not words.known(again.chance.value):
            return _("Now {chance}").format(chance=words.chance(data.present.value))
        return _("A second copy after 12 h: {before} → {after}").format(
            before=words.chance(data.present.value), after=words.chance(again.chance.value)
        )

    def subtitle(self, data: ReachLevers) -> str:
        """Unit and base line."""
        return _("Full model · upright line: now {chance}").format(
            chance=words.chance(data.present.value)
        )

    def summary(self, data: ReachLevers) -> str:
        """Every lever with its chance."""
        if self.missing(data):
            return self.missing(data) or ""
        said = "; ".join(f"{lever_name(one.key)}: {_worth(data, one)}" for one in data.levers)
        now = _("As things stand the seen-chance is {chance}.").format(
            chance=words.chance(data.present.value)
        )
        return method.spoken(now, f"{said}.", note(data), method.unseen_sentence(data.method))

    def scope(self) -> str:
        """What it is and is not."""
        return _("What the model makes of each change alone; not measured on your followers.")

    def missing(self, data: ReachLevers) -> str | None:
        """Which export would fill it."""
        if data.levers and words.known(data.present.value):
            return None
        return _("No post to ask about yet: an archive of your posts would fill this.")

    def explanation(self, data: ReachLevers) -> Explanation:
        """How each is worked out."""
        inputs = tuple(
            Input(lever_name(one.key), words.chance(one.chance.value), Evidence.ASSUMED,
                  _("80 % range {low} to {high}").format(
                      low=words.percent(one.chance.low), high=words.percent(one.chance.high)))
            for one in data.levers
        )  # fmt: skip
        if data.repost is not None:
            inputs = (*inputs, _repost_input(data.repost))
        return method.explained(
            data.method,
            _("How the seen-chance of this post would change if one thing were otherwise."),
            _(
                "The full model again with one thing changed at a time: visits that read a small "
                "list instead of the whole timeline, a second copy (the same person reads or does "
                "not, so it adds less than the first), two more channels seen by 5 % each whatever "
                "the first one does, or a ranked timeline, whose three parameters nobody outside "
                "the networks knows. Changes do not add up."
            ),
            inputs,
        )

    def table(self, data: ReachLevers) -> Table:
        """One row per lever."""
        columns = (
            Column(_("Lever")),
            Column(_("Chance"), _("0 to 1"), 4),
            Column(_("Low"), _("80 % range"), 4),
            Column(_("High"), _("80 % range"), 4),
            Column(_("Times the present chance"), "", 2),
        )
        rows: list[tuple[Cell, ...]] = [_cells(data, _("as things stand"), data.present)]
        rows += [_cells(data, lever_name(one.key), one.chance) for one in data.levers]
        return Table(columns, tuple(rows))

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachLevers) -> list[Mark]:
        """As many bars as there is room for, the line through all of them, the note."""
        px = canvas.px
        said = note(data)
        foot = canvas.line_height(NOTE) * len(canvas.lines(said, NOTE, rect.width())) + px(6)
        room = rect.height() - foot
        count = max(1, min(len(data.levers), int(room // px(LEAST_ROW))))
        step = min(room / count, px(MOST_ROW))
        scale = max([data.present.value, *(one.chance.value for one in data.levers)]) * 1.02
        marks = []
        for place, one in enumerate(data.levers[:count]):
            area = QRectF(rect.left(), rect.top() + place * step, rect.width(), step)
            draw_row(canvas, area, _row(data, one), scale if scale > 0 else 1.0)
            marks.append(Mark(area.adjusted(0, 1, 0, -1), lever_name(one.key), _pairs(data, one)))
            if scale > 0 and words.known(data.present.value):
                x = rect.left() + rect.width() * min(data.present.value / scale, 1.0)
                bar = area.top() + px(17)
                canvas.line((x, bar - px(2)), (x, bar + px(BAR + 2)), "text", 1.5)
        below = rect.top() + count * step
        canvas.wrapped(QRectF(rect.left(), below + px(4), rect.width(), foot), said, NOTE)
        return marks


def note(data: ReachLevers) -> str:
    """What the bars are not, and what one repost adds."""
    said = _("As modelled; changes do not add up.")
    worth = data.repost
    if worth is None or not words.known(worth.new_people):
        return said
    repost = _(
        "One repost by a typical follower ({audience} followers): about {people} more people who "
        "do not follow you."
    ).format(audience=words.number(worth.audience), people=words.amount(worth.new_people))
    return f"{said} {repost}"


def _repost_input(worth: RepostWorth) -> Input:
    form = ngettext(
        "middle of {known} follower whose own followers are counted; {share} of them assumed to "
        "follow you, too",
        "middle of {known} followers whose own followers are counted; {share} of them assumed to "
        "follow you, too",
        worth.known,
    )
    return Input(
        _("One repost by a typical follower"),
        _("{people} more people").format(people=words.amount(worth.new_people)),
        Evidence.ASSUMED,
        form.format(known=words.number(worth.known), share=words.percent(worth.overlap)),
    )


def _worth(data: ReachLevers, one: Lever) -> str:
    """«34.4 % (×2.0)»."""
    chance = words.chance(one.chance.value)
    if not words.known(one.chance.value) or not data.present.value > 0:
        return chance
    times = words.number(one.chance.value / data.present.value, 1)
    return _("{chance} (×{times})").format(chance=chance, times=times)


def _row(data: ReachLevers, one: Lever) -> BarRow:
    less = one.chance.value < data.present.value
    return BarRow(
        name=lever_name(one.key),
        figure=words.chance(one.chance.value),
        value=one.chance.value,
        grey=less,
        item=None,
    )


def _pairs(data: ReachLevers, one: Lever) -> tuple[tuple[str, str], ...]:
    ends = _("{low} to {high}").format(
        low=words.percent(one.chance.low), high=words.percent(one.chance.high)
    )
    return (
        (_("chance"), _worth(data, one)),
        (_("80 % range"), ends),
        (_("as things stand"), words.chance(data.present.value)),
    )


def _cells(data: ReachLevers, name: str, chance: object) -> tuple[Cell, ...]:
    value = getattr(chance, "value", None)
    low, high = getattr(chance, "low", None), getattr(chance, "high", None)
    times = None
    if words.known(value) and words.known(data.present.value) and data.present.value > 0:
        times = float(value or 0.0) / data.present.value
    return (name, words.cell(value), words.cell(low), words.cell(high), times)


CHART = ReachLeversChart()
