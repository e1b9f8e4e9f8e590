"""Every assumption of the reach model that can be moved, and what comes out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.reach import SeenChance
from reachdesk.domain.reach.assumptions import DEFAULT, Assumptions
from reachdesk.domain.reach.parameters import changed, parameter, value_of
from reachdesk.i18n import N_, _
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.buttons import SECONDARY, Button
from reachdesk.ui.widgets.card import Card
from reachdesk.ui.widgets.slider_row import Scale, SliderRow
from reachdesk.ui.widgets.words import line, words

_NUMBER = re.compile(r"[-+]?\d[\d\s.,']*")


@dataclass(frozen=True, slots=True)
class _Row:
    """A slider: key of the parameter, its name, how its value reads, where it comes from."""

    key: str
    name: str
    reading: str
    note: str
    low: float
    high: float
    log: bool = False
    only_full: bool = False


_ROWS = (
    _Row("sessions_per_day", N_("Sessions a day"), "{number}", N_("Timeline visits of one reader"),
         0.1, 24.0, log=True),
    _Row("window_posts", N_("Reading window"), N_("{number} posts"),
         N_("A full load and two or three “more”s"), 10.0, 1000.0, log=True),
    _Row("inflow_per_day", N_("Inflow"), N_("{number} posts a day"),
         N_("1.36 a day for each account they follow"), 20.0, 20000.0, log=True),
    _Row("alive_share", N_("Active followers"), N_("{number} %"),
         N_("Share who still open the app at all"), 0.05, 1.0, only_full=True),
    _Row("ranked_share", N_("Ranked timeline"), N_("{number} %"),
         N_("Share of visits that do not show newest first"), 0.0, 1.0, only_full=True),
)  # fmt: skip


def shown(reading: str, value: float) -> str:
    """A value in its unit: shares as per cent, small figures with one decimal."""
    if "%" in reading:
        return _(reading).format(number=chart_words.number(100 * value))
    return _(reading).format(number=chart_words.plain(value, 1 if value < 10 else 0))


def read(reading: str, typed: str) -> float:
    """The value that was typed, with or without its unit. Raises `ValueError` for no number."""
    found = _NUMBER.search(typed)
    if found is None:
        raise ValueError(typed)
    value, good = chart_words.locale().toDouble(found.group().replace(" ", "").strip())
    if not good:
        value = float(found.group().replace(",", "."))
    return value / 100 if "%" in reading else value


class WhatIf(Card):
    """The sliders. `moved(assumptions)` while one moves, `reset_asked` for the presets."""

    moved = Signal(object)
    reset_asked = Signal()

    def __init__(self, context: PageContext, assumptions: Assumptions) -> None:
        super().__init__(context, _("What if"), _("Every assumption can be moved"))
        self.assumptions = assumptions
        self.rows: dict[str, SliderRow] = {}
        column = QVBoxLayout()
        column.setSpacing(8)
        for row in _ROWS:
            slider = self._slider(row)
            self.rows[row.key] = slider
            column.addWidget(slider)
        self.body.addLayout(column)
        self.body.addStretch(1)
        self.body.addWidget(line())
        self.body.addSpacing(8)
        self.body.addLayout(self._result_row())

    def show_assumptions(self, assumptions: Assumptions, preset: Assumptions) -> None:
        """Show assumptions, and the preset that Reset goes back to."""
        self.assumptions = assumptions
        for row in _ROWS:
            slider = self.rows[row.key]
            slider.set_default(value_of(preset, row.key))
            slider.set_value(value_of(assumptions, row.key))
            slider.setVisible(not (row.only_full and assumptions.everybody_alike))
        self.reset_button.setEnabled(assumptions != preset)
        self.everybody.setVisible(assumptions.everybody_alike)

    def show_result(self, answer: SeenChance | None) -> None:
        """Show what comes out."""
        self.result.setText(chart_words.UNKNOWN)
        if answer is not None:
            self.result.setText(chart_words.chance(answer.chance.value))

    def _slider(self, row: _Row) -> SliderRow:
        value = value_of(self.assumptions, row.key)
        scale = Scale(
            row.low,
            row.high,
            show=lambda number: shown(row.reading, number),
            read=lambda typed: read(row.reading, typed),
            log=row.log,
            whole=row.high >= 1000,
        )
        slider = SliderRow(self.context.theme, _(row.name), scale, value)
        slider.set_note(_(row.note), parameter(row.key).evidence)
        slider.moved.connect(lambda number, key=row.key: self._move(key, number))
        return slider

    def _move(self, key: str, number: float) -> None:
        self.assumptions = changed(self.assumptions, key, number)
        if key == "inflow_per_day":  # a busier timeline is busier for everybody
            share = number / DEFAULT.inflow_per_day
            rate = DEFAULT.posts_per_followed * share
            self.assumptions = changed(self.assumptions, "posts_per_followed", rate)
        self.reset_button.setEnabled(True)
        self.moved.emit(self.assumptions)

    def _result_row(self) -> QVBoxLayout:
        self.everybody = words(
            _("The simple sum counts everybody as active."), "least", "muted", wrap=True
        )
        self.result = words(chart_words.UNKNOWN, "answer", "text", strong=True)
        self.result.setAccessibleName(_("Result"))
        self.reset_button = Button(self.context.theme, _("Reset"), SECONDARY)
        self.reset_button.clicked.connect(self.reset_asked)
        row = QHBoxLayout()
        names_and_figure = QVBoxLayout()
        names_and_figure.setSpacing(0)
        names_and_figure.addWidget(words(_("Result"), "least", "muted"))
        names_and_figure.addWidget(self.result)
        row.addLayout(names_and_figure)
        row.addStretch(1)
        row.addWidget(self.reset_button)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.everybody)
        column.addLayout(row)
        return column
