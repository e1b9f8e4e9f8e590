"""Does anybody see what I write? One post, its chance, and every assumption as a control."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from reachdesk.domain.answers.reach import PostGlance, SeenChance
from reachdesk.domain.reach.assumptions import DEFAULT, SEED, Assumptions
from reachdesk.i18n import N_, _
from reachdesk.services.desk import Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.widgets.post_picker import PostPicker
from reachdesk.ui.widgets.segmented import Segmented
from reachdesk.ui.widgets.what_if import WhatIf
from reachdesk.ui.widgets.words import words

PRESETS = {"simple": SEED, "full": DEFAULT}
_PAUSE_MS = 200


class ReachPage(Page):
    """Answer and window beside what-if; life, segments and hours below."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = "full"
        self.assumptions: Assumptions = PRESETS[self.model]
        self.post_id: str | None = None
        self.answer = self.chart("reach_answer")
        self.window_card = self.chart("reach_window")
        self.life = self.chart("reach_life")
        self.segments = self.chart("reach_segments", title=_("By segment"))
        self.hours = self.chart("reach_hours")
        self.calibration = self.chart("reach_calibration")
        self.answer.body.insertLayout(0, self._controls())
        self.answer.body.setContentsMargins(0, 2, 0, 0)
        self.what_if = WhatIf(context, self.assumptions)
        self.grid.stack([(self.answer, 258), (self.window_card, 262)], 8)
        self.grid.place(self.what_if, 4, 536)
        for card in (self.life, self.segments, self.hours, self.calibration):
            self.grid.place(card, 3, 188)
        self.grid.place(self.chart("views_timeline"), 12, 168)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._ask_heavy)
        self.answer.shown.connect(self._answered)
        self.picker.picked.connect(self.show_post)
        self.switch.chosen.connect(self.show_model)
        self.what_if.moved.connect(self._moved)
        self.what_if.reset_asked.connect(self._reset)
        self.what_if.show_assumptions(self.assumptions, PRESETS[self.model])

    def ask(self, request: Request) -> None:
        """Ask for every card, for the chosen post and the assumptions as they stand."""
        self.picker.request = request
        super().ask(self._wanted(request))

    def nothing_to_ask(self) -> None:
        """Without an account there is nothing to choose from."""
        self.picker.request = None
        super().nothing_to_ask()

    def show_post(self, post: PostGlance) -> None:
        """Look at another post."""
        self.post_id = post.post_id
        self.picker.show_post(post)
        self.refresh()

    def show_model(self, model: str) -> None:
        """Answer by the simple sum or by the full model; assumptions go back to its preset."""
        self.model = model
        self.switch.set_key(model)
        self._use(PRESETS[model])

    def _controls(self) -> QHBoxLayout:
        theme = self.context.theme
        self.picker = PostPicker(self.context)
        self.switch = Segmented(
            theme, _("Model"), [("full", _("Full model")), ("simple", _("Simple sum"))]
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words(_("Post"), "small", "muted"))
        row.addWidget(self.picker, 3)
        row.addStretch(1)
        row.addWidget(self.switch)
        return row

    def _wanted(self, request: Request) -> Request:
        return replace(
            request, model=self.model, assumptions=self.assumptions, post_id=self.post_id
        )

    def _moved(self, assumptions: Assumptions) -> None:
        """A knob moves: the light cards follow at once, the others when it rests."""
        self.assumptions = assumptions
        request = self.context.selection.request()
        if request is not None:
            for card in (self.answer, self.life, self.window_card):
                card.ask(self._wanted(request))
            self._later.start()

    def _ask_heavy(self) -> None:
        request = self.context.selection.request()
        if request is not None:
            for card in (self.segments, self.hours):
                card.ask(self._wanted(request))

    def _reset(self) -> None:
        self._use(PRESETS[self.model])

    def _use(self, assumptions: Assumptions) -> None:
        self.assumptions = assumptions
        self.what_if.show_assumptions(assumptions, PRESETS[self.model])
        self.refresh()

    def _answered(self, answer: SeenChance | None) -> None:
        self.answer.subtitle.hide()  # switch and badge say the same
        self.what_if.show_result(answer)
        if answer is not None:
            self.picker.show_post(answer.post)


PAGE = PageSpec("reach", N_("Reach"), "reach", 30, ReachPage)
