"""The import log: a row per source, with how complete it is and a way to take it out again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.i18n import _
from reachdesk.ui import import_words
from reachdesk.ui.icons import paint_icon
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.table_paint import TEXT_MARGIN
from reachdesk.ui.widgets.tables import RECORD_ROLE, RecordTable, TableColumn

ROW = 42
_FACTS = 8
_FILE, _METER, _UNDO = 0, 5, 6
_METER_PAD = 16
_TITLE_AIR = 18
_WIDTHS = {1: 112, 2: 66, 3: 62, 4: 64, _METER: 96, _UNDO: 32}

Index = QModelIndex | QPersistentModelIndex


class SourceTable(RecordTable):
    """Rows of `SourceReport`. `picked(source)` on click or Enter, `undone(source)` on the arrow at
    its end, on Delete, or from its menu."""

    undone = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.titles: dict[str, str] = {}
        super().__init__(theme, _columns(), ROW)
        self.setItemDelegate(_Rows(theme, self))
        self.setAccessibleName(_("Imports so far"))
        self.setMouseTracking(True)

    def show_sources(self, sources: Sequence[SourceReport], titles: dict[str, str]) -> None:
        """Show sources, newest first; `titles` are the names of their formats."""
        self.titles = titles
        self.show_records(tuple(reversed(sources)))

    def _share_room(self) -> None:
        """Fixed widths, at least those of the titles; the file has what is left."""
        metrics = QFontMetricsF(self.theme.font("least", 500))
        fixed = 0
        for number, width in _WIDTHS.items():
            title = round(metrics.horizontalAdvance(self.records.columns[number].title))
            wide = max(self.theme.px(width), title + self.theme.px(_TITLE_AIR))
            self.setColumnWidth(number, wide)
            fixed += wide
        self.setColumnWidth(_FILE, max(self.theme.px(90), self.viewport().width() - fixed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the lit source out again."""
        record = self.current_record()
        if event.key() == Qt.Key.Key_Delete and record is not None:
            self.undone.emit(record)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same as a menu."""
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        source = index.data(RECORD_ROLE)
        menu = QMenu(self)
        show = menu.addAction(_("What it brought"))
        show.triggered.connect(lambda _checked=False: self.picked.emit(source))
        undo = menu.addAction(_("Take it out again"))
        undo.triggered.connect(lambda _checked=False: self.undone.emit(source))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _pick(self, index: QModelIndex) -> None:
        if index.column() == _UNDO:
            self.undone.emit(index.data(RECORD_ROLE))
        else:
            super()._pick(index)


def _columns() -> list[TableColumn]:
    def rows(source: SourceReport) -> int:
        return import_words.totals(source.records)[0]

    def new(source: SourceReport) -> int:
        return import_words.totals(source.records)[1]

    def skipped(source: SourceReport) -> int:
        return import_words.totals(source.records)[2]

    return [
        TableColumn(_("File"), lambda source: source.file),
        TableColumn(
            _("Imported"),
            lambda source: source.imported_ms,
            lambda source: import_words.moment_short(source.imported_ms),
        ),
        TableColumn(_("Rows"), rows, right=True),
        TableColumn(_("New"), new, right=True, strong=True),
        TableColumn(
            _("Skipped"),
            skipped,
            right=True,
            tone=lambda source: "down_text" if import_words.unreadable((source,)) else "muted",
        ),
        TableColumn(
            _("Complete"),
            lambda source: source.fills,
            lambda source: chart_words.of(source.fills, _FACTS),
            pad=_METER_PAD,
        ),
        TableColumn("", lambda _source: "", lambda _source: _("Take it out again")),
    ]


class _Rows(QStyledItemDelegate):
    """Paints the cells of a row: file over format, figures, meter, arrow."""

    def __init__(self, theme: Theme, view: SourceTable) -> None:
        super().__init__(view)
        self._theme = theme

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
            if index.column() == _FILE:
                bar = QRectF(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, self._theme.colour("accent"))
        source: SourceReport = index.data(RECORD_ROLE)
        if index.column() == _FILE:
            self._paint_file(painter, rect, source)
        elif index.column() == _METER:
            self._paint_meter(painter, rect, source.fills)
        elif index.column() == _UNDO:
            self._paint_undo(painter, rect, hovered=self._hovered(option))
        else:
            self._paint_text(painter, rect, index)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        bottom = rect.bottom() - 0.5
        painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))
        painter.restore()

    def _titles(self) -> dict[str, str]:
        view = self.parent()
        return view.titles if isinstance(view, SourceTable) else {}

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
        title = self._titles().get(source.format, source.format)
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
        theme = self._theme
        strong = index.column() == 3
        tone = {3: "text", 4: None}.get(index.column(), "body")
        if tone is None:
            unread = import_words.unreadable((index.data(RECORD_ROLE),))
            tone, strong = ("down_text", True) if unread else ("muted", False)
        painter.setFont(theme.font("small", 600 if strong else 400))
        painter.setPen(theme.colour(tone))
        side = Qt.AlignmentFlag.AlignRight if index.column() > 1 else Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(theme.px(TEXT_MARGIN), 0, -theme.px(4), 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_meter(self, painter: QPainter, rect: QRectF, fills: int) -> None:
        theme = self._theme
        width, gap, height = theme.px(7), theme.px(2), theme.px(8)
        left = rect.left() + theme.px(TEXT_MARGIN + _METER_PAD)
        painter.setPen(Qt.PenStyle.NoPen)
        for cell in range(_FACTS):
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
