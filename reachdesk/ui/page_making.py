"""The pages of a window: made when they are first wanted, at once or bit by bit."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from reachdesk.ui.context import PageContext
from reachdesk.ui.page import Page, PageSpec
from reachdesk.ui.rail import FOOT
from reachdesk.ui.welcome import Welcome

_TURN_SECONDS = 0.012


class PageMaking(QObject):
    """Makes pages. `pages` has those that were begun, by their keys."""

    def __init__(
        self, context: PageContext, specs: Mapping[str, PageSpec], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._specs = specs
        self.pages: dict[str, QWidget] = {}
        self._welcome: Welcome | None = None
        self._wanted = ""
        self._made: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def welcome(self) -> Welcome:
        """The page of an empty library, made when it is first wanted."""
        if self._welcome is None:
            self._welcome = Welcome(self._context)
            self._context.theme.dress(self._welcome)
        return self._welcome

    def says_nothing(self, key: str) -> bool:
        """Whether the welcome page stands in a page's place: all but those that say something
        without a library, or of an empty one that is open."""
        library, spec = self._context.library, self._specs[key]
        alone = spec.always and (library.is_open or spec.order >= FOOT)
        return library.contents.empty and not alone

    def all_made(self) -> list[QWidget]:
        """Whatever there is of pages."""
        return [*self.pages.values(), *([self._welcome] if self._welcome else [])]

    def page(self, key: str) -> QWidget:
        """A page, whole: what is missing of it is made now. Raises `KeyError` for no page's key."""
        page = self._begun(key)
        if isinstance(page, Page):
            page.finish()
        return page

    def is_whole(self, key: str) -> bool:
        """Whether nothing of a page is left to be made."""
        page = self.pages.get(key)
        return page is not None and getattr(page, "whole", True)

    def make_more(self, key: str) -> bool:
        """Make as much of a page as a turn of the event loop has room for; whether it is whole.

        Its module is loaded in a turn of its own.
        """
        if key not in self.pages:
            self._begun(key)
            return self.is_whole(key)
        page, began = self.pages[key], time.thread_time()
        while isinstance(page, Page) and not page.whole:
            page.make_more()
            if time.thread_time() - began > _TURN_SECONDS:
                break
        return self.is_whole(key)

    def make(self, key: str, made: Callable[[], object]) -> None:
        """Make a page in as many turns of the event loop as it takes, then call `made`; what was
        to be called for another page no longer is."""
        self._wanted, self._made = key, made
        self._timer.start()

    def stop(self) -> None:
        """Nobody waits for a page any more."""
        self._timer.stop()
        self._made = None

    def _go_on(self) -> None:
        made = self._made
        if made is None or not self.make_more(self._wanted):
            return
        self.stop()
        made()

    def _begun(self, key: str) -> QWidget:
        if key not in self.pages:
            self.pages[key] = self._specs[key].build(self._context)
        return self.pages[key]
