"""Labelling the chosen people of a table: by keys or by the strip under it; every label undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.domain.segments.rule import UNKNOWN, Field
from reachdesk.group_names import MET
from reachdesk.i18n import _, ngettext
from reachdesk.services import labelling, own_words, places
from reachdesk.services.desk import Desk, Request
from reachdesk.services.own_words import WordsChange
from reachdesk.services.role_words import role_name
from reachdesk.services.segments import values
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.label_field import LabelField
from reachdesk.ui.widgets.label_strip import KEYED_ROLES, LabelStrip
from reachdesk.ui.widgets.people_view import PeopleView

PLACE, LIST, MET_BY, NOTE = "P", "L", "M", "F2"


class PeopleLabels(QWidget):
    """The strip and the field under the table; hidden while nobody is chosen.

    `under_way`: something was labelled since the people were last put in order.
    """

    def __init__(self, context: PageContext, table: PeopleView) -> None:
        super().__init__()
        self._context = context
        self._table = table
        self.under_way = False
        self.request: Request | None = None
        self.strip = LabelStrip(context.theme)
        self.asked = LabelField(context.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.asked)
        table.key_pressed.connect(self.press)
        table.current_changed.connect(self.refresh)
        self.strip.pressed.connect(self.press)
        self.asked.said.connect(self._said)
        self.asked.left.connect(table.setFocus)
        self.refresh()

    def refresh(self) -> None:
        """Show the strip while somebody is chosen."""
        somebody = bool(self._table.selectionModel().selectedRows())
        if somebody and self.strip.isHidden():
            QTimer.singleShot(0, self._table, self._keep_in_view)
        self.strip.setVisible(somebody)
        if not somebody:
            self.asked.hide()

    def _keep_in_view(self) -> None:
        """The strip takes room of the table: the chosen row stays to be seen."""
        self._table.scrollTo(self._table.currentIndex())

    def press(self, key: str, added: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        """Do what a key says: 1 to 9 a role (with Shift beside the others), 0 unknown, P place,
        L list, M how we met, F2 note, U undo."""
        if key.isdigit():
            self._set_role(KEYED_ROLES[int(key) - 1] if key != "0" else "", added=added)
        elif key == "U":
            self.under_way = True
            self._context.shell.undo()
        elif key in (PLACE, LIST, MET_BY, NOTE) and self._table.chosen():
            self._ask(key)

    def _set_role(self, role: str, *, added: bool) -> None:
        chosen = self._table.chosen()
        if not chosen:
            return
        said = [
            (person.person, " ".join((*person.roles, role)) if added and role else role)
            for person in chosen
            if not (added and role in person.roles)
        ]
        name = role_name(role) if role else _("role unknown")
        groups: dict[str, list[str]] = {}
        for person, value in said:
            groups.setdefault(value, []).append(person)
        for value, people in groups.items():
            self._label(name, people, {labelling.ROLES: value})

    def _ask(self, kind: str) -> None:
        first = self._table.chosen()[0]
        if kind == PLACE:
            self.asked.ask(kind, _("Place"), _("such as Leeds, UK; empty for unknown"), ())
        elif kind == LIST:
            self._with_lists(lambda known: self.asked.ask(kind, _("List"), _("its name"), known))
        elif kind == MET_BY:
            known = [_(word) for word in MET.values()]
            self.asked.ask(kind, _("How we met"), known[0], known, _(MET.get(first.met or "", "")))
        else:
            self.asked.ask(kind, _("Note"), _("for yourself alone"), (), first.note or "")

    def _with_lists(self, done: Callable[[list[str]], None]) -> None:
        request = self.request
        if request is not None:
            self._context.library.look(
                (self, "lists"),
                lambda desk: [
                    one.value
                    for one in values(desk, request.account).get(Field.LIST, ())
                    if one.value != UNKNOWN
                ],
                done,
            )

    def _said(self, kind: str, text: str) -> None:
        self._table.setFocus()
        people = [person.person for person in self._table.chosen()]
        if kind == PLACE:
            self._act(
                text or _("place unknown"),
                people,
                lambda desk, account: places.say_place(desk, account, people, text),
            )
        elif kind == LIST and text:
            self._label(text, people, {labelling.list_field(text): "1"})
        elif kind == MET_BY:
            keys = {_(word).casefold(): key for key, word in MET.items()}
            met = keys.get(text.casefold(), text)
            self._label(text or _("how we met"), people, {labelling.MET: met or None})
        elif kind == NOTE:
            self._label(_("note"), people, {labelling.NOTE: text or None})

    def _label(self, name: str, people: list[str], said: dict[str, str | None]) -> None:
        self._act(name, people, lambda desk, account: own_words.say(desk, account, people, said))

    def _act(self, name: str, people: list[str], do: Callable[[Desk, str], WordsChange]) -> None:
        request = self.request
        if request is None or not people:
            return
        self.under_way = True
        title = ngettext("label “{name}”", "label “{name}” on {count} people", len(people))
        self._context.library.act(
            title.format(name=name, count=len(people)),
            lambda desk: do(desk, request.account),
            own_words.put_back,
            own_words.put_again,
        )
