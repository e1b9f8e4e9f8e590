"""What opens at the right side of the score page, and what the owner changes there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from reachdesk.charts import names
from reachdesk.domain.answers.events import DayToExplain
from reachdesk.domain.answers.score import CauseItem, EventMark, LedgerEntry
from reachdesk.i18n import _
from reachdesk.services import benchmarks
from reachdesk.services.events import remove_event, save_event
from reachdesk.services.kept import put_again, put_back
from reachdesk.services.score_items import person_page, post_page
from reachdesk.ui.context import PageContext
from reachdesk.ui.dialogs.benchmark import BenchmarkPanel
from reachdesk.ui.dialogs.cause import CausePanel
from reachdesk.ui.dialogs.entry import PersonPanel, PostPanel
from reachdesk.ui.dialogs.event import EventPanel
from reachdesk.ui.widgets.card import ChartCard
from reachdesk.ui.widgets.days_card import DaysCard
from reachdesk.ui.widgets.ledger_card import LedgerCard
from reachdesk.ui.widgets.score_line_card import ScoreLineCard

_NEAR_DAYS = 14  # discs of a whole year's line join at that distance


class ScorePanels(QObject):
    """Listens to the cards of the page. `compare_wanted((first, last))` when two days are chosen
    elsewhere than on the line."""

    compare_wanted = Signal(object)

    def __init__(
        self,
        context: PageContext,
        line: ScoreLineCard,
        ledger: LedgerCard,
        days: DaysCard,
        moved: ChartCard,
    ) -> None:
        super().__init__(line)
        self._context, self._line, self._ledger, self._moved = context, line, ledger, moved
        self._event: EventPanel | None = None
        line.picked.connect(self._line_picked)
        line.event_wanted.connect(lambda day: self.open_event(EventMark(day, day, "")))
        line.benchmark_wanted.connect(self.open_benchmarks)
        ledger.picked.connect(self._entry_picked)
        moved.picked.connect(self._cause_picked)
        days.picked.connect(lambda day: self.compare_wanted.emit((day.first_day, day.last_day)))
        days.name_wanted.connect(self._name_days)

    def open_event(self, mark: EventMark) -> None:
        """Show an event, or the fields of a new one (without a key)."""
        request = self._context.selection.request()
        if request is None:
            return
        panel = EventPanel(self._context, request, mark, self._context.shell.close_panel)
        panel.saved.connect(lambda made, posts: self._save_event(request.account, made, posts))
        panel.removed.connect(lambda gone: self._remove_event(request.account, gone))
        panel.other_wanted.connect(self.open_event)
        panel.closed.connect(self._event_closed)
        panel.add_others(self._near(mark) if mark.key else ())
        self._context.shell.open_panel(panel, mark.label or _("New event"))
        self._event = panel
        panel.label.setFocus()

    def _near(self, mark: EventMark) -> list[EventMark]:
        """The other events drawn within a fortnight of this one."""
        drawn = self._line.answer.events if self._line.drawn else ()
        return [
            one
            for one in drawn
            if one.key != mark.key
            and one.day <= mark.end_day + _NEAR_DAYS
            and one.end_day >= mark.day - _NEAR_DAYS
        ]

    def open_benchmarks(self) -> None:
        """Show the benchmark lines and the fields of a new one."""
        request = self._context.selection.request()
        if request is None:
            return
        account = request.account

        def show(known: dict[str, benchmarks.Benchmark]) -> None:
            panel = BenchmarkPanel(self._context, account, known, self._context.shell.close_panel)
            panel.saved.connect(self._save_benchmark)
            panel.removed.connect(lambda key: self._remove_benchmark(key, known[key].name))
            self._context.shell.open_panel(panel, _("Benchmark lines"))

        work = lambda desk: benchmarks.benchmarks(desk, account)  # noqa: E731
        self._context.library.look((self, "benchmarks"), work, show)

    def open_item(self, kind: str, item_id: str, label: str) -> None:
        """Show a post or a person."""
        request = self._context.selection.request()
        if request is None or kind not in ("post", "person"):
            return
        theme = self._context.theme

        def show(page: Any) -> None:
            if page is None:
                return
            post = kind == "post"
            panel = PostPanel(theme, page) if post else PersonPanel(theme, page)
            title = _("Post") if post else page.name
            self._context.shell.open_panel(panel, title or label)

        work = lambda desk: (post_page if kind == "post" else person_page)(  # noqa: E731
            desk, request, item_id
        )
        self._context.library.look((self, "item"), work, show)

    def _line_picked(self, picked: object) -> None:
        if isinstance(picked, EventMark):
            self.open_event(picked)
            return
        day = self._line.moved_day()
        if day is not None:
            self._ledger.light_day(day)
            if self._event is not None and not self._event.mark.key:
                self._event.choose_day(day)

    def _entry_picked(self, entry: LedgerEntry) -> None:
        self._line.light(entry.day)
        self.open_item(entry.kind, entry.item_id, entry.label)

    def _cause_picked(self, key: object) -> None:
        change = self._moved.answer
        cause = next((one for one in change.causes if one.key == key), None) if change else None
        if cause is None:
            return
        panel = CausePanel(self._context.theme, change, cause)
        panel.picked.connect(self._item_picked)
        self._context.shell.open_panel(panel, names.name("cause", cause.key))

    def _item_picked(self, item: CauseItem) -> None:
        self.open_item(item.kind, item.item_id, item.label)

    def _name_days(self, day: DayToExplain) -> None:
        mark = day.event or EventMark(day.first_day + 1, day.last_day, "")
        self.open_event(mark)

    def _save_event(self, account: str, mark: EventMark, posts: tuple[str, ...] | None) -> None:
        name = _("event “{name}”").format(name=mark.label)
        self._act(name, lambda desk: save_event(desk, account, mark, posts))

    def _remove_event(self, account: str, mark: EventMark) -> None:
        name = _("event “{name}”").format(name=mark.label)
        self._act(name, lambda desk: remove_event(desk, account, mark))

    def _save_benchmark(self, made: benchmarks.Benchmark) -> None:
        key = benchmarks.new_key()
        self._line.chips.turn_on(benchmarks.PREFIX + key)
        name = _("benchmark “{name}”").format(name=made.name)
        self._act(name, lambda desk: benchmarks.save_benchmark(desk, made, key))

    def _remove_benchmark(self, key: str, called: str) -> None:
        name = _("benchmark “{name}”").format(name=called)
        self._act(name, lambda desk: benchmarks.remove_benchmark(desk, key))

    def _act(self, name: str, do: Callable[[Any], Any]) -> None:
        self._context.shell.close_panel()
        self._context.library.act(name, do, put_back, put_again)

    def _event_closed(self) -> None:
        self._event = None
