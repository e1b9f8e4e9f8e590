"""The side panel of a week of tone: what was said, how it was read, and from which words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachdesk.domain.answers.tone import ToneText
from reachdesk.i18n import _
from reachdesk.ui import event_words
from reachdesk.ui.widgets.words import line, prose, words


class ToneWeekPanel(QWidget):
    """Every mention, reply and quote of some days, oldest first."""

    def __init__(self, texts: Sequence[ToneText]) -> None:
        super().__init__()
        self.subtitle = _("Read by an English word list: a hint, and never part of the score")
        self.readings: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(6)
        if not texts:
            column.addWidget(words(_("Nothing was received on these days."), "base", wrap=True))
        for text in texts:
            self._add(column, text)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, text: ToneText) -> None:
        column.addWidget(words(_head(text), "least", "muted", wrap=True))
        self.readings.append(reading(text))
        column.addWidget(words(self.readings[-1], "base", "text", strong=True, wrap=True))
        if text.text:
            column.addWidget(prose(text.text, "small"))
        column.addWidget(line())


def _head(text: ToneText) -> str:
    """«17 Nov 2026, 08:30 · Ana»."""
    return " · ".join(filter(None, (event_words.moment(text.at_ms), text.person)))


def reading(text: ToneText) -> str:
    """«Sounds negative: awful, wrong»."""
    said = {
        "positive": _("Sounds positive"),
        "neutral": _("Sounds neutral"),
        "negative": _("Sounds negative"),
        "unclear": _("Not English, or too short to tell"),
        "wordless": _("No export has its words"),
    }[text.reading]
    if not text.words:
        return said
    heard = ", ".join(f"{word} (+)" if value > 0 else f"{word} (−)" for word, value in text.words)
    return _("{reading}: {words}").format(reading=said, words=heard)
