"""The contract of a page: one module in `ui/pages` that offers `PAGE`, found by itself.

class Score(Page):
    def __init__(self, context):
        super().__init__(context)
        self.grid.place(self.chart("score_line"), 8, 362)
        ...

PAGE = PageSpec("score", N_("Score"), "score", 20, Score)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reachdesk import registry
from reachdesk.i18n import _
from reachdesk.services.desk import Request
from reachdesk.ui.context import PageContext
from reachdesk.ui.library import EVERYTHING
from reachdesk.ui.widgets.card import ChartCard
from reachdesk.ui.widgets.grid import FlowGrid, SizeClass

SIDE, SIDE_SMALL = 24, 16
WIDEST = 1640
_PLACES = ("overview", "score", "reach", "audience", "content", "conversation", "sources")


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How the window knows a page.

    `name` is marked with `N_`. `order` sorts the rail (Overview 10, Score 20, Reach 30,
    Audience 40, Content 50, Conversation 60, Sources 90); from 80 on it stands below the line,
    from 900 on at the foot.
    `always` pages are shown while the library is empty, too.
    """

    key: str
    name: str
    icon: str
    order: int
    build: Callable[[PageContext], Page]
    always: bool = False

    def title(self) -> str:
        """The page's name in the chosen language."""
        return _(self.name)

    def row(self) -> tuple[str, str, str, int, bool]:
        """All that the window must know before the page's module is loaded: see `late_page`."""
        return (self.key, self.name, self.icon, self.order, self.always)

    @property
    def keys(self) -> str:
        """Ctrl and the page's fixed number, so that a later page moves no key; "" without one."""
        return f"Ctrl+{_PLACES.index(self.key) + 1}" if self.key in _PLACES else ""


def late_page(key: str, name: str, icon: str, order: int, always: bool) -> PageSpec:  # noqa: FBT001 - a row
    """The page of that row, whose module is loaded when it is built."""

    def build(context: PageContext) -> Page:
        spec: PageSpec = _pages()[key]
        return spec.build(context)

    return PageSpec(key, name, icon, order, build, always)


@cache
def _pages() -> registry.Offers:
    return registry.Offers("reachdesk.ui.pages", "PAGE")


def page_specs() -> tuple[PageSpec, ...]:
    """All pages that exist, in the order of the rail; loads their modules."""
    return tuple(_pages().values())


class Page(QScrollArea):
    """A page of cards in a 12-column grid; scrolls where the window is too low.

    It asks for its answers when it is shown and stale: after a change of the library that it cares
    about (`kinds`) or of the selection. A subclass builds its cards in `__init__`, or bit by bit in
    `build`, and may override `ask` and `header`.
    """

    kinds = EVERYTHING
    beside_panel = False
    """True: an open panel stands beside the page; otherwise it covers its right side."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.stale = True
        self.charts: list[ChartCard] = []
        self._size_class = SizeClass.MIDDLE
        self.setObjectName("canvas")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setObjectName("canvas")
        self._inner.installEventFilter(self)
        self.column = QVBoxLayout(self._inner)
        self.column.setSpacing(0)
        self.grid = FlowGrid(context.theme)
        self.column.addWidget(self.grid, 1)
        self.setWidget(self._inner)
        self.set_size_class(SizeClass.MIDDLE)
        context.theme.dress(self)
        self._rest: Iterator[None] | None = self.build()
        context.selection.changed.connect(self.refresh)
        context.library.changed.connect(self._library_changed)

    def build(self) -> Iterator[None]:
        """Make the cards, with a pause after each (see `make_more`): for pages of so many cards
        that all of them at once keep the window waiting. Others make theirs in `__init__`."""
        yield from ()

    @property
    def whole(self) -> bool:
        """Whether all cards are made; until then the page is neither shown nor asked."""
        return self._rest is None

    def make_more(self) -> None:
        """Make one more card."""
        if self._rest is not None and next(self._rest, self) is self:
            self._rest = None

    def finish(self) -> None:
        """Make all cards that are missing."""
        while self._rest is not None:
            self.make_more()

    def header(self, widget: QWidget, gap: int = 12) -> None:
        """Put a bar (rules, chips) above the grid."""
        self.column.insertWidget(self.column.count() - 1, widget)
        self.column.insertSpacing(self.column.count() - 1, gap)

    def chart(self, key: str, answer: str | None = None, title: str = "") -> ChartCard:
        """A new card for the chart `key`, which shows the services' answer `answer` (default: of
        the same key) whenever the page asks; under `title` instead of the chart's headline."""
        card = ChartCard(self.context, key, answer or key, title)
        self.charts.append(card)
        return card

    def ask(self, request: Request) -> None:
        """Ask for everything that the page shows. Override to add to it."""
        for card in self.charts:
            card.ask(request)

    def nothing_to_ask(self) -> None:
        """Called instead of `ask` while there is no account: all cards are empty."""
        for card in self.charts:
            card.show_answer(None)

    def refresh(self) -> None:
        """Ask anew: now if the page is on screen, else when it is shown next."""
        self.stale = True
        if self.isVisible():
            self._ask_now()

    def prepare(self) -> None:
        """Ask now although the page is not on screen, so that it is filled when it comes."""
        if self.stale:
            self._ask_now()

    def give_way(self) -> None:
        """Let the questions of another page go first: what still waits is asked again when this
        page is shown, or prepared."""
        if self.context.library.drop(lambda asker: any(asker is card for card in self.charts)):
            self.stale = True

    def set_size_class(self, wanted: SizeClass) -> None:
        """Lay out for a window size."""
        self._size_class = wanted
        self._set_margins()
        self.grid.set_size_class(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Content no wider than 1640, in the middle of the rest."""
        if watched is self._inner and event.type() == QEvent.Type.Resize:
            self._set_margins()
        return super().eventFilter(watched, event)

    def _set_margins(self) -> None:
        small = self._size_class is SizeClass.SMALL
        left = SIDE_SMALL if small else SIDE
        spare = max(0, self.width() - WIDEST - left - SIDE)
        left += spare // 2
        # a scroll bar stands in the margin
        bar = min(max(self.width() - self._inner.width(), 0), SIDE_SMALL)
        right = SIDE - bar + spare - spare // 2
        self.column.setContentsMargins(left, 0 if small else 12, right, 16)

    def showEvent(self, event: QShowEvent) -> None:
        """A page that went stale in the background asks now."""
        super().showEvent(event)
        if self.stale:
            self._ask_now()

    def _ask_now(self) -> None:
        self.stale = False
        request = self.context.selection.request()
        if request is None:
            self.nothing_to_ask()
        else:
            self.ask(request)

    def _library_changed(self, kinds: frozenset[str]) -> None:
        if kinds & self.kinds:
            self.refresh()
