"""Does anybody see what I write? One post or draft, its chance, and every assumption."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal

from reachdesk.domain.answers.presets import SEED_KEY, ReachPresets
from reachdesk.domain.answers.reach import PostGlance, ReachHours, SeenChance
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.i18n import N_, _
from reachdesk.services.desk import Request
from reachdesk.ui.assumed_readers import AssumedReaders
from reachdesk.ui.context import PageContext
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.widgets.assumptions_panel import AssumptionsPanel
from reachdesk.ui.widgets.buttons import LINK, Button
from reachdesk.ui.widgets.card import ChartCard
from reachdesk.ui.widgets.draft_panel import Draft, DraftPanel
from reachdesk.ui.widgets.model_card import ModelCard
from reachdesk.ui.widgets.plan_desk import PlanDesk
from reachdesk.ui.widgets.reach_controls import ReachControls
from reachdesk.ui.widgets.what_if import WhatIf
from reachdesk.ui.widgets.zone_choice import ZoneChoice, owner_zone

_PAUSE_MS = 200
_A_MINUTE_MS = 60_000


class ReachPage(Page):
    """Answer and window beside what-if; life, segments, hours, check; then forecast and more."""

    assumed = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.readers = AssumedReaders(context.library, self)
        self.post_id: str | None = None
        self.draft: Draft | None = None
        self.clock: str | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(lambda: self._ask_cards(self.slow_cards))

    def build(self) -> Iterator[None]:
        """Each card, what stands in them besides, what they do together."""
        yield from self._build_cards()
        yield from self._build_lower_cards()
        yield from self._build_controls()
        self._lay_out()
        self._connect()

    @property
    def assumptions(self) -> Assumptions:
        """What is assumed of the readers."""
        return self.readers.assumptions

    def ask(self, request: Request) -> None:
        """Ask for the presets and for every card, for the chosen post and assumptions."""
        if request.account != self.readers.account:
            self._begin(request.account)
        self.controls.picker.request = request
        self.context.library.ask(self, "reach_presets", self._wanted(request), self._take_presets)
        super().ask(self._wanted(request))

    def nothing_to_ask(self) -> None:
        """Without an account there is nothing to choose from."""
        self.controls.picker.request = None
        super().nothing_to_ask()

    def _begin(self, account: str) -> None:
        """Another account: posts, levels and clocks of the one before mean nothing here."""
        self.readers.begin(account)
        self.post_id, self.clock = None, None

    def show_post(self, post: PostGlance) -> None:
        """Look at another post."""
        self.show_post_id(post.post_id)

    def show_post_id(self, post_id: str) -> None:
        """Look at the post of this id instead of the latest one or a draft."""
        self.post_id, self.draft = post_id, None
        self.refresh()

    def show_draft(self, draft: Draft) -> None:
        """Look at a post that is not sent yet."""
        self.post_id, self.draft = None, draft
        self.refresh()

    def edit_draft(self) -> None:
        """Write a draft at the right side, or change the one that is looked at."""
        now = round(time.time() * 1000 / _A_MINUTE_MS) * _A_MINUTE_MS
        panel = DraftPanel(self.context, self.draft or Draft("", reply=False, posted_ms=now))
        panel.asked.connect(self.show_draft)
        self.context.shell.open_panel(panel, _("Draft"))

    def show_all_assumptions(self) -> None:
        """Every assumption at the right side."""
        preset = self.readers.unmoved
        answer = self.answer.answer
        coverage = dict(answer.method.coverage) if answer is not None else {}
        panel = AssumptionsPanel(
            self.context, self.assumptions, (self.readers.preset, preset), coverage.get("place")
        )
        panel.moved.connect(self._moved)
        self.assumed.connect(panel.follow)
        panel.reset_asked.connect(self.readers.reset)
        self.context.shell.open_panel(panel, _("All assumptions"))

    def show_model_card(self) -> None:
        """What stands behind the figures."""
        self.context.shell.open_panel(ModelCard(), _("About this model"))

    def _build_cards(self) -> Iterator[None]:
        self.answer = self.chart("reach_answer")
        yield
        self.window_card = self.chart("reach_window")
        yield
        self.life = self.chart("reach_life")
        yield
        self.segments = self.chart("reach_segments", title=_("By segment"))
        yield
        self.hours = self.chart("reach_hours")
        yield
        self.calibration = self.chart("reach_calibration")
        yield

    def _build_lower_cards(self) -> Iterator[None]:
        self.forecast = self.chart("reach_forecast")
        yield
        self.levers = self.chart("reach_levers")
        yield
        self.ladder = self.chart("reach_ladder")
        yield
        self.funnel = self.chart("reach_funnel")
        yield
        self.own_hours = self.chart("reach_own_hours")
        yield
        self.residuals = self.chart("reach_residuals")
        yield
        self.plan_desk = PlanDesk(self.context)
        self.charts.append(self.plan_desk)
        self.quick_cards = (self.answer, self.life, self.window_card)
        self.slow_cards = (
            *(self.segments, self.hours, self.own_hours, self.levers, self.ladder, self.funnel),
            self.plan_desk,
        )
        yield
        self.views = self.chart("views_timeline")
        yield

    def _build_controls(self) -> Iterator[None]:
        self.controls = ReachControls(self.context)
        yield
        self.what_if = WhatIf(self.context, self.assumptions)
        yield
        self.answer.body.insertLayout(0, self.controls)
        self.answer.body.setContentsMargins(0, 2, 0, 0)
        self.zone = ZoneChoice(self.context.theme)
        self.own_hours.body.insertWidget(0, self.zone, 0, Qt.AlignmentFlag.AlignLeft)
        self.about = Button(self.context.theme, _("About this model"), LINK)
        self.forecast.corner.insertWidget(0, self.about)

    def _lay_out(self) -> None:
        self.grid.stack([(self.answer, 276), (self.window_card, 264)], 8)
        self.grid.place(self.what_if, 4, 556, small=12, small_height=340)
        for card in (self.life, self.segments, self.hours, self.calibration):
            self.grid.place(card, 3, 206)
        self.grid.place(self.forecast, 8, 288)
        self.grid.place(self.own_hours, 4, 288)
        for card in (self.ladder, self.levers, self.funnel):
            self.grid.place(card, 4, 290)
        self.grid.place(self.views, 8, 220)
        self.grid.place(self.residuals, 4, 220)
        self.grid.place(self.plan_desk, 12, 430)

    def _connect(self) -> None:
        self.answer.shown.connect(self._answered)
        self.own_hours.shown.connect(self._hours_shown)
        self.controls.picked.connect(self.show_post)
        self.controls.draft_asked.connect(self.edit_draft)
        self.controls.preset_chosen.connect(self.readers.choose)
        self.what_if.moved.connect(self._moved)
        self.what_if.reset_asked.connect(self.readers.reset)
        self.what_if.all_asked.connect(self.show_all_assumptions)
        self.zone.chose.connect(self._choose_clock)
        self.readers.shown.connect(self._show_used)
        self.readers.asked.connect(self.refresh)
        self.about.clicked.connect(lambda _checked=False: self.show_model_card())
        for card in (self.forecast, self.calibration, self.residuals):
            card.picked.connect(self._picked)

    def _wanted(self, request: Request) -> Request:
        draft = self.draft
        return replace(
            request,
            model=self.readers.model,
            assumptions=self.assumptions,
            # the simple sum has the calibrated model beside it; else the preset itself decides
            calibrate=self.readers.preset in ("", SEED_KEY),
            post_id=self.post_id,
            posted_ms=draft.posted_ms if draft else None,
            draft=draft.text if draft else None,
            draft_reply=(draft.reply or None) if draft else None,
            owner_zone=owner_zone(),
            clock_zone=self.clock,
        )

    def _take_presets(self, presets: ReachPresets | None) -> None:
        if presets is not None:
            self.readers.take(presets)

    def _show_used(self) -> None:
        """The switch, the sentence, the sliders and an open panel follow what is assumed."""
        self.assumed.emit(self.assumptions)
        preset, presets = self.readers.unmoved, self.readers.presets
        self.what_if.show_assumptions(self.assumptions, preset)
        if presets is not None:
            choice = self.readers.choice
            self.controls.show_presets(presets, choice, moved=self.assumptions != preset)
            self.what_if.show_presets(presets, choice)

    def _moved(self, assumptions: Assumptions) -> None:
        """A knob moves: the light cards follow at once, the others when it rests."""
        self.readers.move(assumptions)
        self._ask_cards(self.quick_cards)
        self._later.start()

    def _ask_cards(self, cards: tuple[ChartCard, ...]) -> None:
        request = self.context.selection.request()
        if request is not None:
            for card in cards:
                card.ask(self._wanted(request))

    def _choose_clock(self, zone: str) -> None:
        self.clock = zone
        self._ask_cards((self.hours, self.own_hours, self.plan_desk))

    def _picked(self, item: object) -> None:
        if isinstance(item, str) and item:
            self.show_post_id(item)

    def _hours_shown(self, answer: ReachHours | None) -> None:
        if answer is not None:
            self.zone.show_zones(answer.zone, answer.zones)

    def _answered(self, answer: SeenChance | None) -> None:
        self.answer.subtitle.hide()  # switch and badge say the same
        self.what_if.show_result(answer)
        if self.draft is not None:
            self.controls.picker.show_draft(self.draft.text, self.draft.posted_ms)
        elif answer is not None and answer.post is not None:
            self.controls.picker.show_post(answer.post)
        elif answer is not None:
            self.controls.picker.show_moment(answer.posted_ms)


PAGE = PageSpec("reach", N_("Reach"), "reach", 30, ReachPage)
