"""The faces of a chart's card: its picture, the numbers behind it, or a word why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from reachdesk.charts.base import Chart, ChartView
from reachdesk.i18n import _
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.chart_table import ChartTable
from reachdesk.ui.widgets.empty_state import CardMessage


class CardFaces(QStackedWidget):
    """One of the three is shown, the picture at first.

    Table and message are made when they are first wanted: most cards never show them, and every
    widget costs time when a page is built or the theme changes.
    """

    def __init__(self, context: PageContext, chart: Chart[Any], view: ChartView) -> None:
        super().__init__()
        self._context = context
        self._chart = chart
        self.view = view
        self._answer: Any = None
        self._told: Any = None
        self._table: ChartTable | None = None
        self._message: CardMessage | None = None
        self.addWidget(view)

    @property
    def table(self) -> ChartTable:
        """The numbers behind the answer shown last."""
        if self._table is None:
            self._table = ChartTable(self._context.theme)
            self.addWidget(self._table)
        if self._told is not self._answer:
            self._told = self._answer
            self._table.show_table(self._chart.table(self._answer))
        return self._table

    @property
    def message(self) -> CardMessage:
        """The word where nothing can be drawn."""
        if self._message is None:
            self._message = CardMessage(self._context.theme, self._context.shell.choose_files)
            by_import = getattr(self._chart, "filled_by_import", True)
            self._message.only_by_import(by_import=by_import)
            self.addWidget(self._message)
        return self._message

    def show_answer(self, answer: Any) -> None:
        """Draw an answer; a table on show follows."""
        self._answer = answer
        self.view.show_data(answer)

    def restyle(self) -> None:
        """Draw in the theme's style; while it is hidden, when it comes on screen."""
        style = self._context.theme.style
        if self.isVisible() and self.view.style_in_use != style:
            self.view.restyle(style)

    def showEvent(self, event: QShowEvent) -> None:
        """A style may have come while it was hidden."""
        super().showEvent(event)
        self.restyle()

    def choose(self, *, table: bool) -> None:
        """Show the table, or the picture."""
        self.setCurrentWidget(self.table if table and self._answer is not None else self.view)

    def show_sentence(self, sentence: str) -> None:
        """Say why there is nothing to draw."""
        self.message.show_sentence(sentence)
        self.setCurrentWidget(self.message)

    def show_stopped(self, again: Callable[[], object]) -> None:
        """Say that the owner ended the work, and offer it `again`."""
        self.message.show_sentence(_("You ended this before it was worked out."))
        self.message.offer(_("Work it out"), again)
        self.setCurrentWidget(self.message)
