"""One place that turns whatever went wrong into a sentence in the window or a dialog."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from reachdesk import log, paths, registry
from reachdesk.domain.errors import Cancelled, UserError, wants_room
from reachdesk.i18n import _
from reachdesk.ui.outside import open_outside
from reachdesk.ui.theme import Theme
from reachdesk.ui.widgets.buttons import PRIMARY, Button
from reachdesk.ui.widgets.words import words

if TYPE_CHECKING:
    from reachdesk.storage import problems as stored
else:  # loaded when something went wrong
    stored = registry.Later("reachdesk.storage.problems")

_log = logging.getLogger(__name__)


class Problems(QObject):
    """Takes errors from anywhere, also from worker threads, to the GUI thread.

    A `UserError` goes to `warn` (a banner), and so does a full disk; anything else is our fault: it
    is logged, and one dialog at a time offers the details. Nothing is ever sent anywhere.
    """

    _arrived = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.warn: Callable[[str], object] = lambda _text: None
        self.window: QWidget | None = None
        self.dialog: ProblemDialog | None = None
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hook for exceptions that nobody caught (slots print theirs into it)."""
        sys.excepthook = self.hook

    def uninstall(self) -> None:
        """Give the hook back."""
        sys.excepthook = sys.__excepthook__

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """`sys.excepthook`: may be called on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._arrived.emit(error.with_traceback(trace))

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Take an error that somebody caught."""
        self._arrived.emit(error)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            self.warn(_seen_from_the_window(error))
            return
        if wants_room(error):
            self.warn(_("The disk is full: make room and try again."))
            return
        details = "".join(traceback.format_exception(error))
        _log.error("unexpected", exc_info=error)
        self.show_details(details)

    def show_details(self, details: str) -> None:
        """Open the dialog, unless it is open already."""
        if self.dialog is not None:
            return
        self.dialog = ProblemDialog(self._theme, details, self.window)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _seen_from_the_window(error: UserError) -> str:
    """The error's sentence; that of a damaged library in words for somebody who has it open."""
    if not isinstance(error, stored.DamagedError):
        return str(error)
    return _(
        "The library is damaged: close ReachDesk and open it again. What can be read is saved then,"
        " and the damaged file is kept."
    )


class ProblemDialog(QDialog):
    """«Something went wrong in ReachDesk»: details to copy, the log to open."""

    def __init__(self, theme: Theme, details: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme.dress(self)
        self.setWindowTitle(_("Something went wrong"))
        self.details = details
        title = words(_("This is a fault of ReachDesk, not of your files."), "card_title", "text")
        text = _("Your library is as it was. The details say where it happened; nothing is sent.")
        field = QPlainTextEdit(details)
        field.setReadOnly(True)
        field.setAccessibleName(_("Details"))
        copy = Button(theme, _("Copy details"))
        copy.clicked.connect(lambda _checked=False: self.copy_details())
        folder = Button(theme, _("Open log folder"))
        folder.clicked.connect(lambda _checked=False: open_folder(str(paths.log_folder())))
        close = Button(theme, _("Close"), PRIMARY)
        close.clicked.connect(lambda _checked=False: self.accept())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(copy)
        row.addWidget(folder)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(words(text, "small", "body", wrap=True))
        column.addWidget(field, 1)
        column.addLayout(row)
        self.resize(theme.px(620), theme.px(380))

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)


def open_folder(folder: str) -> None:
    """Show a folder of this computer in the file manager."""
    open_outside(Path(folder))


def crash_links(trace: str) -> list[tuple[str, Callable[[], object]]]:
    """What can be done with the trace of a crash: copy it, open the folder of the logs."""
    return [
        (_("Copy"), lambda: QGuiApplication.clipboard().setText(trace)),
        (_("Open folder"), lambda: open_folder(str(paths.log_folder()))),
    ]


def crash_sentence() -> str:
    """What to say after a run that ended in a crash."""
    return _("ReachDesk ended unexpectedly last time. The trace is in {file}.").format(
        file=log.crash_file()
    )
