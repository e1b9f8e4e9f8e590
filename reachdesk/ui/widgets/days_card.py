"""Days to explain: when the score moved unusually, with the ledger's reason, to be named."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reachdesk.domain.answers.events import DaysToExplain, DayToExplain
from reachdesk.i18n import _
from reachdesk.ui import event_words
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.answer_card import AnswerCard
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.tables import RecordTable, TableColumn
from reachdesk.ui.widgets.words import words


class DaysCard(AnswerCard):
    """`picked(day)` when a row is chosen, `name_wanted(day)` when it is to become an event."""

    picked = Signal(object)
    name_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "days_to_explain", _("Days to explain"))
        self._chosen: DayToExplain | None = None
        self.name_it = Button(context.theme, _("Name this day…"), LINK)
        self.name_it.setToolTip(_("Say what happened then: it becomes an event on the line."))
        self.name_it.clicked.connect(lambda _checked=False: self._name())
        self.corner.addWidget(self.name_it)
        self.table = RecordTable(context.theme, _columns())
        self.table.setMinimumHeight(context.theme.px(104))
        self.table.picked.connect(self._pick)
        self.nothing = words("", "base", "muted", wrap=True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing)
        self.body.addStretch(0)
        self.show_answer(None)

    def show_answer(self, answer: DaysToExplain | None) -> None:
        """Show the days, or why there are none."""
        days = answer.days if answer else ()
        self.set_titles(
            _("Days to explain"),
            _("When the score moved more than it was used to · most unusual first") if days else "",
        )
        self.bare = answer is not None and not days
        self.updateGeometry()
        self.table.show_records(days)
        self.table.setVisible(bool(days))
        self.nothing.setVisible(not days)
        self.nothing.setText(
            _("No posts in the library yet.")
            if answer is None
            else _("The score moved evenly: no day of this time stands out.")
        )
        if self._chosen is not None:
            self._chosen = next((one for one in days if _same(one, self._chosen)), None)
            self.table.light(self._chosen)
        self.name_it.setVisible(bool(days))
        self.name_it.setEnabled(self._chosen is not None)

    def _pick(self, day: DayToExplain) -> None:
        self._chosen = day
        self.name_it.setEnabled(True)
        self.picked.emit(day)

    def _name(self) -> None:
        if self._chosen is not None:
            self.name_wanted.emit(self._chosen)


def _same(one: DayToExplain, other: DayToExplain) -> bool:
    return (one.first_day, one.last_day) == (other.first_day, other.last_day)


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Day"), lambda day: day.last_day, event_words.span, width=0),
        TableColumn(
            _("Score"),
            lambda day: day.points,
            event_words.moved,
            width=0,
            tone=lambda day: "up_text" if day.points > 0 else "down_text",
        ),
        TableColumn(_("What the ledger says"), event_words.reason, width=5, least=160, whole=True),
        TableColumn(
            _("What you call it"),
            lambda day: day.event.label if day.event else "",
            width=2,
            least=120,
        ),
    )
