"""Why not the simple sum: every layer of the full model as a step up or down."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import method, words
from reachdesk.charts.base import Cell, Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import NAME, SMALL_NAME, STRONG, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.levers import ReachLadder
from reachdesk.i18n import N_, _

MOST_ROW, LEAST_ROW, BAR = 28.0, 17.0, 8.0
LEAST_BARS = 54.0
CHANGE = Face("small", "muted", 500)
_NAMES = {
    "simple": N_("Simple sum"),
    "random_visits": N_("Visits at random"),
    "visits": N_("Visits a day as assumed"),
    "depth": N_("Depth that varies"),
    "clocks": N_("Hours and time zones"),
    "volumes": N_("Uneven timelines"),
    "reading": N_("Uneven reading"),
    "inactive": N_("Inactive followers"),
    "level": N_("Level of your views"),
    "rest": N_("Lists, ranking, other"),
}


def rung_name(key: str) -> str:
    """The words for a layer."""
    marked = _NAMES.get(key)
    return _(marked) if marked else key.replace("_", " ")


class ReachLadderChart(PaintedChart[ReachLadder]):
    """Rows from the seed's sum down to the answer; errors of the sum may cancel."""

    key = "reach_ladder"
    order = 43
    preferred = (320, 220)

    def title(self) -> str:
        """A noun."""
        return _("From the simple sum to the full model")

    def headline(self, data: ReachLadder) -> str:
        """Both ends."""
        if self.missing(data):
            return _("Nothing to explain yet")
        return _("From {simple} to {full}, layer by layer").format(
            simple=words.chance(data.rungs[0].chance), full=words.chance(data.rungs[-1].chance)
        )

    def subtitle(self, data: ReachLadder) -> str:
        """Unit and order."""
        return _("Seen-chance after each layer is added, in points")

    def summary(self, data: ReachLadder) -> str:
        """Every layer with its change."""
        if self.missing(data):
            return self.missing(data) or ""
        parts = [f"{rung_name(rung.key)} {words.chance(rung.chance)}" for rung in data.rungs]
        order = _("Another order of the layers would share the changes out otherwise.")
        said = f"{self.headline(data)}.", f"{'; '.join(parts)}.", order
        return method.spoken(*said, method.unseen_sentence(data.method))

    def scope(self) -> str:
        """What it is and is not."""
        return _("How the model comes from the simple sum to its figure; not a measurement.")

    def missing(self, data: ReachLadder) -> str | None:
        """Which export would fill it."""
        if data.rungs and all(words.known(rung.chance) for rung in data.rungs):
            return None
        return _("No post to ask about yet: an archive of your posts would fill this.")

    def explanation(self, data: ReachLadder) -> Explanation:
        """Why the two differ."""
        inputs = tuple(
            Input(rung_name(rung.key), words.chance(rung.chance), data.method.evidence)
            for rung in data.rungs
        )
        return method.explained(
            data.method,
            _("Why the full model says other than the simple sum for the same post."),
            _(
                "The simple sum is exact where everybody visits once a day, evenly, and reads 200 "
                "of 1,500 posts. Each row adds one thing that it leaves out. Several visits and "
                "unequal timelines raise the chance, unequal reading and inactive followers lower "
                "it; that both figures are of one size is partly because such errors cancel."
            ),
            inputs,
        )

    def table(self, data: ReachLadder) -> Table:
        """One row per layer."""
        columns = (
            Column(_("Layer")),
            Column(_("Chance"), _("0 to 1"), 4),
            Column(_("Change"), "", 4),
        )
        rows: list[tuple[Cell, ...]] = []
        before: float | None = None
        for rung in data.rungs:
            change = None if before is None else words.cell(rung.chance - before)
            rows.append((rung_name(rung.key), words.cell(rung.chance), change))
            before = rung.chance
        return Table(columns, tuple(rows))

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachLadder) -> list[Mark]:
        """A row for each layer: name, floating step, figure."""
        px, count = canvas.px, len(data.rungs)
        step = min(max(rect.height() / count, px(LEAST_ROW)), px(MOST_ROW))
        names = max(canvas.width(rung_name(rung.key), NAME) for rung in data.rungs)
        figures = max(canvas.width(words.chance(rung.chance), STRONG) for rung in data.rungs)
        names = min(names, max(rect.width() * 0.52, rect.width() - figures - px(22 + LEAST_BARS)))
        left = rect.left() + names + px(12)
        right = rect.right() - figures - px(10)
        scale = max((rung.chance for rung in data.rungs), default=0.0) or 1.0
        marks, before = [], 0.0
        for place, rung in enumerate(data.rungs):
            middle = rect.top() + (place + 0.5) * step
            ends = place in (0, count - 1)
            name = rung_name(rung.key)
            face = canvas.snug(name, names, NAME, SMALL_NAME)
            canvas.text((rect.left(), middle + px(4)), name, face, room=names)
            figure = words.chance(rung.chance)
            face = STRONG if ends else CHANGE
            canvas.text((rect.right(), middle + px(4)), figure, face, Align.RIGHT)
            start = 0.0 if ends else before
            x = [left + max(right - left, 1.0) * value / scale for value in (start, rung.chance)]
            width = max(abs(x[1] - x[0]), px(1.5))
            bar = QRectF(min(x), middle - px(BAR / 2), width, px(BAR))
            canvas.bar(bar, _ink(rung.chance - before, ends=ends))
            row = QRectF(rect.left(), middle - step / 2, rect.width(), step).adjusted(0, 1, 0, -1)
            marks.append(Mark(row, rung_name(rung.key), _pairs(place, rung.chance, before)))
            before = rung.chance
        return marks


def _ink(change: float, *, ends: bool) -> str:
    if ends:
        return "accent"
    return "up" if change >= 0 else "down"


def _pairs(place: int, chance: float, before: float) -> tuple[tuple[str, str], ...]:
    said = [(_("chance"), words.chance(chance))]
    if place:
        points = words.signed(100 * (chance - before))
        said.append((_("change"), _("{points} points").format(points=points)))
    return tuple(said)


CHART = ReachLadderChart()
