"""The people table: everybody whom the exports name, found by words, sorted by name or date."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.i18n import _, ngettext
from reachdesk.services.desk import Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import IconButton
from reachdesk.ui.widgets.card import Card
from reachdesk.ui.widgets.tables import RecordTable, TableColumn
from reachdesk.ui.widgets.words import words

_WINDOW = 200
_PAUSE_MS = 150


def name_words(person: PersonRow) -> str:
    """Name and handle, as far as they are known, and where else the owner has found them."""
    handle = f"@{person.handle.lstrip('@')}" if person.handle else ""
    parts = [part for part in (person.name, handle) if part]
    said = "  ".join(parts) or _("id {number}").format(number=person.person)
    if not person.also_on:
        return said
    networks = ", ".join(names.name("network", one) for one in person.also_on)
    return _("{person} · also on {networks}").format(person=said, networks=networks)


def place_words(person: PersonRow) -> str:
    """City and country, else the text of the profile, else «—»."""
    country = names.group("country", person.country, None) if person.country else ""
    parts = [part for part in (person.city, country) if part]
    return ", ".join(parts) or person.place or chart_words.UNKNOWN


def role_words(person: PersonRow) -> str:
    """Roles, or «—»."""
    return ", ".join(names.name("role", role) for role in person.roles) or chart_words.UNKNOWN


class PeopleCard(Card):
    """A window of people at a time; no score, rank or grade of anybody."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _("People"))
        self.request: Request | None = None
        self.offset = 0
        self.total = 0
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find by name, handle or place"))
        self.field.setAccessibleName(_("Find people"))
        self.field.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.table = RecordTable(context.theme, _columns())
        self.table.setMinimumHeight(context.theme.px(80))
        self.field.setFixedWidth(context.theme.px(260))
        self._fill_corner()
        self.body.addWidget(self.table, 1)
        self._show(((), 0))

    def ask(self, request: Request) -> None:
        """Fetch the first people."""
        self.request = request
        self.offset = 0
        self._fetch()

    def clear(self) -> None:
        """Nobody, without an account."""
        self.request = None
        self._show(((), 0))

    def step(self, direction: int) -> None:
        """Show the next or the previous people."""
        offset = max(0, self.offset + direction * _WINDOW)
        if offset < self.total and offset != self.offset:
            self.offset = offset
            self._fetch()

    def _search(self) -> None:
        self.offset = 0
        self._fetch()

    def _fetch(self) -> None:
        if self.request is not None:
            wanted = (self.field.text().strip(), "name")
            self.context.library.ask_people(
                self, self.request, (self.offset, _WINDOW), wanted, self._show
            )

    def _show(self, found: tuple[tuple[PersonRow, ...], int]) -> None:
        people, self.total = found
        self.table.show_records(people)
        count = chart_words.number(self.total)
        self.set_titles(
            _("People"),
            ngettext(
                "{count} person in the exports · sorted by name",
                "{count} people in the exports · sorted by name",
                self.total,
            ).format(count=count),
        )
        last = self.offset + len(people)
        shown = _("{first} to {last} of {total}").format(
            first=chart_words.number(min(self.offset + 1, last)),
            last=chart_words.number(last),
            total=count,
        )
        self.range.setText(shown if people else _("Nobody by these words."))
        self.before.setEnabled(self.offset > 0)
        self.after.setEnabled(last < self.total)

    def _fill_corner(self) -> None:
        theme = self.context.theme
        self.range = words("", "small", "muted")
        self.before = IconButton(theme, "chevron-left", _("Previous"), lambda: self.step(-1))
        self.after = IconButton(theme, "chevron-right", _("Next"), lambda: self.step(1))
        self.corner.setSpacing(6)
        for widget in (self.range, self.before, self.after, self.field):
            self.corner.addWidget(widget)


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Name"), lambda person: person.name or person.handle, name_words, width=3),
        TableColumn(_("Place"), place_words, width=2),
        TableColumn(_("Role"), role_words, width=2),
        TableColumn(_("Lists"), lambda person: ", ".join(person.lists) or "—", width=2),
        TableColumn(
            _("Last exchange"),
            lambda person: person.last_exchange_day,
            lambda person: chart_words.day_short(person.last_exchange_day, year=True),
            right=True,
            width=0,
        ),
    )
