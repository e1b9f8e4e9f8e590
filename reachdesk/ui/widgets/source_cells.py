"""The cells of the import log: file over format, figures, how complete, the arrow back."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.i18n import ngettext
from reachdesk.ui import import_words
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.table_paint import TEXT_MARGIN
from reachdesk.ui.widgets.tables import RECORD_ROLE

ROW = 42
FACTS = 8
FILE, NEW, SKIPPED, METER, UNDO = 0, 3, 4, 5, 6
METER_PAD = 16

Index = QModelIndex | QPersistentModelIndex


def unread_beside(source: SourceReport) -> str:
    """How many could not be read, where others were left out on purpose; "" where all or none."""
    unread, whole = import_words.unreadable((source,)), import_words.totals(source.records)[2]
    if not unread or unread == whole:
        return ""
    text = ngettext("{count} unreadable", "{count} unreadable", unread)
    return text.format(count=chart_words.number(unread))


def _skipped_words(source: SourceReport) -> str:
    """What became of the rows that were skipped, for a tooltip; "" where none was."""
    unread, out = import_words.unreadable((source,)), import_words.left_out((source,))
    parts = []
    if unread:
        text = ngettext("{count} row could not be read", "{count} rows could not be read", unread)
        parts.append(text.format(count=chart_words.number(unread)))
    if out:
        text = ngettext(
            "{count} row was left out on purpose", "{count} rows were left out on purpose", out
        )
        parts.append(text.format(count=chart_words.number(out)))
    return "\n".join(parts)


class SourceCells(QStyledItemDelegate):
    """Paints the cells of a row: file over format, figures, meter, arrow. `titles` are the names of
    the formats."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self.titles: dict[str, str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's height."""
        return QSize(40, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, contents, line below."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("accent_ground"))
            if index.column() == FILE:
                bar = QRectF(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, self._theme.colour("accent"))
        source: SourceReport = index.data(RECORD_ROLE)
        if index.column() == FILE:
            self._paint_file(painter, rect, source)
        elif index.column() == METER:
            self._paint_meter(painter, rect, source.fills)
        elif index.column() == UNDO:
            self._paint_undo(painter, rect, hovered=self._hovered(option))
        elif index.column() == SKIPPED:
            self._paint_skipped(painter, rect, source)
        else:
            self._paint_text(painter, rect, index)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        bottom = rect.bottom() - 0.5
        painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
        painter.restore()

    def _hovered(self, option: QStyleOptionViewItem) -> bool:
        return bool(option.state & QStyle.StateFlag.State_MouseOver)

    def _paint_file(self, painter: QPainter, rect: QRectF, source: SourceReport) -> None:
        theme = self._theme
        size = theme.px(17)
        left = rect.left() + theme.px(TEXT_MARGIN)
        middle = rect.center().y()
        box = QRectF(left, middle - size / 2, size, size)
        paint_icon(painter, "file", box, theme.colour("body"))
        left += size + theme.px(10)
        room = rect.right() - left - theme.px(10)
        title = self.titles.get(source.format, source.format)
        if source.first_ms is not None:
            whole = f"{title} · {import_words.span(source)}"
            # without the room for all of it, the days stand in the panel only
            small = QFontMetricsF(theme.font("least", 400))
            title = whole if small.horizontalAdvance(whole) <= room else title
        for text, role, weight, tone, base in (
            (source.file, "small", 500, "text", middle - theme.px(3)),
            (title, "least", 400, "muted", middle + theme.px(11)),
        ):
            font = theme.font(role, weight)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(QPointF(left, base), cut)

    def _paint_text(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        strong = index.column() == NEW
        side = Qt.AlignmentFlag.AlignRight if index.column() > 1 else Qt.AlignmentFlag.AlignLeft
        face = ("small", 600, "text") if strong else ("small", 400, "body")
        self._put(painter, rect, str(index.data(Qt.ItemDataRole.DisplayRole)), side, face)

    def _paint_skipped(self, painter: QPainter, rect: QRectF, source: SourceReport) -> None:
        """The number; in a warning tone what could not be read, and nothing that was left out."""
        right = Qt.AlignmentFlag.AlignRight
        whole = import_words.totals(source.records)[2]
        unread, beside = import_words.unreadable((source,)), unread_beside(source)
        text = chart_words.number(whole) if source.records else chart_words.UNKNOWN
        if not beside:
            face = ("small", 600, "down_text") if unread else ("small", 400, "muted")
            self._put(painter, rect, text, right, face)
            return
        up, down = self._theme.px(7), self._theme.px(8)
        self._put(painter, rect.translated(0, -up), text, right, ("small", 400, "muted"))
        self._put(painter, rect.translated(0, down), beside, right, ("least", 500, "down_text"))

    def _put(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        side: Qt.AlignmentFlag,
        face: tuple[str, int, str],
    ) -> None:
        role, weight, tone = face
        painter.setFont(self._theme.font(role, weight))
        painter.setPen(self._theme.colour(tone))
        room = rect.adjusted(self._theme.px(TEXT_MARGIN), 0, -self._theme.px(4), 0)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What became of the rows that were skipped."""
        text = _skipped_words(index.data(RECORD_ROLE)) if index.column() == SKIPPED else ""
        if event.type() == QEvent.Type.ToolTip and text:
            QToolTip.showText(event.globalPos(), text, view)
            return True
        return bool(super().helpEvent(event, view, option, index))

    def _paint_meter(self, painter: QPainter, rect: QRectF, fills: int) -> None:
        theme = self._theme
        width, gap, height = theme.px(7), theme.px(2), theme.px(8)
        left = rect.left() + theme.px(TEXT_MARGIN + METER_PAD)
        painter.setPen(Qt.PenStyle.NoPen)
        for cell in range(FACTS):
            painter.setBrush(theme.colour("accent" if cell < fills else "line"))
            box = QRectF(left, rect.center().y() - height / 2, width, height)
            painter.drawRoundedRect(box, 2, 2)
            left += width + gap

    def _paint_undo(self, painter: QPainter, rect: QRectF, *, hovered: bool) -> None:
        size = self._theme.px(15)
        box = QRectF(0, 0, size, size)
        box.moveCenter(QPointF(rect.right() - size / 2 - 2, rect.center().y()))
        ink = "accent_text" if hovered else "body"
        paint_icon(painter, "undo", box, self._theme.colour(ink))
