"""How the window comes to know a library: foreseen at first, then opened on the writer thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.ui.foreseen import Foreseen
from reachdesk.ui.jobs import JobRunner
from reachdesk.ui.ports import Backend, FormatInfo
from reachdesk.ui.questions import Questions


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in the library, accounts and the imports so far, and which formats are known."""

    accounts: tuple[AccountInfo, ...] = ()
    sources: tuple[SourceReport, ...] = ()
    formats: tuple[FormatInfo, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was imported yet."""
        return not self.sources and not self.accounts


class Opening(Questions):
    """A library that opens: `opened` and then `contents` are known; `contents_known` whenever they
    are read."""

    opened = Signal()
    contents_known = Signal()

    def __init__(
        self, backend: Backend, parent: QObject | None = None, foreseen: Foreseen | None = None
    ) -> None:
        super().__init__(backend, parent, foreseen)
        self._writer = JobRunner("writer", self)
        self.contents = Contents()
        self.is_open = False
        self.opening_word = ""

    def foresee(self) -> bool:
        """Know the contents as the last run left them, where they still hold; every question but a
        foreseen one waits until the library is open. Whether anything is foreseen."""
        if self.foreseen.contents is None:
            return False
        self._reader.hold()
        self.contents = self.foreseen.contents
        self.contents_known.emit()
        return True

    def open(self) -> None:
        """Open or create the library; `opened` follows, or `problem`."""

        def work(_report: Callable[[float, str], None]) -> Contents:
            self.opening_word = self._backend.open()
            return self._read_contents()

        self._writer.start(work, done=self._opened, failed=self._not_opened)

    def reload(self) -> None:
        """Read the contents anew, whose titles are in the language in use."""
        if self.is_open:
            self._reader.start(
                lambda _report: self._read_contents(), done=self._take, failed=self.problem.emit
            )

    def _read_contents(self) -> Contents:
        backend = self._backend
        return Contents(backend.accounts(), backend.reports(), backend.formats())

    def _opened(self, contents: Contents) -> None:
        self._take(contents)
        self._reader.release()
        self.opened.emit()

    def _not_opened(self, error: Exception) -> None:
        self.foreseen.drop()
        if not self.contents.empty:
            self.contents = Contents()
            self.contents_known.emit()
        self._reader.release(cancelled=True)
        self.problem.emit(error)

    def _take(self, contents: Contents) -> None:
        self.is_open, self.contents = True, contents
        self.contents_known.emit()
