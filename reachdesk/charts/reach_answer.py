"""The seen-chance in its three forms: per cent, 1 in N, people of N; and as filled dots."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from reachdesk.charts import doubt_words, names, reach_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import MUTED, NOTE, Canvas, Face, broken, text_width
from reachdesk.charts.dots import caption, draw_dots
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.style import ChartStyle
from reachdesk.domain.answers.reach import SeenChance
from reachdesk.i18n import _

HERO = Face("hero", "text")
SECOND = Face("answer", "text")
LEAST_WIDTH_FOR_DOTS = 560.0
DOTS_SHARE = 0.445
_PEOPLE = 82.0  # from the top to «about 75 of 564»
_LEAST_STEP = 15.0


class ReachAnswer(PaintedChart[SeenChance]):
    """Does anybody see this post?"""

    key = "reach_answer"
    order = 40
    preferred = (696, 170)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Seen-chance of a post")

    def headline(self, data: SeenChance) -> str:
        """People of followers, and the share."""
        return reach_words.headline(data)

    def subtitle(self, data: SeenChance) -> str:
        """Model and evidence."""
        return _("{model} · {evidence}").format(
            model=names.name("model", data.model), evidence=names.evidence(data.method.evidence)
        )

    def summary(self, data: SeenChance) -> str:
        """The three forms and the other model."""
        return reach_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("An estimate of who gets to see a post. Views are not people.")

    def missing(self, data: SeenChance) -> str | None:
        """Which export would fill it."""
        return reach_words.missing(data)

    def explanation(self, data: SeenChance) -> Explanation:
        """The assumptions."""
        return reach_words.explanation(data)

    def table(self, data: SeenChance) -> Table:
        """Both models."""
        return reach_words.table(data)

    def least_height(self, style: ChartStyle, width: float, data: SeenChance) -> float:
        """The figures and every line under them."""
        dotted = width >= style.px(LEAST_WIDTH_FOR_DOTS)
        room = width * (1 - DOTS_SHARE) - style.px(16) if dotted else width
        # the range may need a line of its own
        lines = len(_lines(style, data, room)) + (data.readers is not None)
        return style.px(_PEOPLE + 22 + _LEAST_STEP * lines + 6)

    def draw(self, canvas: Canvas, rect: QRectF, data: SeenChance) -> list[Mark]:
        """Figures at the left, dots at the right where followers are counted."""
        px = canvas.px
        left = rect.left()
        counted = data.followers is not None and data.readers is not None
        dots = counted and rect.width() >= px(LEAST_WIDTH_FOR_DOTS)
        room = rect.width() * (1 - DOTS_SHARE) - px(16) if dots else rect.width()
        share = words.chance(data.chance.value)
        end = canvas.text((left, rect.top() + px(44)), share, HERO)
        said = _("chance that one follower sees it")
        face = canvas.snug(said, room * 0.55 - px(8))
        canvas.text((left + px(2), rect.top() + px(66)), said, face, room=room * 0.55)
        marks = [Mark(QRectF(left, rect.top(), end - left, px(52)), said, ((_("chance"), share),))]
        middle = max(left + room * 0.55, end + px(24))
        one_in = words.one_in(data.one_in)
        stop = canvas.text((middle, rect.top() + px(34)), one_in, SECOND)
        below = reach_words.sum_in_words(data)
        canvas.text((middle, rect.top() + px(54)), below, MUTED, room=left + room - middle)
        marks.append(
            Mark(
                QRectF(middle, rect.top() + px(12), stop - middle, px(26)),
                one_in,
                ((names.name("model", data.model), below),),
            )
        )
        below_figures = QRectF(left, rect.top() + px(_PEOPLE), room, rect.height() - px(_PEOPLE))
        marks += _draw_people(canvas, below_figures, data)
        if dots:
            area = QRectF(
                rect.right() - rect.width() * DOTS_SHARE,
                rect.top(),
                rect.width() * DOTS_SHARE,
                rect.height(),
            )
            _draw_crowd(canvas, area, data)
        return marks


def _lines(style: ChartStyle, data: SeenChance, room: float) -> list[tuple[str, Face]]:
    """What is said under the figures; a sentence that is too wide even in the least size wraps."""
    said = (
        reach_words.other_model(data),
        reach_words.reply_note(data) or reach_words.every_days(data),
        reach_words.measured_views(data),
        doubt_words.short(data.doubts),
    )
    lines: list[tuple[str, Face]] = []
    for one in filter(None, said):
        if text_width(style, one, MUTED) <= room:
            lines.append((one, MUTED))
        else:
            lines += [(line, NOTE) for line in broken(style, one, NOTE, room)]
    return lines


def _draw_people(canvas: Canvas, area: QRectF, data: SeenChance) -> list[Mark]:
    """«About 75 of 564», the other model, how often each reader sees the author."""
    px, left = canvas.px, area.left()
    y = area.top() + px(22)
    marks = []
    lines = _lines(canvas.style, data, area.width())
    if data.readers is not None and data.followers is not None:
        said = words.about_of(data.readers.value, data.followers)
        end = canvas.text((left, y), said, SECOND)
        spread = reach_words.range_words(data.readers)
        if spread and end + px(10) + canvas.width(spread, MUTED) <= area.right():
            canvas.text((end + px(10), y), spread, MUTED)
        elif spread:
            lines.insert(0, (spread, MUTED))
        pairs = ((_("80 % range"), spread or words.UNKNOWN),)
        marks.append(Mark(QRectF(left, area.top(), end - left, px(30)), said, pairs))
    else:
        said = _("How many follow you is in none of the exports.")
        canvas.text((left, y), said, MUTED, room=area.width())
    room = (area.bottom() - px(3) - y) / max(len(lines), 1)
    step = min(max(room, px(_LEAST_STEP)), px(21))
    for place, (line, face) in enumerate(lines, start=1):
        canvas.text((left, y + place * step), line, face, room=area.width())
    return marks


def _draw_crowd(canvas: Canvas, area: QRectF, data: SeenChance) -> None:
    """The dots and what one stands for."""
    px = canvas.px
    if data.followers is None or data.readers is None or not words.known(data.readers.value):
        return
    said = caption(data.followers, data.readers.value)
    lines = canvas.lines(said, NOTE, area.width())
    note = canvas.line_height(NOTE) * len(lines) + px(6)
    crowd = area.adjusted(0, px(4), 0, -note)
    below = draw_dots(canvas, crowd, data.followers, data.readers.value)
    canvas.wrapped(QRectF(area.left(), below + px(6), area.width(), note), said, NOTE)


CHART = ReachAnswer()
