"""The people table: any number of rows, several chosen at once, labelled by keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.column_room import shares
from reachdesk.ui.widgets.people_cells import PeopleCells
from reachdesk.ui.widgets.people_model import PeopleModel
from reachdesk.ui.widgets.record_model import RECORD_ROLE, TableColumn
from reachdesk.ui.widgets.table_paint import TEXT_MARGIN, QuietHeader

ROW, HEAD = 38, 25
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
MOST_AT_ONCE = 5000
"""More rows than this are not labelled in one go: their people would first have to be fetched."""


class PeopleView(QTableView):
    """`key_pressed(text)` for digits and letters; `opened(person)` on Enter or a double click;
    `sorted_by(column)` when a header is clicked; `current_changed` when another row is lit.

    `drawn` and `few` go by the number of a column: who paints it, and all words that it can hold,
    where these are few enough to give them the room of the widest.
    """

    key_pressed = Signal(str, bool)
    opened = Signal(object)
    sorted_by = Signal(int)
    current_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[TableColumn],
        drawn: dict[int, str],
        few: dict[int, Iterable[str]],
    ) -> None:
        super().__init__()
        self.theme = theme
        self._few = dict(few)
        self.people = PeopleModel(columns, self)
        self.setModel(self.people)
        cells = PeopleCells(theme, self)
        cells.drawn = drawn
        self.setItemDelegate(cells)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = QuietHeader(theme, self, self.people)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sorted_by)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RECORD_ROLE)))
        self.selectionModel().selectionChanged.connect(lambda *_: self.current_changed.emit())
        theme.changed.connect(self.restyle)
        self.restyle()

    def chosen(self) -> tuple[PersonRow, ...]:
        """The people of the chosen rows, as far as they were fetched (at most `MOST_AT_ONCE`)."""
        rows = [index.row() for index in self.selectionModel().selectedRows()[:MOST_AT_ONCE]]
        found = (self.people.record(row) for row in sorted(rows))
        return tuple(person for person in found if person is not None)

    def light(self, row: int) -> None:
        """Choose one row and bring it into view."""
        index = self.people.index(max(0, min(row, len(self.people.order) - 1)), 0)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def restyle(self) -> None:
        """Row heights and fonts of the theme."""
        self.setFont(self.theme.font("small"))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.theme.px(ROW))
        self.horizontalHeader().setFont(self.theme.font("least", 500))
        self.horizontalHeader().setFixedHeight(self.theme.px(HEAD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K move; digits and letters label; Enter opens; the rest is a table's."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if plain and key in _STEPS:
            self.light(self.currentIndex().row() + _STEPS[key])
        elif plain and (Qt.Key.Key_0 <= key <= Qt.Key.Key_9 or Qt.Key.Key_A <= key <= Qt.Key.Key_Z):
            self.key_pressed.emit(chr(key), shifted)
        elif plain and key == Qt.Key.Key_F2:
            self.key_pressed.emit("F2", shifted)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(RECORD_ROLE))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the room by their weights."""
        super().resizeEvent(event)
        self._share_room()

    def fit(self, number: int, words: Iterable[str]) -> None:
        """Give a column the room of these words, as far as there is any."""
        self._few[number] = set(words)
        self._share_room()

    def _share_room(self) -> None:
        columns = self.people.columns
        needs = [self._needed(number, column.title) for number, column in enumerate(columns)]
        wide = shares(self.viewport().width(), columns, needs, self.theme.px)
        for number, width in enumerate(wide):
            self.setColumnWidth(number, width)

    def _needed(self, number: int, title: str) -> int:
        titles = QFontMetrics(self.theme.font("least", 500))
        cells = QFontMetrics(self.theme.font("small"))
        wide = [titles.horizontalAdvance(f"{title} ▾")]
        wide += [cells.horizontalAdvance(each) for each in self._few.get(number, ())]
        return max(wide) + 2 * self.theme.px(TEXT_MARGIN)
