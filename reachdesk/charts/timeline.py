"""A chart along time: the view around a plot, its zoom, readout and the two handles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from reachdesk import registry
from reachdesk.charts.base import Chart, ChartView, Mark
from reachdesk.charts.canvas import Canvas
from reachdesk.charts.handles import GRIP, Handles
from reachdesk.charts.hover import draw_card
from reachdesk.charts.layers import Frame, draw_layers
from reachdesk.charts.painted import draw_missing, reached
from reachdesk.charts.scene import Compose, Scene, SceneMarks, Spot, draw_readout, nearest
from reachdesk.charts.style import ChartStyle

if TYPE_CHECKING:
    from reachdesk.charts import plot as plots
else:  # pyqtgraph takes longer to load than all charts: only where something can be zoomed
    plots = registry.Later("reachdesk.charts.plot")

__all__ = ["Scene", "Spot", "TimeView"]

LEAST_SPAN_SHARE = 0.02


class TimeView(ChartView):
    """A view of a scene. `compose(data, style, rect)` makes it for a picture of that size."""

    def __init__(
        self,
        chart: Chart[Any],
        style: ChartStyle,
        compose: Compose,
        preferred: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(chart, style, parent)
        self.preferred = QSize(*preferred)
        self._compose = compose
        self._scene: Scene | None = None
        self._hovered: int | None = None
        self._over: int | None = None
        self._lit: float | None = None
        self._handles = Handles()
        self.plot = plots.Plot(self)
        self.plot.under = self._paint_under
        self.plot.over = self._paint_over
        self.plot.grabs = self._grab
        self.plot.pointed.connect(self._point)
        self.plot.dragged.connect(self._drag)
        self.plot.dropped.connect(self._drop)
        self.plot.clicked.connect(self._click)

    # what is shown

    def data_changed(self) -> None:
        """Compose anew and show the whole range."""
        self._hovered = self._over = self._lit = None
        self._handles = self._handles.emptied()
        self._show_scene(whole=True)

    def style_changed(self) -> None:
        """Compose anew in the new style; the zoom stays."""
        self._show_scene(whole=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size; the zoom stays."""
        self.plot.setGeometry(self.rect())
        self._show_scene(whole=False)
        super().resizeEvent(event)

    def _composed(self, rect: QRectF) -> Scene | None:
        if self.data is None or self.chart.missing(self.data) is not None:
            return None
        return self._compose(self.data, self.style_in_use, rect)

    def _show_scene(self, *, whole: bool) -> None:
        first = self._scene is None
        scene = self._scene = self._composed(QRectF(self.rect()))
        if scene is None:
            self.plot.show_layers((), (), self.style_in_use)
        else:
            self.plot.show_layers(scene.curves, scene.bands, self.style_in_use)
            left, top, right, bottom = scene.margins
            self.plot.set_margins(left, top, right, bottom)
            box = self.plot.view_box
            span = scene.x_range[1] - scene.x_range[0]
            ends = scene.x_range
            box.setLimits(xMin=ends[0], xMax=ends[1], minXRange=span * LEAST_SPAN_SHARE)
            box.setYRange(*scene.y_range, padding=0)
            if whole or first:
                box.setXRange(*scene.x_range, padding=0)
            if not self._handles.days and scene.handles is not None:
                self._handles.place(scene.handles, scene.x_range)
        self.plot.viewport().update()

    def update(self, *_area: Any) -> None:
        """Repaint the plot as well."""
        super().update()
        self.plot.viewport().update()

    def shown_range(self) -> tuple[float, float]:
        """The days (or hours) now shown."""
        if self._scene is None:
            return (0.0, 1.0)
        first, last = self.plot.view_box.viewRange()[0]
        return (float(first), float(last))

    def frame(self) -> Frame | None:
        """Where values stand in the widget now; None while empty."""
        if self._scene is None:
            return None
        return self._scene.frame_in(QRectF(self.rect()), self.shown_range())

    # painting

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the whole range into `rect`, without readout and handles."""
        canvas = Canvas(painter, self.style_in_use)
        scene = self._composed(rect)
        if scene is None:
            self._paint_missing(canvas, rect)
            return
        frame = scene.frame_in(rect, scene.x_range)
        scene.under(canvas, frame)
        draw_layers(canvas, frame, scene.curves, scene.bands)
        scene.over(canvas, frame)

    def _paint_missing(self, canvas: Canvas, rect: QRectF) -> None:
        sentence = None if self.data is None else self.chart.missing(self.data)
        if sentence is not None:
            draw_missing(canvas, rect, sentence)

    def _paint_under(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        painter.fillRect(rect, self.style_in_use.colour("card"))
        canvas, frame = Canvas(painter, self.style_in_use), self.frame()
        if frame is None or self._scene is None:
            self._paint_missing(canvas, rect)
        else:
            self._scene.under(canvas, frame)

    def _paint_over(self, painter: QPainter) -> None:
        canvas, frame = Canvas(painter, self.style_in_use), self.frame()
        if frame is None or self._scene is None:
            return
        self._scene.over(canvas, frame)
        self._handles.draw(canvas, frame, self._scene.end_rail)
        if self._lit is not None and frame.shows(self._lit):
            x = frame.x(self._lit)
            canvas.line((x, frame.rect.top()), (x, frame.rect.bottom()), "accent", 2)
        room = frame.rect.adjusted(0, -canvas.px(12), 0, 0)
        if self._over is not None:
            draw_card(canvas, room, self._scene.targets(frame)[self._over])
            return
        shown = self._hovered if self._hovered is not None else self.readout
        if shown is not None and shown < len(self._scene.positions):
            draw_readout(canvas, frame, self.marks()[shown])

    # readout, zoom, handles

    def marks(self) -> Sequence[Mark]:
        """One mark per position, in widget coordinates."""
        frame = self.frame()
        return [] if self._scene is None or frame is None else SceneMarks(self._scene, frame)

    def readout_start(self) -> int:
        """The last position, where the end label stands."""
        return len(self.marks()) - 1

    def move_readout(self, index: int | None) -> None:
        """Move, announce, and bring the position into sight."""
        super().move_readout(index)
        if self.readout is not None and self._scene is not None:
            day = float(self._scene.positions[self.readout])
            first, last = self.shown_range()
            if not first <= day <= last:
                shift = day - (first + last) / 2
                self.plot.view_box.setXRange(first + shift, last + shift, padding=0)

    def zoom(self, factor: float) -> None:
        """Show `factor` of the present span round the readout (else the end); 0 shows all."""
        if self._scene is None:
            return
        if not factor:
            self.plot.view_box.setXRange(*self._scene.x_range, padding=0)
            return
        first, last = self.shown_range()
        at = self.readout_start() if self.readout is None else self.readout
        centre = min(max(float(self._scene.positions[at]), first), last)
        start = centre - (centre - first) * factor
        self.plot.view_box.setXRange(start, start + (last - first) * factor, padding=0)

    def handles(self) -> tuple[int, int] | None:
        """The two chosen days, earlier first; None where the chart has no handles."""
        return self._handles.chosen()

    def moved_day(self) -> int | None:
        """The day to which a handle was moved last."""
        return None if self._handles.moved is None else round(self._handles.moved)

    def move_handles(self, first: int, last: int) -> None:
        """Put the handles on two days and send them."""
        if self._scene is not None and self._handles.days:
            self._handles.place((first, last), self._scene.x_range)
            self.update()
            self.picked.emit(self.handles())

    def _near_handle(self, point: QPointF) -> int | None:
        frame = self.frame()
        if frame is None or self._scene is None:
            return None
        reach = self.style_in_use.px(GRIP)
        return self._handles.near(point, frame, self._scene.end_rail, reach)

    def _grab(self, point: QPointF) -> bool:
        self._handles.held = self._near_handle(point)
        return self._handles.held is not None

    @Slot(object)
    def _drag(self, point: QPointF) -> None:
        frame = self.frame()
        if frame is not None and self._scene is not None:
            self._handles.drag(point.x(), frame, self._scene.x_range)
            self.update()

    @Slot(object)
    def _drop(self, _point: QPointF) -> None:
        self._handles.held = None
        self.picked.emit(self.handles())

    @Slot(object)
    def _point(self, point: QPointF | None) -> None:
        frame = self.frame()
        found = over = None
        if frame is not None and self._scene is not None and point is not None:
            over = reached(self._scene.targets(frame), point)
            found = self._nearest(point, 8)
        shapes, held = Qt.CursorShape, point is not None and self._near_handle(point) is not None
        shape = shapes.SizeHorCursor if held else shapes.ArrowCursor
        self.plot.setCursor(shape if over is None else shapes.PointingHandCursor)
        if (found, over) != (self._hovered, self._over):
            self._hovered, self._over = found, over
            self.plot.viewport().update()

    @Slot(object)
    def _click(self, point: QPointF) -> None:
        """A click picks a target, else the nearest position."""
        self._point(point)
        frame = self.frame()
        if frame is None or self._scene is None:
            return
        if self._over is not None:
            self.picked.emit(self._scene.targets(frame)[self._over].item)
        elif self._hovered is not None:
            at = self._hovered
            self._choose(self.day_of(at) if self._handles.days else self.marks()[at].item)

    def pick(self) -> None:
        """Choose what is under the readout, as a click there does."""
        if self.readout is not None:
            self._choose(self.marks()[self.readout].item)

    def _choose(self, item: object) -> None:
        """A day moves the handles in turn: two clicks choose two days. All else is sent."""
        if isinstance(item, int) and self._scene is not None and self._handles.days:
            self._handles.take_turn(item, self._scene.x_range)
            self.picked.emit(self.handles())
        elif item is not None:
            self.picked.emit(item)

    def light(self, day: float | None) -> None:
        """Light a day, as when its row is picked in a list; None lights nothing."""
        self._lit = day
        self.plot.viewport().update()

    def day_of(self, index: int) -> int | None:
        """The day of a position of the readout; None while empty."""
        return round(float(self._scene.positions[index])) if self._scene else None

    def pointed_day(self, point: QPointF) -> int | None:
        """The day of the position nearest to a point of the widget; None outside the plot."""
        found = self._nearest(point, 24)
        return None if found is None else self.day_of(found)

    def _nearest(self, point: QPointF, reach: float) -> int | None:
        frame = self.frame()
        if frame is None or self._scene is None:
            return None
        return nearest(self._scene, frame, point, reach)
