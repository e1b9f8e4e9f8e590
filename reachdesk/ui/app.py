"""The program with its window: builds everything, hands it on, and ends it in order."""

from __future__ import annotations

import dataclasses
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from reachdesk import i18n, log, registry, settings
from reachdesk.settings import Settings
from reachdesk.ui import file_dialogs, icons, problems, smoke
from reachdesk.ui.collecting import Collecting
from reachdesk.ui.context import PageContext, Shell
from reachdesk.ui.first_paint import FirstPaint
from reachdesk.ui.foreseen import Foreseen
from reachdesk.ui.instance import Instance, hand_over
from reachdesk.ui.late_backend import LateBackend
from reachdesk.ui.library import Library
from reachdesk.ui.library_name import library_name
from reachdesk.ui.opening_told import OpeningTold
from reachdesk.ui.pages_at_start import pages_at_start
from reachdesk.ui.ports import Backend
from reachdesk.ui.remembered import Remembered
from reachdesk.ui.renewing import Renewing
from reachdesk.ui.selection import Selection
from reachdesk.ui.speaking import speak
from reachdesk.ui.succession import Succession
from reachdesk.ui.theme import Theme
from reachdesk.ui.unkept_sources import keep_no_sources
from reachdesk.ui.warming import Warming
from reachdesk.ui.weekly_copy import WeeklyCopy
from reachdesk.ui.window import Window

if TYPE_CHECKING:
    from reachdesk.ui import opened_files
else:  # only macOS sends such events
    opened_files = registry.Later("reachdesk.ui.opened_files")


def start(
    library: Path,
    files: Sequence[Path] = (),
    *,
    demo: bool = False,
    theme: str | None = None,
    lang: str | None = None,
) -> int:
    """Open the window and return the exit code when it closes.

    `files` are offered for import; where the library has a window already, they go there and this
    returns at once. `demo` shows the made-up account in a library that is thrown away. `theme` and
    `lang` hold for this run only. With REACHDESK_SMOKE in the environment it prints
    `ready <milliseconds>` once the first page has been painted, and ends.
    """
    qt = application()
    if demo:
        with tempfile.TemporaryDirectory(prefix="reachdesk-demo-") as folder:
            backend = LateBackend(Path(folder) / "demo.reachdesk")
            return _run(qt, Program(qt, backend, wanted_settings(theme, lang), demo=True), files)
    if not smoke.wanted() and hand_over(library, files):
        return 0
    backend = LateBackend(library)
    chosen, foreseen = wanted_settings(theme, lang), Foreseen(library)
    i18n.choose_language(chosen.language)
    foreseen.read()
    program = Program(qt, backend, chosen, foreseen=foreseen, library=library)
    instance = Instance(library, program)
    instance.files.connect(program.take_files)
    if sys.platform == "darwin":
        opened = opened_files.OpenedFiles(library, program)
        opened.exports.connect(program.take_files)
        opened.listen(qt)
    if not smoke.wanted():
        instance.listen()
    try:
        return _run(qt, program, files)
    finally:
        instance.close()


def application() -> QApplication:
    """The Qt application, made once."""
    keep_no_sources()
    running = QApplication.instance()
    with file_dialogs.of_the_desktop():
        qt = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("ReachDesk")
    qt.setDesktopFileName("reachdesk")
    qt.setWindowIcon(icons.program_icon())
    return qt


def wanted_settings(theme: str | None, lang: str | None) -> Settings:
    """The saved preferences, with another theme or language for this run."""
    saved = settings.load()
    return dataclasses.replace(saved, theme=theme or saved.theme, language=lang or saved.language)


def _run(qt: QApplication, program: Program, files: Sequence[Path]) -> int:
    log.start()
    trace = log.watch_for_crashes()
    program.problems.install()
    program.closed.connect(qt.quit)
    program.open(files)
    program.warm()
    if smoke.wanted():
        smoke.report_when_ready(program.window)
    if trace:
        program.window.warn(problems.crash_sentence(), problems.crash_links(trace))
    try:
        return qt.exec()
    finally:
        program.end()
        program.problems.uninstall()
        log.stop()


class Program(QObject):
    """Settings, theme, library, selection and the window, made once each; the window anew when the
    language changes. `closed` when the owner closed it and all jobs have ended."""

    closed = Signal()

    def __init__(
        self,
        qt: QApplication,
        backend: Backend,
        chosen: Settings,
        *,
        demo: bool = False,
        foreseen: Foreseen | None = None,
        library: Path | None = None,
    ) -> None:
        super().__init__()
        self._collecting = Collecting(self)
        self._demo = demo
        self._file = library
        self._ended = False
        self._warming: Warming | None = None
        self._files: tuple[Path, ...] = ()
        self.settings = chosen
        self._translator = QTranslator(self)
        speak(self.settings.language, self._translator)
        self.memory = Remembered()
        self.specs = pages_at_start(foreseen, self.memory)
        self.theme = Theme(qt, chosen)
        self.problems = problems.Problems(self.theme, self)
        self.library = Library(backend, self, foreseen)
        self.selection = Selection(self)
        self.library.problem.connect(self.problems.report)
        self.library.opened.connect(self._opened)
        self._renewing = Renewing(self.library, self)
        self._opening_told = OpeningTold(self.library, lambda: self.window, self)
        self.weekly_copy = None if demo else WeeklyCopy(self.library, backend, self)
        self._succession: Succession | None = None
        self.window = self._listen_to(Window(self._context, self.specs))

    def open(self, files: Sequence[Path] = ()) -> None:
        """Show the window, open the library, offer files."""
        self._files = tuple(files)
        if not self._demo:
            self.selection.resume(self.memory.chosen())
        if geometry := self.memory.geometry():
            self.window.restoreGeometry(geometry)
        foreseen = self.library.foresee()
        self.window.show_page(self._first_page())
        self.window.show()
        if foreseen:
            FirstPaint(self.window.frame.top, self.library.open)
        else:
            self.library.open()

    def warm(self) -> None:
        """Make pages ready in the background from now on."""
        self._warming = Warming(self.window)
        self._warming.loaded.connect(self._collecting.spare_modules)

    def take_files(self, files: Sequence[Path]) -> None:
        """Another start handed its files over: come to the front and offer them."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if self.library.is_open:
            self.window.import_paths(files)
        else:
            self._files += tuple(files)

    def end(self) -> None:
        """Stop the jobs (an import rolls back), close the library, remember the window."""
        if not self._ended:
            self._ended = True
            self._give_up_succession()
            if self.weekly_copy is not None:
                self.weekly_copy.end()
            self._close_library()
            if not self._demo:
                self.memory.remember_chosen(self.selection.chosen())
            self.memory.write()
            self._collecting.end()

    def abandon(self) -> None:
        """Stop the jobs and close the library; nothing of this run is remembered."""
        self._ended = True
        self.library.close()
        self._collecting.end()

    def _close_library(self) -> None:
        """Close it and leave the page on screen for the next start, if all of it is the newest."""
        library, foreseen = self.library, self.library.foreseen
        settled = library.is_open and not library.changing and not library.contents.empty
        settled = settled and not library.contents.only_read
        shown = foreseen.shown(self.window.shows)
        library.close()
        if settled:
            foreseen.write(tuple(spec.row() for spec in self.specs), library.contents, shown)

    def _listen_to(self, window: Window) -> Window:
        window.settings_changed.connect(self._settings_changed)
        window.closed.connect(self._closed)
        self.problems.window = window
        self.problems.warn = window.warn
        return window

    def _context(self, shell: Shell) -> PageContext:
        return PageContext(
            library=self.library,
            selection=self.selection,
            theme=self.theme,
            shell=shell,
            memory=self.memory,
            settings=self.settings,
            library_name=library_name(self._file, demo=self._demo),
            library_file=self._file,
        )

    def _first_page(self) -> str:
        keys = [spec.key for spec in self.specs]
        for wanted in (self.settings.first_page, self.memory.page()):
            if wanted in keys:
                return str(wanted)
        return keys[0]

    def _opened(self) -> None:
        if self._demo and self.library.contents.empty:
            self.window.look_at_demo()
        if self._files:
            self.window.import_paths(self._files)

    def _settings_changed(self, chosen: Settings) -> None:
        before, self.settings = self.settings, chosen
        self.library.write(lambda: settings.save(chosen))
        if chosen.language != before.language:
            # after the click that changed it has been dealt with: its window goes away
            QTimer.singleShot(0, self._change_language)

    def _change_language(self) -> None:
        """All words anew: the simplest way that forgets none is another window."""
        if self._ended:
            return
        speak(self.settings.language, self._translator)
        self._give_up_succession()
        old, new = self.window, Window(self._context, self.specs, self.window)
        self._succession = Succession(old, new, lambda: self._succeeded(old, new))

    def _succeeded(self, old: Window, new: Window) -> None:
        self._succession = None
        old.settings_changed.disconnect(self._settings_changed)
        old.closed.disconnect(self._closed)
        new.context.settings = self.settings
        self.window = self._listen_to(new)
        if self._warming is not None:
            self.warm()
        QTimer.singleShot(0, self.library, self.library.reload)

    def _give_up_succession(self) -> None:
        if self._succession is not None:
            self._succession.give_up()
            self._succession = None

    def _closed(self) -> None:
        self.end()
        self.closed.emit()
