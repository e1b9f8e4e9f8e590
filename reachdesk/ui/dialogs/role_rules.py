"""The rules for roles at the right side: in their order, with whom each one catches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.roles import RoleCounts
from reachdesk.domain.roles.rules import ROLES
from reachdesk.i18n import _
from reachdesk.services import roles
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report
from reachdesk.services.role_counts import LOOKED_AT, role_counts
from reachdesk.services.role_words import covers, role_name
from reachdesk.services.roles import OwnRule, RulesChange
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs import role_rule_files
from reachdesk.ui.dialogs.role_rule_editor import RoleRuleEditor
from reachdesk.ui.dialogs.role_rule_row import DELETE, DOWN, EDIT, SWITCH, UP, RuleRow
from reachdesk.ui.widgets.buttons import LINK, PRIMARY, SECONDARY, Button
from reachdesk.ui.widgets.flow import FlowRow
from reachdesk.ui.widgets.pickers import ChoicePicker
from reachdesk.ui.widgets.words import prose, words

Change = Callable[[Desk, Report], RulesChange]
_EVERY = ""


def show_role_rules(context: PageContext, role: str = "", chosen: str = "") -> None:
    """Open the panel, perhaps with the rules of one role only and one of them chosen (its key)."""
    context.shell.open_panel(RoleRules(context, role, chosen), _("Rules for roles"))


class RoleRules(QWidget):
    """All rules, or those of one role. Filled once they are read; every change can be undone."""

    def __init__(self, context: PageContext, role: str = "", chosen: str = "") -> None:
        super().__init__()
        self.subtitle = _("Words in bio, name, company or position that say what somebody is")
        self._context = context
        self._chosen = chosen
        self._closed = False
        self._rules: tuple[OwnRule, ...] = ()
        self.rows: list[RuleRow] = []
        self.role = role
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(6)
        self._add_head()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._column.addLayout(self._list)
        self._column.addStretch(1)
        self.footer = self._made_footer()
        context.library.changed.connect(self._ask)
        self._ask()

    def closing(self) -> None:
        """The panel closes: what is still being read is no longer wanted."""
        self._closed = True

    def show_rules(self, rules: tuple[OwnRule, ...]) -> None:
        """Show the rules; the chosen one keeps the focus if it had it."""
        if self._closed:
            return
        had_focus = any(row.hasFocus() for row in self.rows)
        self._rules = rules
        self.setUpdatesEnabled(False)
        self._empty()
        for place, own in enumerate(rules, start=1):
            if self.role in (_EVERY, own.rule.role):
                self._add_row(own, place)
        self.nothing.setVisible(not self.rows)
        self.reset.setVisible(any(own.changed for own in rules) or not rules)
        self._mark(take_focus=had_focus)
        self._column.activate()
        self.setUpdatesEnabled(True)
        self._context.library.look(
            (self, "counts"), lambda desk: role_counts(desk, most=LOOKED_AT), self.show_counts
        )

    def show_counts(self, counts: RoleCounts) -> None:
        """Show whom each rule catches."""
        if self._closed:
            return
        names = {own.rule.key: own.rule for own in self._rules}
        before: dict[str, set[str]] = {}
        seen: set[str] = set()
        for key in names:
            before[key] = set(seen)
            seen.add(key)
        for row in self.rows:
            row.show_counts(counts, names, before.get(row.rule.key, set()))
        said = _("{people} described: {said} said outright, {read} read by these rules")
        if counts.step > 1:
            said = _("{people} described: about {said} said outright, {read} read by these rules")
        self.total.setText(
            said.format(
                people=chart_words.people(counts.people),
                said=chart_words.number(counts.said),
                read=chart_words.number(counts.by_rules),
            )
        )

    def do(self, name: str, change: Change) -> None:
        """Change the rules, undoable; nothing while another long job runs."""
        if self._context.library.busy:
            return
        self._context.library.act_long(
            name, _("Reading roles…"), change, roles.take_back, roles.make_again
        )

    def edit(self, own: OwnRule | None) -> None:
        """Open the editor with a rule, or with a new one."""
        role = self.role or ROLES[0]
        editor = RoleRuleEditor(
            self._context,
            own.rule if own else roles.new_rule(role),
            back=lambda key: show_role_rules(self._context, self.role, key),
        )
        title = _("Edit rule") if own else _("New rule")
        self._context.shell.open_panel(editor, title)

    def _act(self, own: OwnRule, what: str) -> None:
        self._chosen = own.rule.key
        if what == EDIT:
            self.edit(own)
            return
        key, name = own.rule.key, _("rule for {role}").format(role=role_name(own.rule.role))
        changes: dict[str, Change] = {
            UP: lambda desk, report: roles.move_rule(desk, key, self._steps(key, -1), report),
            DOWN: lambda desk, report: roles.move_rule(desk, key, self._steps(key, 1), report),
            DELETE: lambda desk, report: roles.remove_rule(desk, key, report),
            SWITCH: lambda desk, report: roles.switch_rule(
                desk, key, on=not own.rule.on, report=report
            ),
        }
        if what == DELETE:
            self._chosen = self._neighbour(key)
        self.do(name, changes[what])

    def _steps(self, key: str, direction: int) -> int:
        """How many places among all rules one step among the shown ones is."""
        keys = [own.rule.key for own in self._rules]
        shown = [row.rule.key for row in self.rows]
        at = shown.index(key) + direction
        if not 0 <= at < len(shown):
            return 0
        return keys.index(shown[at]) - keys.index(key)

    def _neighbour(self, key: str) -> str:
        shown = [row.rule.key for row in self.rows]
        at = shown.index(key)
        return (shown[at + 1 :] or shown[:at][-1:] or [""])[0]

    def _add_head(self) -> None:
        theme = self._context.theme
        said = _(
            "Your own word goes first, then a column of roles in an export, then these rules in"
            " their order. Somebody may have several roles."
        )
        self._column.addWidget(prose(said, "small", "muted"))
        every = [(_EVERY, _("All roles")), *((role, role_name(role)) for role in ROLES)]
        self.picker = ChoicePicker(theme, _("Role"), every, self.role)
        self.picker.chose.connect(self._show_role)
        self._column.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignLeft)
        self.covers = prose("", "small", "body")
        self.total = prose("", "small", "muted")
        self.nothing = words(_("There is no rule for this role yet."), "base", "body", wrap=True)
        self.nothing.hide()
        for widget in (self.covers, self.total, self.nothing):
            self._column.addWidget(widget)
        links = FlowRow(14)
        self.reset = Button(theme, _("Back to the rules as they came"), LINK)
        self.reset.clicked.connect(
            lambda _checked=False: self.do(_("rules as they came"), roles.reset_rules)
        )
        self.reset.hide()
        links.add(self.reset)
        self._column.addWidget(links)
        self._say_what_it_covers()

    def _show_role(self, role: Any) -> None:
        self.role = str(role)
        self._say_what_it_covers()
        self.show_rules(self._rules)

    def _say_what_it_covers(self) -> None:
        said = covers(self.role) if self.role else ""
        self.covers.setText(said)
        self.covers.setVisible(bool(said))

    def _made_footer(self) -> QWidget:
        theme, footer = self._context.theme, QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 11, 24, 11)
        row.setSpacing(10)
        links = FlowRow(14)
        for text, ask in (
            (_("Import…"), self._import),
            (_("Export…"), self._export),
        ):
            button = Button(theme, text, SECONDARY)
            button.clicked.connect(lambda _checked=False, ask=ask: ask())
            links.add(button)
        row.addWidget(links, 1)
        self.primary = Button(theme, _("New rule"), PRIMARY)
        self.primary.clicked.connect(lambda _checked=False: self.edit(None))
        row.addWidget(self.primary)
        return footer

    def _import(self) -> None:
        role_rule_files.choose_import(self, self._context, self.do)

    def _export(self) -> None:
        role_rule_files.choose_export(self, self._context)

    def _ask(self, _kinds: object = None) -> None:
        if not self._closed:
            self._context.library.look(self, roles.role_rules, self.show_rules)

    def _add_row(self, own: OwnRule, place: int) -> None:
        row = RuleRow(self._context.theme, own, place)
        row.wanted.connect(lambda what: self._act(own, what))
        row.chosen.connect(lambda: self._choose(row))
        row.stepped.connect(lambda step: self._step(row, step))
        self.rows.append(row)
        self._list.addWidget(row)
        row.show()  # at once, so that it can take the focus

    def _choose(self, row: RuleRow) -> None:
        if row in self.rows:  # the focus also wanders over rows that are being taken away
            self._chosen = row.rule.key
            self._mark(take_focus=False)

    def _mark(self, *, take_focus: bool) -> None:
        keys = [row.rule.key for row in self.rows]
        stop = self._chosen if self._chosen in keys else keys[0] if keys else ""
        for row in self.rows:
            row.set_chosen(chosen=row.rule.key == self._chosen)
            row.set_stop(stop=row.rule.key == stop)
            if take_focus and row.rule.key == self._chosen:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, row: RuleRow, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            other = self.rows[at]
            other.setFocus(Qt.FocusReason.TabFocusReason)
            self._into_sight(other)

    def _into_sight(self, row: RuleRow) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(row, 0, 12)

    def _empty(self) -> None:
        self.rows.clear()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
