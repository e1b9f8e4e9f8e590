"""Widgets side by side that go on in the next row where the room ends.

A widget and no `QLayout`: a layout written in Python shares its items with Qt, and which of the two
lets go of them last decides whether the program lives.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid


class FlowRow(QWidget):
    """A row of widgets that wraps, each as wide as it wants to be; `add` puts one at its end."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end; it is shown unless it was hidden on purpose."""
        on_purpose = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        hidden = widget.isHidden() and widget.testAttribute(on_purpose)
        self._widgets.append(widget)
        widget.setParent(self)
        if not hidden and self.isVisible():
            widget.show()
        self._changed()

    def in_order(self, widgets: Sequence[QWidget]) -> None:
        """Have these stand in this order, what is not among them after them."""
        places = {id(each): place for place, each in enumerate(widgets)}
        self._widgets.sort(key=lambda widget: places.get(id(widget), len(places)))
        self._changed()

    def hasHeightForWidth(self) -> bool:
        """A narrower row is a higher one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the rows need."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """One row: Qt takes the height for this width as the least height of all."""
        sizes = [widget.sizeHint() for widget in self._shown()]
        width = sum(size.width() + self._gap for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """The largest of the widgets."""
        size = QSize(0, 0)
        for widget in self._shown():
            size = size.expandedTo(widget.minimumSizeHint())
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """A widget that changed, came or went asks for another arrangement."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    def _changed(self) -> None:
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        self._widgets = [
            each for each in self._widgets if isValid(each) and each.parentWidget() is self
        ]
        return [each for each in self._widgets if not each.isHidden()]

    def _arrange(self, width: int, *, move: bool) -> int:
        """Place the widgets (with `move`) and give the height that they need."""
        y = 0
        for row in self._rows(width):
            x, tallest = 0, max(widget.sizeHint().height() for widget in row)
            for widget in row:
                size = widget.sizeHint().boundedTo(QSize(width, tallest))
                if move:
                    place = QPoint(x, y + (tallest - size.height()) // 2)
                    widget.setGeometry(QRect(place, size))
                x += size.width() + self._gap
            y += tallest + self._gap
        return max(0, y - self._gap)

    def _rows(self, width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        left = 0
        for widget in self._shown():
            needed = widget.sizeHint().width() + self._gap
            if not rows or needed - self._gap > left:
                rows.append([])
                left = width
            rows[-1].append(widget)
            left -= needed
        return rows
