"""Kills steps at random moments: run `python -m tests.bench.stress_kill [TIMES] [SEED]`.

Each time one of import, forget, label, migration, backup and restore runs in a process of its own,
which is killed (SIGKILL) after a random share of the time that the whole step takes. Afterwards the
library must open, `check` must find nothing, and the step has happened wholly or not at all. Prints
how often each did.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.storage.killed_steps import STEPS, contents, look, prepare

LIBRARY = "l.reachdesk"


def child(step: str, path: Path) -> tuple[int, int]:
    """A process that does the step; its number and a pipe that closes when it ends."""
    listening, saying = os.pipe()
    number = os.fork()
    if number:
        os.close(saying)
        return number, listening
    code = 1
    try:
        os.close(listening)
        STEPS[step](path)
        code = 0
    finally:
        os._exit(code)


def end_after(step: str, path: Path, seconds: float | None) -> bool:
    """Run the step and kill it after a time, None: never; whether it was killed."""
    number, listening = child(step, path)
    select.select([listening], [], [], seconds)
    os.close(listening)
    if seconds is not None:
        os.kill(number, signal.SIGKILL)  # one that has ended waits for us, so the number is its
    _number, status = os.waitpid(number, 0)
    killed = os.WIFSIGNALED(status)
    if not killed and os.WEXITSTATUS(status):
        raise SystemExit(f"{step} failed by itself")
    return killed


def duration(step: str, folder: Path) -> float:
    """Seconds that the whole step takes in a process that has its modules, the least of three."""
    found = []
    for _turn in range(3):
        shutil.copytree(folder / step / "start", folder / "timed")
        began = time.perf_counter()
        end_after(step, folder / "timed" / LIBRARY, None)
        found.append(time.perf_counter() - began)
        shutil.rmtree(folder / "timed")
    return min(found)


def main(times: int, seed: int) -> None:
    """Kill that many steps; print a line per step, how often each was killed and happened."""
    chance = random.Random(seed)
    counted: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory(prefix="reachdesk-kill-") as name:
        folder = Path(name)
        tempfile.tempdir = name  # what a killed step leaves there goes with it
        known = {}
        for step in STEPS:
            prepare(step, folder / step / "start" / LIBRARY)
            for kind in ("before", "after"):
                shutil.copytree(folder / step / "start", folder / step / kind)
            seconds = duration(step, folder)
            end_after(step, folder / step / "after" / LIBRARY, None)
            ends = [contents(folder / step / kind / LIBRARY) for kind in ("before", "after")]
            known[step] = (seconds, *ends)
        while (killed_so_far := sum(counted[step, "killed"] for step in STEPS)) < times:
            step = list(STEPS)[killed_so_far % len(STEPS)]
            seconds, before, after = known[step]
            here = folder / "turn"
            shutil.copytree(folder / step / "start", here)
            killed = end_after(step, here / LIBRARY, chance.random() * seconds)
            happened = look(step, here / LIBRARY, before, after)
            counted[step, "killed" if killed else "too late"] += 1
            counted[step, "happened"] += happened
            shutil.rmtree(here)
    for step in STEPS:
        kinds = ("killed", "happened", "too late")
        words = ", ".join(f"{counted[step, kind]} {kind}" for kind in kinds)
        sys.stdout.write(f"{step}: {words}\n")
    sys.stdout.write(f"{times} times, seed {seed}: every library was whole\n")


if __name__ == "__main__":
    GIVEN = [int(word) for word in sys.argv[1:3]]
    main(*GIVEN, *(100, 1)[len(GIVEN) :])
