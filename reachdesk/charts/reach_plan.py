"""What more posts would bring: different readers a week against posts a day, with each plan."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, Qt

from reachdesk.charts import axes, words
from reachdesk.charts import reach_plan_words as said
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, Align, Canvas, Face, text_width
from reachdesk.charts.layers import Curve, Frame, Spread, draw_layers
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.reach_plan_table import explanation, table
from reachdesk.charts.timeaxis import LABEL_GAP, draw_value_lines, draw_words_below
from reachdesk.domain.answers.plan import DRAFT, PRESENT, PlanRow, ReachPlan
from reachdesk.i18n import _

OWN = Face("small", "accent_text", 600)
OTHER = Face("small", "muted", 500)
LEAST_END = 4.0
FINE = 160
MOST_DOTS = 8


class ReachPlanChart(PaintedChart[ReachPlan]):
    """A curve that flattens, with a dot for the present plan, the draft and each scenario.

    `picked` sends the key of a plan.
    """

    key = "reach_plan"
    order = 45
    preferred = (620, 260)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("What-if desk")

    def headline(self, data: ReachPlan) -> str:
        """Readers of the plan, and the change."""
        return said.headline(data)

    def subtitle(self, data: ReachPlan) -> str:
        """Units and band."""
        return said.subtitle(data)

    def summary(self, data: ReachPlan) -> str:
        """Every plan with its readers."""
        return said.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _(
            "An estimate of how many different followers a week of posts reaches; people who do "
            "not follow are not counted."
        )

    def missing(self, data: ReachPlan) -> str | None:
        """Which export would fill it."""
        return said.missing(data)

    def explanation(self, data: ReachPlan) -> Explanation:
        """The week of one reader, and every input."""
        return explanation(data)

    def table(self, data: ReachPlan) -> Table:
        """One row per plan."""
        return table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachPlan) -> list[Mark]:
        """Axes, band, curve, dots with their names."""
        frame = _frame(canvas, rect, data)
        _draw_axes(canvas, frame, data)
        end = frame.x_range[1]
        across = np.linspace(0, end, FINE)
        line, low, high = (
            _smooth(data.posts_per_day, values, across)
            for values in (data.curve, data.curve_low, data.curve_high)
        )
        top = frame.y_range[1]
        band = Spread(across, np.minimum(low, top), np.minimum(high, top))
        draw_layers(canvas, frame, (Curve(across, np.minimum(line, top)),), (band,))
        _draw_limit(canvas, frame, data)
        return _draw_dots(canvas, frame, data)


def _frame(canvas: Canvas, rect: QRectF, data: ReachPlan) -> Frame:
    px = canvas.px
    end = _end(data)
    top = _top(data, end)[0]
    left = rect.left() + text_width(canvas.style, said.readers(data, top), AXIS)
    left += px(LABEL_GAP + 2)
    area = QRectF(left, rect.top() + px(8), 0, 0)
    area.setRight(rect.right() - px(14))
    area.setBottom(max(rect.bottom() - px(24), area.top() + 1))
    return Frame(area, (0.0, end), (0.0, top))


def _end(data: ReachPlan) -> float:
    """Posts a day at the right end: room beyond the busiest plan, at most as far as known."""
    busiest = max(row.plan.posts_per_day for row in data.rows)
    known = float(data.posts_per_day[-1])
    return min(known, max(LEAST_END, math.ceil(1.5 * busiest + 1)))


def _top(data: ReachPlan, end: float) -> tuple[float, float]:
    """Upper end and step of the axis of readers."""
    shown = data.curve_high[data.posts_per_day <= end]
    dots = [row.readers.value for row in data.rows if words.known(row.readers.value)]
    highest = max(float(np.nanmax(shown)), *dots)
    step = axes.nice_step(max(highest, 1e-3), 4)
    if data.followers is not None:
        step = max(step, 1.0)
    return step * math.ceil(highest * 1.04 / step), step


def _draw_axes(canvas: Canvas, frame: Frame, data: ReachPlan) -> None:
    top, step = _top(data, frame.x_range[1])
    lines = axes.lines_between(0.0, top, step)
    draw_value_lines(canvas, frame, lines, lambda value: said.readers(data, value))
    most = max(2, min(10, int(frame.rect.width() / canvas.px(48))))
    places = axes.lines_between(
        0.0, frame.x_range[1], max(1.0, axes.nice_step(frame.x_range[1], most))
    )
    ticks = [(place, words.plain(place)) for place in places]
    draw_words_below(canvas, frame, ticks, frame.rect.bottom() + canvas.px(18))


def _draw_limit(canvas: Canvas, frame: Frame, data: ReachPlan) -> None:
    """Beyond the active followers there is nobody to reach, but on another channel."""
    row = data.row(data.curve_of)
    if row is None or (row.plan.cross_post is not None and row.plan.cross_post.share > 0):
        return
    active = said.active(data, row)
    if not 0 < active <= frame.y_range[1]:
        return
    y = frame.y(active)
    ends = (frame.rect.left(), y), (frame.rect.right(), y)
    canvas.line(*ends, "comparison", 1.0, Qt.PenStyle.CustomDashLine)
    name = _("{count} active").format(count=said.readers(data, active))
    canvas.text((frame.rect.right(), y - canvas.px(5)), name, AXIS, Align.RIGHT)


def _smooth(x: np.ndarray, y: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """A rising curve through the points without overshooting: cubic Hermite pieces whose slopes are
    harmonic means of their neighbours' (Fritsch and Butland 1984)."""
    step = np.diff(x)
    slope = np.diff(y) / step
    inner = np.zeros(len(x))
    left, right = slope[:-1], slope[1:]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(left * right > 0, 2 * left * right / (left + right), 0.0)
    inner[1:-1], inner[0], inner[-1] = mean, slope[0], slope[-1]
    at = np.clip(np.searchsorted(x, wanted, side="right") - 1, 0, len(x) - 2)
    part, width = (wanted - x[at]) / step[at], step[at]
    rest = 1 - part
    bent = rest * width * inner[at] - part * width * inner[at + 1]
    found = y[at] * rest + y[at + 1] * part
    return np.asarray(found + part * rest * (bent - (y[at + 1] - y[at]) * (rest - part)))


def _draw_dots(canvas: Canvas, frame: Frame, data: ReachPlan) -> list[Mark]:
    """Scenarios grey, the present plan and the draft in the accent; names beside them."""
    known = [row for row in data.rows if words.known(row.readers.value)]
    shown = [row for row in known if frame.shows(row.plan.posts_per_day)][:MOST_DOTS]
    shown.sort(key=lambda each: (not _own(data, each), -each.readers.value))
    size = canvas.px(9)
    spots = [
        QRectF(
            frame.x(row.plan.posts_per_day) - size / 2,
            frame.y(row.readers.value) - size / 2,
            size,
            size,
        )
        for row in shown
    ]
    taken = list(spots)
    for row, spot in zip(shown, spots, strict=True):
        taken.append(_draw_name(canvas, frame, data, row, spot, taken))
    for row, spot in reversed(list(zip(shown, spots, strict=True))):
        hollow = row.key == PRESENT and data.curve_of != PRESENT
        centre = (spot.center().x(), spot.center().y())
        ink = "accent" if _own(data, row) else "comparison"
        canvas.dot(centre, ink, 4.0, hollow=hollow)
    return [
        Mark(spot, said.row_name(row), _pairs(data, row), row.key)
        for row, spot in zip(shown, spots, strict=True)
    ]


def _own(data: ReachPlan, row: PlanRow) -> bool:
    return row.key in (PRESENT, DRAFT, data.curve_of)


def _draw_name(
    canvas: Canvas, frame: Frame, data: ReachPlan, row: PlanRow, spot: QRectF, taken: list[QRectF]
) -> QRectF:
    """The name below or above the dot's right side, or its left, where nothing else stands."""
    face = OWN if _own(data, row) else OTHER
    text = f"{said.row_name(row)}  {said.readers(data, row.readers.value)}"
    px, width = canvas.px, canvas.width(text, face)
    height, gap = px(15), px(5)
    right, left = spot.right() + gap, spot.left() - gap - width
    sides = [x for x in (right, left) if frame.rect.left() <= x <= frame.rect.right() - width]
    x = sides[0] if sides else max(frame.rect.left(), left)
    middle = spot.center().y()
    steps = (px(3), -px(3) - height, px(19), -px(19) - height, px(35), px(51), px(67), px(83))
    places = [QRectF(at, middle + step, width, height) for at in (sides or [x]) for step in steps]
    inside = [one for one in places if one.bottom() <= frame.rect.bottom() + px(2)]
    free = (one for one in inside if not any(one.intersects(other) for other in taken))
    place = next(free, places[0])
    canvas.bar(place.adjusted(-px(2), 0, px(2), 0), canvas.style.blend("card", 0.75), 3)
    canvas.text((place.left(), place.bottom() - px(3.5)), text, face)
    return place


def _pairs(data: ReachPlan, row: PlanRow) -> tuple[tuple[str, str], ...]:
    found = [
        (_("plan"), said.plan_parts(data, row.plan)),
        (_("readers a week"), said.readers(data, row.readers.value)),
        ("", said.spread(data, row.readers)),
    ]
    if row.of_post is not None:
        found.append((_("readers of a post"), said.readers(data, row.of_post.value)))
    if row.segments:
        found.append(("", said.segments(row)))
    if row.change is not None:
        found.append((_("against now"), said.change_words(data, row.change.value)))
    return tuple(found)


CHART = ReachPlanChart()
