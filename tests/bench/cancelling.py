"""How long jobs of the window take to end once they are cancelled; used by `bench_window`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TRIES = 5


def cancel_jobs(bench: Any, file: Path | None, say: Callable[[str], None]) -> None:
    """Begin each long job, cancel it in the middle, and print milliseconds until it has ended."""
    library, backend = bench.program.library, bench.program.library._backend
    newest = max((one.source_id for one in library.contents.sources), default=0)
    copies: dict[str, Callable[[], object]] = {
        "a weekly copy": lambda: library.run_long(
            "copy", lambda _desk, report: backend.keep_weekly_copy(report)
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
