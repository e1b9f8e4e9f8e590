"""Whom a rule would catch: how many, against which other rules, and some texts with the words."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.roles import CaughtText, RuleEffect
from reachdesk.i18n import _
from reachdesk.services.roles import OwnRule
from reachdesk.ui.dialogs.role_rule_row import conflict_words
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.words import prose, words

_AROUND = 90  # letters of a text shown before and after the words


class RuleEffectView(QWidget):
    """How many; `examples` is a widget of its own, to stand further below. Filled by `show_effect`,
    emptied by `wait` while a newer count is on its way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._examples: tuple[CaughtText, ...] = ()
        self.caught = words("", "lead", "text", strong=True, wrap=True)
        self.decides = prose("", "small", "body")
        self.conflicts = prose("", "small", "down_text")
        self.examples = QWidget()
        self._texts = QVBoxLayout(self.examples)
        self._texts.setContentsMargins(0, 8, 0, 0)
        self._texts.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(3)
        for widget in (self.caught, self.decides, self.conflicts):
            column.addWidget(widget)
        theme.changed.connect(self._show_texts)

    def wait(self) -> None:
        """Say that it is being counted."""
        self.caught.setText(_("Counting…"))

    def show_effect(self, effect: RuleEffect, rules: Sequence[OwnRule], key: str) -> None:
        """Show what the rule under `key` would do; a new one stands before all others."""
        people = chart_words.people(effect.catch.people)
        about = _("Catches about {people}") if effect.step > 1 else _("Catches {people}")
        self.caught.setText(about.format(people=people))
        self.decides.setText(_decides(effect))
        keys = [own.rule.key for own in rules]
        at = keys.index(key) if key in keys else -1
        said = [
            conflict_words(count, rules[keys.index(other)].rule, decides=keys.index(other) < at)
            for other, count in effect.catch.conflicts
            if other in keys
        ]
        self.conflicts.setText("\n".join(said))
        for label in (self.decides, self.conflicts):
            label.setVisible(bool(label.text()))
        self._examples = effect.examples
        self._show_texts()

    def _show_texts(self) -> None:
        while (item := self._texts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in self._examples:
            self._texts.addWidget(self._text(one))

    def _text(self, one: CaughtText) -> QLabel:
        """Whose text, and its words on the accent ground; markup in it stays plain text."""
        ground = self._theme.colour("accent_ground").name()
        ink = self._theme.colour("accent_text").name()
        parts, at = [], max(0, one.spans[0][0] - _AROUND)
        until = min(len(one.text), one.spans[-1][1] + _AROUND)
        parts.append("…" if at else "")
        for start, end in one.spans:
            if start < at:
                continue
            parts.append(html.escape(one.text[at:start]))
            parts.append(
                f'<span style="background:{ground}; color:{ink}">'
                f"{html.escape(one.text[start:end])}</span>"
            )
            at = end
        parts.append(html.escape(one.text[at:until]) + ("…" if until < len(one.text) else ""))
        label = QLabel(f"<b>{html.escape(one.label)}</b><br>{''.join(parts)}")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        label.setProperty("role", "small")
        label.setProperty("tone", "body")
        label.setAccessibleName(f"{one.label}: {one.text[:300]}")
        return label


def _decides(effect: RuleEffect) -> str:
    if not effect.catch.people:
        return ""
    if effect.decides == effect.catch.people:
        return _("Its role would count for all of them.")
    return _(
        "Its role would count for {people}; for the others your word, an export or a rule above"
        " decides."
    ).format(people=chart_words.number(effect.decides))
