"""Run pure functions off the GUI thread and deliver progress and results on it.

Python threads and one long-lived signal: no QRunnable and no QObject per job, so nothing that Qt
owns dies on a worker thread and no signal is lost to a job that ends before anybody listens.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from reachdesk.domain.errors import Cancelled
from reachdesk.services.freed_memory import give_back
from reachdesk.services.reporting import Listener, told_by

Report = Callable[[float, str], None]
"""Called by a job with the share done (0..1) and a sentence; raises `Cancelled` once cancelled."""

Work = Callable[[Report], Any]

_SECONDS_BETWEEN_REPORTS = 0.05
_TURN_SECONDS = 0.015
_LONG_SECONDS = 0.1  # of work, after which jobs may have freed much


class Job:
    """Handle to one run.

    All callbacks are called on the GUI thread, none once the widget that asked is gone; exactly one
    of `done`, `failed` and `cancelled` ends it. A job that was too far to stop still ends with what
    it did, `done` or `failed`; one that a newer request has superseded always ends with
    `cancelled`.
    """

    def __init__(
        self,
        work: Work,
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        progress: Callable[[float, str], None] | None,
        cancelled: Callable[[], None] | None,
        asker: Hashable | None = None,
    ) -> None:
        self.work = work
        self.done = done
        self.failed = failed
        self.progress = progress
        self.cancelled = cancelled
        self.stopped: Callable[[], None] | None = None
        """Called after `cancelled` where the owner ended the job, and not a newer request."""
        self.superseded = False
        self._asker = asker[0] if isinstance(asker, tuple) and asker else asker
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the job to stop: its next report raises `Cancelled`."""
        self._stop.set()

    def end_early(self) -> None:
        """It was cancelled: tell who waits."""
        if self.cancelled:
            self.cancelled()
        if self.stopped and not self.superseded:
            self.stopped()

    @property
    def awaited(self) -> bool:
        """Whether the widget that asked is still there: nobody else hears of its answer."""
        return not isinstance(self._asker, QObject) or isValid(self._asker)

    @property
    def stopping(self) -> bool:
        """Whether `cancel()` was called."""
        return self._stop.is_set()


class JobRunner(QObject):
    """Runs jobs one at a time, in the order in which they were started, on a thread of its own.

    The window has two: a reader for what pages show and a writer for imports and undo. Each thread
    thereby keeps its own connection to the library.
    """

    busy_changed = Signal(bool)
    _wake = Signal()

    def __init__(self, name: str = "jobs", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=f"reachdesk-{name}")
        self._inbox: deque[Callable[[], None]] = deque()
        self._live: set[Job] = set()
        self._newest: dict[Hashable, Job] = {}
        self._closed = False
        self._worked = 0.0
        self._held: list[Job] | None = None
        self._wake.connect(self._drain, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return bool(self._live)

    def start(
        self,
        work: Work,
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[float, str], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        instead_of: Hashable | None = None,
    ) -> Job:
        """Queue `work(report)`.

        With `instead_of`, an older job of the same key that has not ended is cancelled: whoever
        asks again no longer wants the first answer.
        """
        job = Job(work, done, failed, progress, cancelled, instead_of)
        if self._closed:
            return job
        if instead_of is not None:
            if older := self._newest.get(instead_of):
                older.superseded = True
                older.cancel()
            self._newest[instead_of] = job
        self._live.add(job)
        if len(self._live) == 1:
            self.busy_changed.emit(self.busy)
        if self._held is not None:
            self._held.append(job)
        else:
            self._executor.submit(self._run, job)
        return job

    def drop(self, unwanted: Callable[[Hashable], bool]) -> bool:
        """Cancel what was started `instead_of` a key that is `unwanted`; whether there was any.

        Nobody waits for the end of what runs; what it has remembered so far serves the next.
        """
        dropped = [job for key, job in self._newest.items() if unwanted(key)]
        for job in dropped:
            job.superseded = True
            job.cancel()
        return bool(dropped)

    def hold(self) -> None:
        """Let jobs that are started from now on wait until `release`."""
        self._held = []

    def release(self, *, cancelled: bool = False) -> None:
        """Run what waits, in the order in which it was started, or end it as `cancelled`."""
        held, self._held = self._held, None
        for job in held or ():
            if cancelled:
                job.superseded = True
                job.cancel()
            self._executor.submit(self._run, job)

    def wait(self, seconds: float) -> None:
        """Return when all that was started has ended, or so many seconds later."""
        if self._closed:
            return
        with suppress(TimeoutError):
            self._executor.submit(_nothing).result(seconds)

    def cancel_all(self) -> None:
        """Cancel what runs and waits."""
        for job in self._live:
            job.cancel()

    def shutdown(self) -> None:
        """Cancel what runs and waits, and return when the thread has ended. No callback follows."""
        self._closed = True
        self.cancel_all()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._inbox.clear()
        self._live.clear()

    def _run(self, job: Job) -> None:
        """On the worker thread."""
        report = self._reporter(job)
        try:
            _stop_if_asked(job)
            began = time.thread_time()
            with told_by(report, lambda: _stop_if_asked(job), self._at_last(job)):
                result = job.work(report)
            self._tidy(time.thread_time() - began)
        except Cancelled:
            self._post(lambda: self._finish(job, job.end_early))
        except Exception as error:  # noqa: BLE001 - whatever it is, it goes to the GUI thread
            failure = error
            self._post(lambda: self._finish(job, job.failed, failure))
        else:
            self._post(lambda: self._finish(job, job.done, result))

    def _tidy(self, seconds: float) -> None:
        """Give freed memory back now and then: after so much work, in one job or several."""
        self._worked += seconds
        if self._worked > _LONG_SECONDS:
            self._worked = 0.0
            give_back()

    def _reporter(self, job: Job) -> Report:
        """A report that checks the stop sign at every call but passes news on only now and then."""
        last = -_SECONDS_BETWEEN_REPORTS

        def report(fraction: float, text: str = "") -> None:
            nonlocal last
            _stop_if_asked(job)
            now = time.monotonic()
            if job.progress is None or (fraction < 1 and now - last < _SECONDS_BETWEEN_REPORTS):
                return
            last = now
            self._post(lambda: self._tell(job, fraction, text))

        return report

    def _at_last(self, job: Job) -> Listener:
        """Hears of what a cancelled job does to put things right; the end of the program ends
        that, too."""
        last = 0.0

        def wanted() -> None:
            if self._closed:
                raise Cancelled

        def report(fraction: float, text: str) -> None:
            nonlocal last
            wanted()
            now = time.monotonic()
            if now - last >= _SECONDS_BETWEEN_REPORTS:
                last = now
                self._post(lambda: self._tell(job, fraction, text, at_last=True))

        return Listener(report, wanted)

    def _post(self, call: Callable[[], None]) -> None:
        self._inbox.append(call)
        if not self._closed:
            self._wake.emit()

    @Slot()
    def _drain(self) -> None:
        """What has come meanwhile, as much as a turn of the event loop has room for."""
        began = time.thread_time()
        while self._inbox:
            if time.thread_time() - began > _TURN_SECONDS:
                self._wake.emit()
                return
            self._inbox.popleft()()

    def _tell(self, job: Job, fraction: float, text: str, *, at_last: bool = False) -> None:
        wanted = at_last or not job.stopping
        if job.progress and wanted and not job.superseded and job.awaited:
            job.progress(fraction, text)

    def _finish(self, job: Job, callback: Callable[..., None] | None, *result: Any) -> None:
        self._live.discard(job)
        for key in [key for key, newest in self._newest.items() if newest is job]:
            del self._newest[key]
        if not self._live:
            self.busy_changed.emit(self.busy)
        if job.superseded:
            callback, result = job.end_early, ()
        if callback and job.awaited:
            callback(*result)


def _nothing() -> None:
    """The turn of a thread that has done all that was asked before."""


def _stop_if_asked(job: Job) -> None:
    if job.stopping:
        raise Cancelled
