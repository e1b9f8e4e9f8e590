"""How many views a post may get: the range first, then why, then the posts that are alike."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QRectF

from reachdesk.charts import forecast_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, MUTED, NAME, NOTE, SMALL_NAME, STRONG, Align, Canvas, Face
from reachdesk.charts.forecast_words import views
from reachdesk.charts.log_axis import log_ticks
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.style import REST_OPACITY
from reachdesk.domain.answers.forecast import PostForecast
from reachdesk.domain.answers.reach import PostGlance
from reachdesk.domain.periods import day_of
from reachdesk.i18n import _

HEADING = Face("least", "muted", 500)
LINK = Face("small", "accent_text", 500)
BAR = 12.0
STEP = 19.0
BESIDE = 520.0
"""From this width on what is alike stands beside the range."""


class ReachForecast(PaintedChart[PostForecast]):
    """A bar of 50 and 80 %, the factors, the similar posts. `picked` sends a post's id."""

    key = "reach_forecast"
    order = 41
    preferred = (696, 190)
    tracks = True

    def title(self) -> str:
        """A noun."""
        return _("Forecast of views")

    def headline(self, data: PostForecast) -> str:
        """The range."""
        return forecast_words.headline(data)

    def subtitle(self, data: PostForecast) -> str:
        """The middle, and what is counted."""
        return forecast_words.subtitle(data)

    def summary(self, data: PostForecast) -> str:
        """Range, notes, factors."""
        return forecast_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("A forecast of views from older posts only. Views are not people.")

    def missing(self, data: PostForecast) -> str | None:
        """Which export would fill it."""
        return forecast_words.missing(data)

    def explanation(self, data: PostForecast) -> Explanation:
        """The method in words."""
        return forecast_words.explanation(data)

    def table(self, data: PostForecast) -> Table:
        """Ranges and factors."""
        return forecast_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: PostForecast) -> list[Mark]:
        """The range at the top, below it why; at the right what is alike."""
        px = canvas.px
        beside = rect.width() >= px(BESIDE)
        room = _room_of_why(canvas, rect, data) if beside else rect.width()
        foot = _draw_notes(canvas, rect, data)
        left = QRectF(rect.left(), rect.top(), room, foot - rect.top())
        marks = [_draw_range(canvas, left, data)]
        below = QRectF(left.left(), left.top() + px(58), room, foot - left.top() - px(58))
        marks += _draw_factors(canvas, below, data)
        if beside:
            start = rect.left() + room + px(24)
            right = QRectF(start, rect.top(), rect.right() - start, foot - rect.top())
            marks += _draw_similar(canvas, right, data)
        return marks


def _room_of_why(canvas: Canvas, rect: QRectF, data: PostForecast) -> float:
    """Over half, so that factors are read whole: the posts at the right are cut anyway."""
    lines = forecast_words.factor_lines(data)
    times = max((canvas.width(each, STRONG) for _name, each in lines), default=0.0)
    names = max((canvas.width(each, NAME) for each, _times in lines), default=0.0)
    wanted = max(rect.width() * 0.55 - canvas.px(24), times + canvas.px(10) + names)
    return min(wanted, rect.width() * 0.64 - canvas.px(24))


def _span(data: PostForecast) -> tuple[float, float]:
    """The ends of the axis, in views."""
    shown = [*data.wide, data.middle.low, data.middle.high, float(data.measured or math.nan)]
    known = [value for value in shown if math.isfinite(value) and value > 0]
    return min(known) / 1.15, max(known) * 1.15


def _draw_range(canvas: Canvas, area: QRectF, data: PostForecast) -> Mark:
    """The bar on a logarithmic axis: pale 80 %, solid 50 %, the middle, the measured count."""
    px = canvas.px
    low, high = _span(data)
    width = math.log(high / low)

    def x(value: float) -> float:
        return area.left() + area.width() * math.log(max(value, low) / low) / width

    top = area.top() + px(18)
    canvas.bar(QRectF(area.left(), top, area.width(), px(BAR)), "raised")
    pale = canvas.style.colour("accent", REST_OPACITY)
    for ends, ink in (((data.middle.low, data.middle.high), pale), (data.half, "accent")):
        if all(math.isfinite(end) for end in ends):
            canvas.bar(QRectF(x(ends[0]), top, x(ends[1]) - x(ends[0]), px(BAR)), ink)
    middle = x(data.middle.value)
    canvas.line((middle, top - px(3)), (middle, top + px(BAR + 3)), "text", 2.0)
    _draw_values(canvas, area, top, (x(data.middle.low), middle, x(data.middle.high)), data)
    for value in log_ticks(low, high, max(2, int(area.width() / px(56)))):
        said = words.number(value)
        half = canvas.width(said, AXIS) / 2
        at = min(max(x(value), area.left() + half), area.right() - half)
        canvas.text((at, top + px(BAR + 16)), said, AXIS, Align.CENTRE)
    if data.measured:
        canvas.dot((x(float(data.measured)), top + px(BAR / 2)), "up", 5.0)
    pairs = (
        (_("8 times in 10"), forecast_words.ends(data.middle.low, data.middle.high)),
        (_("every second time"), forecast_words.ends(*data.half)),
        (_("9 times in 10"), forecast_words.ends(*data.wide)),
        (_("middle"), views(data.middle.value)),
        *(((_("measured"), words.number(data.measured)),) if data.measured is not None else ()),
    )
    return Mark(QRectF(area.left(), top, area.width(), px(BAR)), _("Views"), pairs)


def _draw_values(
    canvas: Canvas, area: QRectF, top: float, at: tuple[float, float, float], data: PostForecast
) -> None:
    """The ends of the 80 % range and the middle over the bar, where they do not meet."""
    said = [views(value) for value in (data.middle.low, data.middle.value, data.middle.high)]
    widths = [canvas.width(word, STRONG) for word in said]
    baseline, gap = top - canvas.px(6), canvas.px(8)
    first = max(at[0] - widths[0] / 2, area.left())
    last = min(at[2] - widths[2] / 2, area.right() - widths[2])
    canvas.text((first, baseline), said[0], STRONG)
    canvas.text((last, baseline), said[2], STRONG)
    middle = at[1] - widths[1] / 2
    if first + widths[0] + gap <= middle and middle + widths[1] + gap <= last:
        canvas.text((middle, baseline), said[1], MUTED)


def _draw_factors(canvas: Canvas, area: QRectF, data: PostForecast) -> list[Mark]:
    """«×1.3 link», as many lines as there is room for."""
    px, lines = canvas.px, forecast_words.factor_lines(data)
    if not lines or area.height() < px(STEP):
        return []
    shown = lines[: max(1, int(area.height() // px(STEP)))]
    widest = max(canvas.width(times, STRONG) for _name, times in shown)
    marks = []
    for place, (name, times) in enumerate(shown):
        y = area.top() + place * px(STEP)
        canvas.text((area.left() + widest, y + px(13)), times, STRONG, Align.RIGHT)
        start = area.left() + widest + px(10)
        face = canvas.snug(name, area.right() - start, NAME, SMALL_NAME)
        canvas.text((start, y + px(13)), name, face, room=area.right() - start)
        marks.append(Mark(QRectF(area.left(), y, area.width(), px(STEP - 1)), name, (("", times),)))
    return marks


def _draw_similar(canvas: Canvas, area: QRectF, data: PostForecast) -> list[Mark]:
    """Up to three earlier posts with similar words; each is a link to it."""
    px, marks = canvas.px, []
    if not data.similar:
        return []
    canvas.text((area.left(), area.top() + px(12)), _("Similar earlier posts"), HEADING)
    y = area.top() + px(20)
    for post in data.similar:
        row = QRectF(area.left(), y, area.width(), px(38))
        if row.bottom() > area.bottom():
            break
        said = post_words(replace(post, text=None) if data.method.masked else post)
        canvas.text((row.left(), y + px(14)), said, LINK, room=row.width())
        canvas.text((row.left(), y + px(30)), _said_of(post), NOTE, room=row.width())
        marks.append(Mark(row, said, (("", _said_of(post)),), post.post_id))
        y += px(40)
    return marks


def post_words(post: PostGlance) -> str:
    """The post's first words in quotes, or its day."""
    text = " ".join((post.text or "").split())
    return f"“{text}”" if text else words.day_long(day_of(post.created_ms))


def _said_of(post: PostGlance) -> str:
    day = words.day_short(day_of(post.created_ms), year=True)
    if post.views is None:
        return day
    return _("{day} · {views} views").format(day=day, views=words.number(post.views))


def _draw_notes(canvas: Canvas, rect: QRectF, data: PostForecast) -> float:
    """What has to be said with it, at the foot; gives the y where that begins."""
    said = " ".join(
        part
        for part in (
            forecast_words.beside(data),
            *forecast_words.notes(data),
            forecast_words.caution() if data.factors else "",
        )
        if part
    )
    if not said:
        return rect.bottom()
    step = canvas.line_height(NOTE)
    top = rect.bottom() - step * len(canvas.lines(said, NOTE, rect.width()))
    canvas.wrapped(QRectF(rect.left(), top, rect.width(), rect.bottom() - top), said, NOTE)
    return top - canvas.px(4)


CHART = ReachForecast()
