"""A figure with a word under it, on a quiet ground."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from reachdesk.charts import words as chart_words
from reachdesk.ui.widgets.words import words


def tile(count: int, name: str, tone: str = "text") -> QFrame:
    """The figure in 20 px, the word in 11; `tone` is the token of the figure's colour."""
    frame = QFrame()
    frame.setObjectName("tile")
    column = QVBoxLayout(frame)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(2)
    column.addWidget(words(chart_words.number(count), "tile", tone))
    column.addWidget(words(name, "least", "muted"))
    return frame
