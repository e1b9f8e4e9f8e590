"""Widgets side by side that go on in the next row where the room ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class _Flow(QLayout):
    """Lays its items out in rows, each as wide as it wants to be."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def sort(self, place: Callable[[QWidget | None], int]) -> None:
        """Put the items in another order."""
        self._items.sort(key=lambda item: place(item.widget()))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        # one row: Qt takes the height for this width as the least height of all
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self._gap for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items (with `move`) and give the height that they need."""
        y = rect.y()
        for row in self._rows(rect.width()):
            x, tallest = rect.x(), max(item.sizeHint().height() for item in row)
            for item in row:
                size = item.sizeHint().boundedTo(QSize(rect.width(), tallest))
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x += size.width() + self._gap
            y += tallest + self._gap
        return max(0, y - self._gap - rect.y())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in (one for one in self._items if not one.isEmpty()):
            needed = item.sizeHint().width() + self._gap
            if not rows or needed - self._gap > left:
                rows.append([])
                left = width
            rows[-1].append(item)
            left -= needed
        return rows


class FlowRow(QWidget):
    """A row of widgets that wraps; `add` puts one at its end."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self._flow = _Flow(gap)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._flow.addWidget(widget)

    def in_order(self, widgets: Sequence[QWidget]) -> None:
        """Have these stand in this order, what is not among them after them."""
        places: dict[QWidget | None, int] = {each: place for place, each in enumerate(widgets)}
        self._flow.sort(lambda widget: places.get(widget, len(places)))
