"""The three answers on one page, and what changed."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.periods import Period
from reachdesk.i18n import N_, _
from reachdesk.services.desk import Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.widgets.changed_card import ChangedCard
from reachdesk.ui.widgets.tasks_card import TasksCard

_LINE_DAYS = 240  # as on the score page


class OverviewPage(Page):
    """What changed and the score; 90 days in numbers, reach, audience; goals, good hours, tasks."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.changed = ChangedCard(context)
        self.tasks = TasksCard(context)
        self.score = self.chart("score_card", "score_timeline", title=_("Score"))
        self.grid.place(self.changed, 7, 208)
        self.grid.place(self.score, 5, 208, small=6)
        self.grid.place(
            self.chart("activity_counts", title=_("90 days in numbers")), 5, 266, small=6
        )
        self.grid.place(self.chart("reach_funnel", title=_("Who gets to see a post")), 4, 266)
        self.grid.place(self.chart("audience_mix", title=_("Audience mix")), 3, 266)
        self.goals = self.chart("audience_segments", title=_("Goals"))
        self.goals.picked.connect(lambda _key: context.shell.show_page("audience"))
        self.grid.place(self.goals, 5, 226)
        self.grid.place(self.chart("reach_week", title=_("Next good hours")), 4, 226)
        self.grid.place(self.tasks, 3, 226)

    def ask(self, request: Request) -> None:
        """Ask for every card; the line of the score reaches further back than the period."""
        self.changed.ask(request)
        first = min(request.period.first_day, request.period.last_day - _LINE_DAYS + 1)
        line = replace(
            request,
            period=Period(first, request.period.last_day),
            compare=(request.period.first_day, request.period.last_day),
        )
        for card in self.charts:
            card.ask(line if card is self.score else request)
        self.tasks.ask(request)

    def nothing_to_ask(self) -> None:
        """Without an account every card is empty."""
        super().nothing_to_ask()
        self.changed.show_answer(None)
        self.tasks.show_answer(None)


PAGE = PageSpec("overview", N_("Overview"), "overview", 10, OverviewPage)
