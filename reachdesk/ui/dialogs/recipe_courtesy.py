"""The words of courtesy, by language: the owner adds and removes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reachdesk.domain.score.courtesy_words import DEFAULT_WORDS
from reachdesk.i18n import _
from reachdesk.languages import language_name
from reachdesk.services.desk import Desk
from reachdesk.services.kept import KeptChange
from reachdesk.services.score_courtesy import (
    CourtesyEdits,
    add_phrase,
    courtesy_edits,
    remove_phrase,
    restore_phrases,
)
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.recipe_form import keep_change
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.chips import Chip
from reachdesk.ui.widgets.flow import FlowRow
from reachdesk.ui.widgets.words import prose, words


class CourtesyPanel(QWidget):
    """A chip for each word that is on the list (× takes it off), and a field to add one."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._closed = False
        self.subtitle = _("Thanks and greetings count a tenth, unless the text says more")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(8)
        self._column.addWidget(
            prose(
                _(
                    "A changed list reads mentions, replies and quotes anew. The text of messages "
                    "is never kept, so messages stay as they were read when they were imported."
                ),
                "small",
                "body",
            )
        )
        self._add_field()
        self._chips = QWidget()
        self._column.addWidget(self._chips)
        self._column.addStretch(1)
        context.library.changed.connect(self._ask)
        self._ask()

    def _add_field(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Add a word: “thanks”, “congrat*”, “have a nice _”"))
        self.field.setAccessibleName(_("Add a word of courtesy"))
        self.field.returnPressed.connect(self.add)
        self.button = Button(self._context.theme, _("Add"))
        self.button.clicked.connect(lambda _checked=False: self.add())
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self._column.addLayout(row)

    def closing(self) -> None:
        """An answer that comes after this has nowhere to go."""
        self._closed = True

    def _ask(self, _kinds: object = None) -> None:
        self._context.library.look(self, courtesy_edits, self.show_edits)

    def show_edits(self, edits: CourtesyEdits) -> None:
        """Show the lists as the owner left them."""
        if self._closed:
            return
        chips = QWidget()
        column = QVBoxLayout(chips)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        own = list(edits.added)
        lists = [(_("Your own"), own, True)] if own else []
        for language in DEFAULT_WORDS:
            left = [one for one in language.phrases if one not in edits.removed]
            lists.append((_language(language.language), left, True))
        if edits.removed:
            lists.append((_("Taken off"), sorted(edits.removed), False))
        for title, phrases, on in lists:
            self._add_list(column, title, phrases, on=on)
        if edits != CourtesyEdits():
            reset = Button(self._context.theme, _("Back to the lists of the program"), LINK)
            reset.clicked.connect(lambda _checked=False: self._change(restore_phrases))
            column.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.replaceWidget(self._chips, chips)
        self._chips.deleteLater()
        self._chips = chips

    def _add_list(self, column: QVBoxLayout, title: str, phrases: list[str], *, on: bool) -> None:
        column.addWidget(words(title, "small", "text", strong=True))
        row = FlowRow(self._context.theme.px(6))
        for phrase in phrases:
            chip = Chip(self._context.theme, phrase, checkable=False, removable=on)
            if on:
                chip.removed.connect(lambda phrase=phrase: self.remove(phrase))
            else:
                chip.setToolTip(_("Put it back on the list"))
                chip.clicked.connect(lambda _checked=False, phrase=phrase: self._put(phrase))
            row.add(chip)
        column.addWidget(row)

    def add(self) -> None:
        """Add what was typed."""
        phrase = self.field.text()
        if phrase.strip():
            self.field.clear()
            self._put(phrase)

    def remove(self, phrase: str) -> None:
        """Take a word off the list."""
        self._change(lambda desk: remove_phrase(desk, phrase))

    def _put(self, phrase: str) -> None:
        self._change(lambda desk: add_phrase(desk, phrase))

    def _change(self, do: Callable[[Desk], KeptChange]) -> None:
        keep_change(self._context, _("words of courtesy"), lambda desk: (do(desk),))


def _language(code: str) -> str:
    called = language_name(code) or code
    return called[:1].upper() + called[1:]
