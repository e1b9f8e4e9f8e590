"""How long jobs of the window take to end once they are cancelled; for `bench_window`, or alone:
`python -m tests.bench.cancelling COPY.reachdesk [FILE TO IMPORT]`."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["REACHDESK_HOME"] = tempfile.mkdtemp(prefix="reachdesk-bench-")

from reachdesk.ui import people_files

TRIES = 5


def cancel_jobs(bench: Any, file: Path | None, say: Callable[[str], None]) -> None:
    """Begin each long job, cancel it in the middle, and print milliseconds until it has ended."""
    library, backend = bench.program.library, bench.program.library._backend
    newest = max((one.source_id for one in library.contents.sources), default=0)
    window, nowhere = bench.program.window, Path(tempfile.mkdtemp(dir=backend.path.parent))
    request = bench.program.selection.request()
    copies: dict[str, Callable[[], object]] = {
        "a weekly copy": lambda: library.run_long(
            "copy", lambda _desk, report: backend.keep_weekly_copy(report)
        ),
        "a report": lambda: window.commands.report.make(nowhere / "report.pdf", request),
        "people as a table": lambda: people_files.save_to(
            window.context, nowhere / "people.csv", request, range(1, 10**6)
        ),
        "people as contacts": lambda: people_files.save_to(
            window.context, nowhere / "people.vcf", request, range(1, 10**6)
        ),
        "a forget": lambda: library.forget([newest], lambda _nothing: None),
    }
    if file is not None:
        copies["looking at files"] = lambda: library.recognise([file], lambda one: one.close())
    for name, begin in copies.items():
        _tell(say, name, [_one(bench, begin, wait) for wait in _waits()])
    if file is not None:
        _tell(say, "an import", [_import(bench, file, wait) for wait in _waits()])


def _waits() -> list[float]:
    """Seconds of work before each cancelling."""
    return [0.2 + 0.9 * number for number in range(TRIES)]


def _one(bench: Any, begin: Callable[[], object], wait: float) -> tuple[float, float] | None:
    library = bench.program.library
    begin()
    until = time.process_time() + wait
    bench.wait(lambda: not library.busy or time.process_time() > until)
    if not library.busy:
        return None
    library.cancel()
    began, worked = time.perf_counter(), time.process_time()
    bench.wait(lambda: not library.busy)
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def _import(bench: Any, file: Path, wait: float) -> tuple[float, float] | None:
    library, found = bench.program.library, []
    library.recognise([file], found.append)
    bench.wait(lambda: not library.busy)
    account = library.contents.accounts[0].id
    return _one(
        bench, lambda: library.run_import(found[0], [0], account, lambda _report: None), wait
    )


def _tell(say: Callable[[str], None], name: str, tries: list[tuple[float, float] | None]) -> None:
    ended = [one for one in tries if one is not None]
    if not ended:
        say(f"cancel {name}: it was over each time before it could be cancelled")
        return
    clock, cpu = zip(*ended, strict=True)
    say(
        f"cancel {name}: {statistics.median(clock):.0f} ms, at most {max(clock):.0f}"
        f" ({statistics.median(cpu):.0f} and {max(cpu):.0f} cpu), {len(ended)} of {TRIES} tries"
    )


def main(library: Path, file: Path | None) -> None:
    """Cancel every job of a window over a copy, and print."""
    from reachdesk.ui.app import application
    from tests.bench.bench_window import Bench, say

    bench = Bench(application(), library)
    bench.program.open()
    bench.wait(bench.complete)
    cancel_jobs(bench, file, say)
    bench.program.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
