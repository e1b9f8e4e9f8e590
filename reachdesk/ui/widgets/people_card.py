"""The people: found by words, sorted by anything but influence, labelled by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.audience import PersonRow
from reachdesk.i18n import _, ngettext
from reachdesk.services import people_table
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_sorting import Order
from reachdesk.ui.context import PageContext
from reachdesk.ui.people_files import save_people
from reachdesk.ui.people_words import (
    all_set_words,
    place_words,
    role_words,
    set_words,
)
from reachdesk.ui.widgets.buttons import IconButton
from reachdesk.ui.widgets.card import Card
from reachdesk.ui.widgets.chips import Chip
from reachdesk.ui.widgets.people_cells import NAME, PLACE, WHY
from reachdesk.ui.widgets.people_labels import PeopleLabels
from reachdesk.ui.widgets.people_model import BLOCK
from reachdesk.ui.widgets.people_view import PeopleView
from reachdesk.ui.widgets.record_model import TableColumn
from reachdesk.ui.widgets.under_way import UnderWay

_PAUSE_MS = 150
_FIELD = (110, 230)  # least and most pixels
_TITLES, _AROUND = 150, 64
_ROLE, _SET = 2, 4
_SORTS = ("name", "place", "role", "role", "recent")


class PeopleCard(Card):
    """A virtual table; no score, rank or grade of anybody. `opened(person)` asks for the card of
    one."""

    opened = Signal(object)
    subtitle_columns = 1

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _("People"))
        self.request: Request | None = None
        self._asked: tuple[Request, tuple[int, ...]] | None = None
        self.sort = "name"
        self._fill_corner()
        self.under_way = UnderWay(context.theme, self.corner, self._show_progress)
        drawn = {0: NAME, 1: PLACE, 3: WHY}
        self.table = PeopleView(context.theme, _columns(), drawn, {_SET: all_set_words()})
        self.table.setAccessibleName(_("People"))
        self.table.setMinimumHeight(context.theme.px(110))
        self.table.people.wanted.connect(self._fetch_block)
        self.table.sorted_by.connect(self._sort_by)
        self.table.opened.connect(self.opened)
        self.labels = PeopleLabels(context, self.table)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.labels)
        self.labels.refresh()

    def _fill_corner(self) -> None:
        """Queue, search, save."""
        theme = self.context.theme
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find by name, handle or place"))
        self.field.setAccessibleName(_("Find people"))
        self.field.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._fetch)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.queue = Chip(theme, _("Label next"))
        self.queue.setToolTip(_("Unknown place or role, most exchanges first"))
        self.queue.toggled.connect(lambda _on: self._fetch())
        self.corner.setSpacing(8)
        self.corner.addWidget(self.queue)
        self.corner.addWidget(self.field)
        self.files = IconButton(theme, "save", _("Save these people…"), self.save)
        self.corner.addWidget(self.files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow card keeps room for its titles: the field gives way."""
        super().resizeEvent(event)
        px = self.context.theme.px
        beside = self.queue.sizeHint().width() + self.files.sizeHint().width()
        room = self.width() - beside - px(_TITLES) - px(_AROUND)
        self.field.setFixedWidth(min(max(room, px(_FIELD[0])), px(_FIELD[1])))

    @property
    def total(self) -> int:
        """How many people are in the table."""
        return len(self.table.people.order)

    def ask(self, request: Request) -> None:
        """Show the people of a request. While the owner labels, only what is known of them is read
        anew, so that no row moves under the hand, until an import changes who there is."""
        sources = tuple(one.source_id for one in self.context.library.contents.sources)
        before, self._asked = self._asked, (request, sources)
        self.request = self.labels.request = request
        if self.labels.under_way and self._asked == before:
            self.table.people.renew()
        else:
            self._fetch()

    def save(self) -> None:
        """Ask for a place and write the people of the table there."""
        if self.request is not None and self.total:
            request = replace(self.request, masked=self.context.settings.mask_names)
            save_people(self.context, self, request, self.table.people.order)

    def clear(self) -> None:
        """Nobody, without an account."""
        self.request = None
        self._show_order(np.zeros(0, np.int64))

    def _sort_by(self, column: int) -> None:
        self.sort = _SORTS[column]
        self.queue.setChecked(False)
        self._fetch()

    def _fetch(self) -> None:
        request, search = self.request, self.field.text().strip()
        if request is None:
            return
        self.labels.under_way = False
        if not self.total:
            self.set_titles(_("People"), _("Counting…"))
        sort = people_table.UNLABELLED if self.queue.isChecked() else self.sort

        def read(desk: Desk) -> tuple[Order, tuple[PersonRow, ...]]:
            order = people_table.people_order(desk, request, search, sort)
            return order, people_table.people_rows(desk, request, order[:BLOCK].tolist())

        def show(found: tuple[Order, tuple[PersonRow, ...]]) -> None:
            self.under_way.end()
            self._show_order(found[0])
            if len(found[0]):
                self.table.people.show_block(0, found[1])
                self.table.fit(_ROLE, map(role_words, found[1]))

        job = self.context.library.look(self, read, show, self._fail, self.under_way.told)
        self.under_way.begin(job, lambda: self._give_up(_("You ended this before it was found.")))

    def _fail(self, error: Exception) -> None:
        self._give_up("")
        self.context.library.problem.emit(error)

    def _give_up(self, sentence: str) -> None:
        self.under_way.end()
        self.set_titles(_("People"), sentence)

    def _show_progress(self, share: float, doing: str) -> None:
        """Say what takes so long; typing something else ends it, too."""
        self.set_titles(_("People"), chart_words.under_way(doing, share))

    def _fetch_block(self, block: int) -> None:
        request, people = self.request, self.table.people
        numbers = people.numbers(block)
        if request is None:
            return

        def show(rows: Any) -> None:
            if people.numbers(block) == numbers:  # another order came meanwhile
                people.show_block(block, rows)
                self.labels.refresh()

        self.context.library.look(
            (self, block), lambda desk: people_table.people_rows(desk, request, numbers), show
        )

    def _show_order(self, order: Order) -> None:
        self.table.people.show_order(order)
        self.labels.refresh()
        count = ngettext("{count} person", "{count} people", self.total).format(
            count=chart_words.number(self.total)
        )
        self.set_titles(_("People"), f"{count} · {self._order_words()}")

    def _order_words(self) -> str:
        if self.queue.isChecked():
            return _("place or role unknown, most exchanges first")
        if self.sort == "recent":
            return _("last exchange first")
        if self.sort == "name":
            return _("sorted by name")
        return _("sorted by place") if self.sort == "place" else _("sorted by role")


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Name"), lambda person: person.name or person.handle, width=4, least=110),
        TableColumn(_("Place"), place_words, width=3, least=70),
        TableColumn(_("Role"), role_words, width=3, least=60, whole=True),
        TableColumn(_("Why: matched words"), lambda person: person.bio or "", width=6, least=80),
        TableColumn(_("Set by"), set_words, right=True, width=0, tone=lambda _person: "muted"),
    )
