"""What to ask each network for next, and until when it still has what is not here yet."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import names
from reachdesk.charts import words as chart_words
from reachdesk.domain.next_export import (
    LINKEDIN_MONTHS,
    X_DAYS,
    Known,
    Reminder,
    reminders,
)
from reachdesk.domain.periods import day_of
from reachdesk.i18n import _
from reachdesk.ui.context import PageContext
from reachdesk.ui.opening import Contents
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.card import Card
from reachdesk.ui.widgets.date_tile import DateTile
from reachdesk.ui.widgets.words import prose, words

_ALL_ACCOUNTS = ""


def known_exports(contents: Contents) -> list[Known]:
    """The exports in the library, by what they speak of last; analytics by the last day in them,
    which may be long before they were downloaded."""
    found = []
    for source in contents.sources:
        last_ms = source.as_of_ms if source.last_ms is None else source.last_ms
        if last_ms is not None and source.account != _ALL_ACCOUNTS:
            network = source.account.partition(":")[0]
            found.append(Known(network, source.account, source.format, day_of(last_ms)))
    return found


def reminder_words(one: Reminder, titles: dict[str, str], today: int) -> tuple[str, str]:
    """What to ask for, and why by then."""
    last = chart_words.day_short(one.last_day, year=True)
    title = titles.get(one.format, one.format)
    network = names.name("network", one.network)
    if network.lower() not in title.lower():
        title = f"{title} · {network}"
    if one.never is not None:
        why = _("What is here ends on {day}. {export} is not here, and is kept for a while only.")
        return title, why.format(day=last, export=titles.get(one.never, one.never))
    if one.forgotten_day is None:
        why = _("What is here ends on {day}. Archives forget nothing: any day will do.")
        return title, why.format(day=last)
    deadline = chart_words.day_short(one.forgotten_day, year=True)
    if one.forgotten_day < today:
        why = _("What is here ends on {day}. Since {deadline} the first days after it are gone.")
    else:
        why = _("What is here ends on {day}. After {deadline} the first days after it are gone.")
    return title, why.format(day=last, deadline=deadline)


def kept_words(one: Reminder) -> str:
    """How long the network keeps it."""
    if one.forgotten_day is None:
        return _("Exports end, the account goes on")
    if one.network == "x":
        return _("X keeps {days} days of analytics").format(days=X_DAYS)
    return _("LinkedIn keeps about {months} months of analytics").format(months=LINKEDIN_MONTHS)


class NextExportCard(Card):
    """The most urgent one with its date, a line for each other network, and how to ask."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _("Next export"))
        self.tile = DateTile(context.theme)
        self.what = words("", "base", "text", strong=True, wrap=True)
        self.why = prose("", "small", "muted")
        self.others = Button(context.theme, "", LINK)
        self.others.clicked.connect(lambda _checked=False: self._show_all())
        ask = Button(context.theme, _("How to ask for it"), LINK)
        ask.clicked.connect(lambda _checked=False: context.shell.show_help("exports"))
        links = QHBoxLayout()
        links.setSpacing(14)
        links.addWidget(ask)
        links.addWidget(self.others)
        links.addStretch(1)
        text = QVBoxLayout()
        text.setSpacing(2)
        for widget in (self.what, self.why):
            text.addWidget(widget)
        text.addLayout(links)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._told: list[tuple[str, str]] = []

    def fill(self) -> None:
        """Show what to ask for next."""
        contents = self.context.library.contents
        found = reminders(known_exports(contents))
        for widget in (self.tile, self.what, self.why):
            widget.setVisible(bool(found))
        self.others.setVisible(len(found) > 1)
        if not found:
            self.set_titles(_("Next export"), _("No export in the library has a date"))
            return
        titles = {one.key: one.title for one in contents.formats}
        today = (dt.datetime.now(dt.UTC).date() - dt.date(1970, 1, 1)).days
        self._told = [reminder_words(one, titles, today) for one in found]
        first = found[0]
        self.set_titles(_("Next export"), kept_words(first))
        self.tile.show_day(first.last_day if first.forgotten_day is None else first.forgotten_day)
        self.what.setText(self._told[0][0])
        self.why.setText(self._told[0][1])
        self.others.setText(_("All {count} networks").format(count=len(found)))
        self.others.restyle()

    def _show_all(self) -> None:
        self.context.shell.open_panel(_Reminders(self._told), _("Next export"))


class _Reminders(QWidget):
    """A line for each network."""

    def __init__(self, told: list[tuple[str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(2)
        for what, why in told:
            column.addWidget(words(what, "small", "text", strong=True, wrap=True))
            column.addWidget(prose(why, "small", "muted"))
            column.addSpacing(8)
        column.addStretch(1)
