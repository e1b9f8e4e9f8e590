"""A card that shows an answer in words or rows instead of a chart."""

from __future__ import annotations

from typing import Any

from reachdesk.services.desk import Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.card import Card


class AnswerCard(Card):
    """Asks the services for the answer `answer_key`; a subclass shows it with `show_answer`."""

    def __init__(self, context: PageContext, answer_key: str, title: str) -> None:
        super().__init__(context, title)
        self.answer_key = answer_key

    def ask(self, request: Request) -> None:
        """Fetch the answer; what was shown stays until then."""
        self.context.library.ask(self, self.answer_key, request, self.show_answer)

    def show_answer(self, answer: Any) -> None:
        """Show an answer of the card's kind; None: the library holds nothing for it."""
        raise NotImplementedError
