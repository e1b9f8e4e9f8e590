"""The rule that an audience page shows: a chip per part, how many followers, and how to keep it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.charts.rule_words import rule_words
from reachdesk.domain.segments.facets import parts, without
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import (
    EVERYBODY,
    Condition,
    Field,
    Rule,
    conditions,
    written,
)
from reachdesk.i18n import _, ngettext
from reachdesk.services import audience_arrays, selection
from reachdesk.services.desk import Desk, Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.rule_icons import ICONS
from reachdesk.ui.widgets.buttons import SECONDARY, Button
from reachdesk.ui.widgets.chips import Chip
from reachdesk.ui.widgets.words import OneLine, words

_MOST_LETTERS = 60


class RuleBar(QWidget):
    """`changed(rule)` when a part was taken away; `edit_asked`, `save_asked` for the buttons."""

    changed = Signal(object)
    edit_asked = Signal()
    save_asked = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.rule: Rule = EVERYBODY
        self.chips: list[Chip] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(words(_("Show"), "small", "muted"))
        self._places = QHBoxLayout()
        self._places.setSpacing(8)
        self._row.addLayout(self._places)
        self.add = Chip(context.theme, _("Add a rule"), icon="plus", checkable=False)
        self.add.clicked.connect(lambda _checked=False: self.edit_asked.emit())
        self._row.addWidget(self.add)
        self.figure = words("", "small", "text", strong=True)
        self.note = OneLine("small", "muted")
        self._row.addSpacing(4)
        self._row.addWidget(self.figure)
        self._row.addWidget(self.note, 1)
        self.save = Button(context.theme, _("Save as segment"), SECONDARY)
        self.save.clicked.connect(lambda _checked=False: self.save_asked.emit())
        self._row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignRight)
        self.show_rule(EVERYBODY)

    def show_rule(self, rule: Rule) -> None:
        """Show the parts of a rule as chips; its figures come when they are asked for."""
        if rule != self.rule:
            self.figure.setText("")
            self.note.setText(_("Counting…"))
        self.rule = rule
        while self.chips:
            chip = self.chips.pop()
            self._places.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for part in parts(rule):
            whole = rule_words(part)
            short = f"{whole[: _MOST_LETTERS - 1]}…" if len(whole) > _MOST_LETTERS else whole
            chip = Chip(
                self._context.theme, short, icon=_icon(part), checkable=False, removable=True
            )
            chip.setAccessibleName(whole)
            chip.setToolTip(_("{rule}. Delete takes it away").format(rule=whole))
            chip.removed.connect(lambda part=part: self.changed.emit(without(self.rule, part)))
            self._places.addWidget(chip)
            self.chips.append(chip)
        self.save.setEnabled(rule != EVERYBODY)

    def ask(self, request: Request) -> None:
        """Fetch how many followers the rule holds."""
        rule = written(self.rule)
        self._context.library.look(
            self, lambda desk: _counted(desk, request.account, rule), self._show_counts
        )

    def clear(self) -> None:
        """No account, no figures."""
        self._show_counts(None)

    def _show_counts(self, counts: tuple[int, int, int] | None) -> None:
        people, followers, unsure = counts or (0, 0, 0)
        if asks_for_tie(self.rule):
            self.figure.setText(chart_words.people(people))
            self.note.setText(_("followers or not"))
            return
        self.figure.setVisible(counts is not None)
        self.note.setVisible(counts is not None)
        if self.rule == EVERYBODY:
            self.figure.setText(chart_words.followers(followers))
            hint = _("Choose a bar, a country or a list to see who they are")
            self.note.setText(hint, " ")  # whole or not at all
            return
        self.figure.setText(
            _("{people} of {followers}").format(
                people=chart_words.number(people), followers=chart_words.followers(followers)
            )
        )
        self.note.setText(_unsure(unsure), _unsure_briefly(unsure))


def asks_for_tie(rule: Rule) -> bool:
    """Whether a rule says itself who follows whom: then it is about everybody, not followers."""
    return any(condition.field is Field.TIE for condition in conditions(rule))


def _unsure(people: int) -> str:
    if not people:
        return _("all that the rule asks for is known")
    return ngettext(
        "something unknown could move {people} in or out",
        "something unknown could move {people} in or out",
        people,
    ).format(people=chart_words.people(people))


def _unsure_briefly(people: int) -> str:
    """The same where there is less room."""
    return _("{people} unsure").format(people=chart_words.number(people)) if people else ""


def _counted(desk: Desk, account: str, rule: str) -> tuple[int, int, int] | None:
    followers = audience_arrays.audience_arrays(desk, account).people
    if followers is None:
        return None
    if asks_for_tie(parse(rule)):
        return len(selection.people_selected(desk, account, rule)), followers, 0
    found = selection.selection(desk, account, rule)
    return found.people, followers, found.open


def _icon(part: Rule) -> str | None:
    asked = [condition.field for condition in conditions(part)]
    same = isinstance(part, Condition) or len(set(asked)) == 1
    return ICONS.get(asked[0]) if asked and same else None
