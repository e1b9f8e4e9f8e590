"""One rule for roles being written: its words, where it looks, and live whom it would catch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reachdesk.domain.answers.roles import RuleEffect
from reachdesk.domain.errors import UserError
from reachdesk.domain.roles.rules import FIELDS, ROLES, RoleRule, tidy_words
from reachdesk.i18n import _
from reachdesk.services import roles
from reachdesk.services.role_counts import rule_effect
from reachdesk.services.role_words import LANGUAGES, covers, field_name, role_key, role_name
from reachdesk.services.roles import OwnRule
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.role_rule_effect import RuleEffectView
from reachdesk.ui.widgets.buttons import PRIMARY, SECONDARY, Button
from reachdesk.ui.widgets.chips import Chip
from reachdesk.ui.widgets.flow import FlowRow
from reachdesk.ui.widgets.pickers import ChoicePicker
from reachdesk.ui.widgets.words import prose, words

_PAUSE_MS = 250
_WORDS_HEIGHT, _NOT_HEIGHT = 116, 62
_NEW = "+"


class RoleRuleEditor(QWidget):
    """`back(key)` is called when it was saved or left, with the key of the rule.

    Words stand a line each. What the rule would catch is counted while it is typed.
    """

    def __init__(self, context: PageContext, rule: RoleRule, back: Callable[[str], object]) -> None:
        super().__init__()
        self.subtitle = ""
        self._context = context
        self._rule = rule
        self._back = back
        self._closed = False
        self._rules: tuple[OwnRule, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(6)
        self.effect = RuleEffectView(context.theme)
        self._add_role()
        self._add_words()
        self._add_places()
        self._column.addWidget(self.effect.examples)
        self._column.addStretch(1)
        self.footer = self._made_footer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._typed()
        context.library.look((self, "rules"), roles.role_rules, self._know)

    def draft(self) -> RoleRule:
        """The rule as it stands in the fields."""
        chosen = self.role.chosen()
        return replace(
            self._rule,
            role=role_key(self.own_role.text()) if chosen == _NEW else chosen,
            words=tidy_words(self.words.toPlainText().splitlines()),
            not_words=tidy_words(self.not_words.toPlainText().splitlines()),
            fields=tuple(field for field in FIELDS if self.fields[field].isChecked()),
            language=self.language.chosen(),
        )

    def save(self) -> None:
        """Keep the rule and go back to the list; a rule that is none stays open and says why."""
        try:
            rule = roles.tidy(self.draft())
        except UserError as error:
            self.message.setText(str(error))
            return
        if self._context.library.busy:
            return
        self._context.library.act_long(
            _("rule for {role}").format(role=role_name(rule.role)),
            _("Reading roles…"),
            lambda desk, report: roles.save_rule(desk, rule, report),
            roles.take_back,
            roles.make_again,
        )
        self._back(rule.key)

    def show_effect(self, effect: RuleEffect) -> None:
        """Show whom the rule would catch."""
        if self._closed:
            return
        self.effect.show_effect(effect, self._rules, self._rule.key)

    def closing(self) -> None:
        """The panel closes: what is still being counted is no longer wanted."""
        self._closed = True
        self._pause.stop()

    def _know(self, rules: tuple[OwnRule, ...]) -> None:
        if self._closed:
            return
        self._rules = rules
        self._pause.start()

    def _typed(self) -> None:
        self.message.setText("")
        own = self.role.chosen() == _NEW
        self.own_role.setVisible(own)
        said = "" if own else covers(self.role.chosen())
        self.covers.setText(said)
        self.covers.setVisible(bool(said))
        self.effect.wait()
        self._pause.start()

    def _count(self) -> None:
        draft = self.draft()
        self._context.library.look(
            (self, "effect"), lambda desk: rule_effect(desk, draft), self.show_effect
        )

    def _add_role(self) -> None:
        theme, role = self._context.theme, self._rule.role
        choices = [(key, role_name(key)) for key in ROLES]
        if role not in ROLES:
            choices.append((role, role_name(role)))
        choices.append((_NEW, _("Another role…")))
        self._heading(_("Role"))
        self.role = ChoicePicker(theme, _("Role"), choices, role)
        self.role.chose.connect(lambda _key: self._typed())
        self.own_role = QLineEdit()
        self.own_role.setAccessibleName(_("Name of the role"))
        self.own_role.setPlaceholderText(_("Name of the role, such as board member"))
        self.own_role.textChanged.connect(lambda _text: self._typed())
        self.covers = prose("", "small", "muted")
        row = QHBoxLayout()
        row.addWidget(self.role)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self.own_role)
        self._column.addWidget(self.covers)

    def _add_words(self) -> None:
        self._heading(_("Words, a line each"))
        self.words = self._lines(
            _("Words, a line each"), self._rule.words, _WORDS_HEIGHT, _("contact centre\nqueue*")
        )
        said = _(
            "Whole words, capitals and accents do not matter. * stands for any letters. “Former”,"
            " “not a”, “aspiring” and the like before a word are understood."
        )
        self._column.addWidget(prose(said, "least", "muted"))
        self._column.addWidget(self.effect)
        self._heading(_("But not with these"))
        self.not_words = self._lines(
            _("But not with these"), self._rule.not_words, _NOT_HEIGHT, _("student")
        )

    def _add_places(self) -> None:
        theme = self._context.theme
        self._heading(_("Look at"))
        chips = FlowRow(6)
        self.fields = {field: Chip(theme, field_name(field)) for field in FIELDS}
        for field, chip in self.fields.items():
            chip.setChecked(field in self._rule.fields)
            chip.toggled.connect(lambda _on: self._typed())
            chips.add(chip)
        self._column.addWidget(chips)
        languages = [("", _("Any language")), *LANGUAGES.items()]
        self.language = ChoicePicker(theme, _("Language"), languages, self._rule.language)
        self._heading(_("Language of the words"))
        row = QHBoxLayout()
        row.addWidget(self.language)
        row.addStretch(1)
        self._column.addLayout(row)
        self.message = prose("", "small", "down_text")
        self._column.addWidget(self.message)

    def _lines(
        self, name: str, lines: tuple[str, ...], height: int, example: str
    ) -> QPlainTextEdit:
        field = QPlainTextEdit("\n".join(lines))
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setFixedHeight(self._context.theme.px(height))
        field.setPlaceholderText(example)
        field.textChanged.connect(self._typed)
        self._column.addWidget(field)
        return field

    def _heading(self, text: str) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(words(text, "small", "text", strong=True))

    def _made_footer(self) -> QWidget:
        theme, footer = self._context.theme, QWidget()
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 11, 24, 11)
        row.setSpacing(10)
        row.addStretch(1)
        self.cancel = Button(theme, _("Back to all rules"), SECONDARY)
        self.cancel.clicked.connect(lambda _checked=False: self._back(self._rule.key))
        self.primary = Button(theme, _("Save rule"), PRIMARY)
        self.primary.clicked.connect(lambda _checked=False: self.save())
        row.addWidget(self.cancel)
        row.addWidget(self.primary)
        return footer
