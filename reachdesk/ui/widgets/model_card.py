"""The model card in the side panel."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.charts import model_card
from reachdesk.i18n import _
from reachdesk.ui.widgets.words import line, prose, words


class ModelCard(QWidget):
    """One page: what is assumed, measured, not known, and when not to use it."""

    def __init__(self) -> None:
        super().__init__()
        self.subtitle = _("What stands behind the figures of this page, and what does not.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(6)
        for heading, texts in model_card.sections():
            column.addSpacing(6)
            column.addWidget(words(heading, "card_title", "text"))
            column.addWidget(line())
            for text in texts:
                column.addWidget(prose(text, "small", "body"))
        column.addStretch(1)
