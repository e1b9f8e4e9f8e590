"""Hours at the window without the pauses: run
`python -m tests.bench.stress_long [--hours 8] [--seed 1] [--pace 3] [--samples FILE.csv]`.

Opens the real window over a made-up library and does what a person does: pages, periods, sliders,
rules, labels and undo, imports taken in and out, charts saved in every format, reports, themes,
languages, sizes, panels and dialogs; `--pace` acts to the simulated minute (3 by default: one act
every 20 s). Every simulated quarter of an hour it reads memory, objects, widgets, handles, threads
and temporary files at rest; at the end it prints a table, the growth per hour over the second half
with twice its standard error, and a verdict for each. In the first two hours pages are built and
bounded caches fill, so only runs of four hours and more say whether anything grows. Ends with 1
where something grew, or where the window said that something went wrong. Runs offscreen unless
QT_QPA_PLATFORM says otherwise; Linux only. `--types` prints which Python types grew between the
first and the last reading of the second half.
"""

from __future__ import annotations

import argparse
import csv
import faulthandler
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from reachdesk.domain.errors import UserError
from reachdesk.services import demo
from reachdesk.services.desk import Desk
from reachdesk.settings import Settings
from reachdesk.storage.library import open_library
from reachdesk.ui.app import Program, application
from reachdesk.ui.backend import ServicesBackend
from reachdesk.ui.collecting import Collecting
from tests.bench import long_measures
from tests.bench.long_acts import ACTS, Person, tidy
from tests.bench.long_files import write_all

SAMPLE_MINUTES = 15
_REST_TICKS, _TICK_MS = 3, 8
_REST_FOR_READING_S = 1.0
_MOST_SECONDS_TO_REST = 180.0
_STUCK_SECONDS = 300  # then every thread says where it is


class Walk(QObject):
    """Does acts one after the other, each step once the window is at rest, and reads now and then.

    `rows` are the readings: hours, then a value for each measure.
    """

    def __init__(self, qt: QApplication, who: Person, plan: argparse.Namespace, home: Path) -> None:
        super().__init__()
        self._qt = qt
        self._who = who
        self._home = home
        self._acts = round(plan.hours * 60 * plan.pace)
        self._pace = plan.pace
        self._every = max(1, round(SAMPLE_MINUTES * plan.pace))
        self._running: Iterator[None] | None = None
        self._name = ""
        self._rest = 0
        self._since = time.monotonic()
        self.count = 0
        self.done: Counter[str] = Counter()
        self.rows: list[tuple[float, dict[str, float]]] = []
        self.types: dict[str, Counter[str]] = {}
        self._wants_types = plan.types
        self._reading = True
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _at_rest(self) -> bool:
        library = self._who.program.library
        if library.is_open and library.idle:
            self._rest += 1
        else:
            self._rest = 0
        waited = time.monotonic() - self._since
        if waited > _MOST_SECONDS_TO_REST:
            self._who.wrong.append(f"{self._name}: did not come to rest")
            self._qt.exit(1)
        if self._reading:
            return self._rest > _REST_TICKS and waited > _REST_FOR_READING_S
        return self._rest > _REST_TICKS

    @Slot()
    def _tick(self) -> None:
        if not self._at_rest():
            return
        self._rest, self._since = 0, time.monotonic()
        faulthandler.dump_traceback_later(_STUCK_SECONDS, exit=True)
        try:
            self._step()
        except Exception:  # noqa: BLE001 - a fault is written down and ends the walk
            self._who.wrong.append(f"{self._name}\n{traceback.format_exc()}")
            self._qt.exit(1)

    def _step(self) -> None:
        if self._reading:
            self._read()
            return
        if self._running is not None:
            if next(self._running, self) is not self:
                return
            self._running = None
            self._who.close_all()
            self.count += 1
            if self.count % self._every == 0 or self.count >= self._acts:
                self._ready_to_read()
                return
        acts = [act for act, _often in ACTS]
        act = self._who.chance.choices(acts, [often for _act, often in ACTS])[0]
        self._name = act.__name__
        self.done[self._name] += 1
        self._running = act(self._who)

    def _ready_to_read(self) -> None:
        """Every reading is taken at the same place: the first page, nothing open."""
        tidy(self._who)
        self._who.close_all()
        self._who.window.show_page("overview")
        self._who.window.frame.banner.close_banner()
        self._reading = True

    def _read(self) -> None:
        library = self._home / "home" / "library.reachdesk"
        values = long_measures.read(self._home / "tmp", library, (self._who.program,))
        hours = self.count / self._pace / 60
        self.rows.append((hours, values))
        if self._wants_types and self.count >= self._acts // 2:  # only two, or they would grow
            self.types["last" if "half" in self.types else "half"] = long_measures.python_types()
        told = ", ".join(f"{name} {value:,.1f}" for name, value in values.items())
        say(f"{hours:5.2f} h, {self.count} acts, {time.process_time():.0f} CPU s: {told}")
        self._reading = False
        if self.count >= self._acts:
            self._qt.exit(0)


class Swallow(QObject):
    """Takes the folders that the window would open in a file manager."""

    @Slot(QUrl)
    def take(self, _url: QUrl) -> None:
        """Nothing is opened."""


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def make_library(path: Path) -> None:
    """The made-up account of three years."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_library(path) as library:
        demo.fill(Desk(library))


def table(walk: Walk) -> bool:
    """Print the readings' ends, growth and verdict; whether anything grew."""
    half = walk.rows[len(walk.rows) // 2 :]
    hours = [hour for hour, _values in half]
    say(f"\n{'':20}{'start':>12}{'half':>12}{'end':>12}{'per hour':>14}{'±':>10}  verdict")
    grew = False
    for measure in long_measures.MEASURES:
        values = [values[measure.name] for _hour, values in half]
        found = long_measures.growth(hours, values)
        leaks = found.leaks(measure.allowed)
        grew |= leaks
        verdict = "GROWS" if leaks else "steady"
        first = walk.rows[0][1][measure.name]
        say(
            f"{measure.name:20}{first:12,.1f}{values[0]:12,.1f}{values[-1]:12,.1f}"
            f"{found.per_hour:+14,.2f}{found.doubt:10,.2f}  {verdict}"
        )
    return grew


def types_grown(walk: Walk) -> None:
    """The Python types of which there are more at the end than at half time."""
    first, last = walk.types["half"], walk.types["last"]
    more = {name: last[name] - first[name] for name in last if last[name] > first[name]}
    for name, count in sorted(more.items(), key=lambda pair: -pair[1])[:25]:
        say(f"  {count:+7} {name} ({last[name]})")


def write_samples(walk: Walk, path: Path) -> None:
    """All readings as a table."""
    names = [measure.name for measure in long_measures.MEASURES]
    with path.open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(["hours", *names])
        for hour, values in walk.rows:
            out.writerow([f"{hour:.3f}", *(f"{values[name]:.3f}" for name in names)])


def run(plan: argparse.Namespace, home: Path) -> int:
    """The walk in a folder of its own; 0 where nothing grew and nothing went wrong."""
    library = home / "home" / "library.reachdesk"
    make_library(library)
    files = write_all(home / "exports")
    qt = application()
    swallow = Swallow()
    QDesktopServices.setUrlHandler("file", swallow, "take")
    program = Program(qt, ServicesBackend(library), Settings(theme="light", language="en"))
    who = Person(program, home, files, plan.seed)
    program.problems.install()
    program.library.problem.connect(
        lambda error: who.said.append(str(error)) if isinstance(error, UserError) else None
    )
    collecting = Collecting(program)
    program.open()
    program.warm()
    walk = Walk(qt, who, plan, home)
    qt.exec()
    grew = table(walk) if len(walk.rows) > 2 else False
    if plan.types:
        types_grown(walk)
    if plan.samples:
        write_samples(walk, plan.samples)
    say(f"{walk.count} acts: {dict(walk.done.most_common())}")
    say(f"handles: {Counter(one.split(':')[0] for one in long_measures.open_files())}")
    for sentence, count in Counter(who.said).items():
        say(f"said {count} times: {sentence}")
    for fault in who.wrong:
        say(f"WRONG: {fault}")
    program.end()
    collecting.end()
    program.problems.uninstall()
    return 1 if grew or who.wrong else 0


def main(words: list[str]) -> int:
    """Read the options and walk."""
    options = argparse.ArgumentParser()
    options.add_argument("--hours", type=float, default=8.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--pace", type=float, default=3.0)
    options.add_argument("--samples", type=Path)
    options.add_argument("--types", action="store_true")
    plan = options.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = Path(tempfile.mkdtemp(prefix="reachdesk-long-"))
    (home / "tmp").mkdir()
    tempfile.tempdir = str(home / "tmp")
    os.environ |= {"REACHDESK_HOME": str(home / "home"), "HOME": str(home)}
    os.environ["TMPDIR"] = str(home / "tmp")
    try:
        return run(plan, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
