"""For tests of the finished program: say when the first page has been painted, then end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reachdesk.ui.first_paint import FirstPaint
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
    each line with the seconds of processor time that the process has used by then, and `full` or
    `empty` for a page with all its answers or without.
    """

    def tell() -> None:
        window.repaint()
        _say("ready", window)
        QApplication.exit(0)

    def painted() -> None:
        if _times():
            _say("frame", window)
        when_complete(window, tell)

    FirstPaint(window.frame.top, painted)


def when_complete(window: Window, call: Callable[[], None]) -> None:
    """Call `call` once, when the page shown is complete: all that was foreseen, before the library
    is opened, or all that was asked, when nothing runs any more."""
    timer = QTimer(window)
    timer.setInterval(10)

    def look() -> None:
        if _complete(window):
            timer.stop()
            for _round in range(_LAYOUT_ROUNDS):
                QApplication.sendPostedEvents()
            call()

    timer.timeout.connect(look)
    timer.start()


def _complete(window: Window) -> bool:
    page, library = window.frame.stage.page, window.library
    charts = page.charts if page is not None else []
    told = library.idle if library.is_open else library.all_foreseen
    return told and all(card.loaded for card in charts)


def _times() -> bool:
    return os.environ.get("REACHDESK_SMOKE") == "times"


def _say(moment: str, window: Window) -> None:
    line = f"{moment} {round((time.perf_counter() - _STARTED) * 1000)}"
    if _times():
        line += f" {time.process_time():.3f} {'full' if _complete(window) else 'empty'}"
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
