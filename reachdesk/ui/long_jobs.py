"""The one long job of a library that may run at a time, and its signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from reachdesk.ui.foreseen import Foreseen
from reachdesk.ui.jobs import Job, JobRunner
from reachdesk.ui.ports import Backend
from reachdesk.ui.questions import Questions

if TYPE_CHECKING:
    from reachdesk.services.desk import Desk


class _Long(NamedTuple):
    """A long job and what it is called."""

    job: Job
    text: str


class LongJobs(Questions):
    """`started(text)`, `progressed(fraction, text)` and `ended()` are about the one long job
    (opening, import, undo, demo) that runs at a time, on the writer thread; others wait.

    A small change (a label) that has to wait for another program is shown and stopped as one.
    """

    started = Signal(str)
    progressed = Signal(float, str)
    ended = Signal()

    def __init__(
        self, backend: Backend, parent: QObject | None = None, foreseen: Foreseen | None = None
    ) -> None:
        super().__init__(backend, parent, foreseen)
        self._writer = JobRunner("writer", self)
        self._longs: list[_Long] = []
        self._waiting: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a long job runs, or a small change waits for another program."""
        return bool(self._longs) or self._waiting is not None

    @property
    def changing(self) -> bool:
        """Whether a change of the library runs or waits."""
        return self._writer.busy

    @property
    def idle(self) -> bool:
        """Whether nothing at all runs or waits."""
        return not (self._reader.busy or self._writer.busy)

    @Slot()
    def cancel(self) -> None:
        """Ask the job that is shown to stop; it rolls back what it did."""
        if self._waiting is not None:
            self._waiting.cancel()
        elif self._longs:
            self._longs[0].job.cancel()

    def take_out(
        self,
        text: str,
        work: Callable[[Desk], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Job:
        """Run `work(desk)`, which reads what leaves the window and changes nothing, as the long
        job called `text`: pages do not wait for it."""
        return self._run_long(
            text, lambda _report: self._backend.on_desk(work), done, failed, stopped
        )

    def _run_small(
        self, work: Callable[..., Any], done: Callable[[Any], None], stopped: Callable[[], None]
    ) -> None:
        """Run `work(report)`, a small change; `stopped` where it had to wait for another program
        and the owner had enough."""

        def waits(fraction: float, text: str) -> None:
            if not self.busy:
                self.started.emit(text)
            self._waiting = job
            self.progressed.emit(fraction, text)

        def ended(callback: Callable[..., None]) -> Callable[..., None]:
            def end(*result: Any) -> None:
                if self._waiting is job:
                    self._waiting = None
                    if not self.busy:
                        self.ended.emit()
                callback(*result)

            return end

        job = self._writer.start(
            work,
            done=ended(done),
            failed=ended(self.problem.emit),
            progress=waits,
            cancelled=ended(stopped),
        )

    def _run_long(
        self,
        text: str,
        work: Callable[..., Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Job:
        """Run `work(report)` as the long job, called `text`; `failed` in place of `problem`,
        `stopped` after the owner had enough."""

        def ended(callback: Callable[..., None] | None) -> Callable[..., None]:
            def end(*result: Any) -> None:
                self._end_long(long)
                if callback is not None:
                    callback(*result)

            return end

        job = self._writer.start(
            work,
            done=ended(done),
            failed=ended(failed or self.problem.emit),
            progress=self.progressed.emit,
            cancelled=ended(stopped),
        )
        long = _Long(job, text)
        self._longs.append(long)
        if len(self._longs) == 1:
            self.started.emit(text)
        return job

    def _end_long(self, long: _Long) -> None:
        """The next one is shown, if there is any."""
        self._longs.remove(long)
        if not self.busy:
            self.ended.emit()
        elif self._longs:
            self.started.emit(self._longs[0].text)
