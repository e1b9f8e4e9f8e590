"""For tests of the finished program: say when the first page has been painted, then end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reachdesk.ui.window import Window

_STARTED = time.perf_counter()
_LAYOUT_ROUNDS = 6  # an answer changes a title, that its card, that the grid, that the chart


def wanted() -> bool:
    """Whether REACHDESK_SMOKE asks for it."""
    return bool(os.environ.get("REACHDESK_SMOKE"))


def report_when_ready(window: Window) -> None:
    """Print `ready <milliseconds>` (since this module was imported) once the page shown has all its
    answers and has been painted, then end with exit code 0."""

    def tell() -> None:
        window.repaint()
        elapsed = round((time.perf_counter() - _STARTED) * 1000)
        sys.stdout.write(f"ready {elapsed}\n")
        sys.stdout.flush()
        QApplication.exit(0)

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
