"""What changed in the period, in sentences that each lead to their page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from reachdesk.charts import recipe_words
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.overview import Happening, WhatChanged
from reachdesk.i18n import _
from reachdesk.ui.context import PageContext
from reachdesk.ui.happenings import sentence
from reachdesk.ui.widgets.answer_card import AnswerCard
from reachdesk.ui.widgets.sentence_row import SentenceRow
from reachdesk.ui.widgets.words import words


class ChangedCard(AnswerCard):
    """At most four sentences."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "what_changed", _("What changed"))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        self.body.addLayout(self.rows)
        self.body.addStretch(1)

    def show_answer(self, answer: WhatChanged | None) -> None:
        """Show the sentences, or that there is nothing yet."""
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if answer is None:
            self.set_titles(_("What changed"))
            self.rows.addWidget(
                words(_("No export in the library says this yet."), "base", "muted", wrap=True)
            )
            return
        days = chart_words.span(answer.from_day, answer.to_day)
        said = (days, *recipe_words.unusual(answer.method))
        self.set_titles(_("What changed"), " · ".join(said))
        for happening in answer.happenings:
            self.rows.addWidget(self._row(happening))

    def _row(self, happening: Happening) -> SentenceRow:
        row = SentenceRow(
            self.context.theme, sentence(happening), happening.direction, leads=bool(happening.page)
        )
        row.followed.connect(lambda page=happening.page: self.context.shell.show_page(page))
        return row
