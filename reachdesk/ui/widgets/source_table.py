"""The import log: a row per source, with how complete it is and a way to take it out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QMenu

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.i18n import _
from reachdesk.ui import import_words
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.source_cells import (
    FACTS,
    FILE,
    METER,
    METER_PAD,
    ROW,
    SKIPPED,
    UNDO,
    SourceCells,
    unread_beside,
)
from reachdesk.ui.widgets.tables import RECORD_ROLE, RecordTable, TableColumn

# In a narrow window these columns go first, so that the others are seen whole; the panel of a
# source says it all.
_LEAST_WANTED = (METER, 1, 2, SKIPPED)
_LEAST_FILE = 130
_TITLE_AIR = 18
_TEXT_AIR = 12
_WIDTHS = {1: 112, 2: 66, 3: 62, 4: 64, METER: 96, UNDO: 32}


class SourceTable(RecordTable):
    """Rows of `SourceReport`. `picked(source)` on click or Enter, `undone(source)` on the arrow at
    its end, on Delete, or from its menu."""

    undone = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._shown: tuple[SourceReport, ...] = ()
        super().__init__(theme, _columns(), ROW)
        self.cells = SourceCells(theme, self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(_("Imports so far"))
        self.setMouseTracking(True)

    def show_sources(self, sources: Sequence[SourceReport], titles: dict[str, str]) -> None:
        """Show sources, newest first; `titles` are the names of their formats."""
        self.cells.titles = titles
        self._shown = tuple(sources)
        self.show_records(tuple(reversed(sources)))

    def _share_room(self) -> None:
        """Fixed widths, at least those of titles and figures: a figure that is cut off would be
        another one. The file has what is left."""
        metrics = QFontMetricsF(self.theme.font("least", 500))
        wanted = {}
        for number, width in _WIDTHS.items():
            title = round(metrics.horizontalAdvance(self.records.columns[number].title))
            wide = max(self.theme.px(width), title + self.theme.px(_TITLE_AIR))
            if number < METER:
                wide = max(wide, self._widest(number) + self.theme.px(_TEXT_AIR))
            wanted[number] = max(wide, self.horizontalHeader().minimumSectionSize())
        room = self.viewport().width()
        for number in _LEAST_WANTED:
            left_out = room - sum(wanted.values()) < self.theme.px(_LEAST_FILE)
            self.setColumnHidden(number, left_out)
            if left_out:
                del wanted[number]
        for number, wide in wanted.items():
            self.setColumnWidth(number, wide)
        self.setColumnWidth(FILE, max(self.theme.px(90), room - sum(wanted.values())))

    def _widest(self, number: int) -> int:
        """Pixels of the widest text in a column of figures."""
        figures = QFontMetricsF(self.theme.font("small", 600))
        below = QFontMetricsF(self.theme.font("least", 500))
        text = self.records.columns[number].text
        widths = [0.0]
        for source in self._shown:
            widths.append(figures.horizontalAdvance(text(source) if text else ""))
            if number == SKIPPED:
                widths.append(below.horizontalAdvance(unread_beside(source)))
        return round(max(widths))

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
        if index.column() == UNDO:
            self.undone.emit(index.data(RECORD_ROLE))
        else:
            super()._pick(index)


def _columns() -> list[TableColumn]:
    def total(place: int) -> Callable[[SourceReport], int]:
        return lambda source: import_words.totals(source.records)[place]

    def shown(place: int) -> Callable[[SourceReport], str]:
        """Without records it is not known how many there were."""
        return lambda source: (
            chart_words.number(total(place)(source)) if source.records else chart_words.UNKNOWN
        )

    return [
        TableColumn(_("File"), lambda source: source.file),
        TableColumn(
            _("Imported"),
            lambda source: source.imported_ms,
            lambda source: import_words.moment_short(source.imported_ms),
        ),
        TableColumn(_("Rows"), total(0), shown(0), right=True),
        TableColumn(_("New"), total(1), shown(1), right=True, strong=True),
        TableColumn(
            _("Skipped"),
            total(2),
            shown(2),
            right=True,
            tone=lambda source: "down_text" if import_words.unreadable((source,)) else "muted",
        ),
        TableColumn(
            _("Complete"),
            lambda source: source.fills,
            lambda source: chart_words.of(source.fills, FACTS),
            pad=METER_PAD,
        ),
        TableColumn("", lambda _source: "", lambda _source: _("Take it out again")),
    ]
