"""Where a job would not hear «cancel»: `python -m tests.bench.bench_cancel COPY.reachdesk
[EXPORT …] [WORD …]`, on a copy; with words only the jobs whose names hold one of them.

For every job: seconds, when it first says how far it is, and the longest stretch of work between
two moments at which it would end (the most that it goes on after «cancel»), with the calls in it.
What is computed once is computed anew for each job. With files to import the jobs that change the
library are begun instead, and cancelled after some seconds of the processor each: how long until
all is rolled back. `bench_window` cancels jobs in a window.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["REACHDESK_HOME"] = tempfile.mkdtemp(prefix="reachdesk-bench-")

from reachdesk.domain.periods import last_days
from reachdesk.domain.reach.parameters import changed
from reachdesk.services import accounts, cards, keeping, people_readings, people_table, reporting
from reachdesk.services.desk import Desk, Request
from reachdesk.ui import people_files, report_flow
from reachdesk.ui.backend import ServicesBackend
from tests.bench.cancel_changes import Begin, changes
from tests.bench.looks import Listening, Looks

CANCELLED_AFTER = (0.3, 2.0, 9.0, 30.0)

Work = Callable[[Desk, reporting.Report], Any]


def jobs(request: Request, folder: Path) -> Iterator[tuple[str, Work]]:
    """Every job that only reads, by name."""
    for key in cards.cards():
        yield f"card {key}", lambda desk, _r, key=key: cards.answer(desk, key, request)
    yield "all cards, one after the other", lambda desk, _r: report_flow._gather(desk, request)
    slid = replace(request, assumptions=changed(request.assumptions, "sessions_per_day", 2.3))
    for key in ("reach_answer", "reach_week", "reach_levers", "reach_plan"):
        yield f"what-if {key}", lambda desk, _r, key=key: warm(desk, key, request, slid)
    ruled = replace(request, rule="country:GB and not role:supplier")
    yield "rule audience_roles", lambda desk, _r: cards.answer(desk, "audience_roles", ruled)
    yield "rule score_timeline", lambda desk, _r: cards.answer(desk, "score_timeline", ruled)
    whole = replace(request, period=last_days(36_500, request.period.last_day))
    yield "whole time score_timeline", lambda desk, _r: cards.answer(desk, "score_timeline", whole)
    for search, sort in (("", "name"), ("smith", "name"), ("", "recent"), ("", "place")):
        yield (
            f"people {search} by {sort}",
            lambda desk, _r, search=search, sort=sort: people_table.people_order(
                desk, request, search, sort
            ),
        )
    for suffix in (people_files.CSV, people_files.CARDS):
        yield f"save people {suffix}", lambda desk, _r, s=suffix: save(desk, request, folder, s)
    yield "check", keeping.problems
    yield "outdated", lambda desk, _r: people_readings.outdated(desk)


def warm(desk: Desk, key: str, before: Request, now: Request) -> None:
    cards.answer(desk, key, before)
    cards.answer(desk, key, now)


def save(desk: Desk, request: Request, folder: Path, suffix: str) -> None:
    people = people_table.people_order(desk, request).tolist()
    people_files.write_people(desk, folder / f"people{suffix}", request, people)


def main(library: Path, files: list[Path], words: list[str]) -> None:
    backend = ServicesBackend(library)
    backend.open()
    account = accounts.choose(backend.desk, None)
    request = Request(account.id, last_days(90, account.last_day))
    wanted = lambda name: not words or any(word in name for word in words)  # noqa: E731
    with tempfile.TemporaryDirectory(dir=library.parent) as folder:
        for name, work in () if files else jobs(request, Path(folder)):
            if wanted(name):
                backend._desk = Desk(backend.desk.library)
                run(name, backend, work)
        for name, begin in changes(files, Path(folder)) if files else ():
            if wanted(name):
                for seconds in CANCELLED_AFTER:
                    cancel(name, backend, begin, seconds)
    backend.close()


def cancel(name: str, backend: ServicesBackend, begin: Begin, seconds: float) -> None:
    """Begin a job, cancel it after so many seconds of the processor, and print what happened."""
    listening = Listening(enough=seconds)
    with reporting.told_by(listening.report, listening.look):
        found = listening.run(lambda: begin(backend, listening.report))
    ended = "over before"
    if found.ended is not None:
        ended = f"ended {found.ended * 1000:5.0f} ms later ({found.ended_cpu * 1000:4.0f} cpu)"
    say(f"{name:24} cancelled at {seconds:4.1f} s: {ended}  {found.line()}", found)


def say(line: str, found: Looks) -> None:
    sys.stdout.write(f"{line}\n")
    for cpu, wall, calls in found.gaps[:3]:
        sys.stdout.write(f"      {cpu * 1000:6.0f} ms cpu {wall * 1000:6.0f} wall  {calls}\n")
    sys.stdout.flush()


def run(name: str, backend: ServicesBackend, work: Work) -> None:
    listening = Listening()
    with reporting.told_by(listening.report, listening.look):
        found = listening.run(lambda: backend.on_desk(lambda desk: work(desk, listening.report)))
    say(f"{name:32} {found.line()}", found)


if __name__ == "__main__":
    given = sys.argv[2:]
    exports = [Path(one) for one in given if Path(one).exists()]
    main(Path(sys.argv[1]), exports, [one for one in given if not Path(one).exists()])
