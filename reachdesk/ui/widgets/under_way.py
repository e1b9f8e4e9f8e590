"""The link with which the owner ends what a card works out, once it takes long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QHBoxLayout

from reachdesk.i18n import _
from reachdesk.ui.jobs import Job
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button

SHOW_AFTER_MS = 500


class UnderWay:
    """Puts a link «Cancel» into the corner of a card, first, while a slow job tells how far it is.

    The link is made when it is first wanted: most answers come at once.
    """

    def __init__(self, theme: Theme, corner: QHBoxLayout) -> None:
        self._theme = theme
        self._corner = corner
        self._job: Job | None = None
        self._since = QElapsedTimer()
        self.link: Button | None = None

    def begin(self, job: Job, stopped: Callable[[], None]) -> None:
        """The card waits for this job now; `stopped` where the owner ends it."""
        self.end()
        self._job = job
        job.stopped = stopped
        self._since.start()

    def told(self) -> bool:
        """The job told how far it is: whether it lasts, so that this is to be shown. Then it can be
        cancelled, too."""
        if self._job is None or self._since.elapsed() < SHOW_AFTER_MS:
            return False
        if self.link is None:
            self.link = Button(self._theme, _("Cancel"), LINK)
            self.link.clicked.connect(lambda _checked=False: self._cancel())
            self._corner.insertWidget(0, self.link)
        self.link.show()
        return True

    def end(self) -> None:
        """The card waits for nothing any more."""
        self._job = None
        if self.link is not None:
            self.link.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
