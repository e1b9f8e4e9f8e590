"""Followers over time: known counts, whole lists as dots, who joined and left between them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt

from reachdesk.charts import axes, follower_words, words
from reachdesk.charts.base import ChartView, Explanation, Table
from reachdesk.charts.canvas import AXIS, NOTE, Align, Canvas, Face, text_width
from reachdesk.charts.layers import Curve, Frame
from reachdesk.charts.style import ChartStyle
from reachdesk.charts.timeaxis import (
    END_LABEL,
    LABEL_GAP,
    day_words,
    draw_end,
    draw_value_lines,
)
from reachdesk.charts.timeline import Scene, Spot, TimeView
from reachdesk.domain.answers.audience import FollowersLine
from reachdesk.i18n import _

LANE = 58.0
WORDS_ROOM = 26.0
LONGEST_BRIDGE_DAYS = 7.0
COLUMN = 8.0


class FollowersTimeline:
    """Who is listening, over time."""

    key = "followers_timeline"
    order = 60

    def title(self) -> str:
        """A noun."""
        return _("Followers")

    def headline(self, data: FollowersLine) -> str:
        """How the count moved."""
        return follower_words.headline(data)

    def subtitle(self, data: FollowersLine) -> str:
        """Unit, dots, columns."""
        return follower_words.subtitle(data)

    def summary(self, data: FollowersLine) -> str:
        """Span, n, exchange."""
        return follower_words.summary(data)

    def scope(self) -> str:
        """What it is and is not."""
        return _("Counts of one account’s own exports. Nothing is filled in between.")

    def missing(self, data: FollowersLine) -> str | None:
        """Which export would fill it."""
        return follower_words.missing(data)

    def explanation(self, data: FollowersLine) -> Explanation:
        """Counts and snapshots."""
        return follower_words.explanation(data)

    def table(self, data: FollowersLine) -> Table:
        """One row per known day."""
        return follower_words.table(data)

    def view(self, style: ChartStyle) -> ChartView:
        """The line; `picked` sends a day."""
        return TimeView(self, style, self.compose, (696, 250))

    def compose(self, data: FollowersLine, style: ChartStyle, rect: QRectF) -> Scene:
        """The scene of a picture of this size."""
        px = style.px
        days, counts = follower_words.known_points(data)
        derived = _derived(data, days, counts)
        x_range, heights = _extent(derived, days, counts)
        low, high, step = axes.count_range(*heights)
        exchange = bool(np.isfinite(data.gained).any() or np.isfinite(data.lost).any())
        exchange = exchange and rect.height() >= px(170)
        right = max(
            text_width(style, words.number(high), END_LABEL), text_width(style, _("joined"))
        )
        below = px(WORDS_ROOM) + (px(LANE) if exchange else 0.0)

        def under(canvas: Canvas, frame: Frame) -> None:
            draw_value_lines(canvas, frame, axes.lines_between(low, high, step), words.number)
            if exchange:
                _draw_exchange(canvas, frame, data)
            day_words(canvas, frame, frame.rect.bottom() + below - canvas.px(6))

        return Scene(
            x_range=x_range,
            y_range=(low, high),
            margins=(
                text_width(style, words.number(high), AXIS) + px(LABEL_GAP + 2),
                px(14),
                right + px(16),
                below,
            ),
            curves=(with_gaps(days, counts), derived),
            bands=(),
            positions=np.union1d(days, data.glitch_days.astype(float)),
            spot=lambda index: _spot(data, days, counts, index),
            under=under,
            over=lambda canvas, frame: _draw_points(canvas, frame, data, (days, counts)),
        )


def _extent(
    derived: Curve, days: np.ndarray, counts: np.ndarray
) -> tuple[tuple[float, float], tuple[float, float]]:
    """First and last day, least and most followers, of what is known or derived."""
    across = np.concatenate([days, derived.x])
    up = np.concatenate([counts, derived.y])
    first, last = float(across.min()), float(across.max())
    if last <= first:
        first, last = first - 3.5, last + 3.5
    return (first, last), (float(np.nanmin(up)), float(np.nanmax(up)))


def with_gaps(days: np.ndarray, counts: np.ndarray) -> Curve:
    """The line through the known counts, broken where they lie over a week apart."""
    far = np.flatnonzero(np.diff(days) > LONGEST_BRIDGE_DAYS) + 1
    return Curve(
        np.insert(days, far, days[far] if len(far) else []), np.insert(counts, far, np.nan)
    )


def _derived(data: FollowersLine, days: np.ndarray, counts: np.ndarray) -> Curve:
    """The derived days, joined to the known ones beside them, broken where a day is missing."""
    near = np.isin(days, np.concatenate([data.derived_days - 1, data.derived_days + 1]))
    across = np.concatenate([data.derived_days.astype(float), days[near]])
    up = np.concatenate([data.derived_counts.astype(float), counts[near]])
    order = np.argsort(across, kind="stable")
    across, up = across[order], up[order]
    far = np.flatnonzero(np.diff(across) > 1) + 1
    across, up = np.insert(across, far, across[far]), np.insert(up, far, np.nan)
    return Curve(across, up, "comparison", 1.5, Qt.PenStyle.DashLine)


def _spot(data: FollowersLine, days: np.ndarray, counts: np.ndarray, index: int) -> Spot:
    day = int(np.union1d(days, data.glitch_days.astype(float))[index])
    glitch = np.flatnonzero(data.glitch_days == day)
    if len(glitch):
        said = _("{value}, {mark}").format(
            value=words.number(data.glitch_counts[glitch[0]]), mark=_("a glitch")
        )
        return Spot(float("nan"), words.day_long(day), ((_("followers"), said),), day)
    count = float(counts[np.searchsorted(days, day)])
    pairs = [(_("followers"), words.number(count))]
    row = np.flatnonzero(data.snapshot_days == day)
    if len(row):
        gained, lost = float(data.gained[row[0]]), float(data.lost[row[0]])
        if np.isfinite(gained):
            pairs.append((_("joined"), words.number(gained)))
        if np.isfinite(lost):
            pairs.append((_("left"), words.number(lost)))
    return Spot(count, words.day_long(day), tuple(pairs), day)


def _draw_points(
    canvas: Canvas, frame: Frame, data: FollowersLine, points: tuple[np.ndarray, np.ndarray]
) -> None:
    """Dots on lone counts and on whole lists, and the last count with its figure."""
    days, counts = points
    apart = np.diff(days, prepend=-np.inf, append=np.inf) > LONGEST_BRIDGE_DAYS
    alone = apart[:-1] & apart[1:]
    whole = np.isin(days, data.snapshot_days)
    for day, count, lone, full in zip(days, counts, alone, whole, strict=True):
        if frame.shows(float(day)) and (lone or full):
            radius = 3.4 if full else 2.4
            canvas.dot((frame.x(float(day)), frame.y(float(count))), radius=radius)
    for day, count in zip(data.glitch_days, data.glitch_counts, strict=True):
        if frame.shows(float(day)):
            y = min(max(frame.y(float(count)), frame.rect.top()), frame.rect.bottom())
            canvas.dot((frame.x(float(day)), y), "comparison", 3.4, hollow=True)
    draw_end(canvas, frame, (float(days[-1]), float(counts[-1])), words.number(counts[-1]))


def _draw_exchange(canvas: Canvas, frame: Frame, data: FollowersLine) -> None:
    """Columns of those who joined (up) and left (down) at each whole list."""
    px = canvas.px
    middle = frame.rect.bottom() + px(34)
    tall = px(17)
    amounts = np.concatenate([data.gained, data.lost])
    finite = amounts[np.isfinite(amounts)]
    highest = max(float(finite.max()), 1.0)
    canvas.line((frame.rect.left(), middle), (frame.rect.right(), middle), "line")
    free_from = frame.rect.left() - px(20)
    for day, gained, lost in zip(data.snapshot_days, data.gained, data.lost, strict=True):
        if not frame.shows(float(day)) or not (np.isfinite(gained) or np.isfinite(lost)):
            continue
        x = min(
            max(frame.x(float(day)), frame.rect.left() + px(COLUMN / 2)),
            frame.rect.right() - px(COLUMN / 2),
        )
        rise = tall * float(np.nan_to_num(gained)) / highest
        fall = tall * float(np.nan_to_num(lost)) / highest
        canvas.bar(QRectF(x - px(COLUMN / 2), middle - rise - px(1), px(COLUMN), rise), "up", 2)
        canvas.bar(QRectF(x - px(COLUMN / 2), middle + px(1), px(COLUMN), fall), "down", 2)
        if x - px(34) >= free_from:
            plus = words.signed(float(gained), 0)
            minus = words.signed(-float(lost), 0)
            left = x - px(COLUMN / 2 + 4)
            canvas.text((left, middle - px(4)), plus, Face("least", "up_text", 500), Align.RIGHT)
            canvas.text(
                (left, middle + px(12)), minus, Face("least", "down_text", 500), Align.RIGHT
            )
            free_from = x + px(COLUMN)
    right = frame.rect.right() + px(8)
    canvas.text((right, middle - px(4)), _("joined"), NOTE)
    canvas.text((right, middle + px(12)), _("left"), NOTE)


CHART = FollowersTimeline()
