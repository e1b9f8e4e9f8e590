"""Pictures of every page, as the real window draws them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from reachdesk.domain.errors import UserError
from reachdesk.ui import smoke
from reachdesk.ui.app import Program, application, wanted_settings
from reachdesk.ui.backend import ServicesBackend
from reachdesk.whole_files import write_whole

_MOST_MILLISECONDS = 120_000


class _Round:
    """One walk through the pages: show, wait until it is complete, take, go on."""

    def __init__(self, qt: QApplication, program: Program, folder: Path) -> None:
        self._qt = qt
        self._program = program
        self._folder = folder
        self._waiting = [spec.key for spec in program.specs]
        self.problem: Exception | None = None
        self.taken: list[Path] = []
        program.library.problem.connect(self._give_up)
        program.library.not_opened.connect(self._give_up)

    def begin(self) -> None:
        """Wait for the library, then take the pages one by one."""
        smoke.when_complete(self._program.window, self._next)

    def _next(self) -> None:
        if not self._waiting:
            self._qt.exit(0)
            return
        key = self._waiting.pop(0)
        self._program.window.show_page(key)
        smoke.when_complete(self._program.window, lambda: self._take(key))

    def _take(self, key: str) -> None:
        path = self._folder / f"{key}.png"
        try:
            write_whole(path, _png(self._program.window.grab()))
        except UserError as error:
            self._give_up(error)
            return
        self.taken.append(path)
        self._next()

    def _give_up(self, error: Exception) -> None:
        self.problem = self.problem or error
        self._qt.exit(1)


def _png(picture: QPixmap) -> bytes:
    store = QByteArray()
    device = QBuffer(store)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(device, "PNG")
    return bytes(store.data())


def take(
    library: Path | None,
    folder: Path,
    *,
    theme: str | None = None,
    lang: str | None = None,
    size: tuple[int, int] | None = None,
) -> list[Path]:
    """Draw every page into `folder`, one PNG each, named by its key; the files in their order.

    `library` None: the demo account. `size`: of the window in pixels. Raises what went wrong in a
    job, `UserError` where a file cannot be written.
    """
    qt = application()
    with _library(library) as path:
        program = Program(
            qt, ServicesBackend(path), wanted_settings(theme, lang), demo=library is None
        )
        walk = _Round(qt, program, folder)
        try:
            program.window.resize(*(size or (program.window.width(), program.window.height())))
            program.window.show()
            program.library.open()
            walk.begin()
            QTimer.singleShot(_MOST_MILLISECONDS, qt.quit)
            qt.exec()
        finally:
            program.abandon()
            program.window.retire()
    if walk.problem is not None:
        raise walk.problem
    return walk.taken


@contextmanager
def _library(path: Path | None) -> Iterator[Path]:
    if path is not None:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="reachdesk-demo-") as folder:
        yield Path(folder) / "demo.reachdesk"
