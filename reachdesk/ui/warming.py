"""Pages made ready while nothing else is to be done, so that a click finds them filled."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from reachdesk.services.freed_memory import give_back
from reachdesk.ui.chart_files import charts
from reachdesk.ui.page import Page, page_specs
from reachdesk.ui.window import Window

_PAUSE_MS = 150


class Warming(QObject):
    """Builds the pages that were not shown yet and lets stale ones ask, one at a time.

    First it has their modules loaded on a worker thread, which takes longer than the building.
    It waits while a job runs, a button is held down, or the library is empty. When every page is
    ready it has unused memory given back and rests; a change of the library or of the selection
    wakes it. `loaded`: all modules are.
    """

    loaded = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._loaded = False
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.step)
        window.library.contents_known.connect(self.wake)
        window.library.dropped.connect(self.wake)
        window.context.selection.changed.connect(self.wake)
        self.wake()

    @property
    def resting(self) -> bool:
        """Whether there is nothing left to do."""
        return not self._timer.isActive()

    def wake(self) -> None:
        """There may be something to do again."""
        self._timer.start()

    def step(self) -> None:
        """Make one more page ready, if now is the time."""
        library = self._window.library
        held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not library.is_open or not library.idle or held:
            return
        if library.contents.empty:
            self._timer.stop()
            return
        if not self._loaded:
            self._loaded = True
            library.read(self, lambda _report: load_modules(), lambda _count: self.loaded.emit())
            return
        for key in self._window.specs:
            if not self._window.making.make_more(key):
                return
            page = self._window.page(key)
            if isinstance(page, Page) and page.stale:
                page.prepare()
                return
        self._timer.stop()
        library.write(let_go)


def load_modules() -> int:
    """Load the modules of all pages and charts; how many there are."""
    return len(charts()) + len(page_specs())


def let_go() -> None:
    """Give back what the pages took while they were made, and pages of files that come again."""
    from reachdesk.storage.array_files import let_pages_go  # noqa: PLC0415 - not at the start

    give_back()
    let_pages_go()
