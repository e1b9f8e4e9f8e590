"""What each export can and cannot say: formats by facts, a shape in each cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reachdesk.domain.evidence import Evidence
from reachdesk.ui import import_words
from reachdesk.ui.ports import FormatInfo
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.badge import evidence_word, paint_evidence
from reachdesk.ui.widgets.evidence_mark import EvidenceMark
from reachdesk.ui.widgets.tables import RECORD_ROLE, RecordTable, TableColumn
from reachdesk.ui.widgets.words import words

ROW = 29
_FACTS = ("posts", "reactions", "views", "mentions", "names", "place", "bio", "since_when")
_NAME_WIDTH = 118

Index = QModelIndex | QPersistentModelIndex


class FactTable(RecordTable):
    """A row per format; the cells say their class in words to screen readers."""

    def __init__(self, theme: Theme) -> None:
        columns = [TableColumn("", lambda one: one.title)]
        columns += [
            TableColumn(
                import_words.fact(fact),
                lambda one, fact=fact: evidence_word(_grade(one, fact)),  # type: ignore[misc]
                centre=True,
            )
            for fact in _FACTS
        ]
        super().__init__(theme, columns, ROW)
        self.setItemDelegate(_Shapes(theme, self))
        self.setSortingEnabled(False)

    def show_formats(self, formats: Sequence[FormatInfo]) -> None:
        """Show these formats."""
        self.show_records(formats)

    def _share_room(self) -> None:
        """The format's name has what it needs, up to a fifth; a fact at least its title's width."""
        px, metrics = self.theme.px, QFontMetrics(self.theme.font("least", 500))
        whole, named = self.viewport().width(), QFontMetrics(self.theme.font("small", 500))
        titles = [named.horizontalAdvance(one.title) + px(12) for one in self.records.records]
        name = min(max([px(_NAME_WIDTH), *titles]), max(px(_NAME_WIDTH), whole // 5))
        room = whole - name
        least = [metrics.horizontalAdvance(import_words.fact(fact)) + px(6) for fact in _FACTS]
        even = room // len(_FACTS)
        short = sum(width - even for width in least if width > even)
        spare = sum(even - width for width in least if width < even)
        give = min(1.0, short / spare) if spare else 0.0
        self.setColumnWidth(0, name)
        for number, width in enumerate(least, start=1):
            shared = width if width > even else round(even - (even - width) * give)
            self.setColumnWidth(number, shared)


class _Shapes(QStyledItemDelegate):
    """Paints names as words and facts as shapes."""

    def __init__(self, theme: Theme, view: FactTable) -> None:
        super().__init__(view)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A cell and the line below it."""
        painter.save()
        rect = QRectF(option.rect)
        one: FormatInfo = index.data(RECORD_ROLE)
        if index.column() == 0:
            painter.setFont(self._theme.font("small", 500))
            painter.setPen(self._theme.colour("text"))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(one.title, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        else:
            size = float(self._theme.px(10))
            box = QRectF(0, 0, size, size)
            box.moveCenter(rect.center())
            paint_evidence(painter, _grade(one, _FACTS[index.column() - 1]), box, self._theme)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


class EvidenceLegend(QWidget):
    """The four shapes with their words, and a note at the right; below them without the room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.note = words("", "least", "muted", wrap=True)
        self.shapes = QWidget()
        row = QHBoxLayout(self.shapes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for evidence in Evidence:
            row.addWidget(EvidenceMark(theme, evidence))
            row.addWidget(words(evidence_word(evidence), "least", "muted"))
            row.addSpacing(11)
        row.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(3)
        self._box.addWidget(self.shapes)
        self._box.addWidget(self.note, 1)
        self.fit()

    def say(self, note: str) -> None:
        """Show this note."""
        self.note.setText(note)
        self.fit()

    def fit(self) -> None:
        """Beside each other, or below."""
        note = self.note.fontMetrics().horizontalAdvance(self.note.text())
        beside = self.shapes.sizeHint().width() + note <= self.width()
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self.note.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new room."""
        super().resizeEvent(event)
        self.fit()


def _grade(one: FormatInfo, fact: str) -> Evidence:
    return dict(one.can_say).get(fact, Evidence.MISSING)
