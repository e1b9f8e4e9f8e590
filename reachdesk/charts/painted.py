"""A chart that is drawn by one function: the widget around it, its hover and its readout."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPicture, QResizeEvent
from PySide6.QtWidgets import QWidget

from reachdesk.charts.base import Chart, ChartView, Mark
from reachdesk.charts.canvas import MUTED, Align, Canvas
from reachdesk.charts.hover import draw_card
from reachdesk.charts.style import ChartStyle

Answer_contra = TypeVar("Answer_contra", contravariant=True)
Draw = Callable[[Canvas, QRectF, Any], list[Mark]]
LEAST_AREA = 24.0


def reached(marks: Sequence[Mark], point: QPointF) -> int | None:
    """The mark that a pointer at `point` means: inside its area (at least 24 px each way), the
    nearest where several are."""
    best: tuple[float, int] | None = None
    for index, mark in enumerate(marks):
        wide = max(0.0, (LEAST_AREA - mark.area.width()) / 2)
        high = max(0.0, (LEAST_AREA - mark.area.height()) / 2)
        if mark.area.adjusted(-wide, -high, wide, high).contains(point):
            centre = mark.area.center()
            inside = 0.0 if mark.area.contains(point) else 1e6
            far = inside + math.hypot(centre.x() - point.x(), centre.y() - point.y())
            best = min(best or (far, index), (far, index))
    return best[1] if best else None


def draw_missing(canvas: Canvas, rect: QRectF, sentence: str, *, tracks: bool = False) -> None:
    """The frame of an empty chart (lines, or the empty tracks of bars) and its one sentence."""
    px = canvas.px
    for step in range(5):
        y = rect.top() + px(6) + (rect.height() - px(12)) * step / 4
        if tracks:
            canvas.bar(QRectF(rect.left(), y - px(3), rect.width(), px(6)), "raised")
        else:
            canvas.line((rect.left(), y), (rect.right(), y))
    room = min(rect.width() - px(16), px(420))
    lines = canvas.lines(sentence, MUTED, room)
    height = canvas.line_height(MUTED) * len(lines)
    top = rect.center().y() - height / 2
    widest = max(canvas.width(line, MUTED) for line in lines)
    ground = QRectF(rect.center().x() - widest / 2, top, widest, height)
    canvas.bar(ground.adjusted(-px(10), -px(6), px(10), px(4)), "card", 0)
    canvas.wrapped(
        QRectF(rect.center().x() - room / 2, top, room, height), sentence, MUTED, Align.CENTRE
    )


class PaintedChart(Chart[Answer_contra], Protocol[Answer_contra]):
    """A chart that is one draw function. `preferred` is its size in the mockups; `tracks` says that
    its empty frame are tracks of bars instead of lines."""

    preferred: tuple[int, int] = (320, 190)
    tracks: bool = True

    def draw(self, canvas: Canvas, rect: QRectF, data: Answer_contra) -> list[Mark]:
        """Draw an answer that is not missing into `rect`; gives what can be pointed at."""
        ...

    def view(self, style: ChartStyle) -> ChartView:
        """A view around `draw`."""
        return PaintedView(self, style, self.draw, self.preferred, tracks=self.tracks)


class PaintedView(ChartView):
    """A view around a draw function. `tracks` chooses the frame of the empty chart.

    A chart may offer `least_height(style, width, data)`: the pixels that it needs in that width.
    """

    def __init__(
        self,
        chart: Chart[Any],
        style: ChartStyle,
        draw: Draw,
        preferred: tuple[int, int],
        *,
        tracks: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(chart, style, parent)
        self._draw = draw
        self._tracks = tracks
        self._marks: list[Mark] | None = None
        self._hovered: int | None = None
        self.preferred = QSize(*preferred)

    def minimumSizeHint(self) -> QSize:
        """As any chart, and all that this one needs in its present width."""
        size = super().minimumSizeHint()
        needed = getattr(self.chart, "least_height", None)
        if needed is None or self.data is None or self.chart.missing(self.data) is not None:
            return size
        high = math.ceil(needed(self.style_in_use, self.width(), self.data))
        return QSize(size.width(), max(size.height(), high))

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the picture into `rect`, without readout."""
        self._paint(painter, rect)

    def _paint(self, painter: QPainter, rect: QRectF) -> list[Mark]:
        if self.data is None:
            return []
        canvas = Canvas(painter, self.style_in_use)
        sentence = self.chart.missing(self.data)
        if sentence is None:
            return self._draw(canvas, rect, self.data)
        draw_missing(canvas, rect, sentence, tracks=self._tracks)
        return []

    def marks(self) -> Sequence[Mark]:
        """The marks where they stand now; drawn into the void when nothing was painted yet."""
        if self._marks is None:
            picture = QPicture()
            painter = QPainter(picture)
            self._marks = self._paint(painter, QRectF(self.rect()))
            painter.end()
        return self._marks

    def data_changed(self) -> None:
        """Forget where the old marks stood; other data may need another height."""
        self._marks = None
        self._hovered = None
        self.updateGeometry()

    def style_changed(self) -> None:
        """Forget where the old marks stood."""
        self._marks = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget where the old marks stood; another width may need another height."""
        self._marks = None
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and hasattr(self.chart, "least_height"):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, then readout or hover."""
        painter = QPainter(self)
        self._marks = self._paint(painter, QRectF(self.rect()))
        shown = self._hovered if self._hovered is not None else self.readout
        if shown is not None and shown < len(self._marks):
            canvas = Canvas(painter, self.style_in_use)
            mark = self._marks[shown]
            canvas.frame(mark.area.adjusted(-2, -2, 2, 2), "accent", 1, 4)
            draw_card(canvas, QRectF(self.rect()), mark)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the pointer means."""
        found = reached(self.marks(), event.position())
        if found != self._hovered:
            self._hovered = found
            takes = found is not None and self.marks()[found].item is not None
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if takes else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick what was clicked; without an item the page gets the click."""
        found = reached(self.marks(), event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.move_readout(found)
            self.pick()
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """The hover card leaves with the pointer."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)
