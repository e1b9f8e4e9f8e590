"""Am I moving? The score over time, what it is made of, what moved it, and its ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reachdesk.charts import words as chart_words
from reachdesk.domain.periods import Period
from reachdesk.i18n import N_
from reachdesk.services.desk import Request
from reachdesk.services.tones import tone_texts
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.recipe import show_recipe
from reachdesk.ui.dialogs.tone_week import ToneWeekPanel
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.score_panels import ScorePanels
from reachdesk.ui.widgets.card import ChartCard
from reachdesk.ui.widgets.days_card import DaysCard
from reachdesk.ui.widgets.ledger_card import LedgerCard
from reachdesk.ui.widgets.score_bar import ScoreBar
from reachdesk.ui.widgets.score_line_card import ScoreLineCard
from reachdesk.ui.widgets.strip_card import StripCard

_LINE_DAYS = 240  # a 90-day line would show a single window of the score


class ScorePage(Page):
    """Strip, line beside what moved it, ledger beside the style; below them what the score rests on
    and how others sounded. Two handles on the line choose the two days."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.compare: tuple[int, int] | None = None
        self._shown = self._what()

    def build(self) -> Iterator[None]:
        """Bar and strip, each card, what they do together."""
        context = self.context
        self.bar = ScoreBar(context, lambda: show_recipe(context))
        self.header(self.bar, 8)
        self.parts = StripCard(context, "score_parts")
        self.charts.append(self.parts)
        yield
        self.line = ScoreLineCard(context)
        self.charts.append(self.line)
        yield
        self.moved = self.chart("score_change")
        yield
        self.ledger = LedgerCard(context)
        yield
        self.habits = self.chart("style_matrix")
        yield
        self.days = DaysCard(context)
        yield
        self.evidence = self.chart("score_evidence")
        yield
        self.tone = self.chart("tone_lane")
        yield
        self.beside = ChartCard(context, "score_compare")
        self.by_segment = self.chart("score_segments")
        yield
        self._connect()
        self._place_cards()

    def _connect(self) -> None:
        self.panels = ScorePanels(self.context, self.line, self.ledger, self.days, self.moved)
        self.panels.compare_wanted.connect(self.compare_days)
        self.beside.hide()
        self.beside.shown.connect(self._bring_beside)
        self._bring = False
        self.line.picked.connect(self.compare_days)
        self.evidence.picked.connect(self._open_picked)
        self.tone.picked.connect(self._open_week)
        self.context.selection.changed.connect(self._forget_days)

    def _place_cards(self) -> None:
        self.grid.place(self.parts, 12, 98)
        self.grid.place(self.line, 8, 324, large=9, small_height=380)
        self.grid.place(self.moved, 4, 324, large=3)
        self.grid.place(self.ledger, 7, 250)
        self.grid.place(self.habits, 5, 250)
        self.grid.place(self.days, 12, 150)
        self.grid.place(self.evidence, 4, 284)
        self.grid.place(self.tone, 8, 284)
        self.grid.place(self.by_segment, 12, 190)
        self.grid.place(self.beside, 12, 340)

    def ask(self, request: Request) -> None:
        """Ask for every card; the line reaches further back than the period."""
        days = (request.period.first_day, request.period.last_day)
        compared = replace(request, compare=self.compare or days)
        self.parts.ask(self._on_last_day(compared))
        self.moved.ask(compared)
        self.line.ask(replace(compared, period=_line_period(request.period)))
        self.ledger.ask(self._on_last_day(request))
        self.days.ask(replace(request, period=_line_period(request.period)))
        for card in (self.habits, self.evidence, self.by_segment):
            card.ask(self._on_last_day(request))
        self.tone.ask(replace(request, period=_line_period(request.period)))
        self._ask_beside(request)

    def nothing_to_ask(self) -> None:
        """Without an account every card is empty."""
        super().nothing_to_ask()
        self.beside.hide()
        self.ledger.show_answer(None)
        self.days.show_answer(None)

    def compare_days(self, days: object) -> None:
        """Two days were picked on the line."""
        if isinstance(days, tuple):
            first, last = sorted(round(day) for day in days)
            self.compare = (first, last) if first < last else None
            self.refresh()

    def _open_picked(self, item: object) -> None:
        """The post or partner that most points hang on was picked."""
        if isinstance(item, tuple):
            kind, item_id = item
            self.panels.open_item(kind, item_id, "")

    def _open_week(self, days: object) -> None:
        """A week of tone was picked: show what was said in it."""
        request = self.context.selection.request()
        if request is None or not isinstance(days, tuple):
            return
        first, last = days
        self.context.library.look(
            (self, "tone"),
            lambda desk: tone_texts(desk, request, first, last),
            lambda texts: self.context.shell.open_panel(
                ToneWeekPanel(texts), chart_words.span(first, last)
            ),
        )

    def _ask_beside(self, request: Request) -> None:
        """The comparison stands on the page only while another account is chosen for it."""
        wanted = bool(request.beside)
        if wanted == self.beside.isHidden():
            self._bring = wanted
            self.beside.setVisible(wanted)
            self.grid.arrange()
        if wanted:
            self.beside.ask(replace(request, period=_line_period(request.period)))

    def _bring_beside(self, _answer: object) -> None:
        """Scroll to the comparison when it is new: it stands below the rest."""
        if self._bring:
            self._bring = False
            inner = self._inner  # as high as it will be, before the place is sought
            inner.resize(inner.width(), max(inner.height(), inner.minimumSizeHint().height()))
            self.ensureWidgetVisible(self.beside, 0, 0)

    def _on_last_day(self, request: Request) -> Request:
        """The ledger is that of the later of the two days."""
        if self.compare is None:
            return request
        day = self.compare[1]
        return replace(request, period=Period(min(request.period.first_day, day), day))

    def _what(self) -> tuple[object, object]:
        return self.context.selection.account, self.context.selection.period

    def _forget_days(self) -> None:
        """Another account or period; another recipe keeps the days."""
        if self._what() != self._shown:
            self._shown = self._what()
            self.compare = None


def _line_period(period: Period) -> Period:
    first = min(period.first_day, period.last_day - _LINE_DAYS + 1)
    return Period(first, period.last_day)


PAGE = PageSpec("score", N_("Score"), "score", 20, ScorePage)
