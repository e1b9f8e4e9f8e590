"""What the window asks of the library: each question is a job on the reader thread."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reachdesk.domain.answers.proposals import Proposal
from reachdesk.domain.answers.reach import PostGlance
from reachdesk.ui.foreseen import NOTHING, Answered, Foreseen, same
from reachdesk.ui.jobs import Job, JobRunner
from reachdesk.ui.ports import Backend

if TYPE_CHECKING:
    from reachdesk.services.desk import Desk, Request
    from reachdesk.storage.backups import Backup


Told = Callable[[float, str], None] | None


class Questions(QObject):
    """Questions that change nothing; a newer one of the same asker cancels the older.

    `problem(error)` carries whatever went wrong in a job that nobody else answers for; `dropped`
    when questions are to be asked again some time.
    """

    problem = Signal(object)
    dropped = Signal()

    def __init__(
        self, backend: Backend, parent: QObject | None = None, foreseen: Foreseen | None = None
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self.foreseen = foreseen or Foreseen()
        self._unknown = 0
        self._reader = JobRunner("reader", self)

    @property
    def all_foreseen(self) -> bool:
        """Whether every question asked so far has been answered from what was foreseen."""
        return self.foreseen.contents is not None and not self._unknown

    def ask(
        self,
        asker: Hashable,
        key: str,
        request: Request,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Told = None,
    ) -> Job:
        """Ask for the answer of card `key`; a newer ask of the same `asker` cancels the older.

        A foreseen answer is told at once, and afterwards only another one.
        """
        self.foreseen.asked(asker)
        known = self.foreseen.take(key, request)
        if known is NOTHING:
            self._unknown += 1
        else:
            done(known)

        def work(_report: Callable[[float, str], None]) -> Answered:
            stamp = self.foreseen.stamp()  # before, so that a write meanwhile is noticed
            return Answered(key, request, stamp, self._backend.answer(key, request))

        def told(answered: Answered) -> None:
            self.foreseen.keep(asker, answered)
            if known is NOTHING or not same(known, answered.answer):
                done(answered.answer)

        return self.read(asker, work, told, failed, progress if known is NOTHING else None)

    def ask_posts(
        self,
        asker: Hashable,
        request: Request,
        search: str,
        limit: int,
        done: Callable[[tuple[PostGlance, ...]], None],
    ) -> Job:
        """Ask for posts to choose from, newest first."""
        return self.read(asker, lambda _report: self._backend.posts(request, search, limit), done)

    def ask_proposals(self, asker: Hashable, done: Callable[[tuple[Proposal, ...]], None]) -> None:
        """Ask for what may be the same on two accounts."""
        self.read(asker, lambda _report: self._backend.proposals(), done)

    def ask_backups(self, asker: Hashable, done: Callable[[tuple[Backup, ...]], None]) -> None:
        """Ask for the copies kept of the library, the newest first."""
        self.read(asker, lambda _report: self._backend.backups(), done)

    def read(
        self,
        asker: Hashable,
        work: Callable[[Callable[[float, str], None]], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Told = None,
    ) -> Job:
        """Run `work(report)` on the reader thread; for pages and files that go out. `progress`
        hears how far slow readings are (see `services.reporting.tell`)."""
        return self._reader.start(
            work,
            done=done,
            failed=failed or self.problem.emit,
            progress=progress,
            instead_of=asker,
        )

    def drop(self, unwanted: Callable[[Hashable], bool]) -> bool:
        """Forget what `unwanted` askers asked, so that others need not wait for it; whether there
        was any. `dropped` follows."""
        found = self._reader.drop(unwanted)
        if found:
            self.dropped.emit()
        return found

    def look(
        self,
        asker: Hashable,
        work: Callable[[Desk], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Told = None,
    ) -> Job:
        """Run a service that only reads, `work(desk)`, on the reader thread."""
        return self.read(asker, lambda _report: self._backend.on_desk(work), done, failed, progress)
