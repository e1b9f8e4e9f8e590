"""The one long job of a library that may run at a time, and its signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from reachdesk.ui.foreseen import Foreseen
from reachdesk.ui.jobs import Job, JobRunner
from reachdesk.ui.ports import Backend
from reachdesk.ui.questions import Questions


class LongJobs(Questions):
    """`started(text)`, `progressed(fraction, text)` and `ended()` are about the one long job
    (opening, import, undo, demo) that may run at a time, on the writer thread.

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
        self._long: Job | None = None
        self._waiting: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a long job runs, or a small change waits for another program."""
        return self._long is not None or self._waiting is not None

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
        """Ask the long job to stop; it rolls back what it did."""
        for job in (self._long, self._waiting):
            if job is not None:
                job.cancel()

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
    ) -> None:
        """Run `work(report)` as the long job, called `text`; `failed` in place of `problem`,
        `stopped` after the owner had enough."""

        def finished(result: Any) -> None:
            self._end_long()
            done(result)

        def went_wrong(error: Exception) -> None:
            self._end_long()
            (failed or self.problem.emit)(error)

        def cancelled() -> None:
            self._end_long()
            if stopped is not None:
                stopped()

        self._long = self._writer.start(
            work,
            done=finished,
            failed=went_wrong,
            progress=self.progressed.emit,
            cancelled=cancelled,
        )
        self.started.emit(text)

    def _end_long(self) -> None:
        self._long = None
        if not self.busy:
            self.ended.emit()
