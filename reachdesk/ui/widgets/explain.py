"""«What is this?»: one sentence, the formula in words, the inputs, and what it could not see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts.base import Explanation, Input
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.badge import EvidenceBadge
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.words import line, prose, words


class ExplainPanel(QWidget):
    """The contents of the inspector for one chart."""

    def __init__(
        self,
        theme: Theme,
        explanation: Explanation,
        open_recipe: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 16)
        self._column.setSpacing(6)
        self._column.addWidget(prose(explanation.sentence, "lead", "body"))
        self._section(_("How it is worked out"), (explanation.formula,))
        if explanation.inputs:
            self._heading(_("Made from"))
            for part in explanation.inputs:
                self._input(part)
        self._section(_("How far the inputs are known"), explanation.coverage)
        self._section(_("What it could not see"), explanation.unseen)
        if explanation.recipe:
            self._section(_("Recipe"), (explanation.recipe,))
            self._add_way(open_recipe)
        self._column.addStretch(1)

    def _add_way(self, open_recipe: Callable[[], None] | None) -> None:
        """The link to the published recipe."""
        if open_recipe is not None:
            link = Button(self._theme, _("Constants, formula, your own numbers"), LINK)
            link.clicked.connect(lambda _checked=False: open_recipe())
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _heading(self, text: str) -> None:
        self._column.addSpacing(10)
        self._column.addWidget(words(text, "card_title", "text"))

    def _section(self, heading: str, lines: tuple[str, ...]) -> None:
        if not any(lines):
            return
        self._heading(heading)
        for text in lines:
            self._column.addWidget(prose(text, "small", "body"))

    def _input(self, part: Input) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words(part.name, "small", "text", strong=True), 1)
        row.addWidget(words(part.value, "small", "text"))
        badge = EvidenceBadge(self._theme, part.evidence)
        badge.setEnabled(False)
        row.addWidget(badge)
        self._column.addLayout(row)
        if part.note:
            self._column.addWidget(words(part.note, "least", "muted", wrap=True))
        self._column.addWidget(line())
