"""A watchdog of the window: how long its event loop did not answer, and what it was doing then.

A heart beats on the GUI thread, by a timer of its event loop; a guard thread of its own looks at
it, and takes the stack of the GUI thread while a beat is overdue. Run tests with `--watchdog` to
have the longest stalls printed after them; no test asserts how long anything took.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
LOOK_SECONDS = 0.01
STALL_MS = 50.0
_FRAMES = 12


@dataclass(frozen=True, slots=True)
class Stall:
    """One wait of the event loop: milliseconds above a beat, and the stack as it was during it, the
    innermost call first («file:line function»); empty where it ended before the guard looked.

    `own_ms`: what the thread itself worked of it; the rest it waited, for another thread or for a
    busy machine.
    """

    milliseconds: float
    own_ms: float
    during: str
    stack: tuple[str, ...]

    def __str__(self) -> str:
        where = " < ".join(self.stack[:4]) or "over before it was looked at"
        return f"{self.milliseconds:6.0f} ms ({self.own_ms:.0f} own)  {self.during}: {where}"


class Watchdog(QObject):
    """Watches the thread that makes it from `start` to `stop`; also a context manager.

    `stalls` has every wait of `least_ms` and more; `longest` is the longest wait of any length,
    `longest_own` the most that the thread itself worked from one beat to the next. `note(text)`
    says what begins, so that a stall can name it. `clock` gives seconds.
    """

    def __init__(
        self, least_ms: float = STALL_MS, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self.longest = self.longest_own = 0.0
        self.beats = 0
        self._least_ms = least_ms
        self._clock = clock
        self._doing = ""
        self._watched = threading.get_ident()
        self._seen: tuple[str, ...] = ()
        self._last = self._worked = 0.0
        self._ended = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._guard: threading.Thread | None = None

    def start(self) -> None:
        """Begin to watch; the first beat is now."""
        self._last, self._worked = self._clock(), time.thread_time()
        self._timer.start()
        self._guard = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._guard.start()

    def stop(self) -> None:
        """Watch no more; the wait since the last beat counts."""
        self.beat()
        self._timer.stop()
        self._ended.set()
        if self._guard is not None:
            self._guard.join()

    def note(self, text: str) -> None:
        """What happens from now on; waits before this are told under the text before it."""
        self.beat()
        self._doing = text

    def since(self, place: int) -> list[Stall]:
        """The stalls from a place of `stalls` on, the longest first."""
        return sorted(self.stalls[place:], key=lambda one: -one.milliseconds)

    def beat(self) -> None:
        """The event loop has come round."""
        now, worked = self._clock(), time.thread_time()
        waited = max((now - self._last) * 1000 - BEAT_MS, 0.0)
        own = (worked - self._worked) * 1000
        self.beats += 1
        self.longest = max(self.longest, waited)
        self.longest_own = max(self.longest_own, own)
        if waited >= self._least_ms:
            self.stalls.append(Stall(waited, own, self._doing, self._seen))
        self._last, self._worked, self._seen = now, worked, ()

    def _watch(self) -> None:
        """On the guard thread: the stack is taken when a stall begins, and again as it goes on."""
        wanted = self._least_ms
        while not self._ended.wait(LOOK_SECONDS):
            late = (self._clock() - self._last) * 1000 - BEAT_MS
            if late >= wanted:
                self._seen = _stack(sys._current_frames().get(self._watched))
                wanted = late * 2
            elif late < self._least_ms:
                wanted = self._least_ms

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()


def _stack(frame: FrameType | None) -> tuple[str, ...]:
    named: list[str] = []
    while frame is not None and len(named) < _FRAMES:
        code = frame.f_code
        named.append(f"{Path(code.co_filename).name}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return tuple(named)
