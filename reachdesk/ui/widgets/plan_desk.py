"""The what-if desk: a plan for posting, moved by levers, beside the present one and scenarios."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reachdesk.charts import reach_plan_words as said
from reachdesk.charts import words as chart_words
from reachdesk.domain.answers.plan import DRAFT, PRESENT, START, ReachPlan
from reachdesk.domain.reach.plan import Plan
from reachdesk.i18n import _
from reachdesk.services import plans
from reachdesk.services.desk import Desk, Request
from reachdesk.services.kept import KeptChange, put_again, put_back
from reachdesk.ui.context import PageContext
from reachdesk.ui.widgets.card import ChartCard
from reachdesk.ui.widgets.plan_levers import PlanLevers
from reachdesk.ui.widgets.plan_scenarios import ScenarioBar
from reachdesk.ui.widgets.plan_steps import PlanSteps
from reachdesk.ui.widgets.words import words

_NARROW = 840
_LEVERS = 360


class PlanDesk(ChartCard):
    """The chart at the left, levers and scenarios at the right (below it where it is narrow).

    The answer follows every move of a lever; a plan that was moved away from the present one stays
    until it is reset or another account is looked at.
    """

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "reach_plan")
        self.draft: Plan | None = None
        self._request: Request | None = None
        self.levers = PlanLevers(context.theme)
        self.bar = ScenarioBar(context.theme)
        self.result = words(chart_words.UNKNOWN, "answer", "text", strong=True)
        self.result.setAccessibleName(_("Result"))
        self.change = words("", "small", "muted", wrap=True)
        self.segments = words("", "small", "muted", wrap=True)
        self.overlap = words("", "small", "muted", wrap=True)
        self.steps = PlanSteps()
        self.side = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out_sides()
        self.levers.moved.connect(self.show_plan)
        self.bar.reset_asked.connect(self.reset)
        self.bar.loaded.connect(self.load)
        self.bar.save_asked.connect(self.save)
        self.bar.rename_asked.connect(self.rename)
        self.bar.remove_asked.connect(self.remove)
        self.picked.connect(self.load)

    def ask(self, request: Request) -> None:
        """Fetch the answer for the plan in hand; another account, or hours on another clock, begin
        with the present plan."""
        before = self._request or request
        if (before.account, before.clock_zone) != (request.account, request.clock_zone):
            self.draft = None
        self._request = request
        super().ask(replace(request, plan=self.draft, quick=self.draft is not None))

    def show_plan(self, plan: Plan) -> None:
        """Look at this plan."""
        self.draft = plan
        self.bar.reset_button.setEnabled(True)
        if self._request is not None:
            self.ask(self._request)

    def reset(self) -> None:
        """Go back to how the account posts now."""
        self.draft = None
        if self._request is not None:
            self.ask(self._request)

    def load(self, key: str) -> None:
        """Look at the plan of a row: a scenario, or the present one."""
        row = self.answer.row(key) if self.answer is not None else None
        if row is None or key == DRAFT:
            return
        if key in (PRESENT, START):
            self.reset()
        else:
            self.levers.show_plan(row.plan)
            self.show_plan(row.plan)

    def save(self, name: str) -> None:
        """Keep the plan in hand under a name; it can be undone."""
        request, plan = self._request, self.levers.plan
        if request is not None and self.answer is not None:
            zone = self.answer.zone
            self._act(
                name, lambda desk: plans.save_scenario(desk, request.account, name, plan, zone)
            )

    def rename(self, key: str, name: str) -> None:
        """Give a scenario another name; it can be undone."""
        request = self._request
        if request is not None:
            self._act(name, lambda desk: plans.rename_scenario(desk, request.account, key, name))

    def remove(self, key: str, name: str) -> None:
        """Take a scenario away; it can be undone."""
        self._act(name, lambda desk: plans.remove_scenario(desk, key))

    def show_answer(self, answer: ReachPlan | None) -> None:
        """The picture, and what it says to the levers."""
        super().show_answer(answer)
        self.side.setVisible(self.drawn)
        if answer is None or not self.drawn:
            return
        self.subtitle.setText(_("What-if desk · {subtitle}").format(subtitle=self.subtitle.text()))
        row = said.looked_at(answer)
        if self.draft is None and row is not None:
            self.levers.show_plan(row.plan)
        self.levers.show_present(answer)
        moved = self.draft is not None and answer.curve_of not in (PRESENT, START)
        self.bar.reset_button.setEnabled(moved)
        kept = [each for each in answer.rows if each.key not in (PRESENT, DRAFT, START)]
        self.bar.show_scenarios([(each.key, said.row_name(each)) for each in kept])
        self._show_result(answer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Levers go below the chart where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """The levers grow with the text."""
        super().restyle()
        if hasattr(self, "side"):
            self._arrange()

    def _lay_out_sides(self) -> None:
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.levers)
        answer = QVBoxLayout()
        answer.setSpacing(0)
        for part in (self.result, self.change, self.segments, self.overlap):
            answer.addWidget(part)
        column.addLayout(answer)
        column.addWidget(self.steps)
        column.addWidget(self.bar)
        column.addStretch(1)
        self.body.removeWidget(self._stack)
        self._sides.setSpacing(24)
        self._sides.addWidget(self._stack, 1)
        self._sides.addWidget(self.side)
        self.body.addLayout(self._sides, 1)
        self.side.hide()

    def _arrange(self) -> None:
        theme = self.context.theme
        narrow = self.width() < theme.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        self.side.setMaximumWidth(16_777_215 if narrow else theme.px(_LEVERS))
        self.side.setMinimumWidth(0 if narrow else theme.px(_LEVERS))
        self._stack.setMinimumHeight(theme.px(240) if narrow else 0)

    def _show_result(self, answer: ReachPlan) -> None:
        row = said.looked_at(answer)
        if row is None:
            return
        found = said.readers(answer, row.readers.value)
        self.result.setText(_("{readers} readers a week").format(readers=found))
        parts = [said.spread(answer, row.readers)]
        if row.change is not None:
            parts.insert(0, said.change_words(answer, row.change.value))
        self.change.setText(" · ".join(parts))
        for label, text in (
            (self.segments, said.segments(row)),
            (self.overlap, said.overlap(answer, row)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.steps.show_steps(said.steps(answer))

    def _act(self, name: str, do: Callable[[Desk], KeptChange]) -> None:
        step = _("scenario “{name}”").format(name=name)
        self.context.library.act(step, do, put_back, put_again)
