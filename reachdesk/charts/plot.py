"""The one pyqtgraph plot: a pan-and-zoom area for curves and bands; all else is painted round it.

The x axis is in days (or hours) as small floats. Axes, words, dots and columns are painted by the
chart on the background and foreground of the same view, so that any painter can repeat them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPainterPath, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsLinearLayout, QGraphicsView, QWidget

from reachdesk.charts.layers import Curve, Spread
from reachdesk.charts.style import ChartStyle

CLICK_REACH = 4.0
"""A press that moves less than this many pixels is a click, not a drag."""


class BandItem(pg.GraphicsObject):  # type: ignore[misc]
    """A filled path in the values of the plot."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QPainterPath()
        self._brush = QBrush()
        self._pen = QPen(Qt.PenStyle.NoPen)

    def show_path(self, path: QPainterPath, colour: QColor, edge: QPen | None) -> None:
        """Draw this path from now on."""
        self.prepareGeometryChange()
        self._path = path
        self._brush = QBrush(colour)
        self._pen = QPen(Qt.PenStyle.NoPen) if edge is None else edge
        self.update()

    def boundingRect(self) -> QRectF:
        """The box of the path."""
        return self._path.boundingRect()

    def paint(self, painter: QPainter, *_rest: Any) -> None:
        """Fill the path."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        painter.drawPath(self._path)


def _nothing(_painter: QPainter) -> None:
    """Paint nothing."""


class Plot(pg.GraphicsView):  # type: ignore[misc]
    """A plot without menu, buttons, axes or box, so no `PlotItem`, whose unseen widgets take longer
    to make than all else of a card. `under` and `over` paint round the curves.

    The wheel zooms only with Ctrl, so that the page can scroll; dragging pans along x unless
    `grabs` takes the press. `clicked` where the pointer was pressed and let go in one place.
    """

    pointed = Signal(object)
    clicked = Signal(object)
    dragged = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.under: Callable[[QPainter], None] = _nothing
        self.over: Callable[[QPainter], None] = _nothing
        self.grabs: Callable[[QPointF], bool] = lambda _point: False
        self._grabbed = False
        self._pressed: QPointF | None = None
        super().__init__(parent=parent)
        self.enableMouse(b=False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.view_box = pg.ViewBox(enableMenu=False, enableMouse=True)
        """The pyqtgraph view box, whose ranges are the shown ones."""
        self.view_box.setMouseEnabled(x=True, y=False)
        self.view_box.setDefaultPadding(0.0)
        self._area = pg.GraphicsWidget()
        self._room = QGraphicsLinearLayout(self._area)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.addItem(self.view_box)
        self.setCentralItem(self._area)
        self.curve_items: list[Any] = []
        self.band_items: list[BandItem] = []

    def set_margins(self, left: float, top: float, right: float, bottom: float) -> None:
        """Leave so many pixels free round the curves."""
        self._room.setContentsMargins(left, top, right, bottom)

    def show_layers(
        self, curves: tuple[Curve, ...], bands: tuple[Spread, ...], style: ChartStyle
    ) -> None:
        """Give the kept items new data; spare ones are hidden, and nothing stays in the cache."""
        self.resetCachedContent()
        while len(self.band_items) < len(bands):
            self.band_items.append(BandItem())
            self.view_box.addItem(self.band_items[-1], ignoreBounds=True)
        while len(self.curve_items) < len(curves):
            item = pg.PlotCurveItem(antialias=True, connect="finite")
            self.curve_items.append(item)
            self.view_box.addItem(item, ignoreBounds=True)
        for item, spread in zip(self.band_items, bands, strict=False):
            edge = style.pen("control") if style.outlined else None
            if edge is not None:
                edge.setCosmetic(True)
            item.show_path(spread.path(), style.colour(spread.ink, spread.opacity), edge)
        for item, curve in zip(self.curve_items, curves, strict=False):
            pen = curve.pen(style)
            pen.setCosmetic(True)
            # segments are drawn one by one, which would begin every dash anew
            item.setSegmentedLineMode("on" if pen.style() == Qt.PenStyle.SolidLine else "off")
            item.setPen(pen)
            item.setData(np.asarray(curve.x, float), np.asarray(curve.y, float))
        for count, items in ((len(bands), self.band_items), (len(curves), self.curve_items)):
            for index, item in enumerate(items):
                item.setVisible(index < count)

    def drawBackground(self, painter: QPainter, _rect: QRectF) -> None:
        """What lies under the curves."""
        self.under(painter)

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        """What lies over the curves."""
        self.over(painter)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else leave the wheel to the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag of a handle, else a pan."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._grabbed = left and self.grabs(event.position())
        self._pressed = event.position() if left and not self._grabbed else None
        if not self._grabbed:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the pointer is."""
        if self._grabbed:
            self.dragged.emit(event.position())
            return
        super().mouseMoveEvent(event)
        self.pointed.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        if self._grabbed:
            self._grabbed = False
            self.dropped.emit(event.position())
            return
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (pressed - event.position()).manhattanLength() < CLICK_REACH:
            self.clicked.emit(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """The hover card leaves with the pointer."""
        self.pointed.emit(None)
        super().leaveEvent(event)
