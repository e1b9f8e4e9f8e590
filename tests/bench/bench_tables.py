"""Measures tables: run `python -m tests.bench.bench_tables`.

Imports a made-up table of 1,000,000 followers with names, places and bios through the whole
program; prints seconds and the peak of memory.
"""

from __future__ import annotations

import csv
import random
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from reachdesk.services import importing
from reachdesk.services.desk import Desk
from reachdesk.services.recognising import recognise
from reachdesk.storage.library import open_library

ROWS = 1_000_000
_HEADER = [
    "ID",
    "Since",
    "Last tweeted at",
    "Tweets",
    "Favorites",
    "Listed",
    "Following",
    "Followers",
    "Screen name",
    "Name",
    "Bio",
    "Location",
    "URL",
]
_WORDS = [
    "rosters",
    "queues",
    "people",
    "forecast",
    "calm",
    "coffee",
    "data",
    "team",
    "night",
    "shift",
    "fair",
    "plan",
]
_PLACES = ("Leeds, UK", "Utrecht", "Porto", "Köln", "", "here and there", "")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def write_followers(path: Path, rows: int, *, seed: int = 1) -> None:
    """A follower table as the t gem writes it."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(_HEADER)
        for number in range(rows):
            bio = " ".join(chance.choices(_WORDS, k=14))
            writer.writerow(
                [
                    10**9 + number * 37,
                    f"20{10 + number % 10}-04-13 09:44:30 +0000",
                    f"2022-0{1 + number % 9}-25 18:49:56 +0000",
                    chance.randrange(9999),
                    chance.randrange(999),
                    chance.randrange(99),
                    chance.randrange(2999),
                    chance.randrange(2999),
                    f"name_{number}",
                    f"Name {number}",
                    f"{bio}, and more\nof it" if number % 9 == 0 else bio,
                    chance.choice(_PLACES),
                    "",
                ]
            )


def import_it(path: Path, library: Path) -> tuple[float, float]:
    """Seconds for recognising and for importing."""
    with open_library(library) as opened:
        desk = Desk(opened)
        began = perf_counter()
        with recognise([path], desk) as found:
            looked = perf_counter()
            report = importing.run(desk, found)
        ended = perf_counter()
    (source,) = report.sources
    for kind in source.records:
        say(f"  {kind.kind}: {kind.read:,} read, {kind.new:,} new, {kind.skipped:,} skipped")
    return looked - began, ended - looked


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "followers.csv"
        write_followers(path, ROWS)
        say(f"{ROWS:,} followers with bios, {path.stat().st_size >> 20} MiB")
        recognised, imported = import_it(path, folder / "library")
        say(f"  {recognised:.2f} s recognised, {imported:.2f} s imported (60 s allowed)")
    used = resource.getrusage(resource.RUSAGE_SELF)
    say(f"{used.ru_utime + used.ru_stime:.0f} s of processor in all, the writing of the file too")
    say(f"peak memory {used.ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
