"""How the window comes to know a library: foreseen at first, then opened on the writer thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.answers.sources import SourceReport
from reachdesk.domain.errors import UserError
from reachdesk.i18n import _
from reachdesk.ui.foreseen import Foreseen
from reachdesk.ui.long_jobs import LongJobs
from reachdesk.ui.ports import Backend, FormatInfo

if TYPE_CHECKING:
    from reachdesk.storage.salvage import Salvage


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in the library, accounts and the imports so far, and which formats are known.

    `only_read` is the sentence that says why the library can only be read, "" where it can be
    written to."""

    accounts: tuple[AccountInfo, ...] = ()
    sources: tuple[SourceReport, ...] = ()
    formats: tuple[FormatInfo, ...] = ()
    only_read: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was imported yet."""
        return not self.sources and not self.accounts


class Opening(LongJobs):
    """A library that opens: `opened` and then `contents` are known; `contents_known` whenever they
    are read.

    `not_opened(error)` where that cannot be, None where the owner stopped it; `open` may be tried
    again. `rescued(salvage)` after `opened` where the library was damaged. `only_read(sentence)`
    where it can only be read, then or still; `writable` when that is over.
    """

    opened = Signal()
    contents_known = Signal()
    not_opened = Signal(object)
    rescued = Signal(object)
    only_read = Signal(str)
    writable = Signal()

    def __init__(
        self, backend: Backend, parent: QObject | None = None, foreseen: Foreseen | None = None
    ) -> None:
        super().__init__(backend, parent, foreseen)
        self.contents = Contents()
        self.is_open = False

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
        """Open or create the library as the long job; `opened` follows, or `not_opened`."""
        if self.busy or self.is_open:
            return

        def work(report: Callable[[float, str], None]) -> tuple[Salvage | None, Contents]:
            salvage = self._backend.open(report)
            return salvage, self._read_contents()

        self._run_long(
            _("Opening the library…"),
            work,
            self._opened,
            self._not_opened,
            lambda: self._not_opened(None),
        )

    def may_change(self) -> bool:
        """Whether the library can be written to; `only_read` says why where it cannot."""
        if self.contents.only_read:
            self.only_read.emit(self.contents.only_read)
        return not self.contents.only_read

    def try_writing(self) -> None:
        """See whether a library that can only be read can be written to by now."""

        def tried(contents: Contents) -> None:
            self._take(contents)
            if contents.only_read:
                self.only_read.emit(contents.only_read)
            else:
                self.writable.emit()

        def work(_report: object) -> Contents:
            self._backend.try_writing()
            return self._read_contents()

        self._writer.start(work, done=tried, failed=self.problem.emit)

    def reload(self) -> None:
        """Read the contents anew, whose titles are in the language in use."""
        if self.is_open:
            self._reader.start(
                lambda _report: self._read_contents(), done=self._take, failed=self.problem.emit
            )

    def _read_contents(self) -> Contents:
        backend = self._backend
        return Contents(
            backend.accounts(), backend.reports(), backend.formats(), backend.only_read()
        )

    def _opened(self, found: tuple[Salvage | None, Contents]) -> None:
        salvage, contents = found
        self._take(contents)
        self._reader.release()
        self.opened.emit()
        if salvage is not None:
            self.rescued.emit(salvage)
        if contents.only_read:
            self.only_read.emit(contents.only_read)

    def _not_opened(self, error: Exception | None) -> None:
        self.foreseen.drop()
        if not self.contents.empty:
            self.contents = Contents()
            self.contents_known.emit()
        self._reader.release(cancelled=True)
        if error is None or isinstance(error, UserError):
            self.not_opened.emit(error)
        else:
            self.problem.emit(error)

    def _take(self, contents: Contents) -> None:
        self.is_open, self.contents = True, contents
        self.contents_known.emit()
