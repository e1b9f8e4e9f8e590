"""One rule in the list of rules for roles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.roles import RoleCounts
from reachdesk.domain.roles.rules import FIELDS, RoleRule
from reachdesk.i18n import _, ngettext
from reachdesk.services.role_words import LANGUAGES, field_name, role_name
from reachdesk.services.roles import OwnRule
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.check_box import CheckBox
from reachdesk.ui.widgets.flow import FlowRow
from reachdesk.ui.widgets.ring import KeyboardRing, paint_ring
from reachdesk.ui.widgets.words import words

EDIT, UP, DOWN, DELETE, SWITCH = "edit", "up", "down", "delete", "switch"
_MOST_WORDS = 6
_KEYS = {
    Qt.Key.Key_Return: EDIT,
    Qt.Key.Key_Enter: EDIT,
    Qt.Key.Key_Delete: DELETE,
    Qt.Key.Key_Space: SWITCH,
}


class RuleRow(KeyboardRing, QWidget):
    """A rule: switch, role, words, people caught, conflicts; what can be done once it is chosen.

    `wanted(what)`: one of EDIT, UP, DOWN, DELETE, SWITCH; `chosen` when it gets the focus; ↑ and ↓
    emit `stepped(-1 or 1)`. Alt+↑ and Alt+↓ move it, Enter edits, Space switches, Delete deletes.
    """

    wanted = Signal(str)
    chosen = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme, own: OwnRule, place: int) -> None:
        super().__init__()
        self._theme = theme
        self.rule = own.rule
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box = CheckBox(theme, "")
        self.box.setChecked(own.rule.on)
        self.box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.setAccessibleName(_("In use"))
        self.box.clicked.connect(lambda _on=False: self.wanted.emit(SWITCH))
        self.people = words("", "small", "text", strong=True)
        self.conflicts = words("", "small", "down_text", wrap=True)
        self.verbs: FlowRow | None = None
        self._chosen = False
        self._lay_out(place)
        self._name_it()

    def set_chosen(self, *, chosen: bool) -> None:
        """Show or hide what can be done with the rule."""
        if chosen and self.verbs is None:
            self.verbs = self._made_verbs()
            self._words.addWidget(self.verbs)
        if self.verbs is not None:
            self.verbs.setVisible(chosen)
        self._chosen = chosen
        self.update()

    def set_stop(self, *, stop: bool) -> None:
        """Tab stops at one row only, the arrow keys go on from there."""
        strong, by_click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(strong if stop else by_click)

    def show_counts(self, counts: RoleCounts, names: dict[str, RoleRule], first: set[str]) -> None:
        """How many people it catches, and which rule decides where two contradict; `names` are the
        rules by key, `first` the keys of those that stand before this one."""
        catch = counts.catches.get(self.rule.key)
        if catch is None:
            return
        people = chart_words.people(catch.people)
        if counts.step > 1:
            people = _("about {people}").format(people=people)
        self.people.setText(people if self.rule.on else _("off"))
        said = [
            conflict_words(people, names[key], decides=key in first)
            for key, people in catch.conflicts
            if key in names
        ]
        self.conflicts.setText("\n".join(said))
        self.conflicts.setVisible(bool(said))
        self._name_it()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            up = event.key() == Qt.Key.Key_Up
            if alt:
                self.wanted.emit(UP if up else DOWN)
            else:
                self.stepped.emit(-1 if up else 1)
        elif event.key() in _KEYS:
            self.wanted.emit(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the focus it is the chosen one."""
        super().focusInEvent(event)
        self.chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits."""
        self.wanted.emit(EDIT)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and bar of the chosen row, and the line under every row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._chosen:
            painter.fillRect(rect, self._theme.colour("accent_ground"))
            painter.fillRect(QRectF(0, 0, 3, rect.height()), self._theme.colour("accent"))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), self._theme.colour("line"))
        if self.ring_shown():
            paint_ring(painter, rect.adjusted(0, 0, 0, -1), 4, self._theme.colour("accent"))
        event.accept()

    def _lay_out(self, place: int) -> None:
        tone = "text" if self.rule.on else "muted"
        head = QHBoxLayout()
        head.setSpacing(6)
        number = _("{place}. {role}").format(place=place, role=role_name(self.rule.role))
        head.addWidget(words(number, "base", tone, strong=True, wrap=True), 1)
        head.addWidget(self.people, 0, Qt.AlignmentFlag.AlignTop)
        self._words = column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(words(_said(self.rule), "small", "body", wrap=True))
        if where := _where(self.rule):
            column.addWidget(words(where, "least", "muted", wrap=True))
        column.addWidget(self.conflicts)
        self.conflicts.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _made_verbs(self) -> FlowRow:
        row = FlowRow(12)
        for what, text in (
            (EDIT, _("Edit")),
            (UP, _("Move up")),
            (DOWN, _("Move down")),
            (DELETE, _("Delete")),
        ):
            button = Button(self._theme, text, LINK)
            button.setAccessibleName(f"{text}: {role_name(self.rule.role)}")
            button.clicked.connect(lambda _checked=False, what=what: self.wanted.emit(what))
            row.add(button)
        return row

    def _name_it(self) -> None:
        parts = [role_name(self.rule.role), self.people.text(), _said(self.rule)]
        parts.append(self.conflicts.text())
        self.setAccessibleName(". ".join(part for part in parts if part))


def conflict_words(people: int, other: RoleRule, *, decides: bool) -> str:
    """One sentence about a rule that contradicts; `decides`: the other one stands first."""
    role = role_name(other.role)
    if decides:
        return ngettext(
            "{people} is also in “{role}”: that rule stands first and decides",
            "{people} are also in “{role}”: that rule stands first and decides",
            people,
        ).format(people=chart_words.number(people), role=role)
    return ngettext(
        "{people} is also in “{role}”: this rule stands first and decides",
        "{people} are also in “{role}”: this rule stands first and decides",
        people,
    ).format(people=chart_words.number(people), role=role)


def _said(rule: RoleRule) -> str:
    """The first words of a rule, and how many more there are."""
    shown = _listed(rule.words[:_MOST_WORDS])
    more = len(rule.words) - _MOST_WORDS
    if more <= 0:
        return shown
    return ngettext("{words} and {count} more", "{words} and {count} more", more).format(
        words=shown, count=chart_words.number(more)
    )


def _where(rule: RoleRule) -> str:
    """Language, and the fields where not everywhere."""
    parts = [LANGUAGES[rule.language]] if rule.language else []
    if set(rule.fields) != set(FIELDS):
        names = _listed([field_name(field) for field in rule.fields])
        parts.append(_("looks at {fields}").format(fields=names))
    if rule.not_words:
        count = len(rule.not_words)
        parts.append(ngettext("{count} exception", "{count} exceptions", count).format(count=count))
    return " · ".join(parts)


def _listed(each: Sequence[str]) -> str:
    return ", ".join(each)
