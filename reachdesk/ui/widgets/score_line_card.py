"""The score over time with its chips: lines over it, events, and the day of a new event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from reachdesk.charts import words as chart_words
from reachdesk.charts.timeline import TimeView
from reachdesk.domain.answers.score import ScoreLine
from reachdesk.i18n import _
from reachdesk.services.desk import Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.card import ChartCard
from reachdesk.ui.widgets.overlay_chips import OverlayChips


class ScoreLineCard(ChartCard):
    """The chart card «score_timeline».

    `event_wanted(day)` where the owner wants to note an event; `benchmark_wanted`.
    """

    event_wanted = Signal(int)
    benchmark_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "score_timeline")
        self._request: Request | None = None
        self._whole: ScoreLine | None = None
        self.chips = OverlayChips(context.theme)
        self.chips.begin_with(context.selection.overlays, events=context.selection.events)
        self.body.insertWidget(0, self.chips)
        self.body.insertSpacing(1, 6)
        self.chips.hide()
        self.chips.changed.connect(self._ask_again)
        self.chips.events_switched.connect(self._switch_events)
        self.chips.event_wanted.connect(lambda: self.want_event(self.day_in_hand()))
        self.chips.benchmark_wanted.connect(self.benchmark_wanted)

    def ask(self, request: Request) -> None:
        """Fetch the line with the lines chosen over it."""
        self._request = request
        super().ask(replace(request, overlays=self.chips.chosen))

    def show_answer(self, answer: Any) -> None:
        """Show the line, with or without events."""
        self._whole = answer
        shown = answer
        if isinstance(answer, ScoreLine) and not self.chips.events.isChecked():
            shown = replace(answer, events=(), source_marks=())
        super().show_answer(shown)
        self.chips.setVisible(self.drawn)
        if self.drawn:
            self.chips.offer(answer.offered)
            self.context.selection.overlays = self.chips.chosen

    def day_in_hand(self) -> int | None:
        """The day under the readout, else the later chosen one, else the last."""
        view = self.view
        if not self.drawn or not isinstance(view, TimeView):
            return None
        if view.readout is not None:
            return view.day_of(view.readout)
        chosen = view.handles()
        return chosen[1] if chosen else int(self.answer.days[-1])

    def want_event(self, day: int | None) -> None:
        """Ask for an event on a day."""
        if day is not None:
            self.event_wanted.emit(day)

    def light(self, day: int | None) -> None:
        """Light a day of the line; None none."""
        if isinstance(self.view, TimeView):
            self.view.light(day)

    def moved_day(self) -> int | None:
        """The day to which a handle was moved last."""
        return self.view.moved_day() if isinstance(self.view, TimeView) else None

    def menu(self, place: QPoint) -> QMenu:
        """The card's menu, with the event of the day pointed at above the rest."""
        menu = super().menu(place)
        point = QPointF(self.view.mapFromGlobal(place))
        pointed = self.view.pointed_day(point) if isinstance(self.view, TimeView) else None
        day = pointed if pointed is not None else self.day_in_hand()
        if day is not None and menu.actions():
            text = _("Add event on {day}…").format(day=chart_words.day_long(day))
            first = menu.actions()[0]
            action = menu.addAction(text)
            action.setShortcut(QKeySequence("E"))
            menu.removeAction(action)
            menu.insertAction(first, action)
            menu.insertSeparator(first)
            action.triggered.connect(lambda _checked=False: self.want_event(day))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """E adds an event on the day in hand."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_E and plain and self.drawn:
            self.want_event(self.day_in_hand())
        else:
            super().keyPressEvent(event)

    def _switch_events(self, on: bool) -> None:  # noqa: FBT001 - a slot of `toggled`
        self.context.selection.events = on
        self.show_answer(self._whole)

    def _ask_again(self) -> None:
        self.context.selection.overlays = self.chips.chosen
        if self._request is not None:
            self.ask(self._request)
