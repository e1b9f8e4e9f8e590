"""By when followers have seen a post: a rising curve with the half point marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from reachdesk.charts import axes, method, words
from reachdesk.charts.base import Cell, ChartView, Column, Explanation, Input, Table
from reachdesk.charts.canvas import AXIS, Align, Canvas, Face, text_width
from reachdesk.charts.layers import Curve, Frame
from reachdesk.charts.style import ChartStyle
from reachdesk.charts.timeaxis import LABEL_GAP, draw_value_lines, draw_words_below
from reachdesk.charts.timeline import Scene, Spot, TimeView
from reachdesk.domain.answers.reach import LifeCurve
from reachdesk.i18n import _

HALF = Face("small", "text", 600)
OTHER = Face("least", "muted")
MOST_OTHERS = 2


class ReachLife:
    """How long does a post live?"""

    key = "reach_life"
    order = 42

    def title(self) -> str:
        """A noun."""
        return _("Life of a post")

    def headline(self, data: LifeCurve) -> str:
        """When half of its readers have seen it."""
        if self.missing(data) or data.half_hours is None or not words.known(data.half_hours):
            return _("No half-time can be given")
        return _("Half by {time}").format(time=words.duration(60 * data.half_hours))

    def subtitle(self, data: LifeCurve) -> str:
        """Unit of both axes."""
        return _("% who have seen it, by hours since posting")

    def summary(self, data: LifeCurve) -> str:
        """End value and half-time."""
        if self.missing(data):
            return self.missing(data) or ""
        last = int(np.flatnonzero(np.isfinite(data.chance))[-1])
        end = _("After {time} {share} of the followers have seen it.").format(
            time=words.duration(60 * float(data.hours[last])),
            share=words.percent(float(data.chance[last])),
        )
        half = ""
        if data.half_hours is not None and words.known(data.half_hours):
            half = _("Half of its readers have seen it after {time}.").format(
                time=words.duration(60 * data.half_hours)
            )
        others = ", ".join(name for name, _curve in data.others)
        compared = _("For comparison: {names}.").format(names=others) if others else ""
        return method.spoken(end, half, compared, method.unseen_sentence(data.method))

    def scope(self) -> str:
        """What it is and is not."""
        return _("An estimate of when followers get to see a post.")

    def missing(self, data: LifeCurve) -> str | None:
        """Which export would fill it."""
        if np.isfinite(data.chance).any():
            return None
        return _("No post to ask about yet: an archive of your posts would fill this.")

    def explanation(self, data: LifeCurve) -> Explanation:
        """How the curve comes about."""
        half = words.UNKNOWN
        if data.half_hours is not None:
            half = words.duration(60 * data.half_hours)
        return method.explained(
            data.method,
            _("Which share of the followers has seen the post so many hours after it was sent."),
            _(
                "The seen-chance of the full model, with visits counted only up to each hour. The "
                "half point is where half of the final share is reached."
            ),
            (Input(_("Half by"), half, data.method.evidence),),
        )

    def table(self, data: LifeCurve) -> Table:
        """One row per point."""
        columns = (
            Column(_("Hours"), _("since posting"), 2),
            Column(_("Have seen it"), _("0 to 1"), 4),
            *(Column(name, _("0 to 1"), 4) for name, _curve in data.others),
        )
        rows: list[tuple[Cell, ...]] = [
            (
                float(hour),
                words.cell(float(data.chance[index])),
                *(words.cell(float(curve[index])) for _name, curve in data.others),
            )
            for index, hour in enumerate(data.hours)
        ]
        return Table(columns, tuple(rows))

    def view(self, style: ChartStyle) -> ChartView:
        """The curve over the hours."""
        return TimeView(self, style, self.compose, (226, 160))

    def compose(self, data: LifeCurve, style: ChartStyle, rect: QRectF) -> Scene:
        """The scene of a picture of this size."""
        px = style.px
        others = data.others[:MOST_OTHERS]
        top, step = _top(data, others)
        last = float(data.hours[-1])
        end = max(last, 1.0)
        grey = tuple(Curve(data.hours, 100 * curve, "comparison", 1.3) for _name, curve in others)

        def under(canvas: Canvas, frame: Frame) -> None:
            lines = axes.lines_between(0.0, top, step)
            draw_value_lines(canvas, frame, lines, words.plain)
            most = max(2, int(frame.rect.width() / px(44)))
            ticks = axes.hour_ticks(end, most)
            draw_words_below(canvas, frame, ticks, frame.rect.bottom() + px(18))

        return Scene(
            x_range=(0.0, end),
            y_range=(0.0, top),
            margins=(
                text_width(style, words.plain(top), AXIS) + px(LABEL_GAP + 2),
                px(8),
                px(14),
                px(24),
            ),
            curves=(*grey, Curve(data.hours, 100 * data.chance)),
            bands=(),
            positions=data.hours[np.isfinite(data.chance)].astype(float),
            spot=lambda index: _spot(data, index),
            under=under,
            over=lambda canvas, frame: _draw_names(canvas, frame, data),
        )


def _top(data: LifeCurve, others: tuple[tuple[str, np.ndarray], ...]) -> tuple[float, float]:
    """Upper end and step of the axis, in per cent."""
    shown = np.concatenate([data.chance, *(curve for _name, curve in others)])
    shown = shown[np.isfinite(shown)]
    highest = max(100 * float(shown.max()), 1.0)
    step = axes.nice_step(highest, 4)
    return step * float(np.ceil(highest * 1.02 / step)), step


def _spot(data: LifeCurve, index: int) -> Spot:
    row = int(np.flatnonzero(np.isfinite(data.chance))[index])
    hour, share = float(data.hours[row]), float(data.chance[row])
    pairs = [(_("have seen it"), words.percent(share, 1))]
    for name, curve in data.others[:MOST_OTHERS]:
        pairs.append((name, words.percent(float(curve[row]), 1)))
    return Spot(100 * share, _("after {time}").format(time=words.duration(60 * hour)), tuple(pairs))


def _draw_names(canvas: Canvas, frame: Frame, data: LifeCurve) -> None:
    """The half point of the own curve, and the names of the grey ones where there is room: each on
    its side of the own curve, as near to its end as it can stand without touching anything."""
    taken = [_draw_half(canvas, frame, data)]
    shown = [(name, curve) for name, curve in data.others[:MOST_OTHERS] if np.isfinite(curve).any()]
    curves = [data.chance, *(curve for _name, curve in shown)]
    px, ends = canvas.px, [_ends_at(frame, curve) for curve in curves]
    starts = [end + px(side) for end in ends for side in (-6, 14)]
    offers = [start + px(3) * step for start in starts for step in range(-10, 11)]
    for (name, _curve), end in zip(shown, ends[1:], strict=True):
        left = frame.rect.right() - canvas.width(name, OTHER)
        middle = end + px(4)
        for y in sorted(offers, key=lambda offer: abs(offer - middle)):
            word = QRectF(left, y - px(9), frame.rect.right() - left, px(11))
            inside = frame.rect.top() - px(8) <= word.top() and word.bottom() <= frame.rect.bottom()
            free = not any(word.intersects(each) for each in taken)
            own_side = (word.center().y() > ends[0]) == (end > ends[0])
            if inside and free and own_side and not _crossed(frame, data.hours, curves, word):
                canvas.text((frame.rect.right(), y), name, OTHER, Align.RIGHT)
                taken.append(word)
                break


def _crossed(frame: Frame, hours: np.ndarray, curves: list[np.ndarray], word: QRectF) -> bool:
    """Whether one of the curves runs through the place of a word."""
    across = np.linspace(frame.value(word.left()), frame.value(word.right()), 9)
    for curve in curves:
        good = np.isfinite(curve)
        ys = [frame.y(float(value)) for value in np.interp(across, hours[good], 100 * curve[good])]
        if min(ys) < word.bottom() and max(ys) > word.top():
            return True
    return False


def _ends_at(frame: Frame, curve: np.ndarray) -> float:
    """The height at which a curve ends."""
    return frame.y(100 * float(curve[np.isfinite(curve)][-1]))


def _draw_half(canvas: Canvas, frame: Frame, data: LifeCurve) -> QRectF:
    """The half point with its words below; gives where the words stand."""
    px = canvas.px
    if data.half_hours is None or not words.known(data.half_hours):
        return QRectF()
    if not frame.shows(data.half_hours):
        return QRectF()
    good = np.isfinite(data.chance)
    share = float(np.interp(data.half_hours, data.hours[good], data.chance[good]))
    x, y = frame.x(data.half_hours), frame.y(100 * share)
    canvas.dot((x, y), radius=3.6)
    said = _("half of its readers")
    width = canvas.width(said, HALF)
    left = min(x + px(9), frame.rect.right() - width)
    baseline = min(y + px(17), frame.rect.bottom() - px(3))
    canvas.text((left, baseline), said, HALF)
    return QRectF(left, baseline - px(10), width, px(12))


CHART = ReachLife()
