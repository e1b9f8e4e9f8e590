"""Measures places: run `python -m tests.bench.bench_places [people]`.

Prints seconds by the clock and seconds of work (a busy machine has more of the former): how long
the gazetteer takes to load, how many texts and bios are read, and for a made-up table of 1,000,000
followers with places and bios: the import, reading everybody again, and the answers of pages.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from reachdesk.domain.periods import Period
from reachdesk.domain.places.bio import place_in_bio
from reachdesk.domain.places.classifier import classify
from reachdesk.domain.records import PersonFact, SnapshotFact
from reachdesk.gazetteer import gazetteer
from reachdesk.services import people_readings as services
from reachdesk.services.audience_counts import group_counts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_table import people_page
from reachdesk.storage.importing import SourceRow
from reachdesk.storage.library import Library, open_library
from reachdesk.storage.people_readings import outdated

PEOPLE = 1_000_000
_LOAD = (
    "import time; from reachdesk.gazetteer import gazetteer; import numpy;"
    "import reachdesk.domain.places.classifier; began = time.perf_counter(); gazetteer();"
    "print(f'{1000 * (time.perf_counter() - began):.0f}')"
)
_TOWNS = ("Leeds", "Utrecht", "Porto", "Köln", "Austin", "Birmingham", "Lyon", "Recife", "Toronto")
_WORDS = ("rosters", "queues", "people", "forecast", "calm", "coffee", "data", "team", "night")
_FORMS = (
    "{town}", "{town}, UK", "{town} / London", "Greater {town} area", "{number} Long Lane, {town}",
    "somewhere near {number}", "worldwide", "", "", "",
)  # fmt: skip
_BIOS = (
    "{words}", "{words}", "{words}, based in {town}", "{words} in {town}", "{words} 🇳🇱", "",
)  # fmt: skip


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def people(count: int, seed: int = 1) -> Iterator[PersonFact]:
    """Made-up followers; every sixth text about a place stands nowhere else."""
    chance = random.Random(seed)
    for number in range(count):
        town = chance.choice(_TOWNS)
        words = " ".join(chance.choices(_WORDS, k=14))
        yield PersonFact(
            str(10**9 + number * 37),
            f"name_{number}",
            f"Name {number}",
            chance.choice(_BIOS).format(words=words, town=town),
            chance.choice(_FORMS).format(town=town, number=number),
        )


def timed(what: str, work: object, count: int = 0) -> None:
    began, worked = perf_counter(), process_time()
    work()  # type: ignore[operator]
    took, worked = perf_counter() - began, process_time() - worked
    rate = f", {count / worked:,.0f} a second of work" if count else ""
    say(f"{what}: {took:.2f} s, of which {worked:.2f} s of work{rate}")


def take_in(library: Library, count: int) -> None:
    source = SourceRow("f", "f", "made_up", "x", "1", 1, native_id="1", handle="ana")
    made = people(count)
    with library.importing(source) as running:
        while batch := [one for one, _number in zip(made, range(5_000), strict=False)]:
            running.add(batch)
            running.add([SnapshotFact("follower", one.person) for one in batch])
        running.finish(1_600_000_000_000)


def main(count: int) -> None:
    loads = [
        subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
        for _time in range(5)
    ]
    say(f"loading the gazetteer: {min(int(each.stdout) for each in loads)} ms (best of 5)")
    some = list(people(50_000, seed=2))
    places, bios = [one.place or "" for one in some], [one.bio or "" for one in some]
    timed("texts", lambda: [classify(one, gazetteer()) for one in places], len(places))
    timed("bios", lambda: [place_in_bio(one, gazetteer()) for one in bios], len(bios))
    with tempfile.TemporaryDirectory() as folder, open_library(Path(folder) / "l") as library:
        measure_library(library, count)


def measure_library(library: Library, count: int) -> None:
    timed(f"import of {count:,} people", lambda: take_in(library, count), count)
    db, desk = library.database(), Desk(library)
    for key in ("place", "role"):
        db.conn.execute("DELETE FROM people_reading WHERE key = ?", (key,))
        db.conn.commit()
        assert outdated(db) == (key,)
        timed(f"reading every {key} again", lambda: services.renew(desk), count)
    request = Request("x:ana", Period(0, 1))
    timed("by country, first", lambda: group_counts(desk, request, "country"))
    timed("by country, again", lambda: group_counts(desk, request, "country"))
    timed("people, first page", lambda: people_page(desk, request, 0, 50))
    timed("people, another page", lambda: people_page(desk, request, 5_000, 50))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
