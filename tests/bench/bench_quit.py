"""How long the window takes to end while a job runs: `python -m tests.bench.bench_quit
COPY.reachdesk EXPORT …`, on a copy, whose sources are no longer known as these exports.

For every job: milliseconds by the clock and the processor from the window's closing until the
program is at its end, after some seconds of work, and whether the library is whole then.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["REACHDESK_HOME"] = tempfile.mkdtemp(prefix="reachdesk-bench-")

from PySide6.QtCore import QEventLoop, QTimer

from reachdesk.services import own_words
from reachdesk.settings import Settings
from reachdesk.storage.database import writing
from reachdesk.storage.library import open_library
from reachdesk.ui import people_files
from reachdesk.ui.app import Program, application
from reachdesk.ui.backend import ServicesBackend

Begin = Callable[[Program], object]
WORKED = (0.3, 2.5)
"""Seconds of the processor after which the window is closed."""


def jobs(files: list[Path], folder: Path) -> Iterator[tuple[str, Begin]]:
    """What runs when the window is closed."""
    yield "nothing", lambda _one: None
    yield "answers of a page", lambda one: one.window.show_page("score")
    yield "a report", lambda one: one.window.commands.report.make(folder / "a.pdf", request(one))
    yield "saving people", lambda one: save(one, folder)
    yield "forgetting", lambda one: one.library.forget([newest(one)], lambda _done: None)
    yield (
        "a backup",
        lambda one: one.library.run_long(
            "copy", lambda _desk, told: one.library._backend.keep_weekly_copy(told)
        ),
    )
    for file in files:
        yield f"looking at {file.suffix}", lambda one, file=file: look(one, file)
        yield f"importing {file.suffix}", lambda one, file=file: take_in(one, file)
    yield "a label that waits", label


def request(one: Program) -> Any:
    return one.selection.request()


def newest(one: Program) -> int:
    return max(source.source_id for source in one.library.contents.sources)


def save(one: Program, folder: Path) -> None:
    context = one.window.context
    people_files.save_to(context, folder / "people.csv", request(one), range(1, 10**6))


def look(one: Program, file: Path) -> None:
    one.library.recognise([file], lambda found: found.close())


def take_in(one: Program, file: Path) -> None:
    account = one.library.contents.accounts[0].id
    one.library.recognise(
        [file], lambda found: one.library.run_import(found, [0], account, lambda _done: None)
    )


def label(one: Program) -> None:
    account = one.library.contents.accounts[0].id
    one.library.act(
        "label",
        lambda desk: own_words.say(desk, account, ["1"], {"note": "word"}),
        own_words.put_back,
        own_words.put_again,
    )


def wait(until: Callable[[], bool]) -> None:
    """Let the event loop run until something is so."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: until() and loop.quit())
    timer.start(2)
    loop.exec()


def quit_during(library: Path, name: str, begin: Begin, seconds: float) -> None:
    """Open the window, begin, close, and print."""
    one = Program(application(), ServicesBackend(library), Settings(theme="light", calm=True))
    one.open()
    wait(lambda: one.library.is_open and one.library.idle)
    with held(library) if "waits" in name else nullcontext():
        begin(one)
        until, late = time.process_time() + seconds, time.monotonic() + 6 * seconds
        wait(lambda: time.process_time() > until or time.monotonic() > late)
        still = not one.library.idle
        clock, cpu = time.perf_counter(), time.process_time()
        one.window.close()
        clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
    sys.stdout.write(
        f"{name:20} after {seconds} s, {'at work' if still else 'over   '}:"
        f" {clock * 1000:5.0f} ms ({cpu * 1000:4.0f} cpu)\n"
    )
    sys.stdout.flush()


@contextmanager
def held(library: Path) -> Iterator[None]:
    """Another program writes to the library."""
    with open_library(library) as other, other.using() as db, writing(db):
        yield


def strange(library: Path) -> None:
    """Let the library not know the files that it was made from."""
    with open_library(library) as opened, opened.using() as db, writing(db):
        db.conn.execute("UPDATE source SET fingerprint = 'another ' || id")


def main(library: Path, files: list[Path]) -> None:
    strange(library)
    with tempfile.TemporaryDirectory(dir=library.parent) as folder:
        for name, begin in jobs(files, Path(folder)):
            for seconds in WORKED:
                quit_during(library, name, begin, seconds)
    with open_library(library) as opened, opened.using() as db:
        found = db.conn.execute("PRAGMA quick_check").fetchall()
    sys.stdout.write(f"the library afterwards: {found[0][0]}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]])
