"""How long the work of a job goes on between two moments at which it would hear «cancel»."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from reachdesk.domain.errors import Cancelled

_OURS = "reachdesk"
_SAMPLE_SECONDS = 0.01
_FRAMES = 5


@dataclass
class Looks:
    """What one job did: seconds of the processor and of the clock; the longest stretches without a
    look, each with the calls that it was in; when it first said how far it is."""

    cpu: float = 0.0
    wall: float = 0.0
    said_after: float | None = None
    gaps: list[tuple[float, float, str]] = field(default_factory=list)
    ended: float | None = None
    """Seconds by the clock from «cancel» until all was over; None where it never came to that."""
    ended_cpu: float = 0.0

    def line(self) -> str:
        """In words: total, first word, longest stretches."""
        said = "says nothing" if self.said_after is None else f"says after {self.said_after:.2f} s"
        longest = self.gaps[0] if self.gaps else (0.0, 0.0, "")
        return (
            f"{self.wall:7.2f} s ({self.cpu:6.2f} cpu)  {said:22}"
            f"  without a look {longest[0] * 1000:6.0f} ms cpu {longest[1] * 1000:6.0f} wall"
        )


class Listening:
    """Runs work on this thread and watches when it looks."""

    def __init__(self, least: float = 0.1, enough: float = float("inf")) -> None:
        """`enough` seconds of the processor after which the job is cancelled."""
        self.looks = Looks()
        self._enough = enough
        self._cancelled: tuple[float, float] | None = None
        self._least = least
        self._thread = threading.get_ident()
        self._since = (time.thread_time(), time.perf_counter())
        self._seen: Counter[str] = Counter()
        self._ended = threading.Event()
        self._sampler = threading.Thread(target=self._sample, daemon=True)

    def look(self) -> None:
        """The job would hear «cancel» now."""
        cpu, wall = time.thread_time(), time.perf_counter()
        gap = cpu - self._since[0], wall - self._since[1]
        if max(gap) > self._least:
            seen, self._seen = self._seen, Counter()
            calls = "; ".join(f"{count}x {where}" for where, count in seen.most_common(3))
            self.looks.gaps.append((*gap, calls))
        self._seen = Counter()
        self._since = time.thread_time(), time.perf_counter()
        if cpu - self._began_cpu > self._enough:
            self._cancelled = self._cancelled or (time.perf_counter(), time.thread_time())
            raise Cancelled

    def report(self, _share: float, sentence: str = "") -> None:
        """The job says how far it is."""
        self.look()
        if sentence and self.looks.said_after is None:
            self.looks.said_after = time.perf_counter() - self._began

    def run(self, work: Callable[[], object]) -> Looks:
        """Do it; the looks, the longest stretch first."""
        self._began = time.perf_counter()
        cpu = self._began_cpu = time.thread_time()
        self._since = (cpu, self._began)
        self._sampler.start()
        try:
            work()
            self.look()
        except Cancelled:
            if self._cancelled is not None:
                self.looks.ended = time.perf_counter() - self._cancelled[0]
                self.looks.ended_cpu = time.thread_time() - self._cancelled[1]
        finally:
            self._ended.set()
            self._sampler.join()
        self.looks.wall = time.perf_counter() - self._began
        self.looks.cpu = time.thread_time() - cpu
        self.looks.gaps.sort(reverse=True)
        return self.looks

    def _sample(self) -> None:
        while not self._ended.wait(_SAMPLE_SECONDS):
            frame = sys._current_frames().get(self._thread)
            calls = []
            while frame is not None and len(calls) < _FRAMES:
                if _OURS in frame.f_code.co_filename and "bench" not in frame.f_code.co_filename:
                    file = frame.f_code.co_filename.rpartition("/")[2]
                    calls.append(f"{file}:{frame.f_lineno} {frame.f_code.co_name}")
                frame = frame.f_back
            self._seen[" < ".join(calls)] += 1
