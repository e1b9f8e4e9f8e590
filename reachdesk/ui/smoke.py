"""For tests of the finished program: say when the first page has been painted, then end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from reachdesk.ui.window import Window

_STARTED = time.perf_counter()
_LAYOUT_ROUNDS = 6  # an answer changes a title, that its card, that the grid, that the chart


def wanted() -> bool:
    """Whether REACHDESK_SMOKE asks for it."""
    return bool(os.environ.get("REACHDESK_SMOKE"))


def report_when_ready(window: Window) -> None:
    """Print `ready <milliseconds>` (since this module was imported) once the page shown has all its
    answers and has been painted, then end with exit code 0.

    With REACHDESK_SMOKE=times it prints `frame …` at the first frame of the window, too, and ends
    each line with the seconds of processor time that the process has used by then.
    """

    def tell() -> None:
        window.repaint()
        _say("ready")
        QApplication.exit(0)

    if _times():
        _FirstFrame(window)
    when_complete(window, tell)


def when_complete(window: Window, call: Callable[[], None]) -> None:
    """Call `call` once, when the library is open, nothing runs, and the page shown is complete."""
    timer = QTimer(window)
    timer.setInterval(10)

    def look() -> None:
        page = window.frame.stage.page
        charts = page.charts if page is not None else []
        complete = all(card.loaded for card in charts)
        if window.library.is_open and window.library.idle and complete:
            timer.stop()
            for _round in range(_LAYOUT_ROUNDS):
                QApplication.sendPostedEvents()
            call()

    timer.timeout.connect(look)
    timer.start()


class _FirstFrame(QObject):
    """Prints `frame` after the top bar, and with it the window, was painted for the first time."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._watched = window.frame.top
        self._watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The frame is whole when all events sent with this one have been dealt with."""
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: _say("frame"))
        return False


def _times() -> bool:
    return os.environ.get("REACHDESK_SMOKE") == "times"


def _say(moment: str) -> None:
    elapsed = round((time.perf_counter() - _STARTED) * 1000)
    used = f" {time.process_time():.3f}" if _times() else ""
    sys.stdout.write(f"{moment} {elapsed}{used}\n")
    sys.stdout.flush()
