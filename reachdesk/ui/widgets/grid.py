"""The 12-column grid of a page: cards in rows that share their height, and three window sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from reachdesk.ui.theme import Theme

COLUMNS = 12
GAP = 16
# below this a grid is laid out as in a small window, whatever the window's width: three columns of
# twelve would have no room for a title beside its badge, nor for the names of groups
_TIGHT = 1000
_BARE = 112  # height of a row of cards that have but a sentence to show


class SizeClass(Enum):
    """How wide the window is."""

    SMALL = "small"
    """880 to 1099: two columns, the page scrolls."""
    MIDDLE = "middle"
    """1100 to 1599: as drawn."""
    LARGE = "large"
    """From 1600: charts grow, panels dock."""


def size_class(width: int) -> SizeClass:
    """The size class of a window `width` points wide."""
    if width < 1100:
        return SizeClass.SMALL
    return SizeClass.MIDDLE if width < 1600 else SizeClass.LARGE


@dataclass(frozen=True, slots=True)
class _Cell:
    """One or several stacked widgets with their least heights (at the base text size)."""

    stack: tuple[tuple[QWidget, int], ...]
    span: int
    small: int | None
    large: int | None
    small_height: int | None


@dataclass(slots=True)
class _Place:
    """A cell in a row, with the span it has there."""

    cell: _Cell
    span: int


class FlowGrid(QWidget):
    """Lays cards out in rows of twelve columns, in the order in which they were placed.

    Rows are as high as their cards need, at least as drawn; spare height is shared out in
    proportion. Put it into a scroll area (see `reachdesk.ui.page.Page`).
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: list[_Cell] = []
        self._class = SizeClass.MIDDLE
        self._measured: dict[tuple[QWidget, int, int], int] = {}  # in one round of arranging
        self._base = theme.style.base
        theme.changed.connect(self._restyle)

    def place(
        self,
        widget: QWidget,
        span: int,
        height: int,
        *,
        small: int | None = None,
        large: int | None = None,
        small_height: int | None = None,
    ) -> None:
        """Add a card `span` columns wide and at least `height` points high.

        `small` and `large` are its spans in small and large windows (default: 3 and 4 become 6,
        more becomes 12; unchanged), `small_height` its least height in a small one.
        """
        widget.setParent(self)
        self._cells.append(_Cell(((widget, height),), span, small, large, small_height))
        self._arrange_soon()

    def stack(self, widgets: Sequence[tuple[QWidget, int]], span: int) -> None:
        """Add cards (each with its least height) one under the other, beside one high card.

        In a small window each stands in a row of its own.
        """
        for widget, _height in widgets:
            widget.setParent(self)
        self._cells.append(_Cell(tuple(widgets), span, None, None, None))
        self._arrange_soon()

    def set_size_class(self, wanted: SizeClass) -> None:
        """Lay out for another window size."""
        if wanted is not self._class:
            self._class = wanted
            self.arrange()

    @property
    def effective_class(self) -> SizeClass:
        """The size class in use: small as well where rail or panel leave too little room."""
        return SizeClass.SMALL if self.width() < _TIGHT else self._class

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """A card whose needs changed asks its parent for another layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def _restyle(self) -> None:
        """Another text size needs another layout, other colours do not."""
        if self._theme.style.base != self._base:
            self._base = self._theme.style.base
            self.arrange()

    def _arrange_soon(self) -> None:
        """Once for however many cards are placed: measuring them all takes a while."""
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def arrange(self) -> None:
        """Put every card in its place."""
        self._measured.clear()
        rows = self._rows()
        needs = [max(self._need(place) for place in row) for row in rows]
        total = sum(needs) + GAP * max(len(rows) - 1, 0)
        if self.minimumHeight() != total:
            self.setMinimumHeight(total)
        spare = max(0, self.height() - total)
        top = 0
        for row, need in zip(rows, needs, strict=True):
            height = need + (spare * need // sum(needs) if sum(needs) else 0)
            left = 0
            for place in row:
                self._fill(place, left, top, height)
                left += place.span
            top += height + GAP

    def _rows(self) -> list[list[_Place]]:
        rows: list[list[_Place]] = [[]]
        for cell, span in self._spans():
            if rows[-1] and sum(place.span for place in rows[-1]) + span > COLUMNS:
                rows.append([])
            rows[-1].append(_Place(cell, span))
        for row in rows:
            _widen(row)
        return rows if rows[0] else []

    def _spans(self) -> list[tuple[_Cell, int]]:
        if self.effective_class is SizeClass.SMALL:
            return [
                (_Cell((part,), cell.span, None, None, cell.small_height), self._small_span(cell))
                for cell in self._cells
                for part in cell.stack
                if not part[0].isHidden()
            ]
        found = []
        for cell in self._cells:
            span = cell.span
            if self.effective_class is SizeClass.LARGE and cell.large:
                span = cell.large
            if self._theme.wide_text and span == 3:
                span = 4
            if any(not widget.isHidden() for widget, _height in cell.stack):
                found.append((cell, span))
        return found

    def _small_span(self, cell: _Cell) -> int:
        if cell.small:
            return cell.small
        narrow = cell.span <= 4 and len(cell.stack) == 1 and not self._theme.wide_text
        return 6 if narrow else COLUMNS

    def _need(self, place: _Place) -> int:
        heights = [
            self._least(widget, self._height_wanted(place.cell, height), place.span)
            for widget, height in place.cell.stack
        ]
        return sum(heights) + GAP * (len(heights) - 1)

    def _height_wanted(self, cell: _Cell, height: int) -> int:
        small = self.effective_class is SizeClass.SMALL and cell.small_height
        return self._theme.px(cell.small_height if small and cell.small_height else height)

    def _least(self, widget: QWidget, wanted: int, span: int) -> int:
        known = self._measured.get((widget, wanted, span))
        if known is None:
            known = self._measured[widget, wanted, span] = self._measure(widget, wanted, span)
        return known

    def _measure(self, widget: QWidget, wanted: int, span: int) -> int:
        if getattr(widget, "bare", False):
            wanted = min(wanted, self._theme.px(_BARE))
        needed = widget.minimumSizeHint().height()
        layout = widget.layout()
        if layout is not None and layout.hasHeightForWidth():
            # what it needs at the least, not what it would like: charts can be drawn smaller
            needed = layout.totalMinimumHeightForWidth(self._x(span) - GAP)
        return max(wanted, needed)

    def _fill(self, place: _Place, left: int, top: int, height: int) -> None:
        x = self._x(left)
        width = self._x(left + place.span) - GAP - x
        parts = place.cell.stack
        needs = [
            self._least(widget, self._height_wanted(place.cell, wanted), place.span)
            for widget, wanted in parts
        ]
        room = height - GAP * (len(parts) - 1)
        for number, (widget, _wanted) in enumerate(parts):
            last = number == len(parts) - 1
            own = (
                room - sum(needs[other] * room // sum(needs) for other in range(number))
                if last
                else needs[number] * room // sum(needs)
            )
            widget.setGeometry(QRect(x, top, width, own))
            top += own + GAP

    def _x(self, column: int) -> int:
        """Left edge of a column; of column 12 the right edge of the page plus one gap."""
        return round(column * (self.width() + GAP) / COLUMNS)


def _widen(row: list[_Place]) -> None:
    """Let the cards of a row that is not full share the rest of it."""
    rest = COLUMNS - sum(place.span for place in row)
    while rest > 0 and row:
        for place in row:
            if rest > 0:
                place.span += 1
                rest -= 1
