"""How did it sound? Weekly volume, and under it a lane for each tone, on one scale of their own."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF

from reachdesk.charts import axes, tone_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.domain.answers.tone import ToneLane
from reachdesk.i18n import _

FOOT = 18.0
VOLUME_SHARE = 0.36
LEAST_LANE = 16.0
NAME = Face("small", "body")
FIGURE = Face("small", "text", 600)
INKS = {
    "received": "accent",
    "positive": "accent",
    "neutral": "comparison",
    "negative": "text",
    "unclear": "unknown",
    "wordless": "unknown",
}


class ToneLaneChart(PaintedChart[ToneLane]):
    """Volume above, tones below."""

    key = "tone_lane"
    order = 17
    preferred = (696, 200)

    def title(self) -> str:
        """A noun."""
        return _("Tone of mentions and replies")

    def headline(self, data: ToneLane) -> str:
        """How many sound negative."""
        return tone_words.headline(data)

    def subtitle(self, data: ToneLane) -> str:
        """Unit, language."""
        return tone_words.subtitle(data)

    def summary(self, data: ToneLane) -> str:
        """All counts in words."""
        return tone_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("A hint from an English word list. Never part of the score.")

    def missing(self, data: ToneLane) -> str | None:
        """Which export would fill it."""
        return tone_words.missing(data)

    def explanation(self, data: ToneLane) -> Explanation:
        """How tone is read."""
        return tone_words.explanation(data)

    def table(self, data: ToneLane) -> Table:
        """One row per week."""
        return tone_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ToneLane) -> list[Mark]:
        """Names and totals at the left, columns by week at the right, months below."""
        px = canvas.px
        lanes = _lanes(data)
        shown = ["received", *lanes]
        figures = max(canvas.width(_count(data, lane), FIGURE) for lane in shown)
        names = max(canvas.width(tone_words.name(lane), NAME) for lane in shown)
        names = min(names, rect.width() * 0.36)
        left = rect.left() + names + px(10) + figures + px(14)
        room = rect.height() - px(FOOT)
        volume = room * VOLUME_SHARE
        step = (room - volume) / len(lanes)
        most = max(_highest(getattr(data, lane)) for lane in lanes)
        y = rect.top()
        for lane in shown:
            high = volume if lane == "received" else step
            area = QRectF(rect.left(), y, rect.width(), high)
            _draw_name(canvas, area, data, lane, names + px(10) + figures)
            strip = QRectF(left, y + px(4), rect.right() - left, high - px(5))
            scale = _highest(data.received) if lane == "received" else most
            _draw_lane(canvas, strip, getattr(data, lane), scale, INKS[lane])
            y += high
        strip = QRectF(left, rect.top(), rect.right() - left, room)
        _draw_months(canvas, strip, data)
        return _marks(canvas, strip, data, lanes)


def _lanes(data: ToneLane) -> list[str]:
    """The three tones and the unclear always; the wordless only where there are some."""
    wordless = np.nansum(data.wordless) > 0
    return [lane for lane in tone_words.LANES if lane != "wordless" or wordless]


def _count(data: ToneLane, lane: str) -> str:
    return words.number(tone_words.total(data, lane))


def _highest(weeks: np.ndarray) -> float:
    return float(np.nanmax(weeks)) if np.isfinite(weeks).any() else 0.0


def _draw_name(canvas: Canvas, area: QRectF, data: ToneLane, lane: str, width: float) -> None:
    px = canvas.px
    baseline = area.bottom() - px(3)
    figure = _count(data, lane)
    canvas.text((area.left() + width, baseline), figure, FIGURE, Align.RIGHT)
    room = width - canvas.width(figure, FIGURE) - px(8)
    canvas.text((area.left(), baseline), tone_words.name(lane), NAME, room=room)


def _column(canvas: Canvas, strip: QRectF, count: int, index: int) -> tuple[float, float]:
    """Left end and width of a week's column."""
    step = strip.width() / max(count, 1)
    gap = min(canvas.px(3), step * 0.25)
    return strip.left() + index * step, min(step - gap, canvas.px(26))


def _draw_lane(canvas: Canvas, strip: QRectF, weeks: np.ndarray, scale: float, ink: str) -> None:
    """Columns from 0; an empty week keeps a thin track, an unknown one a stub."""
    px = canvas.px
    for index, count in enumerate(weeks.tolist()):
        left, width = _column(canvas, strip, len(weeks), index)
        if not math.isfinite(count):
            canvas.bar(QRectF(left, strip.bottom() - px(2), width, px(2)), "unknown", 1)
        elif count <= 0 or scale <= 0:
            canvas.bar(QRectF(left, strip.bottom() - px(1), width, px(1)), "grid", 0)
        else:
            high = max(strip.height() * count / scale, px(2))
            canvas.bar(QRectF(left, strip.bottom() - high, width, high), ink, 2)


def _draw_months(canvas: Canvas, strip: QRectF, data: ToneLane) -> None:
    """The months (or days, in a short span) under the weeks in which they begin."""
    px, days = canvas.px, data.week_days
    most = max(2, int(strip.width() / px(64)))
    free_from = -math.inf
    for day, said in axes.day_ticks(float(days[0]), float(days[-1]) + 6, most):
        index = max(int(np.searchsorted(days, day, side="right")) - 1, 0)
        left, _width = _column(canvas, strip, len(days), index)
        wide = canvas.width(said, AXIS)
        if left >= free_from and left + wide <= strip.right() + px(4):
            canvas.text((left, strip.bottom() + px(14)), said, AXIS)
            free_from = left + wide + px(10)


def _marks(canvas: Canvas, strip: QRectF, data: ToneLane, lanes: list[str]) -> list[Mark]:
    """One mark for each week, over all lanes."""
    made = []
    for index, day in enumerate(data.week_days.tolist()):
        left, width = _column(canvas, strip, len(data.week_days), index)
        pairs = [
            (tone_words.name(lane), words.number(float(getattr(data, lane)[index])))
            for lane in ("received", *lanes)
        ]
        ends = data.week_days[index + 1] - 1 if index + 1 < len(data.week_days) else day + 6
        area = QRectF(left, strip.top(), width, strip.height())
        item = None if data.method.masked else (day, int(ends))
        made.append(Mark(area, words.span(day, int(ends)), tuple(pairs), item))
    return made


CHART = ToneLaneChart()
