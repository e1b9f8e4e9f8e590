"""In an import preview: what the rows of a table are, what each column means, the one question."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import names
from reachdesk.domain.answers.sources import ColumnPreview, DateQuestion, TablePreview
from reachdesk.i18n import _, ngettext
from reachdesk.ui import mapping_words
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.field_picker import (
    DOUBTFUL,
    LEFT_OUT,
    SURE,
    FieldMark,
    FieldPicker,
)
from reachdesk.ui.widgets.segmented import Segmented
from reachdesk.ui.widgets.tile import tile
from reachdesk.ui.widgets.words import line, prose, words

_MOST_COLUMNS = 12
_ASKED, _DAY, _MONTH = "", "day-first", "month-first"
_PEOPLE = frozenset({"followers", "following", "list_members", "people"})


class ColumnMapping(QWidget):
    """The mapping of one table. `reworded(words)`: the owner's words, as COLUMN=FIELD, after each
    change; the preview that follows from them is shown by a new one."""

    reworded = Signal(object)

    def __init__(self, theme: Theme, table: TablePreview, *, every: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._table = table
        self.every = every
        self.pickers: dict[int, FieldPicker] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add_tiles()
        self._add_target()
        self._grid_place = self._column.count()
        self._add_columns()
        if table.lacks:
            self._column.addWidget(prose(mapping_words.lacking(table), "small", "down_text"))
        self.question: Segmented | None = None
        if table.question is not None and table.question.fit_one < table.question.total:
            self._add_question(table.question)

    @property
    def undecided(self) -> bool:
        """Whether something must be chosen before the table can be imported."""
        question = self._table.question
        return bool(self._table.lacks) or (question is not None and question.day_first is None)

    def take_focus(self, before: ColumnMapping) -> None:
        """Move the focus to where it was in the mapping before, which this one replaces."""
        old = [before.target, before.question, *before.pickers.values()]
        places = {id(widget): place for place, widget in enumerate(old) if widget is not None}
        place = places.get(id(before.focusWidget()))
        if place is None:
            return
        new = [self.target, self.question, *self.pickers.values()]
        widget = new[min(place, len(new) - 1)]
        (widget or self.target).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, place: int, field: str) -> None:
        """Put a column to a field ("": leave it out)."""
        self._say(f"#{place + 1}", field)

    def choose_target(self, target: str) -> None:
        """Say what the rows are. What was said of the columns stays between tables of people."""
        before = self._table.target
        kept = {before, target} <= _PEOPLE
        said = [word for word in self._table.words if kept or not word.startswith("#")]
        self.reworded.emit((*_without(said, "target"), f"target={target}"))

    def choose_order(self, order: str) -> None:
        """Say what comes first in a date: "day-first" or "month-first"."""
        if order:
            self._say("dates", order)

    def _say(self, name: str, value: str) -> None:
        self.reworded.emit((*_without(self._table.words, name), f"{name}={value}"))

    def _add_tiles(self) -> None:
        table = self._table
        figures = [
            (table.new, mapping_words.new_people(table.new or 0), "text"),
            (table.known, _("already here"), "text"),
            (table.unreadable, mapping_words.unreadable(table.unreadable or 0), "down_text"),
        ]
        known = [figure for figure in figures if figure[0] is not None]
        if table.new is None and table.rows is not None:
            known.insert(0, (table.rows, mapping_words.rows(table.rows), "text"))
        if not known:
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        for count, name, tone in known:
            row.addWidget(tile(count or 0, name, tone if count else "text"), 1)
        self._column.addLayout(row)

    def _add_target(self) -> None:
        table = self._table
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(words(_("The rows are"), "small", "muted"))
        choices = [(key, mapping_words.target(key)) for key in table.targets]
        self.target = FieldPicker(self._theme, _("The rows are"), choices, table.target)
        self.target.doubtful = not table.sure
        self.target.chose.connect(self.choose_target)
        row.addWidget(self.target, 1)
        row.addWidget(FieldMark(self._theme, SURE if table.sure else DOUBTFUL))
        self._column.addLayout(row)
        if len(table.owners) > 1:
            self._add_owner()

    def _add_owner(self) -> None:
        """Whose table it is, where the library has several accounts and the file does not say."""
        table = self._table
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(words(_("They belong to"), "small", "muted"))
        choices = [] if table.owner else [("", _("Not known"))]
        choices += [(account, _account(account)) for account in table.owners]
        self.owner = FieldPicker(self._theme, _("They belong to"), choices, table.owner)
        self.owner.doubtful = not table.owner
        self.owner.chose.connect(lambda account: self._say("account", account))
        row.addWidget(self.owner, 1)
        row.addWidget(FieldMark(self._theme, SURE if table.owner else DOUBTFUL))
        self._column.addLayout(row)

    def _add_columns(self) -> None:
        shown, hidden = self._shown()
        head = QHBoxLayout()
        head.addWidget(words(_("Columns"), "card_title", "text"))
        head.addStretch(1)
        head.addWidget(words(_("Remembered for the next file like this"), "least", "muted"))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for place, name in enumerate((_("In the file"), _("First values"), _("Means"))):
            grid.addWidget(words(name, "least", "muted"), 0, place)
        grid.addWidget(line(), 1, 0, 1, 4)
        for place, one in enumerate(shown):
            self._add_column(grid, 2 * place + 2, one)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, self._theme.px(124))
        column.addLayout(grid)
        if hidden:
            text = ngettext(
                "Show {count} column more", "Show {count} columns more", len(hidden)
            ).format(count=len(hidden))
            more = Button(self._theme, text, LINK)
            more.clicked.connect(lambda _checked=False: self.show_every())
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.insertWidget(self._grid_place, whole)
        self._columns = whole

    def _shown(self) -> tuple[list[ColumnPreview], list[ColumnPreview]]:
        """Columns to show at once and those behind a link: of many, first those that mean much."""
        columns = self._table.columns
        if self.every or len(columns) <= _MOST_COLUMNS:
            return list(columns), []
        wanted = [one for one in columns if one.field or not one.sure]
        rest = [one for one in columns if one not in wanted]
        room = max(0, _MOST_COLUMNS - len(wanted))
        kept = {one.place for one in (*wanted, *rest[:room])}
        return [one for one in columns if one.place in kept], rest[room:]

    def show_every(self) -> None:
        """Show the columns behind the link too."""
        self.every = True
        self._columns.deleteLater()
        self._column.removeWidget(self._columns)
        self.pickers.clear()
        self._add_columns()

    def _add_column(self, grid: QGridLayout, row: int, one: ColumnPreview) -> None:
        state = SURE if one.field and one.sure else DOUBTFUL if one.field else LEFT_OUT
        grid.addWidget(self._cut(one.name, 104, "text", strong=True), row, 0)
        shown = mapping_words.first_values(one.values)
        grid.addWidget(self._cut(shown, 118, "muted" if state == LEFT_OUT else "body"), row, 1)
        picker = FieldPicker(
            self._theme,
            _("Meaning of {column}").format(column=one.name),
            [(key, mapping_words.field(key, self._table.target)) for key in self._choices(one)],
            one.field,
        )
        picker.doubtful = state == DOUBTFUL
        picker.chose.connect(lambda field, place=one.place: self.choose(place, field))
        self.pickers[one.place] = picker
        grid.addWidget(picker, row, 2)
        grid.addWidget(FieldMark(self._theme, state), row, 3)
        grid.addWidget(line(), row + 1, 0, 1, 4)

    def _choices(self, one: ColumnPreview) -> Iterable[str]:
        named = [one.field] if ":" in one.field else []
        fields = [key for key in self._table.fields if not (named and key == "score")]
        return (*fields, *named, mapping_words.LEFT_OUT)

    def _cut(self, text: str, width: int, tone: str, *, strong: bool = False) -> QWidget:
        """A label cut to its column; the whole text stands in its tooltip."""
        metrics = QFontMetrics(self._theme.font("small", 600 if strong else 400))
        room = self._theme.px(width)
        label = words(
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, room),
            "small",
            tone,
            strong=strong,
        )
        label.setAccessibleName(text)
        label.setToolTip(text)
        return label

    def _add_question(self, asked: DateQuestion) -> None:
        frame = QFrame()
        frame.setObjectName("question")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        title = mapping_words.question(asked)
        column.addWidget(words(title, "small", "text", strong=True))
        column.addWidget(prose(mapping_words.fitting(asked), "small", "body"))
        choices = [(_DAY, _("Day first")), (_MONTH, _("Month first"))]
        if asked.day_first is None:
            choices.insert(0, (_ASKED, _("Not sure")))
        self.question = Segmented(self._theme, title, choices)
        if asked.day_first is not None:
            self.question.set_key(_DAY if asked.day_first else _MONTH)
        self.question.chosen.connect(self.choose_order)
        column.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(frame)


def _account(public_id: str) -> str:
    network, _colon, handle = public_id.partition(":")
    return f"{names.name('network', network)}  @{handle}"


def _without(said: Iterable[str], name: str) -> list[str]:
    return [word for word in said if not word.startswith(f"{name}=")]
