"""One post and one reader in three lanes: the post, the newer posts, the reader's visits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from reachdesk.charts import method, window_words, words
from reachdesk.charts.base import Explanation, Mark, Table
from reachdesk.charts.canvas import AXIS, MUTED, NOTE, Align, Canvas, Face
from reachdesk.charts.painted import PaintedChart
from reachdesk.charts.reach_words import local_moment
from reachdesk.domain.answers.reach import ReachWindow
from reachdesk.i18n import _, ngettext
from reachdesk.zone_cities import city

LANE_NAME = Face("small", "text", 500)
FULL = Face("small", "accent_text", 600)
LANES, NOTE_AT = 154.0, 34.0  # how high the lanes are as drawn, and how far below them the words


@dataclass(frozen=True, slots=True)
class _Clock:
    """Where minutes after posting stand: `start` minutes before it begins the axis."""

    left: float
    right: float
    start: float
    end: float
    posted: float

    def x(self, minutes: float) -> float:
        share = (minutes - self.start) / (self.end - self.start)
        return self.left + share * (self.right - self.left)


class ReachWindowChart(PaintedChart[ReachWindow]):
    """How long the post stays in the reading window."""

    key = "reach_window"
    order = 41
    preferred = (696, 206)
    tracks = False

    def title(self) -> str:
        """A noun."""
        return _("Reading window")

    def headline(self, data: ReachWindow) -> str:
        """How many newer posts push it out."""
        if self.missing(data):
            return _("The reading window cannot be drawn yet")
        count = round(data.window_posts)
        form = ngettext(
            "Your post stays in the window until {count} newer post has arrived",
            "Your post stays in the window until {count} newer posts have arrived",
            count,
        )
        return form.format(count=words.number(count))

    def subtitle(self, data: ReachWindow) -> str:
        """The reader, the day, the place."""
        day = words.weekday(local_moment(data.posted_ms, data.zone).weekday(), short=False)
        return _("A reader with {posts} posts a day · {day}, {city} time").format(
            posts=words.number(data.inflow_per_day), day=day, city=city(data.zone)
        )

    def summary(self, data: ReachWindow) -> str:
        """When it is full, and the visits."""
        if self.missing(data):
            return self.missing(data) or ""
        seen = sum(window_words.sees(data, minutes) for minutes in data.visits)
        visits = ngettext(
            "{seen} of {count} visit that day finds it still there.",
            "{seen} of {count} visits that day find it still there.",
            len(data.visits),
        ).format(seen=words.number(seen), count=words.number(len(data.visits)))
        return method.spoken(f"{self.headline(data)}.", window_words.stays(data), visits)

    def scope(self) -> str:
        """What it is and is not."""
        return _("One reader with the assumed habits. Real readers differ widely.")

    def missing(self, data: ReachWindow) -> str | None:
        """Which export would fill it."""
        if np.isfinite(data.slot_posts).any() and words.known(data.window_posts):
            return None
        return _("No post to ask about yet: an archive of your posts would fill this.")

    def explanation(self, data: ReachWindow) -> Explanation:
        """Window, inflow, visits."""
        return window_words.explanation(data)

    def table(self, data: ReachWindow) -> Table:
        """One row per slot of time."""
        return window_words.table(data)

    def draw(self, canvas: Canvas, rect: QRectF, data: ReachWindow) -> list[Mark]:
        """Three lanes over one clock."""
        px = canvas.px
        said = window_words.sum_in_words(data) or window_words.stays(data)
        lines = len(canvas.lines(said, MUTED, rect.width()))
        below = px(NOTE_AT) + canvas.line_height(MUTED) * lines
        grow = min(max((rect.height() - below) / px(LANES), 0.7), 1.35)
        lanes = [rect.top() + px(y) * grow for y in (25, 104, 140, LANES)]
        clock = _clock(canvas, rect, data)
        _draw_ground(canvas, clock, rect.top(), lanes[3], data)
        _draw_post(canvas, rect, clock, lanes[0], data)
        marks = _draw_slots(canvas, rect, clock, (lanes[1], px(32) * grow), data)
        marks += _draw_visits(canvas, rect, clock, (lanes[2], lanes[3]), data)
        _draw_hours(canvas, clock, lanes[3] + px(18))
        canvas.wrapped(QRectF(rect.left(), lanes[3] + px(NOTE_AT), rect.width(), below), said)
        return marks


def _clock(canvas: Canvas, rect: QRectF, data: ReachWindow) -> _Clock:
    """The axis from the full hour before the post to the end of the slots."""
    labels = (_("Your post"), _("Newer posts"), _("opens the app"))
    left = rect.left() + max(canvas.width(label, LANE_NAME) for label in labels) + canvas.px(14)
    local = local_moment(data.posted_ms, data.zone)
    posted = local.hour * 60 + local.minute
    before = posted % 60 or 30
    return _Clock(
        left=left,
        right=rect.right() - canvas.px(4),
        start=-float(before),
        end=max(data.slot_minutes * len(data.slot_posts), 60.0),
        posted=posted,
    )


def _draw_ground(
    canvas: Canvas, clock: _Clock, top: float, bottom: float, data: ReachWindow
) -> None:
    """The window's ground between the post and the moment it is full."""
    end = clock.end if data.full_minutes is None else min(data.full_minutes, clock.end)
    left, right = clock.x(0.0), clock.x(end)
    canvas.bar(QRectF(left, top, right - left, bottom - top), "accent_ground", 0)
    canvas.line((left, top), (left, bottom), "accent", 1.6)
    if data.full_minutes is not None and data.full_minutes <= clock.end:
        dash = Qt.PenStyle.CustomDashLine
        canvas.line((right, top), (right, bottom), "accent", 1.6, dash)


def _draw_post(canvas: Canvas, rect: QRectF, clock: _Clock, y: float, data: ReachWindow) -> None:
    """When it was posted, how long it stays, when it is pushed out."""
    px = canvas.px
    canvas.text((rect.left(), y), _("Your post"), LANE_NAME)
    canvas.dot((clock.x(0.0), y - px(4)), radius=5, ring="card")
    start = canvas.text(
        (clock.x(0.0) + px(13), y), words.clock(clock.posted), Face("small", "text", 600)
    )
    full = data.full_minutes
    if full is None or full > clock.end:
        return
    right = clock.x(full)
    duration = words.duration(full)
    at = words.clock(clock.posted + full)
    pushed = _("{time} pushed out by newer posts").format(time=at)
    after = right
    if right - start > canvas.width(duration, FULL) + px(24):
        canvas.text((right - px(8), y), duration, FULL, Align.RIGHT)
    else:
        after = canvas.text((max(right, start) + px(10), y), duration, FULL)
    room = clock.right - after - px(10)
    face = canvas.snug(pushed, room)
    said = pushed if canvas.width(pushed, face) <= room else at
    canvas.text((after + px(10), y), said, face, room=room)


def _draw_slots(
    canvas: Canvas, rect: QRectF, clock: _Clock, base: tuple[float, float], data: ReachWindow
) -> list[Mark]:
    """Newer posts per slot, coloured while the post is in the window; counts above them."""
    px, (bottom, height) = canvas.px, base
    canvas.text((rect.left(), bottom - px(20)), _("Newer posts"), LANE_NAME)
    slot = words.duration(data.slot_minutes)
    every = _("every {slot}").format(slot=slot)
    canvas.text((rect.left(), bottom - px(5)), every, NOTE)
    canvas.line((clock.left, bottom), (clock.right, bottom), "line")
    finite = data.slot_posts[np.isfinite(data.slot_posts)]
    highest = float(finite.max()) if len(finite) else 1.0
    grey, marks, so_far = canvas.style.blend("unknown", 0.62), [], 0.0
    for index, posts in enumerate(data.slot_posts.tolist()):
        first = index * data.slot_minutes
        left, right = clock.x(first), clock.x(first + data.slot_minutes)
        known = words.known(posts)
        so_far += posts if known else 0.0
        tall = height * posts / highest if known and highest > 0 else px(2)
        inside = window_words.sees(data, first + data.slot_minutes / 2)
        gap = min(px(2), (right - left) * 0.2)
        bar = QRectF(left + gap / 2, bottom - tall, right - left - gap, tall)
        canvas.bar(bar, "accent" if inside else grey, 2)
        marks.append(
            Mark(
                QRectF(left, bottom - height, right - left, height),
                words.clock(clock.posted + first),
                ((_("newer posts"), words.amount(posts)), (_("so far"), words.number(so_far))),
            )
        )
    _draw_counts(canvas, clock, bottom - height, data)
    return marks


def _draw_counts(canvas: Canvas, clock: _Clock, top: float, data: ReachWindow) -> None:
    """50, 100, 150, 200 where so many newer posts have arrived."""
    full, taken_from = data.full_minutes, clock.right + canvas.px(20)
    edge = clock.right if full is None else clock.x(full) - canvas.px(3)
    for count, minutes in sorted(data.count_times, reverse=True):
        if not words.known(minutes) or minutes > clock.end:
            continue
        label = words.number(count)
        half = canvas.width(label, FULL) / 2
        x = clock.x(minutes)
        middle = min(x, edge - half) if x <= edge + canvas.px(4) else x
        if middle + half <= taken_from and middle - half >= clock.left:
            canvas.text((middle, top - canvas.px(8)), label, FULL, Align.CENTRE)
            canvas.line((x, top - canvas.px(4)), (x, top), "accent", 1.4)
            taken_from = middle - half - canvas.px(4)


def _draw_visits(
    canvas: Canvas, rect: QRectF, clock: _Clock, lane: tuple[float, float], data: ReachWindow
) -> list[Mark]:
    """The reader's visits: filled where the post is still there, outline where it is too late."""
    px, (middle, bottom) = canvas.px, lane
    canvas.text((rect.left(), middle), _("Reader"), LANE_NAME)
    canvas.text((rect.left(), middle + px(14)), _("opens the app"), NOTE)
    canvas.line((clock.left, bottom), (clock.right, bottom), "line")
    marks, free_from = [], clock.left
    for minutes in sorted(data.visits):
        x = clock.x(minutes)
        if not words.known(minutes) or not clock.left <= x <= clock.right:
            continue
        seen = window_words.sees(data, minutes)
        box = QRectF(x - px(11), middle - px(12), px(22), px(15))
        _draw_box(canvas, box, sees=seen)
        said = _("sees it") if seen else _("too late")
        face = FULL if seen else Face("small", "muted", 400)
        room = canvas.width(said, face)
        if box.right() + px(6) + room <= clock.right and box.left() >= free_from:
            free_from = canvas.text((box.right() + px(6), middle), said, face) + px(8)
        marks.append(Mark(box, words.clock(clock.posted + minutes), ((_("visit"), said),)))
    if not marks:
        said = _("no visit in these hours")
        canvas.text((clock.x(0.0) + px(10), middle), said, Face("small", "muted", 400))
    return marks


def _draw_box(canvas: Canvas, box: QRectF, *, sees: bool) -> None:
    """A filled box with a tick, or an empty one."""
    if not sees:
        canvas.bar(box, "card", 4)
        canvas.frame(box, "control", 1, 4)
        return
    canvas.bar(box, "accent", 4)
    side = box.height()
    centre = box.center()
    tick = QPainterPath(QPointF(centre.x() - side * 0.24, centre.y() + side * 0.02))
    tick.lineTo(centre.x() - side * 0.06, centre.y() + side * 0.2)
    tick.lineTo(centre.x() + side * 0.26, centre.y() - side * 0.16)
    canvas.path(tick, "on_accent", 1.6)


def _draw_hours(canvas: Canvas, clock: _Clock, baseline: float) -> None:
    """Full hours under the lanes, as many as fit."""
    width = canvas.width("00:00", AXIS) + canvas.px(14)
    hour = clock.x(60.0) - clock.x(0.0)
    step = next((step for step in (1, 2, 3, 6, 12, 24) if step * hour >= width), 48)
    first = -(clock.posted % 60)
    minutes = first if first >= clock.start else first + 60
    while minutes <= clock.end:
        whole = round((clock.posted + minutes) / 60)
        if whole % step == 0:
            words_of_hour = words.clock(clock.posted + minutes)
            half = canvas.width(words_of_hour, AXIS) / 2
            x = min(clock.x(minutes), clock.right + canvas.px(4) - half)
            canvas.text((x, baseline), words_of_hour, AXIS, Align.CENTRE)
        minutes += 60


CHART = ReachWindowChart()
