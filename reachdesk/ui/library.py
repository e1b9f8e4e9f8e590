"""The library as the window knows it: asks are jobs, answers come back as calls and signals.

Nothing here opens a file or a database: the backend does, on the two worker threads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reachdesk.domain.answers.sources import ImportReport
from reachdesk.i18n import _
from reachdesk.services.reporting import Report
from reachdesk.ui.foreseen import Foreseen
from reachdesk.ui.history import Name, Step
from reachdesk.ui.opening import Contents, Opening
from reachdesk.ui.ports import Backend, Recognition

if TYPE_CHECKING:
    from reachdesk.services.desk import Desk

_LAST_CHANGES_SECONDS = 0.3
EVERYTHING = frozenset({"posts", "people", "followers", "counts", "lists", "sources", "kept"})


class Library(Opening):
    """One library, which can be changed: `changed(kinds)` after every change.

    `acted(step)` after the owner changed something that can be undone. `assumptions_put_back` after
    an undo or redo of what is assumed of readers: who shows it asks anew.
    `problem(error)` carries whatever went wrong in a job that nobody else answers for.
    """

    changed = Signal(object)
    acted = Signal(object)
    assumptions_put_back = Signal()

    def __init__(
        self, backend: Backend, parent: QObject | None = None, foreseen: Foreseen | None = None
    ) -> None:
        super().__init__(backend, parent, foreseen)
        self.changed.connect(self.foreseen.drop)

    def close(self) -> None:
        """Stop all jobs and let the library go. Small changes under way are kept, unless they have
        to wait too long."""
        self._reader.cancel_all()
        if self.busy:
            self._writer.cancel_all()
        else:
            self._writer.wait(_LAST_CHANGES_SECONDS)
        self._reader.shutdown()
        self._writer.shutdown()
        self._backend.close()

    def decide(self, proposal_id: str, accept: bool | None) -> None:  # noqa: FBT001 - the decision
        """Say whether the two are the same (None: take that back); `changed` follows."""

        def told(_nothing: Any = None) -> None:
            self.changed.emit(frozenset({"posts", "people", "sources"}))

        self._run_small(lambda _report: self._backend.decide(proposal_id, accept), told, told)

    def act(
        self,
        name: Name,
        do: Callable[[Desk], Any],
        undo: Callable[[Desk, Any], Any],
        redo: Callable[[Desk, Any], Any],
    ) -> None:
        """Change something of the owner's: `do(desk)` on the writer thread, then `changed`.

        Undo calls `undo(desk, made)` and redo `redo(desk, made)` with what `do` gave; the step is
        called `name` («scenario “Autumn”»), or what `name` gives when it is shown.
        """

        def made(result: Any) -> None:
            back = lambda: self._change_own(lambda desk: undo(desk, result))  # noqa: E731
            again = lambda: self._change_own(lambda desk: redo(desk, result))  # noqa: E731
            self.acted.emit(Step(name, back, again))

        self._change_own(do, made)

    def act_long(
        self,
        name: Name,
        text: str,
        do: Callable[[Desk, Report], Any],
        undo: Callable[[Desk, Any, Report], Any],
        redo: Callable[[Desk, Any, Report], Any],
    ) -> None:
        """As `act` for what may take long: `text` is shown with its progress, and it can be
        stopped; then nothing has changed."""

        def run(work: Callable[[Desk, Report], Any], done: Callable[[Any], None]) -> None:
            reporting = lambda report: self._backend.on_desk(  # noqa: E731
                lambda desk: work(desk, report)
            )
            self._change(text, reporting, done)

        def made(result: Any) -> None:
            nothing = lambda _result: None  # noqa: E731
            back = lambda: run(lambda desk, told: undo(desk, result, told), nothing)  # noqa: E731
            again = lambda: run(lambda desk, told: redo(desk, result, told), nothing)  # noqa: E731
            self.acted.emit(Step(name, back, again))

        run(do, made)

    def run_long(self, text: str, work: Callable[[Desk, Report], Any]) -> None:
        """Change what nobody undoes, as the long job; `changed` follows."""
        reporting = lambda report: self._backend.on_desk(lambda desk: work(desk, report))  # noqa: E731
        self._change(text, reporting, lambda _result: None)

    def recognise(self, paths: Sequence[Path], done: Callable[[Recognition], None]) -> None:
        """Look at files; `done` gets the recognition, which it must import or close."""
        wanted = tuple(paths)
        self._run_long(
            _("Looking at the files…"),
            lambda report: self._backend.recognise(wanted, report),
            done,
        )

    def remap(
        self,
        recognition: Callable[[], Recognition],
        place: int,
        columns: Sequence[str],
        done: Callable[[Recognition], None],
    ) -> None:
        """Read one table of a recognition by the owner's words on its columns; `recognition` gives
        the newest one when its turn comes, `done` gets the changed one, or the same where the words
        fit nothing."""
        said = tuple(columns)

        def failed(error: Exception) -> None:
            self.problem.emit(error)
            done(recognition())

        self._writer.start(
            lambda _report: self._backend.remap(recognition(), place, said),
            done=done,
            failed=failed,
        )

    def run_import(
        self,
        recognition: Recognition,
        candidates: Sequence[int],
        account: str | None,
        done: Callable[[ImportReport], None],
    ) -> None:
        """Import candidates of a recognition and close it; `changed` comes before `done`."""
        chosen = tuple(candidates)

        def work(report: Callable[[float, str], None]) -> ImportReport:
            try:
                return self._backend.run(recognition, chosen, report, account)
            finally:
                recognition.close()

        self._change(_("Importing…"), work, done)

    def let_go(self, recognition: Recognition) -> None:
        """Close the files of a recognition that is not imported."""
        self._writer.start(lambda _report: recognition.close(), failed=self.problem.emit)

    def forget(self, source_ids: Sequence[int], done: Callable[[Any], None]) -> None:
        """Take imports out again."""

        def work(report: Callable[[float, str], None]) -> None:
            for source_id in source_ids:
                self._backend.forget(source_id, report)

        self._change(_("Taking the import out again…"), work, done)

    def fill_demo(self, done: Callable[[Any], None]) -> None:
        """Fill the library with the demo account."""
        self._change(_("Making the sample data…"), self._backend.fill_demo, done)

    def restore(self, copy: Path, done: Callable[[Any], None]) -> None:
        """Put a backup in the place of the library; `done` gets where the one before is kept."""
        work = lambda report: self._backend.restore(copy, report)  # noqa: E731
        self._change(_("Restoring the backup…"), work, done)

    def write(self, work: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        """Run something small that touches the disk (a picture, preferences) on a worker thread."""
        self._reader.start(lambda _report: work(), done=done, failed=self.problem.emit)

    def _change_own(
        self, work: Callable[[Desk], Any], done: Callable[[Any], None] | None = None
    ) -> None:
        def told(result: Any) -> None:
            self.changed.emit(EVERYTHING)
            if done is not None:
                done(result)

        self._run_small(
            lambda _report: self._backend.on_desk(work),
            told,
            lambda: self.changed.emit(EVERYTHING),  # what was shown as done is not
        )

    def _change(self, text: str, work: Callable[..., Any], done: Callable[[Any], None]) -> None:
        def changing(report: Callable[[float, str], None]) -> tuple[Any, Contents]:
            result = work(report)
            return result, self._read_contents()

        def told(result: tuple[Any, Contents]) -> None:
            self._take(result[1])
            self.changed.emit(EVERYTHING)
            done(result[0])

        self._run_long(text, changing, told)
