"""The 168 hours of a week, one day or all working days at a time."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import words as chart_words
from reachdesk.domain.reach.clocks import Week, unit_mean
from reachdesk.i18n import _
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import IconButton
from reachdesk.ui.widgets.hour_bars import HOURS, HourBars
from reachdesk.ui.widgets.pickers import ChoicePicker
from reachdesk.ui.widgets.words import words

WORKING_DAYS = "working days"
_DAYS = 7
_WORKING = range(5)


class WeekEditor(QWidget):
    """Bars of a day's hours, and which day. `changed(week)` with 168 rates of mean 1 after a bar
    was moved; a week without any hour is never told."""

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str, week: Week, usual: Week) -> None:
        super().__init__()
        self._usual = usual
        self._told = week
        self.rates = np.array(week)
        self.day = WORKING_DAYS
        days = [(str(day), chart_words.weekday(day, short=False)) for day in range(_DAYS)]
        choices = [(WORKING_DAYS, _("Monday to Friday")), *days]
        self.picker = ChoicePicker(theme, _("Day of the week"), choices, self.day)
        self.picker.chose.connect(self.choose_day)
        self.reset_button = IconButton(theme, "reset", _("Reset"), self.reset)
        self.bars = HourBars(theme, name)
        self.bars.drawn.connect(self._draw)
        self.note = words("", "least", "muted", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.picker)
        row.addStretch(1)
        row.addWidget(self.reset_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.bars)
        column.addWidget(self.note)
        self._show()

    def show_week(self, week: Week) -> None:
        """Show a week that was chosen elsewhere, without `changed`."""
        if week != self._told:
            self._told = week
            self.rates = np.array(week)
            self._show()

    def choose_day(self, day: str) -> None:
        """Show another day ("0" Monday … "6"), or the mean of the working days."""
        self.day = day
        self._show()

    def reset(self) -> None:
        """Back to the usual week, and tell."""
        self.show_week(self._usual)
        self.changed.emit(self._usual)

    def _days(self) -> list[int]:
        return list(_WORKING) if self.day == WORKING_DAYS else [int(self.day)]

    def _show(self) -> None:
        by_day = self.rates.reshape(_DAYS, HOURS)
        self.bars.show_rates(by_day[self._days()].mean(axis=0).tolist())
        self._say()

    def _draw(self, hour: int, rate: float) -> None:
        by_day = self.rates.reshape(_DAYS, HOURS)
        by_day[self._days(), hour] = rate
        if self.rates.sum() > 0:
            self._told = unit_mean(self.rates)
            self.changed.emit(self._told)
        self._say()

    def _say(self) -> None:
        self.reset_button.setVisible(self._told != self._usual)
        if self.rates.sum() > 0:
            said = _("The proportions count. Draw with the mouse; ← → choose an hour, ↑ ↓ move it.")
        else:
            said = _("At least one hour needs a bar: the last week stays.")
        self.note.setText(said)
