"""How tables are painted: a quiet header, lines between rows, tones and weights of cells."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.record_model import (
    STRONG_ROLE,
    TONE_ROLE,
    Index,
    TableColumn,
    alignment,
)

TEXT_MARGIN = 6
"""Pixels from the left edge of a column to its words, in its title and in its cells."""
_OF_THE_STYLE = 3  # what Qt's own cells keep of them
_RIGHT_EDGE = 4


class Columned(Protocol):
    """A model that knows its columns."""

    columns: tuple[TableColumn, ...]


class QuietHeader(QHeaderView):
    """Column titles in the least size, a line below; a small arrow where it is sorted."""

    def __init__(self, theme: Theme, table: QTableView, records: Columned) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self._records = records

    def sectionSizeFromContents(self, section: int) -> QSize:
        """A title with its arrow while it is sorted by: no column keeps room for one of its own."""
        size = super().sectionSizeFromContents(section)
        column = self._records.columns[section]
        font = self._theme.font("least", 500)
        words = QFontMetrics(font).horizontalAdvance(self._title(column, section))
        return QSize(words + self._theme.px(TEXT_MARGIN + column.pad) + _RIGHT_EDGE, size.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One title."""
        column = self._records.columns[section]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._theme.colour("card"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._theme.font("least", 500))
        painter.setPen(self._theme.colour("muted"))
        left = 0 if column.right or column.centre else self._theme.px(TEXT_MARGIN + column.pad)
        room = rect.adjusted(left, 0, -_RIGHT_EDGE if column.right else 0, 0)
        title = painter.fontMetrics().elidedText(
            self._title(column, section), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(alignment(column)), title)
        painter.restore()

    def _title(self, column: TableColumn, section: int) -> str:
        if not self.isSortIndicatorShown() or section != self.sortIndicatorSection():
            return column.title
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return f"{column.title} {'▾' if down else '▴'}"


class Cells(QStyledItemDelegate):
    """Paints a cell: line below, accent ground and bar where selected, tone and weight of cells."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Tone and weight."""
        super().initStyleOption(option, index)
        tone, strong = index.data(TONE_ROLE), index.data(STRONG_ROLE)
        if tone:
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour(tone))
        if strong:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, then its line, then the bar of a selected row."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, self._theme.colour("accent_ground"))
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(self._theme.px(TEXT_MARGIN) - _OF_THE_STYLE, 0, 0, 0)
        super().paint(painter, inner, index)
        painter.setPen(QPen(QColor(self._theme.tokens.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if selected and index.column() == 0:
            bar = option.rect.adjusted(0, 1, 0, -2)
            bar.setWidth(3)
            painter.fillRect(bar, self._theme.colour("accent"))
