"""What the start costs, against a bare window of the same libraries, in one run in turn:
`python -m tests.bench.bench_start FOLDER [--rounds 7] [--screen] [--only bare library]`.

FOLDER keeps the library of 100,000 posts and 3,000 followers (made once, by `large_library`).
`bare` is a window with one pyqtgraph plot of a thousand points, `library` and `demo` the program
on the library and on the made-up account, each until it has been painted: `frame` the first
frame of the window, `ready` the first page with its answers. `anew` is the library without the
page that the last run left.
`--screen` opens real windows under Xvfb instead of Qt's offscreen ones. CPU is user and system
time of the process up to that moment, wall the time since it was started; the smallest and the
median of all rounds, and the ratio to the bare window's. Others on the machine make walls long.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench import large_library

BARE = """
import sys, time
import numpy
import pyqtgraph
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Eye(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, tell)
        return False

def tell():
    print("frame 0", time.process_time(), "full", flush=True)
    window.repaint()
    print("ready 0", time.process_time(), "full", flush=True)
    application.quit()

application = QApplication(sys.argv[:1])
window = QMainWindow()
plot = pyqtgraph.PlotWidget()
plot.plot(numpy.arange(1000.0), numpy.sin(numpy.arange(1000.0) / 50))
window.setCentralWidget(plot)
window.resize(1360, 860)
eye = Eye()
plot.viewport().installEventFilter(eye)
window.show()
application.exec()
"""
MOMENTS = ("frame", "ready")
Run = dict[str, float]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def environment(home: Path, *, screen: bool) -> dict[str, str]:
    """A home of its own, and bytecode kept as in an installed program."""
    own = {"REACHDESK_HOME": str(home), "HOME": str(home), "REACHDESK_SMOKE": "times"}
    own |= {"PYTHONPYCACHEPREFIX": str(home / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "xcb" if screen else "offscreen"}


def one_run(words: list[str], surroundings: dict[str, str]) -> Run:
    """Wall and CPU milliseconds until each moment."""
    began, found = time.perf_counter(), Run()
    with subprocess.Popen(words, env=surroundings, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            moment, *said = line.split()
            if moment in MOMENTS:
                found[f"{moment} wall"] = 1000 * (time.perf_counter() - began)
                found[f"{moment} cpu"] = 1000 * float(said[1])
                found[f"{moment} full"] = float(said[2] == "full")
    if process.returncode:
        raise RuntimeError(f"{words} ended with {process.returncode}")
    return found


def short_run(words: list[str], surroundings: dict[str, str]) -> Run:
    """Wall and CPU milliseconds of a whole process."""
    before, began = os.times(), time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, env=surroundings)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user
    cpu -= before.children_system
    return {"wall": 1000 * (time.perf_counter() - began), "cpu": 1000 * cpu}


def table(runs: dict[str, list[Run]], base: str, columns: list[str]) -> None:
    """One row a subject: smallest, median, and the ratio of each to the base's."""
    say("".join([f"{'':14}", *(f"{column:>30}" for column in columns)]))
    say("".join([f"{'ms':14}", *(f"{'least   ×  median   ×':>30}" for _ in columns)]))
    for name, found in runs.items():
        cells = []
        for column in columns:
            cell = ""
            for pick in (min, statistics.median):
                mine, floor = (pick(run[column] for run in some) for some in (found, runs[base]))
                ratio = f"{mine / floor:5.2f}" if floor > 1 else "    —"  # the clock ticks in 10 ms
                cell += f"{mine:8.0f} {ratio}"
            cells.append(f"{cell:>30}")
        say(f"{name:14}{''.join(cells)}")


def windows(wanted: argparse.Namespace, surroundings: dict[str, str]) -> dict[str, list[Run]]:
    library = wanted.folder / "start.reachdesk"
    if not library.exists():
        large_library.make(library, 100_000, 3_000)
    program = [sys.executable, "-m", "reachdesk"]
    subjects = {
        "bare": [sys.executable, "-c", BARE],
        "library": [*program, "--library", str(library)],
        "anew": [*program, "--library", str(library)],
        "demo": [*program, "--demo"],
    }
    subjects = {name: words for name, words in subjects.items() if name in wanted.only}
    runs: dict[str, list[Run]] = {name: [] for name in subjects}
    for number in range(wanted.rounds + 1):
        for name, words in subjects.items():
            if name == "anew":
                library.with_name(f"{library.name}-page").unlink(missing_ok=True)
            found = one_run(words, surroundings)
            if number:  # the first round warms the disk's cache and stores the page
                runs[name].append(found)
    return runs


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--rounds", type=int, default=7)
    reader.add_argument("--screen", action="store_true")
    reader.add_argument("--only", nargs="*", default=["bare", "library", "anew", "demo"])
    wanted = reader.parse_args()
    if wanted.screen and not os.environ.get("DISPLAY"):
        own = [shutil.which("xvfb-run") or "xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"]
        raise SystemExit(
            subprocess.call([*own, sys.executable, "-m", __spec__.name, *sys.argv[1:]])
        )
    wanted.folder.mkdir(exist_ok=True, parents=True)
    where = "Xvfb" if wanted.screen else "offscreen"
    say(f"{wanted.rounds} rounds in turn, {where}, load {os.getloadavg()[0]:.1f}")
    home = wanted.folder / "home"
    home.mkdir(exist_ok=True)
    surroundings = environment(home, screen=wanted.screen)
    runs = windows(wanted, surroundings)
    for name, found in runs.items():
        full = sum(run["frame full"] for run in found)
        say(f"{name}: the first frame held the whole page in {full:.0f} of {len(found)} runs")
    if "bare" in runs:
        table(runs, "bare", [f"{moment} {kind}" for moment in MOMENTS for kind in ("cpu", "wall")])
    short = {"pass": ["-c", "pass"], "--version": ["-m", "reachdesk", "--version"]}
    times: dict[str, list[Run]] = {name: [] for name in short}
    for _round in range(wanted.rounds):
        for name, words in short.items():
            times[name].append(short_run([sys.executable, *words], surroundings))
    table(times, "pass", ["cpu", "wall"])


if __name__ == "__main__":
    main()
