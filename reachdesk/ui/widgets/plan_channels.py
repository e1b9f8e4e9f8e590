"""Which account of the owner's a plan cross-posts to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from reachdesk.charts.reach_plan_words import account_name
from reachdesk.domain.answers.plan import ReachPlan
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.pickers import Picker

ASSUMED = ""


class ChannelPicker(Picker):
    """The owner's other accounts, and a channel of which nothing is known. `chose` when another is
    taken. Hidden where there is no such account."""

    chose = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("The other channel"), 220)
        self.key = ASSUMED
        self._accounts: tuple[str, ...] = ()
        self.refresh()
        self.hide()

    def show_accounts(self, data: ReachPlan) -> None:
        """Offer the accounts of an answer."""
        self._accounts = data.channels
        self.setVisible(bool(data.channels or self.key))
        self.refresh()

    def show_key(self, key: str) -> None:
        """Show a choice, without `chose`."""
        self.key = key
        self.refresh()

    def refresh(self) -> None:
        """Show the choice in use."""
        self.show_choice("", _name(self.key))

    def choices(self) -> Sequence[tuple[str, str] | None]:
        """What is offered."""
        offered = dict.fromkeys((ASSUMED, *self._accounts, self.key))
        return tuple((key, _name(key)) for key in offered)

    def chosen(self) -> str:
        """The key of the choice in use."""
        return self.key

    def choose(self, key: str) -> None:
        """Take a choice and tell."""
        if key != self.key:
            self.show_key(key)
            self.chose.emit()


def _name(key: str) -> str:
    return account_name(key) if key else _("Another channel, assumed")
