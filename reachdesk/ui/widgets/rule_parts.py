"""Putting a rule together without knowing how it is written: a field, a value, and the joints."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reachdesk.charts.rule_words import FIELDS, value_words
from reachdesk.domain.segments.rule import Condition, Field, written
from reachdesk.i18n import N_, _
from reachdesk.services.segments import Value, values
from reachdesk.ui.context import PageContext
from reachdesk.ui.rule_icons import ICONS
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.chips import Chip

JOINTS = {"and": N_("and"), "or": N_("or"), "not": N_("not"), "(": "(", ")": ")"}
"""What joins the parts of a rule, as it is typed in every language, and as it is shown."""

_MOST = 40  # a menu that can still be read; others can be typed


class RuleParts(QWidget):
    """`chosen(text)`: a piece of a rule to be put where the cursor stands."""

    chosen = Signal(str)

    def __init__(self, context: PageContext, account: str) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column.addLayout(self._row)
        self._joints = QHBoxLayout()
        self._joints.setSpacing(12)
        for text, shown in JOINTS.items():
            button = Button(context.theme, _(shown), LINK)
            button.setToolTip(_("Puts “{text}” into the rule").format(text=text))
            button.clicked.connect(lambda _checked=False, text=text: self.chosen.emit(text))
            self._joints.addWidget(button)
        self._joints.addStretch(1)
        column.addLayout(self._joints)
        context.library.look(
            (self, "values"), lambda desk: values(desk, account), self._show_values
        )

    def _show_values(self, known: dict[Field, tuple[Value, ...]]) -> None:
        """A chip per field that has values; it opens them."""
        for field, found in known.items():
            chip = Chip(
                self._context.theme, _(FIELDS[field]), icon=ICONS.get(field), checkable=False
            )
            menu = QMenu(chip)
            for one in found[:_MOST]:
                text = written(Condition(field, one.value))
                action = menu.addAction(_named(field, one))
                action.triggered.connect(lambda _checked=False, text=text: self.chosen.emit(text))
            chip.clicked.connect(
                lambda _checked=False, chip=chip, menu=menu: menu.popup(
                    chip.mapToGlobal(QPoint(0, chip.height()))
                )
            )
            self._row.addWidget(chip)
        self._row.addStretch(1)
        bio = Chip(self._context.theme, _(FIELDS[Field.BIO]), checkable=False)
        bio.clicked.connect(lambda _checked=False: self.chosen.emit('bio:"…"'))
        self._joints.insertWidget(0, bio)


def _named(field: Field, one: Value) -> str:
    return _("{name}: {people}").format(name=value_words(field, one.value), people=one.people)
