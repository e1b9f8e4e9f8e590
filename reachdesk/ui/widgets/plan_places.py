"""Of which place or segment new followers are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from reachdesk.charts import names
from reachdesk.charts import reach_plan_words as said
from reachdesk.domain.answers.plan import ReachPlan
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.pickers import Picker

NOWHERE = ""


class PlacePicker(Picker):
    """The groups of the audience, and unknown places. `chose` when another is taken."""

    chose = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Where new followers are"), 220)
        self.key = NOWHERE
        self._choices: dict[str, str] = {NOWHERE: names.name("unknown", "place")}
        self._touched = False
        self.refresh()

    def show_places(self, data: ReachPlan, wanted: str | None) -> None:
        """Offer the groups of an answer; the largest is taken until the owner takes another.

        `wanted` is the group of a plan that is shown, None without new followers.
        """
        self._choices = {
            key: names.group(dimension, group, name) for key, dimension, group, name in data.groups
        }
        if wanted:
            self._choices.setdefault(wanted, said.group_name(data, wanted))
        self._choices[NOWHERE] = names.name("unknown", "place")
        if wanted is not None:
            self.show_key(wanted)
        elif not self._touched or self.key not in self._choices:
            self.show_key(next(iter(self._choices)))
        self.refresh()

    def show_key(self, key: str) -> None:
        """Show a choice, without `chose`; one that is not offered yet is named when it is."""
        self.key = key
        self.refresh()

    def refresh(self) -> None:
        """Show the choice in use."""
        self.show_choice("", self._choices.get(self.key, "—"))

    def choices(self) -> Sequence[tuple[str, str] | None]:
        """What is offered."""
        return tuple(self._choices.items())

    def chosen(self) -> str:
        """The key of the choice in use."""
        return self.key

    def choose(self, key: str) -> None:
        """Take a choice and tell."""
        self._touched = True
        if key != self.key:
            self.show_key(key)
            self.chose.emit()
