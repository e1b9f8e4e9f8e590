"""A time line as it is composed for a style: what its plot shows, and what can be pointed at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from reachdesk.charts.base import Mark
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.hover import draw_card
from reachdesk.charts.layers import Curve, Frame, Spread
from reachdesk.charts.style import ChartStyle

Paint = Callable[[Canvas, Frame], None]


@dataclass(frozen=True, slots=True)
class Spot:
    """One position of the readout: value on the y axis, card title, pairs, item to pick."""

    value: float
    title: str
    pairs: tuple[tuple[str, str], ...]
    item: object = None


def no_targets(_frame: Frame) -> Sequence[Mark]:
    """Nothing but the readout can be pointed at."""
    return ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A time line, composed for a style: what the plot shows and what is painted round it.

    `margins` are left, top, right, bottom in pixels; `positions` (n,) the x of every readout,
    ascending, `spot` its content; `handles` two x values or None. `end_rail` is how far below the
    plot the handles reach, in pixels. `targets` are things of their own that a click picks.
    """

    x_range: tuple[float, float]
    y_range: tuple[float, float]
    margins: tuple[float, float, float, float]
    curves: tuple[Curve, ...]
    bands: tuple[Spread, ...]
    positions: np.ndarray
    spot: Callable[[int], Spot]
    under: Paint
    over: Paint
    handles: tuple[float, float] | None = None
    end_rail: float = 0.0
    targets: Callable[[Frame], Sequence[Mark]] = no_targets

    def frame_in(self, rect: QRectF, x_range: tuple[float, float]) -> Frame:
        """Where values stand in a picture of this size that shows these days."""
        left, top, right, bottom = self.margins
        return Frame(rect.adjusted(left, top, -right, -bottom), x_range, self.y_range)


Compose = Callable[[Any, ChartStyle, QRectF], Scene]


class SceneMarks(Sequence[Mark]):
    """The marks of a scene, made when asked for: there may be thousands."""

    def __init__(self, scene: Scene, frame: Frame) -> None:
        self._scene, self._frame = scene, frame

    def __len__(self) -> int:
        return len(self._scene.positions)

    def __getitem__(self, index: Any) -> Any:
        position = float(self._scene.positions[index])
        spot = self._scene.spot(int(index))
        x, y = self._frame.x(position), self._frame.y(spot.value)
        if not np.isfinite(y):
            y = self._frame.rect.center().y()
        return Mark(QRectF(x - 4, y - 4, 8, 8), spot.title, spot.pairs, spot.item)


def draw_readout(canvas: Canvas, frame: Frame, mark: Mark) -> None:
    """The upright line through a mark with its dot and card, where the mark is in sight."""
    centre = mark.area.center()
    if frame.rect.left() - 1 <= centre.x() <= frame.rect.right() + 1:
        top, bottom = frame.rect.top(), frame.rect.bottom()
        canvas.line((centre.x(), top), (centre.x(), bottom), "control", 1)
        canvas.dot((centre.x(), centre.y()), "accent", 4)
        draw_card(canvas, frame.rect.adjusted(0, -canvas.px(12), 0, 0), mark, above=True)


def nearest(scene: Scene, frame: Frame, point: QPointF, reach: float) -> int | None:
    """The position nearest to a point; None over `reach` pixels above or below the plot."""
    if not len(scene.positions):
        return None
    gaps = np.abs(scene.positions - frame.value(point.x()))
    inside = frame.rect.adjusted(-8, -reach, 8, reach).contains(point)
    return int(np.argmin(gaps)) if inside else None
