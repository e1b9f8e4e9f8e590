"""The score in small: the figure and its change at the left, the line at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from reachdesk.charts import recipe_words, score_words, words
from reachdesk.charts.base import ChartView
from reachdesk.charts.canvas import MUTED, Canvas, Face
from reachdesk.charts.layers import Frame
from reachdesk.charts.scene import Scene
from reachdesk.charts.score_timeline import ScoreTimeline
from reachdesk.charts.still import StillView
from reachdesk.charts.style import ChartStyle
from reachdesk.domain.answers.score import ScoreLine
from reachdesk.i18n import _, ngettext

PANEL, LEAST_PANEL, LEAST_LINE = 158.0, 104.0, 170.0
HERO = Face("hero", "text")
EXACT = Face("base", "text", 500)


class ScoreCard(ScoreTimeline):
    """The same answer as the score timeline, in the form of the overview."""

    key = "score_card"
    order = 11
    effort = False

    def title(self) -> str:
        """A noun."""
        return _("Score at a glance")

    def subtitle(self, data: ScoreLine) -> str:
        """Window and band."""
        parts = _("{days}-day window · band shows the 80 % range").format(
            days=recipe_words.window_days(data.method)
        )
        return " · ".join((parts, *recipe_words.unusual(data.method)))

    def view(self, style: ChartStyle) -> ChartView:
        """Figure and line."""
        return StillView(self, style, self.compose, (414, 150))

    def compose(self, data: ScoreLine, style: ChartStyle, rect: QRectF) -> Scene:
        """The line beside the figure, or alone where there is no room for both."""
        scene = super().compose(data, style, rect)
        left, top, right, bottom = scene.margins
        room = rect.width() - style.px(LEAST_LINE)
        panel = min(max(room, style.px(LEAST_PANEL)), style.px(PANEL))
        below = scene.under

        def under(canvas: Canvas, frame: Frame) -> None:
            below(canvas, frame)
            corner = (frame.rect.left() - left - panel, frame.rect.top() - top)
            _draw_panel(canvas, QRectF(*corner, panel - canvas.px(16), rect.height()), data)

        return replace(
            scene,
            margins=(left + panel, top, right - style.px(8), bottom),
            under=under,
        )


def _draw_panel(canvas: Canvas, rect: QRectF, data: ScoreLine) -> None:
    """Figure, exact value, change and cause."""
    last = score_words.last_index(data)
    if last is None:
        return
    px, left = canvas.px, rect.left()
    baseline = rect.top() + px(36)
    end = canvas.text((left, baseline), words.number(data.total[last]), HERO)
    beside = end + px(12)
    exact = words.number(data.total[last], 1)
    canvas.text((beside, baseline - px(18)), exact, EXACT)
    canvas.text((beside, baseline), _("of 100"), MUTED)
    y = baseline + px(26)
    change = score_words.change_since(data)
    if change is not None:
        y = _draw_change(canvas, (left, y), change, data) + px(20)
    cause = score_words.cause(data.main_cause) if change is not None else ""
    note = _("provisional") if data.provisional[last] else cause
    if note:
        sentence = note[:1].upper() + note[1:] + "."
        room = QRectF(left, y - px(11), rect.width(), rect.bottom() - y)
        canvas.wrapped(room, sentence, MUTED)


def _draw_change(
    canvas: Canvas, place: tuple[float, float], change: float, data: ScoreLine
) -> float:
    """«▼ 6 since 31 August»; gives the baseline of its last line."""
    points = abs(round(change))
    direction = 0 if not points else 1 if change > 0 else -1
    ink = {1: "up_text", -1: "down_text"}.get(direction, "muted")
    last = score_words.last_index(data)
    day = words.day_month(data.since_day)
    if last is not None and words.year_of(data.since_day) != words.year_of(int(data.days[last])):
        day = words.day_short(data.since_day, year=True)
    form = ngettext("{points} since {day}", "{points} since {day}", points)
    sentence = form.format(points=points, day=day)
    start = canvas.arrow(place[0], place[1], direction)
    canvas.text((start, place[1]), sentence, Face("small", ink, 600))
    return place[1]


CHART = ScoreCard()
