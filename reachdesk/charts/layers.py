"""Curves and bands over an axis, and where they stand: what any painter can draw of a plot.

The x axis is in days (or hours) as small floats. No pyqtgraph here: a picture needs none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF, QTransform

from reachdesk.charts.canvas import Canvas
from reachdesk.charts.style import BAND_OPACITY, ChartStyle


@dataclass(frozen=True, slots=True)
class Frame:
    """Where values stand: the plot's rectangle in pixels and the ranges it shows."""

    rect: QRectF
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    def x(self, value: float) -> float:
        """Pixel of a day or hour."""
        first, last = self.x_range
        return self.rect.left() + (value - first) / (last - first) * self.rect.width()

    def y(self, value: float) -> float:
        """Pixel of a value."""
        low, high = self.y_range
        return self.rect.bottom() - (value - low) / (high - low) * self.rect.height()

    def value(self, pixel: float) -> float:
        """The day or hour at a pixel."""
        first, last = self.x_range
        return first + (pixel - self.rect.left()) / max(self.rect.width(), 1.0) * (last - first)

    def transform(self) -> QTransform:
        """From values to pixels."""
        across = self.rect.width() / (self.x_range[1] - self.x_range[0])
        up = -self.rect.height() / (self.y_range[1] - self.y_range[0])
        x0, y0 = self.x(0.0), self.y(0.0)
        return QTransform(across, 0, 0, up, x0, y0)

    def shows(self, value: float) -> bool:
        """Whether a day or hour is inside the shown range."""
        return self.x_range[0] <= value <= self.x_range[1]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line: arrays (points,), NaN is a gap."""

    x: np.ndarray
    y: np.ndarray
    ink: str = "accent"
    width: float = 2.0
    dash: Qt.PenStyle = Qt.PenStyle.SolidLine

    def pen(self, style: ChartStyle) -> QPen:
        """Its pen in a style."""
        return style.pen(self.ink, self.width, self.dash)

    def path(self) -> QPainterPath:
        """Its path in values; broken at NaN."""
        finite = np.isfinite(self.x) & np.isfinite(self.y)
        if not finite.any():
            return QPainterPath()
        x, y = np.asarray(self.x, float), np.asarray(self.y, float)
        path = QPainterPath()
        for run in runs(finite):
            path.addPolygon(_polygon(x[run], y[run]))
        return path


@dataclass(frozen=True, slots=True)
class Spread:
    """A band between two lines: arrays (points,), NaN is a gap."""

    x: np.ndarray
    low: np.ndarray
    high: np.ndarray
    ink: str = "accent"
    opacity: float = BAND_OPACITY

    def path(self) -> QPainterPath:
        """Its closed path in values, one part per run without a gap."""
        path = QPainterPath()
        good = np.isfinite(self.low) & np.isfinite(self.high)
        for run in runs(good):
            across = np.concatenate([self.x[run], self.x[run][::-1]]).astype(float)
            around = np.concatenate([self.high[run], self.low[run][::-1]]).astype(float)
            path.addPolygon(_polygon(across, around))
            path.closeSubpath()
        return path


def _polygon(x: np.ndarray, y: np.ndarray) -> QPolygonF:
    return QPolygonF([QPointF(*place) for place in zip(x.tolist(), y.tolist(), strict=True)])


def runs(good: np.ndarray) -> list[slice]:
    """The unbroken runs of True in a boolean array, as slices."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], good.astype(np.int8), [0]])))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def draw_layers(
    canvas: Canvas, frame: Frame, curves: tuple[Curve, ...], bands: tuple[Spread, ...]
) -> None:
    """The same bands and curves on any painter, in its own pixels."""
    to_pixels = frame.transform()
    for spread in bands:
        fill = canvas.style.colour(spread.ink, spread.opacity)
        edge = "control" if canvas.style.outlined else None
        canvas.path(to_pixels.map(spread.path()), edge, 1.0, fill)
    for curve in curves:
        path = curve.path()
        if path.isEmpty():  # an SVG cannot hold a path without a point
            continue
        canvas.painter.setPen(curve.pen(canvas.style))
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.drawPath(to_pixels.map(path))
