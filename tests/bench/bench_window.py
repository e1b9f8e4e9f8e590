"""The window over a large library: run `python -m tests.bench.bench_window COPY.reachdesk
[FILE TO IMPORT]` on a copy (imports begun here are cancelled, a forget too).

For every page change, twice round and back: milliseconds from the click to the first painted page
and until all its cards are filled, by the clock and by the processor (of the window's thread for
the first, of the process for the second), and the longest wait of the event loop with the calls
that it was in. Then changes of period, knob, rule, theme and language the same; frames of every
chart; memory; and how long jobs take to end after «cancel». A busy machine makes clock times long:
the processor's stand beside them.
"""

from __future__ import annotations

import dataclasses
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["REACHDESK_HOME"] = tempfile.mkdtemp(prefix="reachdesk-bench-")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from reachdesk.domain.reach.parameters import changed
from reachdesk.domain.segments.parse import parse
from reachdesk.domain.segments.rule import EVERYBODY
from reachdesk.settings import Settings
from reachdesk.ui.app import Program, application
from reachdesk.ui.backend import ServicesBackend
from tests.bench.cancelling import cancel_jobs
from tests.ui.watchdog import Watchdog

FRAMES = 15
MIB = 1024


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def resident() -> int:
    """MiB that the process holds now."""
    text = Path("/proc/self/status").read_text()
    return int(text.partition("VmRSS:")[2].split()[0]) // MIB


def peak() -> int:
    """The most MiB that it has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MIB


class FirstPaint(QObject):
    """Sees when the page shown has been painted."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__()
        self.page: QWidget | None = None
        self.seen = False
        qt.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and self.page is not None and not self.seen:
            self.seen = watched is self.page.widget()
        return False


class Bench:
    """One program and the clocks around it."""

    def __init__(self, qt: QApplication, library: Path) -> None:
        self.qt = qt
        chosen = Settings(theme="light", calm=True, language="en")
        self.program = Program(qt, ServicesBackend(library), chosen)
        self.paint = FirstPaint(qt)
        self.dog = Watchdog()

    @property
    def window(self):
        return self.program.window

    def wait(self, until: Callable[[], bool]) -> None:
        """Let the event loop run until something is so."""
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(lambda: until() and loop.quit())
        timer.start(2)
        loop.exec()

    def complete(self) -> bool:
        page = self.window.frame.stage.page
        filled = page is None or all(card.loaded for card in page.charts)
        return filled and self.program.library.is_open and self.program.library.idle

    def go(self, key: str) -> None:
        """As the owner goes to a page: the one before it stays until the new one is whole."""
        self.window.go(key)
        shown = self.window.frame.stage.pages
        self.wait(lambda: shown.currentWidget() is self.window.pages.get(key))

    def measure(self, name: str, act: Callable[[], object]) -> None:
        """Do it, and print how long until painted and until complete."""
        self.dog.note(name)
        self.dog.longest = self.dog.longest_own = 0.0
        stalls = len(self.dog.stalls)
        self.paint.page, self.paint.seen = None, False
        began, own, all_of_it = time.perf_counter(), time.thread_time(), time.process_time()
        act()
        self.paint.page = self.window.frame.stage.page
        if self.paint.page is not None:
            self.paint.page.widget().update()
            self.wait(lambda: self.paint.seen)
            self.paint.page = None
        painted, painted_own = time.perf_counter() - began, time.thread_time() - own
        self.wait(self.complete)
        self.qt.sendPostedEvents()
        whole, whole_cpu = time.perf_counter() - began, time.process_time() - all_of_it
        self.dog.note("")
        say(
            f"{name:28} painted {painted * 1000:7.0f} ({painted_own * 1000:5.0f} own)  complete"
            f" {whole * 1000:7.0f} ({whole_cpu * 1000:6.0f} cpu)  longest stall"
            f" {self.dog.longest:6.0f} ({self.dog.longest_own:4.0f} own)  {resident()} MiB"
        )
        for stall in self.dog.since(stalls)[:2]:
            say(f"        {stall}")


def walk(bench: Bench) -> None:
    """Every page there and back, twice."""
    keys = list(bench.window.specs)
    for word in ("first", "again"):
        for key in keys + keys[-2::-1]:
            bench.measure(f"{word} {key}", lambda key=key: bench.go(key))
    say(f"after all pages: {resident()} MiB now, {peak()} MiB at most")


def changes(bench: Bench) -> None:
    """What an owner changes on a page."""
    selection, window = bench.program.selection, bench.window
    for key in ("overview", "score", "reach", "audience"):
        window.show_page(key)
        bench.wait(bench.complete)
        for kind in ("12m", "90"):
            bench.measure(f"{key}: {kind}", lambda kind=kind: selection.choose_period(kind))
        bench.measure(f"{key}: a period before", lambda: selection.step(-1))
        bench.measure(f"{key}: and back", lambda: selection.step(1))
    window.show_page("reach")
    bench.wait(bench.complete)
    page = bench.window.page("reach")
    for value in (2.3, 3.1):
        moved = changed(page.assumptions, "sessions_per_day", value)
        bench.measure(f"reach: knob to {value}", lambda moved=moved: page._moved(moved))
        bench.measure("reach: slow cards too", lambda: bench.wait(lambda: resting(page)))
    window.show_page("audience")
    bench.wait(bench.complete)
    page = window.page("audience")
    for rule in ("country:GB", "country:GB and not role:supplier", ""):
        wanted = parse(rule) if rule else EVERYBODY
        name = f"audience: {rule or 'everybody'}"
        bench.measure(name, lambda wanted=wanted: page.show_rule(wanted))
    for theme in ("dark", "light"):
        chosen = dataclasses.replace(bench.program.settings, theme=theme)
        bench.measure(f"theme {theme}", lambda chosen=chosen: window.change_settings(chosen))
    for language in ("de", "en"):
        bench.measure(f"language {language}", lambda word=language: speak(bench, word))


def speak(bench: Bench, language: str) -> None:
    """Change the language, which gives another window."""
    before = bench.window
    before.change_settings(dataclasses.replace(bench.program.settings, language=language))
    bench.wait(lambda: bench.window is not before)


def resting(page: QWidget) -> bool:
    """Whether the cards that wait for a knob to rest have been asked."""
    return not page._later.isActive()


def frames(bench: Bench) -> None:
    """One repaint of every chart at the window's size, the median and the longest of several."""
    for key in bench.window.specs:
        bench.window.show_page(key)
        bench.wait(bench.complete)
        page = bench.window.frame.stage.page
        for card in page.charts if page is not None else ():
            if card.drawn:
                say(f"frame {key:10} {card.chart.key:22} {_frames(card.view)}")


def _frames(view: QWidget) -> str:
    picture = QPixmap(view.size())
    view.render(picture)
    taken = []
    for _number in range(FRAMES):
        own = time.thread_time()
        view.render(picture)
        taken.append((time.thread_time() - own) * 1000)
    return f"{statistics.median(taken):6.1f} ms, at most {max(taken):6.1f}"


def pan(bench: Bench) -> None:
    """The readout of the score line led over it by the mouse, frame by frame."""
    bench.window.show_page("score")
    bench.wait(bench.complete)
    card = next(one for one in bench.window.page("score").charts if "timeline" in one.chart.key)
    target = getattr(card.view, "plot", card.view)
    target = target.viewport() if hasattr(target, "viewport") else target
    taken = []
    for step in range(60):
        place = QPoint(60 + step * (target.width() - 80) // 60, target.height() // 2)
        none, whole = Qt.MouseButton.NoButton, target.mapToGlobal(place)
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, whole, none, none, Qt.KeyboardModifier.NoModifier
        )
        own = time.thread_time()
        QApplication.sendEvent(target, event)
        card.view.repaint()
        taken.append((time.thread_time() - own) * 1000)
    say(f"readout along the score line: {statistics.median(taken):.1f} ms, most {max(taken):.1f}")


def main(library: Path, file: Path | None) -> None:
    qt = application()
    bench = Bench(qt, library)
    with bench.dog:
        bench.measure("start", bench.program.open)
        say(f"after the start: {resident()} MiB now, {peak()} MiB at most")
        walk(bench)
        changes(bench)
        frames(bench)
        pan(bench)
        say(f"at the end: {resident()} MiB now, {peak()} MiB at most")
        cancel_jobs(bench, file, say)
    bench.program.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
