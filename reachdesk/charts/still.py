"""A line that stands still: painted like any picture, with a readout but nothing to pan or zoom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from reachdesk.charts.base import Chart, ChartView, Mark
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.layers import Frame, draw_layers
from reachdesk.charts.painted import draw_missing
from reachdesk.charts.scene import Compose, Scene, SceneMarks, draw_readout, nearest
from reachdesk.charts.style import ChartStyle

REACH = 8.0


class StillView(ChartView):
    """A view of a scene without a plot, for small cards; the first page needs no pyqtgraph so."""

    def __init__(
        self, chart: Chart[Any], style: ChartStyle, compose: Compose, preferred: tuple[int, int]
    ) -> None:
        super().__init__(chart, style)
        self.preferred = QSize(*preferred)
        self._compose = compose
        self._hovered: int | None = None

    def data_changed(self) -> None:
        """Nothing is pointed at in new data."""
        self._hovered = None

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the picture into `rect`, without readout."""
        canvas = Canvas(painter, self.style_in_use)
        scene = self._composed(rect)
        if scene is None:
            sentence = None if self.data is None else self.chart.missing(self.data)
            if sentence is not None:
                draw_missing(canvas, rect, sentence)
            return
        frame = scene.frame_in(rect, scene.x_range)
        scene.under(canvas, frame)
        draw_layers(canvas, frame, scene.curves, scene.bands)
        scene.over(canvas, frame)

    def marks(self) -> Sequence[Mark]:
        """One mark per position, in widget coordinates."""
        shown = self._shown()
        return [] if shown is None else SceneMarks(*shown)

    def readout_start(self) -> int:
        """The last position, where the end label stands."""
        return len(self.marks()) - 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, then the readout."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRectF(self.rect()))
        at = self._hovered if self._hovered is not None else self.readout
        shown = None if at is None else self._shown()
        if shown is not None:
            canvas = Canvas(painter, self.style_in_use)
            draw_readout(canvas, shown[1], SceneMarks(*shown)[at])
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the position under the pointer."""
        shown = self._shown()
        self._hover(None if shown is None else nearest(*shown, event.position(), REACH))

    def leaveEvent(self, event: QEvent) -> None:
        """The hover card leaves with the pointer."""
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, found: int | None) -> None:
        if found != self._hovered:
            self._hovered = found
            self.update()

    def _composed(self, rect: QRectF) -> Scene | None:
        if self.data is None or self.chart.missing(self.data) is not None:
            return None
        return self._compose(self.data, self.style_in_use, rect)

    def _shown(self) -> tuple[Scene, Frame] | None:
        """The scene as it stands in the widget; None while empty."""
        rect = QRectF(self.rect())
        scene = self._composed(rect)
        return None if scene is None else (scene, scene.frame_in(rect, scene.x_range))
