"""What each next step would buy, as names and figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from reachdesk.i18n import _
from reachdesk.ui.widgets.words import words

MOST = 3


class PlanSteps(QWidget):
    """A heading and at most three rows: the step, and the readers a week that it adds."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(words(_("A next step adds, readers a week"), "least", "muted"), 0, 0, 1, 2)
        self.rows: list[tuple[QLabel, QLabel]] = []
        for place in range(1, MOST + 1):
            name = words("", "small", "body", wrap=True)
            gained = words("", "small", "text", strong=True)
            grid.addWidget(name, place, 0)
            grid.addWidget(gained, place, 1, Qt.AlignmentFlag.AlignRight)
            self.rows.append((name, gained))

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Show (name, figure) pairs; nothing at all without any."""
        self.setVisible(bool(steps))
        for place, labels in enumerate(self.rows):
            shown = place < len(steps)
            for label, text in zip(labels, steps[place] if shown else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(shown)
