"""Another window in the place of one, with the same library: how the language changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from reachdesk.ui.window import Window

_BETWEEN_MS = 10  # for layouts and painting


class Succession(QObject):
    """Makes the page that `old` shows in `new`, bit by bit, while `old` can still be used; then
    shows `new`, calls `done` and lets `old` go."""

    def __init__(self, old: Window, new: Window, done: Callable[[], object]) -> None:
        super().__init__(new)
        self._old, self._new = old, new
        self._done = done
        self._key = ""
        QTimer.singleShot(0, self, self._make_page)

    def give_up(self) -> None:
        """Leave the old window where it is."""
        self._new.retire()

    def _make_page(self) -> None:
        self._key = self._old.page_key
        self._new.make_ready(self._key, self._take_over)

    def _take_over(self) -> None:
        """One thing after the other, so that either window answers in between."""
        if self._old.page_key != self._key:  # the owner went on meanwhile
            self._make_page()
            return
        self._new.restoreGeometry(self._old.saveGeometry())
        self._new.show_page(self._key)
        QTimer.singleShot(_BETWEEN_MS, self, self._show)

    def _show(self) -> None:
        self._new.show()
        QTimer.singleShot(_BETWEEN_MS, self, self._leave)

    def _leave(self) -> None:
        old, done = self._old, self._done
        if old.page_key != self._key:
            self._new.show_page(old.page_key)
        self._old, self._done = self._new, self._new.update  # nothing more is done with the old one
        done()
        old.retire(self._new)
        self.deleteLater()
