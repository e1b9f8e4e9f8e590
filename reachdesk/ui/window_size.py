"""How large the window is at first, and at the least."""

from __future__ import annotations

from PySide6.QtCore import QSize

LEAST_WIDTH, LEAST_HEIGHT = 880, 600
USUAL_WIDTH, USUAL_HEIGHT = 1360, 860
TITLE_BAR = 40


def usual_size(room: QSize) -> QSize:
    """How large a window is at the first start: what the pages are made for, or what a smaller
    screen has room for, its title bar included. `room` is the screen without its panels."""
    usual = QSize(USUAL_WIDTH, USUAL_HEIGHT)
    if room.width() < LEAST_WIDTH or room.height() < LEAST_HEIGHT + TITLE_BAR:
        return usual  # no screen that a window of ours fits on
    return usual.boundedTo(room - QSize(0, TITLE_BAR))
