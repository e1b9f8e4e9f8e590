"""What the score is made of: one figure and one strip whose parts add up to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from reachdesk.charts import method, names, recipe_words, score_words, words
from reachdesk.charts.base import Column, Explanation, Input, Mark, Table
from reachdesk.charts.canvas import MUTED, NAME, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.view_inputs import view_inputs
from reachdesk.domain.answers.score import ScoreParts
from reachdesk.i18n import _, ngettext

HERO = Face("hero", "text")
EXACT = Face("base", "text", 600)
POINTS = Face("base", "text", 600)
SUM = Face("small", "text", 600)
STRIP = 14.0


@dataclass(frozen=True, slots=True)
class _Part:
    key: str
    points: float
    change: float | None


class ScorePartsChart(PaintedChart[ScoreParts]):
    """The strip of base and components."""

    key = "score_parts"
    order = 12
    preferred = (1072, 68)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("What the score is made of")

    def headline(self, data: ScoreParts) -> str:
        """The figure and its largest part."""
        if self.missing(data):
            return _("No score yet")
        if not data.parts:
            return _("Only the base of {base}").format(base=words.plain(data.base))
        largest = max(data.parts, key=lambda part: part.points)
        return _("Most of the {total} points come from {part}").format(
            total=words.number(data.total, 1), part=names.name("component", largest.key)
        )

    def subtitle(self, data: ScoreParts) -> str:
        """Day, unit, change."""
        day = words.day_long(data.day)
        said = _("Points of 100 on {day}").format(day=day)
        if data.since_day is not None:
            since = words.day_month(data.since_day, data.day)
            said = _("Points of 100 on {day} · change since {since}").format(day=day, since=since)
        thin = _("provisional") if data.provisional else ""
        return " · ".join(filter(None, (said, thin, recipe_words.said(data.method))))

    def summary(self, data: ScoreParts) -> str:
        """All parts, the range and n."""
        if self.missing(data):
            return self.missing(data) or ""
        parts = ", ".join(
            f"{names.name('component', part.key)} {words.number(part.points, 1)}"
            for part in _parts(data)
        )
        return method.spoken(
            _("{total} of 100, {range}: {parts}.").format(
                total=words.number(data.total, 1),
                range=words.range_of(data.low, data.high),
                parts=parts,
            ),
            score_words.provisional_sentence() if data.provisional else "",
            entries(data),
            method.unseen_sentence(data.method),
        )

    def scope(self) -> str:
        """What it is and is not."""
        return _("A score of one account over time. It does not rank people.")

    def missing(self, data: ScoreParts) -> str | None:
        """Which export would fill it."""
        if words.known(data.total):
            return None
        return _("No posts yet: an archive of your posts would fill this.")

    def explanation(self, data: ScoreParts) -> Explanation:
        """Base and parts with their points."""
        inputs = tuple(
            Input(
                names.name("component", part.key),
                words.number(part.points, 1),
                data.method.evidence,
                since(part.change, data),
            )
            for part in _parts(data)
        )
        return method.explained(
            data.method,
            _("The points of every part of the score; base and parts add up to the last digit."),
            recipe_words.sum_of_parts(data.method),
            (*inputs, *view_inputs(data.method)),
        )

    def table(self, data: ScoreParts) -> Table:
        """One row per part, then the total."""
        columns = (
            Column(_("Part")),
            Column(_("Points"), _("of 100"), 2),
            Column(_("Change"), _("points"), 2),
        )
        rows = [
            (names.name("component", part.key), words.cell(part.points), words.cell(part.change))
            for part in _parts(data)
        ]
        return Table(columns, (*rows, (_("Score"), words.cell(data.total), None)))

    def draw(self, canvas: Canvas, rect: QRectF, data: ScoreParts) -> list[Mark]:
        """Figure, strip, and the sum where there is room."""
        px = canvas.px
        left = self._draw_figure(canvas, rect, data)
        right = rect.right()
        needed = _room_wanted(canvas, data)
        if rect.right() - left - needed >= _sum_width(canvas, data) + px(14):
            right -= self._draw_sum(canvas, rect, data) + px(28)
        strip = QRectF(left, rect.top() + px(10), right - left, px(STRIP))
        return _draw_strip(canvas, strip, data)

    def _draw_figure(self, canvas: Canvas, rect: QRectF, data: ScoreParts) -> float:
        """The hero figure with its exact value and range; gives where the strip begins."""
        px = canvas.px
        baseline = rect.top() + px(43)
        end = canvas.text((rect.left(), baseline), words.number(data.total), HERO) + px(12)
        exact = _("{figure} of 100").format(figure=words.number(data.total, 1))
        first = canvas.text((end, baseline - px(17)), exact, EXACT)
        spread = words.range_of(data.low, data.high)
        second = canvas.text((end, baseline + px(2)), spread, MUTED)
        if data.provisional:
            second = max(second, canvas.text((end, baseline + px(19)), _("provisional"), MUTED))
        line = max(first, second) + px(24)
        canvas.line((line, rect.top() + px(2)), (line, rect.top() + px(58)), "line")
        return line + px(24)

    def _draw_sum(self, canvas: Canvas, rect: QRectF, data: ScoreParts) -> float:
        """«148 entries 11.9 + base 1 = 12.9» at the right; gives its width."""
        px = canvas.px
        above = _("Adds up to the last digit:")
        canvas.text((rect.right(), rect.top() + px(22)), above, MUTED, Align.RIGHT)
        canvas.text((rect.right(), rect.top() + px(40)), adds_up(data), SUM, Align.RIGHT)
        return _sum_width(canvas, data)


def _sum_width(canvas: Canvas, data: ScoreParts) -> float:
    above = canvas.width(_("Adds up to the last digit:"), MUTED)
    return max(above, canvas.width(adds_up(data), SUM))


def _parts(data: ScoreParts) -> list[_Part]:
    base = _Part("base", data.base, None)
    return [base, *(_Part(part.key, part.points, part.change) for part in data.parts)]


def entries(data: ScoreParts) -> str:
    """«148 entries.»"""
    form = ngettext("It has {count} entry.", "It has {count} entries.", data.entries)
    return form.format(count=words.number(data.entries))


def adds_up(data: ScoreParts) -> str:
    """«148 entries 11.9 + base 1 = 12.9»."""
    form = ngettext(
        "{count} entry {points} + base {base} = {total}",
        "{count} entries {points} + base {base} = {total}",
        data.entries,
    )
    return form.format(
        count=words.number(data.entries),
        points=words.number(data.total - data.base, 1),
        base=words.plain(data.base),
        total=words.number(data.total, 1),
    )


def since(change: float | None, data: ScoreParts) -> str:
    """«−1.9 since 31 August», "" where nothing is compared."""
    if change is None or data.since_day is None or not words.known(change):
        return ""
    day = words.day_month(data.since_day, data.day)
    return _("{change} since {day}").format(change=words.signed(change), day=day)


def _draw_strip(canvas: Canvas, strip: QRectF, data: ScoreParts) -> list[Mark]:
    """The parts side by side, their words under them without overlap."""
    px, parts = canvas.px, _parts(data)
    total = sum(max(part.points, 0.0) for part in parts if words.known(part.points))
    gap = px(3)
    room = strip.width() - gap * (len(parts) - 1)
    x, lefts, marks = strip.left(), [], []
    for part in parts:
        points = part.points if words.known(part.points) else 0.0
        width = room * max(points, 0.0) / total if total > 0 else 0.0
        segment = QRectF(x, strip.top(), width, strip.height())
        canvas.bar(segment, names.colour_of(part.key))
        pairs = [(_("points"), words.number(part.points, 1))]
        if since(part.change, data):
            pairs.append((_("change"), since(part.change, data)))
        title = names.name("component", part.key)
        marks.append(Mark(segment, title, tuple(pairs), part.key))
        lefts.append(x)
        x += width + gap
    _draw_labels(canvas, strip, parts, lefts, data)
    return marks


def _draw_labels(
    canvas: Canvas, strip: QRectF, parts: list[_Part], lefts: list[float], data: ScoreParts
) -> None:
    """Words under the parts, moved apart where they would touch, cut where nothing else helps."""
    px = canvas.px
    brief = _room_wanted(canvas, data) > strip.width() + px(14)
    places = _placed(canvas, strip, parts, lefts, data, brief=brief)
    ends = [*places[1:], strip.right() + px(14)]
    first, second = strip.bottom() + px(22), strip.bottom() + px(39)
    for part, place, limit in zip(parts, places, ends, strict=True):
        start, room = place + px(1), limit - place - px(9)
        title = names.name("component", part.key)
        end = canvas.text((start, first), _points(part), POINTS)
        if part.key == "base":
            canvas.text((start, second), title, MUTED, room=room)
            continue
        canvas.text((end + px(7), first), title, NAME, room=room - (end + px(7) - start))
        if since(part.change, data):
            steps = round(part.change or 0.0, 1)
            direction = (steps > 0) - (steps < 0)
            after = canvas.arrow(start, second, direction)
            words_of_change = _change_words(part, data, brief=brief)
            canvas.text((after, second), words_of_change, MUTED, room=room - (after - start))


def _placed(
    canvas: Canvas,
    strip: QRectF,
    parts: list[_Part],
    lefts: list[float],
    data: ScoreParts,
    *,
    brief: bool,
) -> list[float]:
    """Left ends of the words: at their parts, or as near as their widths allow."""
    px = canvas.px
    widths = [_label_width(canvas, part, data, brief=brief) + px(14) for part in parts]
    room = strip.width() + px(14)
    if sum(widths) > room:
        widths = [width * room / sum(widths) for width in widths]
    places = list(lefts)
    for index in range(1, len(parts)):
        places[index] = max(places[index], places[index - 1] + widths[index - 1])
    edge = strip.right() + px(14)
    for index in reversed(range(len(parts))):
        places[index] = min(places[index], edge - widths[index])
        edge = places[index]
    return places


def _points(part: _Part) -> str:
    return words.plain(part.points) if part.key == "base" else words.number(part.points, 1)


def _change_words(part: _Part, data: ScoreParts, *, brief: bool = False) -> str:
    if brief:
        return words.number(abs(part.change or 0.0), 1)
    day = words.day_month(data.since_day, data.day)
    amount = words.number(abs(part.change or 0.0), 1)
    return _("{amount} since {day}").format(amount=amount, day=day)


def _room_wanted(canvas: Canvas, data: ScoreParts) -> float:
    """Pixels that the words of all parts need side by side, with their days."""
    return sum(_label_width(canvas, part, data) + canvas.px(14) for part in _parts(data))


def _label_width(canvas: Canvas, part: _Part, data: ScoreParts, *, brief: bool = False) -> float:
    title = names.name("component", part.key)
    if part.key == "base":
        return max(canvas.width(_points(part), POINTS), canvas.width(title, MUTED))
    top = canvas.width(_points(part), POINTS) + canvas.px(7) + canvas.width(title, NAME)
    if not since(part.change, data):
        return top
    return max(top, canvas.px(13) + canvas.width(_change_words(part, data, brief=brief), MUTED))


CHART = ScorePartsChart()
