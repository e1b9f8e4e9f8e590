"""Files that the desktop of macOS opens with the running program: it sends them as events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QProcess, Signal
from PySide6.QtGui import QFileOpenEvent

from reachdesk import paths
from reachdesk.services import desktop_files

Start = Callable[[Path], object]


def another_start(library: Path) -> None:
    """Start this program once more, on another library."""
    program, *words = desktop_files.own_call()
    QProcess.startDetached(program, [*words, str(library)])


class OpenedFiles(QObject):
    """Hears what the Finder opens: `exports(paths)` for the window, `start(path)` for a library
    that is not the one open here, which is another window's matter."""

    exports = Signal(object)

    def __init__(
        self, library: Path, parent: QObject | None = None, start: Start = another_start
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._start = start

    def listen(self, application: QCoreApplication) -> None:
        """Hear from now on. Every event of the program passes by here, so only where it must."""
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, leave everything else."""
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        if event.file():
            self._take(Path(event.file()))
        return True

    def _take(self, file: Path) -> None:
        if file.suffix.lower() != paths.default_library().suffix:
            self.exports.emit((file,))
        elif file.absolute() == self._library.absolute():
            self.exports.emit(())
        else:
            self._start(file)
