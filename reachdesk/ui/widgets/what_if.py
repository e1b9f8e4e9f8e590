"""Every assumption of the reach model that can be moved, and what comes out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.presets import LIKE_ME, PresetChoice, ReachPresets
from reachdesk.domain.answers.reach import SeenChance
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.parameters import parameter, value_of
from reachdesk.i18n import N_, _
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.assumption_slider import assumption_slider, moved_to
from reachdesk.ui.widgets.buttons import LINK, SECONDARY, Button
from reachdesk.ui.widgets.card import Card
from reachdesk.ui.widgets.slider_row import SliderRow
from reachdesk.ui.widgets.words import line, words

_NOTES = {
    "sessions_per_day": N_("Timeline visits of one reader"),
    "window_posts": N_("A full load and two or three “more”s"),
    "inflow_per_day": N_("1.36 a day for each account they follow"),
    "alive_share": N_("Share who still open the app at all"),
    "ranked_share": N_("Share of visits that do not show newest first"),
}
_ONLY_FULL = ("alive_share", "ranked_share")


class WhatIf(Card):
    """The sliders. `moved(assumptions)` while one moves, `reset_asked` for the preset, `all_asked`
    for every other assumption."""

    moved = Signal(object)
    reset_asked = Signal()
    all_asked = Signal()

    def __init__(self, context: PageContext, assumptions: Assumptions) -> None:
        super().__init__(context, _("What if"), _("Every assumption can be moved"))
        self.assumptions = assumptions
        self.rows: dict[str, SliderRow] = {}
        self.all_button = Button(context.theme, _("All assumptions…"), LINK)
        self.all_button.clicked.connect(lambda _checked=False: self.all_asked.emit())
        self.corner.addWidget(self.all_button)
        column = QVBoxLayout()
        column.setSpacing(8)
        for key, note in _NOTES.items():
            slider = assumption_slider(context.theme, key, assumptions)
            slider.set_note(_(note), parameter(key).evidence)
            slider.moved.connect(lambda number, key=key: self._move(key, number))
            self.rows[key] = slider
            column.addWidget(slider)
        self.body.addLayout(column)
        self.body.addStretch(1)
        self.body.addWidget(line())
        self.body.addSpacing(8)
        self.body.addLayout(self._result_row())

    def show_assumptions(self, assumptions: Assumptions, preset: Assumptions) -> None:
        """Show assumptions, and the preset that Reset goes back to."""
        self.assumptions = assumptions
        for key, slider in self.rows.items():
            slider.set_default(value_of(preset, key))
            slider.set_value(value_of(assumptions, key))
            slider.setVisible(not (key in _ONLY_FULL and assumptions.everybody_alike))
        self.reset_button.setEnabled(assumptions != preset)
        self.everybody.setVisible(assumptions.everybody_alike)

    def show_presets(self, presets: ReachPresets, used: PresetChoice) -> None:
        """Say beside the visits what the owner's own are, and beside the ranked timeline what may
        be proposed."""
        own = presets.choice(LIKE_ME)
        note = _note("sessions_per_day")
        if own.assumptions is not None:
            rate = chart_words.plain(own.assumptions.sessions_per_day)
            note = _("Timeline visits. Yours: {rate}, from ad times").format(rate=rate)
        like_me = used.key == LIKE_ME
        grade = Evidence.DERIVED if like_me else parameter("sessions_per_day").evidence
        self.rows["sessions_per_day"].set_note(note, grade)
        note = _note("ranked_share")
        if presets.ranked_share > 0:
            share = chart_words.percent(presets.ranked_share)
            note = _("Not newest first; {share} may be tried since 2016").format(share=share)
        self.rows["ranked_share"].set_note(note, parameter("ranked_share").evidence)

    def show_result(self, answer: SeenChance | None) -> None:
        """Show what comes out."""
        self.result.setText(chart_words.UNKNOWN)
        if answer is not None:
            self.result.setText(chart_words.chance(answer.chance.value))

    def _move(self, key: str, number: float) -> None:
        self.assumptions = moved_to(self.assumptions, key, number)
        self.reset_button.setEnabled(True)
        self.moved.emit(self.assumptions)

    def _result_row(self) -> QVBoxLayout:
        self.everybody = words(
            _("The simple sum counts everybody as active."), "least", "muted", wrap=True
        )
        self.result = words(chart_words.UNKNOWN, "answer", "text", strong=True)
        self.result.setAccessibleName(_("Result"))
        self.reset_button = Button(self.context.theme, _("Reset"), SECONDARY)
        self.reset_button.setToolTip(_("Back to the defaults of the chosen readers"))
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


def _note(key: str) -> str:
    """A key inside the brackets of `_` would be taken for a text to translate."""
    text = _NOTES[key]
    return _(text)
