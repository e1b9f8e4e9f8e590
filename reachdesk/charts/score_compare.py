"""Two accounts side by side: small multiples on one scale, each with its parts and its own past."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from reachdesk.charts import axes, names, score_compare_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, MUTED, NOTE, STRONG, Canvas, Face
from reachdesk.charts.layers import Curve, Frame, Spread, draw_layers, runs
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.timeaxis import END_LABEL, LABEL_GAP, day_words, draw_end, draw_value_lines
from reachdesk.domain.answers.score_compare import CompareSide, ScoreCompare
from reachdesk.i18n import _

GAP = 40.0
HEADER, STRIP, PARTS, FOOT, DAYS = 24.0, 10.0, 30.0, 18.0, 26.0
LEAST_PLOT = 50.0
LEAST_SIDE = 250.0
FIGURE = Face("small", "text", 600)
_STEP = 7


class ScoreCompareChart(PaintedChart[ScoreCompare]):
    """The two panels."""

    key = "score_compare"
    order = 18
    preferred = (1072, 250)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Accounts side by side")

    def headline(self, data: ScoreCompare) -> str:
        """Both figures."""
        return score_compare_words.headline(data)

    def subtitle(self, data: ScoreCompare) -> str:
        """Unit, scale, recipe."""
        return score_compare_words.subtitle(data)

    def summary(self, data: ScoreCompare) -> str:
        """Each account in words."""
        return score_compare_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("Two accounts of one owner, never added. It does not rank people.")

    def missing(self, data: ScoreCompare) -> str | None:
        """Why there is nothing to compare."""
        return score_compare_words.missing(data)

    def explanation(self, data: ScoreCompare) -> Explanation:
        """How each came about."""
        return score_compare_words.explanation(data)

    def table(self, data: ScoreCompare) -> Table:
        """One row per account and day."""
        return score_compare_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ScoreCompare) -> list[Mark]:
        """The panels beside each other, or one below the other where there is no room."""
        px, count = canvas.px, len(data.sides)
        across = rect.width() >= count * px(LEAST_SIDE) + px(GAP)
        width = (rect.width() - px(GAP) * (count - 1)) / count if across else rect.width()
        rooms = _rooms(canvas, width, data)
        marks: list[Mark] = []
        for index in range(count):
            if across:
                left = rect.left() + index * (width + px(GAP))
                area = QRectF(left, rect.top(), width, rect.height())
            else:
                high = rect.height() / count
                area = QRectF(rect.left(), rect.top() + index * high, rect.width(), high - px(8))
            marks += _draw_side(canvas, area, data, index, rooms)
        return marks


def _y_range(data: ScoreCompare) -> tuple[float, float, float]:
    """The same lower end, upper end and step for all panels, bands included."""
    shown = np.concatenate(
        [values for side in data.sides for values in (side.total, side.low, side.high)]
    )
    shown = shown[np.isfinite(shown)]
    return axes.score_range(float(shown.min()), float(shown.max()))


def _x_range(data: ScoreCompare) -> tuple[float, float]:
    """The same days for all panels; a single one gets a week around it."""
    first = min(float(side.days[0]) for side in data.sides)
    last = max(float(side.days[-1]) for side in data.sides)
    return (first, last) if last > first else (first - 3.5, last + 3.5)


@dataclass(frozen=True, slots=True)
class _Rooms:
    """What stands above and below the lines, in pixels: the same for all panels, so that their
    scales stand level."""

    header: float
    parts: float
    foot: float
    y_range: tuple[float, float, float]


def _rooms(canvas: Canvas, width: float, data: ScoreCompare) -> _Rooms:
    """The most that any of the panels needs."""
    px, count = canvas.px, range(len(data.sides))
    two_lines = any(not _in_one_line(canvas, width, data, index) for index in count)
    rows = max(len(_part_rows(canvas, width, side)) for side in data.sides)
    lines = max(len(_foot(canvas, width, side)) for side in data.sides)
    return _Rooms(
        header=px(HEADER) + (px(FOOT) if two_lines else 0.0),
        parts=px(STRIP + PARTS) + px(FOOT) * (rows - 1),
        foot=px(FOOT) * lines,
        y_range=_y_range(data),
    )


def _foot(canvas: Canvas, width: float, side: CompareSide) -> list[str]:
    """Effort and own past, in lines."""
    said = (score_compare_words.effort(side), score_compare_words.past(side))
    return canvas.lines(" · ".join(filter(None, said)), MUTED, width)


def _draw_side(
    canvas: Canvas, area: QRectF, data: ScoreCompare, index: int, rooms: _Rooms
) -> list[Mark]:
    """One account: name and figure, line, strip of parts, effort and past."""
    px, side = canvas.px, data.sides[index]
    around = rooms.header + px(DAYS)
    needed = around + rooms.parts + rooms.foot
    full = area.height() - needed >= px(LEAST_PLOT)
    plot = _plot_area(canvas, area, rooms, needed if full else around)
    frame = Frame(plot, _x_range(data), rooms.y_range[:2])
    _draw_header(canvas, area, data, index)
    _draw_provisional(canvas, frame, side)
    draw_value_lines(canvas, frame, axes.lines_between(*rooms.y_range), words.number)
    _draw_line(canvas, frame, side)
    day_words(canvas, frame, plot.bottom() + px(DAYS) - px(8))
    if full:
        y = plot.bottom() + px(DAYS)
        strip = QRectF(area.left(), y, area.width(), px(STRIP))
        _draw_strip(canvas, strip, data, side)
        _draw_part_words(canvas, strip, _part_rows(canvas, area.width(), side))
        y += rooms.parts + px(12)
        for line in _foot(canvas, area.width(), side):
            canvas.text((area.left(), y), line, MUTED, room=area.width())
            y += px(FOOT)
    return _marks(frame, data, index)


def _plot_area(canvas: Canvas, area: QRectF, rooms: _Rooms, taken: float) -> QRectF:
    """What is left of a panel for its line, between axis words and end value."""
    px = canvas.px
    left = canvas.width(words.number(rooms.y_range[1]), AXIS) + px(LABEL_GAP + 2)
    right = canvas.width("100", END_LABEL) + px(14)
    return QRectF(
        area.left() + left,
        area.top() + rooms.header + px(8),
        area.width() - left - right,
        max(area.height() - taken - px(8), px(10)),
    )


def _draw_line(canvas: Canvas, frame: Frame, side: CompareSide) -> None:
    """Band, line, end dot with its value."""
    days = side.days.astype(float)
    draw_layers(canvas, frame, (Curve(days, side.total),), (Spread(days, side.low, side.high),))
    last = score_compare_words.last_index(side)
    if last is not None:
        end = (float(days[last]), float(side.total[last]))
        draw_end(canvas, frame, end, words.number(end[1]))


def _in_one_line(canvas: Canvas, width: float, data: ScoreCompare, index: int) -> bool:
    """Whether name, figure and range fit beside each other."""
    side = data.sides[index]
    taken = (
        canvas.width(score_compare_words.side_name(data, index), STRONG)
        + canvas.width(score_compare_words.figure(side), FIGURE)
        + canvas.width(score_compare_words.about(side), MUTED)
    )
    return taken + canvas.px(24) <= width


def _draw_header(canvas: Canvas, area: QRectF, data: ScoreCompare, index: int) -> None:
    """«@ines on X  12.9 of 100  80 % range 11 to 15 · derived», in two lines where it must."""
    px, side = canvas.px, data.sides[index]
    baseline = area.top() + px(14)
    figure, about = score_compare_words.figure(side), score_compare_words.about(side)
    name = score_compare_words.side_name(data, index)
    room = max(area.width() - canvas.width(figure, FIGURE) - px(12), px(60))
    end = canvas.text((area.left(), baseline), name, STRONG, room=room)
    end = canvas.text((end + px(12), baseline), figure, FIGURE)
    if _in_one_line(canvas, area.width(), data, index):
        canvas.text((end + px(12), baseline), about, MUTED)
    else:
        canvas.text((area.left(), baseline + px(FOOT)), about, MUTED, room=area.width())


def _draw_provisional(canvas: Canvas, frame: Frame, side: CompareSide) -> None:
    """The pale ground of thin evidence, named once."""
    word, named = _("provisional"), False
    for run in runs(np.asarray(side.provisional, bool)):
        left = max(frame.x(float(side.days[run.start])), frame.rect.left())
        right = min(frame.x(float(side.days[run.stop - 1])), frame.rect.right())
        ground = QRectF(left, frame.rect.top(), max(right - left, 0.0), frame.rect.height())
        canvas.bar(ground, "raised", 0)
        if not named and right - left >= canvas.width(word, NOTE) + canvas.px(8):
            low = frame.y(float(side.total[run.start])) > frame.rect.center().y()
            y = frame.rect.top() + canvas.px(14) if low else frame.rect.bottom() - canvas.px(6)
            canvas.text((left + canvas.px(5), y), word, NOTE)
            named = True


def _draw_strip(canvas: Canvas, strip: QRectF, data: ScoreCompare, side: CompareSide) -> None:
    """The strip of parts, as long as the score on the scale of both."""
    px = canvas.px
    totals = [
        sum(points for _key, points in score_compare_words.parts_of(one) if words.known(points))
        for one in data.sides
    ]
    scale, x = strip.width() / max([*totals, 1e-9]), strip.left()
    for key, points in score_compare_words.parts_of(side):
        width = scale * max(points, 0.0) if words.known(points) else 0.0
        segment = QRectF(x, strip.top(), max(width - px(2), 0.0), strip.height())
        canvas.bar(segment, names.colour_of(key))
        x += width


def _part_rows(canvas: Canvas, room: float, side: CompareSide) -> list[list[tuple[str, str]]]:
    """Colour and words of each part, in rows that fit into the room."""
    rows: list[list[tuple[str, str]]] = [[]]
    taken = 0.0
    for key, points in score_compare_words.parts_of(side):
        said = _("{part} {points}").format(
            part=names.name("component", key), points=words.number(points, 1)
        )
        wide = canvas.width(said, MUTED) + canvas.px(27)
        if rows[-1] and taken + wide - canvas.px(14) > room:
            rows.append([])
            taken = 0.0
        rows[-1].append((names.colour_of(key), said))
        taken += wide
    return rows


def _draw_part_words(canvas: Canvas, strip: QRectF, rows: list[list[tuple[str, str]]]) -> None:
    """The parts in words under their strip, each after its colour."""
    px, baseline = canvas.px, strip.bottom() + canvas.px(20)
    for row in rows:
        x = strip.left()
        for ink, said in row:
            canvas.bar(QRectF(x, baseline - px(8), px(8), px(8)), ink, 2)
            x = canvas.text((x + px(13), baseline), said, MUTED) + px(14)
        baseline += px(FOOT)


def _marks(frame: Frame, data: ScoreCompare, index: int) -> list[Mark]:
    """Every seventh day, the last one included; the card says the other account's day as well."""
    side = data.sides[index]
    good = np.flatnonzero(np.isfinite(side.total))
    made = []
    for place in good[::-1][::_STEP][::-1].tolist():
        day, total = int(side.days[place]), float(side.total[place])
        pairs = []
        for other, one in enumerate(data.sides):
            found = np.flatnonzero(one.days == day)
            value = float(one.total[found[0]]) if len(found) else None
            pairs.append((score_compare_words.side_name(data, other), words.number(value, 1)))
        spot = QRectF(frame.x(day) - 4, frame.y(total) - 4, 8, 8)
        made.append(Mark(spot, words.day_long(day), tuple(pairs)))
    return made


CHART = ScoreCompareChart()
