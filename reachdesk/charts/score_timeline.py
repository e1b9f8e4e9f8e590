"""The score over time: line, 80 % band, provisional ground, weekly posts and two handles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, QSize

from reachdesk.charts import (
    axes,
    event_marks,
    overlay_words,
    score_overlays,
    score_words,
    source_words,
    words,
)
from reachdesk.charts.base import ChartView, Explanation, Table
from reachdesk.charts.canvas import AXIS, NOTE, Canvas, text_width
from reachdesk.charts.layers import Curve, Frame, Spread, runs
from reachdesk.charts.style import ChartStyle
from reachdesk.charts.timeaxis import (
    END_LABEL,
    LABEL_GAP,
    day_words,
    draw_end,
    draw_peak,
    draw_value_lines,
    draw_week_columns,
)
from reachdesk.charts.timeline import Scene, Spot, TimeView
from reachdesk.domain.answers.score import EventMark, ScoreLine
from reachdesk.i18n import _

EFFORT_HEIGHT = 22.0
EFFORT_ROOM = 38.0
WORDS_ROOM = 26.0
PEAK_ROOM = 20.0
DISC_ROOM = 13.0  # from the middle of an event to words beside its disc
LEAST_HEIGHT_FOR_EFFORT = 190.0
LEAST_PLOT = 110.0  # where it would be lower, events are spelled out in a single row


class ScoreTimeline:
    """Am I moving?"""

    key = "score_timeline"
    order = 10
    effort = True

    def title(self) -> str:
        """A noun."""
        return _("Score")

    def headline(self, data: ScoreLine) -> str:
        """What the score did."""
        return score_words.headline(data)

    def subtitle(self, data: ScoreLine) -> str:
        """Unit, window, band."""
        return score_words.subtitle(data)

    def summary(self, data: ScoreLine) -> str:
        """Figure, range, span, n."""
        return score_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return score_words.scope()

    def missing(self, data: ScoreLine) -> str | None:
        """Which export would fill it."""
        return score_words.missing() if score_words.last_index(data) is None else None

    def explanation(self, data: ScoreLine) -> Explanation:
        """How the score comes about."""
        return score_words.explanation(data)

    def table(self, data: ScoreLine) -> Table:
        """Daily rows."""
        return score_words.table(data)

    def view(self, style: ChartStyle) -> ChartView:
        """The line with handles; `picked` sends (first day, last day), or an event."""
        return ScoreView(self, style, self.compose, (696, 300))

    def compose(self, data: ScoreLine, style: ChartStyle, rect: QRectF) -> Scene:
        """The scene of a picture of this size."""
        rooms = self.rooms(data, style, rect)
        bottom, top, step = y_range(data)
        lines = axes.lines_between(bottom, top, step)
        days = data.days.astype(float)

        def under(canvas: Canvas, frame: Frame) -> None:
            draw_provisional(canvas, frame, data)
            draw_value_lines(canvas, frame, lines, words.number)
            event_marks.draw_uprights(canvas, frame, rooms.events)
            if rooms.effort:
                draw_effort(canvas, frame, data)
            score_overlays.draw_below(canvas, frame, data, frame.rect.bottom() + rooms.effort)
            foot = frame.rect.bottom() + rooms.axis
            day_words(canvas, frame, foot - canvas.px(6))
            left, below = frame.rect.left(), foot + canvas.px(14)
            event_marks.draw_spelled(canvas, left, below, rooms.names, rooms.room)

        grey = tuple(score_overlays.curve(one) for one in score_overlays.on_the_axis(data))
        return Scene(
            x_range=x_range(data),
            y_range=(bottom, top),
            margins=rooms.margins(),
            curves=(*grey, Curve(days, data.total)),
            bands=(Spread(days, data.low, data.high),),
            positions=readout_days(data),
            spot=lambda index: spot(data, index),
            under=under,
            over=lambda canvas, frame: draw_figures(canvas, frame, data, rooms.events),
            handles=handles(data) if self.effort else None,
            end_rail=rooms.effort or style.px(8),
            targets=lambda frame: event_marks.targets(frame, style, rooms.events),
        )

    def rooms(self, data: ScoreLine, style: ChartStyle, rect: QRectF) -> Rooms:
        """How much stands round the plot; the effort line gives way where there is little room."""
        px = style.px
        below = px(score_overlays.height(data))
        effort = self.effort and len(data.week_days) > 0
        effort = effort and rect.height() >= px(LEAST_HEIGHT_FOR_EFFORT) + 1.3 * below
        sides = score_overlays.side_room(data, style)
        posts = text_width(style, _("posts"), NOTE)
        right = max(text_width(style, "100", END_LABEL), posts, sides[1])
        figures = text_width(style, words.number(y_range(data)[1]), AXIS)
        left = max(figures, sides[0]) + px(LABEL_GAP + 2)
        events = source_words.all_marks(data) if self.effort else ()
        above = px(14) + (px(event_marks.TOP_ROOM) if events else 0)
        axis = px(WORDS_ROOM) + (px(EFFORT_ROOM) if effort else 0.0) + below
        free = rect.height() - above - axis - event_marks.MOST_ROWS * px(event_marks.ROW)
        rows = event_marks.MOST_ROWS if free >= px(LEAST_PLOT) else 1
        room = rect.width() - left - px(4)
        return Rooms(
            left=left,
            above=above,
            right=right + px(14),
            effort=px(EFFORT_ROOM) if effort else 0.0,
            axis=axis,
            room=room,
            names=tuple(event_marks.spelled(events, style, room, rows)),
            spelled=event_marks.height(events, style, room, rows),
            events=events,
        )


class ScoreView(TimeView):
    """The line, higher where small plots stand below it."""

    def data_changed(self) -> None:
        """Other data may need another height."""
        super().data_changed()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As any chart, and the small plots."""
        size = super().minimumSizeHint()
        if self.data is None:
            return size
        below = self.style_in_use.px(score_overlays.height(self.data))
        return QSize(size.width(), round(size.height() + 1.2 * below))


@dataclass(frozen=True, slots=True)
class Rooms:
    """Pixels round the plot: `axis` is all below it but the events spelled out (`names`, in a width
    of `room`); `effort` 0 where the effort line is left out."""

    left: float
    above: float
    right: float
    effort: float
    axis: float
    room: float
    names: tuple[event_marks.Spelled, ...]
    spelled: float
    events: tuple[EventMark, ...]

    def margins(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.left, self.above, self.right, self.axis + self.spelled


def y_range(data: ScoreLine) -> tuple[float, float, float]:
    """Ends and step of the score axis, band included."""
    shown = np.concatenate([data.total, data.low, data.high, score_overlays.values(data)])
    shown = shown[np.isfinite(shown)]
    return axes.score_range(float(shown.min()), float(shown.max()))


def x_range(data: ScoreLine) -> tuple[float, float]:
    """First and last day with a score; a single day gets a week around it."""
    good = data.days[np.isfinite(data.total)]
    first, last = float(good[0]), float(good[-1])
    return (first, last) if last > first else (first - 3.5, last + 3.5)


def handles(data: ScoreLine) -> tuple[float, float] | None:
    """The two compared days, where both have a score."""
    last, since = score_words.until_index(data), score_words.since_index(data)
    if last is None or since is None or since == last:
        return None
    return float(data.days[since]), float(data.days[last])


def readout_days(data: ScoreLine) -> np.ndarray:
    """The days that the readout stops at: those with a score."""
    days: np.ndarray = data.days[np.isfinite(data.total)].astype(float)
    return days


def spot(data: ScoreLine, index: int) -> Spot:
    """What the card says of the index-th day with a score."""
    row = int(np.flatnonzero(np.isfinite(data.total))[index])
    pairs = [
        (_("Score"), words.number(data.total[row], 1)),
        (_("80 % range"), words.between(data.low[row], data.high[row])),
    ]
    if data.provisional[row]:
        pairs.append((_("provisional"), _("thin evidence")))
    day = int(data.days[row])
    pairs += overlay_words.pairs(data, day)
    events = [one for one in source_words.all_marks(data) if one.day <= day <= one.end_day]
    pairs += [(_("Event"), one.label) for one in events]
    item = next((one for one in events if one.kind != source_words.SOURCE), None)
    return Spot(float(data.total[row]), words.day_long(day), tuple(pairs), item or day)


def draw_effort(canvas: Canvas, frame: Frame, data: ScoreLine) -> None:
    """Weekly posts as columns below the plot, with their word at the end."""
    base = frame.rect.bottom() + canvas.px(EFFORT_ROOM)
    weeks = (data.week_days, data.week_posts.astype(float))
    draw_week_columns(canvas, frame, weeks, base, canvas.px(EFFORT_HEIGHT))
    canvas.text((frame.rect.right() + canvas.px(8), base), _("posts"), NOTE)


def draw_provisional(canvas: Canvas, frame: Frame, data: ScoreLine) -> None:
    """The pale ground of thin evidence, with its word (once where two would touch)."""
    word = _("provisional")
    width, free_from = canvas.width(word, NOTE), frame.rect.left()
    for run in runs(np.asarray(data.provisional, bool)):
        left = max(frame.x(float(data.days[run.start])), frame.rect.left())
        right = min(frame.x(float(data.days[run.stop - 1])), frame.rect.right())
        if right <= left:
            continue
        ground = QRectF(left, frame.rect.top(), right - left, frame.rect.height())
        canvas.bar(ground, "raised", 0)
        start = min(left + canvas.px(6), frame.rect.right() - width)
        if start >= free_from and right - left > width * 0.6:
            canvas.text((start, frame.rect.bottom() - canvas.px(8)), word, NOTE)
            free_from = start + width + canvas.px(12)


def draw_figures(
    canvas: Canvas, frame: Frame, data: ScoreLine, events: Sequence[EventMark]
) -> None:
    """End dot with its value, the highest value, and what a single day has."""
    good = np.flatnonzero(np.isfinite(data.total))
    last, top = int(good[-1]), int(good[np.argmax(data.total[good])])
    end = (float(data.days[last]), float(data.total[last]))
    peak = (float(data.days[top]), float(data.total[top]))
    if len(good) == 1:
        high, low = float(data.high[last]), float(data.low[last])
        if np.isfinite(high) and np.isfinite(low):
            ink, left = canvas.style.blend("accent", 0.28), frame.x(end[0]) - canvas.px(3)
            tall = frame.y(low) - frame.y(high)
            canvas.bar(QRectF(left, frame.y(high), canvas.px(6), tall), ink)
    elif (
        frame.shows(peak[0])
        and frame.x(end[0]) - frame.x(peak[0]) > canvas.px(48)
        and words.number(peak[1]) != words.number(end[1])
    ):
        beside = canvas.px(DISC_ROOM) if beside_event(canvas, frame, events, peak) else 0.0
        draw_peak(canvas, frame, peak, words.number(peak[1]), beside=beside)
    uprights = [frame.x(one.day) for one in events if frame.shows(one.day)]
    score_overlays.draw_names(canvas, frame, data, end[1], uprights)
    draw_end(canvas, frame, end, words.number(end[1]))


def beside_event(
    canvas: Canvas, frame: Frame, events: Sequence[EventMark], place: tuple[float, float]
) -> bool:
    """Whether words above a place would touch the disc of an event, or its upright."""
    free = frame.y(place[1]) - canvas.px(PEAK_ROOM) > frame.rect.top()
    near = canvas.px(DISC_ROOM if free else event_marks.NEAR)
    x = frame.x(place[0])
    return any(abs(frame.x(one.day) - x) < near for one in events)


CHART = ScoreTimeline()
