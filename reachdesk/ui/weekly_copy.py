"""The weekly backup: in the background, some time after the window has been painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.ui.jobs import JobRunner
from reachdesk.ui.library import Library
from reachdesk.ui.ports import Backend

_AFTER_MS = 15_000  # pages come first


class WeeklyCopy(QObject):
    """Writes the copy on a thread of its own, so that neither pages nor imports wait for it."""

    def __init__(self, library: Library, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._backend = backend
        self.jobs = JobRunner("copies", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.begin)
        library.opened.connect(lambda: self._timer.start(_AFTER_MS))

    @Slot()
    def begin(self) -> None:
        """Write the copy now, if it is due."""
        self.jobs.start(self._backend.keep_weekly_copy, failed=self._failed)

    def end(self) -> None:
        """Stop; a copy that is not whole yet goes away. Before the library is closed."""
        self._timer.stop()
        self.jobs.shutdown()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            words = _("The weekly backup was not written. {reason}").format(reason=error)
            error = UserError(words)
        self._library.problem.emit(error)
