"""The link with which the owner ends what a card works out, once it takes long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from reachdesk.i18n import _
from reachdesk.ui.jobs import Job
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import LINK, Button

SHOW_AFTER_MS = 500


class UnderWay:
    """Says after half a second that a card works something out, and puts a link «Cancel» into its
    corner, first, while a slow job tells how far it is.

    The link is made when it is first wanted: most answers come at once.
    """

    def __init__(
        self, theme: Theme, corner: QHBoxLayout, say: Callable[[float, str], None]
    ) -> None:
        self._theme = theme
        self._corner = corner
        self._say = say
        self._job: Job | None = None
        self._told: tuple[float, str] | None = None
        self.lasts = False
        self.link: Button | None = None
        self._timer = QTimer(corner.parentWidget())
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)

    def begin(self, job: Job, stopped: Callable[[], None]) -> None:
        """The card waits for this job now, if its answer is not known yet; `stopped` where the
        owner ends it."""
        self.end()
        job.stopped = stopped
        if job.progress is not None:
            self._job = job
            self._timer.start(SHOW_AFTER_MS)

    def told(self, share: float, doing: str) -> None:
        """The job told how far it is."""
        self._told = share, doing
        if self.lasts:
            self._show()

    def end(self) -> None:
        """The card waits for nothing any more."""
        self._job = self._told = None
        self.lasts = False
        self._timer.stop()
        if self.link is not None:
            self.link.hide()

    def _show(self) -> None:
        self.lasts = True
        if self._told is None:
            self._say(0.0, _("Working it out"))
            return
        self._say(*self._told)
        if self.link is None:
            self.link = Button(self._theme, _("Cancel"), LINK)
            self.link.clicked.connect(lambda _checked=False: self._cancel())
            self._corner.insertWidget(0, self.link)
        self.link.show()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
