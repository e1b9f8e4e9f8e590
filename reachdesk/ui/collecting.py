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
        self._spared = False
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due."""
        collect_what_is_due()

    def spare_modules(self) -> None:
        """From now on, until the next call or `end()`, pass over all that is in use: once the
        modules are loaded they are most of it, and a whole collection takes a fifth of the time.
        To be called again when a window has gone, else what it held would stay."""
        self._spared = True
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def end(self) -> None:
        """Give the collector back to Python, if it was Python's before."""
        self._timer.stop()
        if self._spared:
            gc.unfreeze()
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
