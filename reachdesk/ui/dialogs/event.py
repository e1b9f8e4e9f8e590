"""The side panel of an event: what it is called, its days, and the score without its posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reachdesk.charts.event_marks import span
from reachdesk.domain.answers.events import Effect, EventPosts
from reachdesk.domain.answers.score import EventMark
from reachdesk.i18n import _
from reachdesk.services.desk import Desk, Request
from reachdesk.services.event_effects import effects, event_posts
from reachdesk.ui import event_words
from reachdesk.ui.context import PageContext
from reachdesk.ui.outside import open_address
from reachdesk.ui.widgets.buttons import LINK, PRIMARY, Button
from reachdesk.ui.widgets.day_field import DayField
from reachdesk.ui.widgets.event_posts import EventPostList
from reachdesk.ui.widgets.flow import FlowRow
from reachdesk.ui.widgets.words import line, words

_PAUSE_MS = 200


class EventPanel(QWidget):
    """Fields of an event; nothing is changed before Save. A new event has an empty key.

    `saved(mark, posts)` with the ids of the posts ticked, None where all of its days are meant;
    `removed(mark)`; `other_wanted(mark)` for an event nearby; `closed` when the panel goes.
    """

    saved = Signal(object, object)
    removed = Signal(object)
    other_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self, context: PageContext, request: Request, mark: EventMark, close: Callable[[], object]
    ) -> None:
        super().__init__()
        self._context, self._request, self.mark = context, request, mark
        self._open_yet = True
        hint = _("A click on the line, where it is in sight, chooses another day.")
        self.subtitle = "" if mark.key else hint
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read_posts)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(6)
        self._add_fields()
        self._add_posts()
        self._add_footer(close)
        self._column.addStretch(1)
        self._read_posts()

    def add_others(self, others: Sequence[EventMark]) -> None:
        """Lead to events nearby, whose discs may have joined with this one's."""
        if not others:
            return
        row = FlowRow()
        row.add(words(_("Near it:"), "small", "muted"))
        for other in others:
            button = Button(self._context.theme, f"{span(other)} {other.label}", LINK)
            button.clicked.connect(lambda _on=False, to=other: self.other_wanted.emit(to))
            row.add(button)
        self._column.insertWidget(self._column.indexOf(self.open_link) + 1, row)

    def closing(self) -> None:
        """The panel goes: clicks on the line no longer move the event."""
        self._pause.stop()
        self._open_yet = False
        self.closed.emit()

    def choose_day(self, day: int) -> None:
        """A day was clicked on the line: a new event moves there."""
        self.first.set_day(day)
        self.last.set_day(day)

    def event_now(self) -> EventMark | None:
        """The event as the fields say; None while a day is no date or they are in wrong order."""
        first, last = self.first.day, self.last.day
        if first is None or last is None or last < first:
            return None
        return replace(
            self.mark,
            day=first,
            end_day=last,
            label=self.label.text().strip(),
            kind=self.kind.text().strip() or None,
            link=self.link.text().strip() or None,
        )

    def _add_fields(self) -> None:
        mark = self.mark
        self.label = _field(_("Name"), mark.label, _("What happened"))
        self.kind = _field(_("Kind"), mark.kind or "", _("talk, article, campaign …"))
        self.link = _field(_("Link"), mark.link or "", "https://")
        self.first = DayField(_("First day"), mark.day)
        self.last = DayField(_("Last day"), mark.end_day)
        self.open_link = Button(self._context.theme, _("Open in the browser"), LINK)
        self.open_link.clicked.connect(lambda _checked=False: self._open())
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        rows: tuple[QLineEdit, ...] = (self.label, self.kind, self.link, self.first, self.last)
        for row, field in enumerate(rows):
            grid.addWidget(words(field.accessibleName(), "small", "muted"), row, 0)
            grid.addWidget(field, row, 1)
            field.textChanged.connect(lambda _text: self._edited())
        self._column.addLayout(grid)
        self._column.addWidget(self.open_link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_posts(self) -> None:
        self._column.addSpacing(10)
        self._column.addWidget(line())
        self._column.addSpacing(6)
        heading = _("Score with and without its posts")
        self._column.addWidget(words(heading, "card_title", "text", wrap=True))
        self.effect = words("", "base", "body", wrap=True)
        self._column.addWidget(self.effect)
        self.posts = EventPostList(self._context.theme)
        self.posts.changed.connect(self._read_effects)
        self._column.addWidget(self.posts)

    def _add_footer(self, close: Callable[[], object]) -> None:
        theme = self._context.theme
        self.primary = Button(theme, _("Save") if self.mark.key else _("Add event"), PRIMARY)
        self.primary.clicked.connect(lambda _checked=False: self._save())
        cancel = Button(theme, _("Cancel"))
        cancel.clicked.connect(lambda _checked=False: close())
        self.remove = Button(theme, _("Delete"))
        self.remove.setVisible(bool(self.mark.key))
        self.remove.clicked.connect(lambda _checked=False: self.removed.emit(self.mark))
        self.footer = QWidget()
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(24, 12, 24, 14)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.primary)
        self._edited()

    def _edited(self) -> None:
        now = self.event_now()
        if hasattr(self, "primary"):
            self.primary.setEnabled(now is not None and bool(now.label))
        self.open_link.setVisible(self._address() is not None)
        if now is not None and hasattr(self, "posts"):
            self._pause.start()

    def _address(self) -> QUrl | None:
        """The link, where it is a web address; nothing else is handed to the system."""
        url = QUrl(self.link.text().strip(), QUrl.ParsingMode.StrictMode)
        good = url.isValid() and url.scheme() in ("http", "https") and bool(url.host())
        return url if good else None

    def _open(self) -> None:
        address = self._address()
        if address is not None:
            open_address(address)

    def _save(self) -> None:
        now = self.event_now()
        if now is not None and now.label:
            self.saved.emit(now, self.posts.chosen_if_fewer())

    def _read_posts(self) -> None:
        mark, request = self.event_now(), self._request
        if mark is not None:

            def work(desk: Desk) -> EventPosts:
                return event_posts(desk, request, mark)

            self._context.library.look(self, work, self._show_posts)

    def _show_posts(self, found: EventPosts) -> None:
        if not self._open_yet:  # answered after the panel had gone
            return
        self.posts.show_posts(found.posts, found.chosen)
        self._read_effects()

    def _read_effects(self) -> None:
        mark, request, chosen = self.event_now(), self._request, self.posts.chosen()
        if not chosen:
            self.effect.setText(
                _("No post of these days is ticked, so there is nothing to leave out.")
            )
        elif mark is not None:

            def work(desk: Desk) -> tuple[Effect, ...]:
                return effects(desk, request, mark, chosen)

            self._context.library.look((self, "effects"), work, self._show_effects)

    def _show_effects(self, found: tuple[Effect, ...]) -> None:
        if not self._open_yet:
            return
        said = "\n".join(event_words.effect(one) for one in found)
        self.effect.setText(said or _("No score is known for these days."))


def _field(name: str, text: str, example: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field
