"""What may be the same on two accounts, at the right side: the owner says whether it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import names
from reachdesk.domain.answers.proposals import Proposal, ProposalSide
from reachdesk.i18n import N_, _
from reachdesk.ui import import_words
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.words import prose, words

_MOST = 50
_MOST_LETTERS = 140
_CLUES = {
    "text": N_("the same words within a day"),
    "handle": N_("the same name and handle"),
    "link": N_("the same name and a link in both"),
    "bio": N_("the same name and words of the bio"),
}


def show_proposals(context: PageContext) -> None:
    """Open the panel."""
    panel = Proposals(context)
    context.shell.open_panel(panel, _("The same?"))


class Proposals(QWidget):
    """Pairs with Accept and Not the same; decided ones with Undo. Filled once they are read."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.subtitle = _("Nothing is merged: the two are marked where they are listed")
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(4)
        context.library.changed.connect(self._ask)
        self._ask()

    def _ask(self, _kinds: object = None) -> None:
        self._context.library.ask_proposals(self, self.show_proposals)

    def show_proposals(self, found: Sequence[Proposal]) -> None:
        """Show them in the order given."""
        self._empty()
        if not found:
            self._column.addWidget(prose(_("Nothing is left to decide."), "base", "muted"))
        for one in found[:_MOST]:
            self._column.addWidget(_Pair(self._context, one))
        rest = len(found) - _MOST
        if rest > 0:
            note = _("and {count} more, once these are decided").format(count=rest)
            self._column.addWidget(prose(note, "small", "muted"))
        self._column.addStretch(1)

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class _Pair(QWidget):
    """Two sides, why they may be the same, and what can be said of them."""

    def __init__(self, context: PageContext, one: Proposal) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(2)
        for side in (one.one, one.other):
            column.addSpacing(4 if side is one.other else 0)
            column.addWidget(words(_where(side), "least", "muted", wrap=True))
            column.addWidget(words(_label(side), "small", "text", strong=True, wrap=True))
        said = ", ".join(_(_CLUES[clue]) for clue in one.clues if clue in _CLUES)
        if one.accepted is not None:
            said = _("You said: the same") if one.accepted else _("You said: not the same")
        if said:
            column.addWidget(words(said, "small", "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(14)
        for text, accept in _choices(one):
            button = Button(context.theme, text, LINK)
            button.setAccessibleName(f"{text}: {_label(one.one)}")
            button.clicked.connect(
                lambda _checked=False, accept=accept: context.library.decide(one.id, accept)
            )
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        column.addLayout(row)


def _choices(one: Proposal) -> tuple[tuple[str, bool | None], ...]:
    if one.accepted is not None:
        return ((_("Undo"), None),)
    return ((_("Accept"), True), (_("Not the same"), False))


def _where(side: ProposalSide) -> str:
    network = names.name("network", side.network)
    if side.at_ms is not None:
        return f"{network} · {import_words.day(side.at_ms)}"
    return f"{network} · @{side.handle}" if side.handle else network


def _label(side: ProposalSide) -> str:
    text = side.label
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1].rstrip() + "…"
