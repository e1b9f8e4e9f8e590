"""Python's collector of cycles on the GUI thread only.

By itself it runs on whatever thread happens to allocate, and deletes there what Qt made here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 500


class Collecting(QObject):
    """Takes the collector over from Python until `end()`: twice a second, on the thread of the
    window, it collects the generations that Python would have collected by then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due."""
        collect_what_is_due()

    def end(self) -> None:
        """Give the collector back to Python, if it was Python's before."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose count is over its threshold; none where none is.

    A threshold of 0 says that the generation is collected with the younger ones (Python 3.14).
    """
    over = [
        generation
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if 0 < most < count
    ]
    if over:
        gc.collect(over[-1])
