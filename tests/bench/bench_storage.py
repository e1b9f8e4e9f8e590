"""Measures the library: run `python -m tests.bench.bench_storage`.

Prints what storing and deriving 100,000 posts costs next to a bare `executemany` of the same rows,
reading the columns of 700,000 posts, and a million followers with names and bios.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from reachdesk.domain.records import PersonFact, PostFact, SnapshotFact
from reachdesk.storage import followers, posts
from reachdesk.storage.database import connect, create_private, prepare, writing
from reachdesk.storage.importing import SourceRow
from reachdesk.storage.library import open_library

BATCH = 2000
_START_MS = 1_300_000_000_000


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def made_up_posts(count: int, *, seed: int = 1) -> list[PostFact]:
    """Posts in no order, half of them replies, a fifth continuing threads, most naming people."""
    chance = random.Random(seed)
    rows = []
    for number in range(count):
        threaded = number % 5 == 0 and number > 0
        answered = 10**18 + (number - 1) * 977 if threaded else 10**17 + number
        replies = number % 2 == 0
        rows.append(
            PostFact(
                str(10**18 + number * 977),
                _START_MS + number * 600_000,
                "s",
                "original" if threaded or not replies else "reply",
                f"post number {number} says a few words " * 3,
                "en",
                str(answered) if threaded or replies else None,
                str(chance.randrange(20_000)) if replies and not threaded else None,
                mentioned=str(chance.randrange(20_000)) if replies else None,
                links=number % 2,
                hashtags=number % 3,
                media=0,
                likes=chance.randrange(50),
                reposts=chance.randrange(5),
            )
        )
    chance.shuffle(rows)
    return rows


def bare_insert(path: Path, rows: list[PostFact]) -> float:
    """Seconds for the same rows into a table without keys, in one transaction."""
    create_private(path)
    db = connect(path)
    prepare(db)
    columns = ", ".join(PostFact._fields)
    places = ", ".join("?" * len(PostFact._fields))
    began = perf_counter()
    with writing(db):
        db.conn.execute(f"CREATE TABLE post ({columns})")
        for start in range(0, len(rows), BATCH):
            db.conn.executemany(f"INSERT INTO post VALUES ({places})", rows[start : start + BATCH])
    spent = perf_counter() - began
    db.close()
    return spent


def import_facts(library, name: str, facts: list, as_of_ms: int) -> tuple[float, float]:
    """Seconds for storing and for deriving."""
    source = SourceRow(name, name, "x_archive", "x", "1", 0, native_id="1", handle="ana")
    began = perf_counter()
    with library.importing(source) as running:
        for start in range(0, len(facts), BATCH):
            running.add(facts[start : start + BATCH])
        stored = perf_counter()
        running.finish(as_of_ms)
    return stored - began, perf_counter() - stored


def report_posts(folder: Path) -> None:
    rows = made_up_posts(100_000)
    bare = min(bare_insert(folder / f"bare{turn}", rows) for turn in range(2))
    with open_library(folder / "posts") as library:
        store, derive = import_facts(library, "first", rows, 10**13)
        again = import_facts(library, "later", rows, 10**13 + 1)
        say(f"100,000 posts: bare insert {bare:.2f} s")
        say(f"  first import: {store:.2f} s stored, {derive:.2f} s derived")
        say(f"  ratio {(store + derive) / bare:.2f}; allowance {1.2 * bare + 1:.2f} s")
        say(f"  later archive of the same: {again[0]:.2f} s stored, {again[1]:.2f} s derived")
        began = perf_counter()
        library.forget(1)
        say(f"  forgetting one of the two: {perf_counter() - began:.2f} s")


def report_columns(folder: Path) -> None:
    with open_library(folder / "many") as library:
        spent = import_facts(library, "many", made_up_posts(700_000), 10**13)
        say(f"700,000 posts: {spent[0]:.2f} s stored, {spent[1]:.2f} s derived")
        db = library.database()
        began = perf_counter()
        columns = posts.post_columns(db, 1)
        say(f"  columns of all: {perf_counter() - began:.2f} s")
        newest = int(columns.created_ms.max())
        began = perf_counter()
        window = posts.post_columns(db, 1, newest - 90 * 86_400_000)
        say(f"  of 90 days ({len(window.ids):,}): {perf_counter() - began:.3f} s")
        few = made_up_posts(100, seed=2)
        spent = import_facts(library, "few", few, 10**13 + 1)
        say(f"  100 posts more: {sum(spent):.2f} s")


def report_followers(folder: Path) -> None:
    known = [str(10**9 + number * 37) for number in range(1_000_000)]
    snapshot = [SnapshotFact("follower", ref) for ref in known[:300_000]]
    people = [
        PersonFact(
            ref, f"name{ref}", f"Name {ref}", "writes about this and that, often " * 3, "Leeds"
        )
        for ref in known
    ]
    with open_library(folder / "followers") as library:
        spent = import_facts(library, "people", people, 10**13)
        say(f"1,000,000 people: {spent[0]:.2f} s stored, {spent[1]:.2f} s derived")
        for turn in range(10):
            spent = import_facts(library, f"snapshot {turn}", snapshot, 10**13 + turn)
        say(f"tenth snapshot of 300,000: {spent[0]:.2f} s stored, {spent[1]:.2f} s derived")
        db = library.database()
        began = perf_counter()
        current = followers.audience(db, 1, "follower")
        say(f"  current set ({len(current.person):,}): {perf_counter() - began:.2f} s")
        began = perf_counter()
        library.forget(5)
        say(f"  forgetting one snapshot: {perf_counter() - began:.2f} s")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        report_posts(Path(folder))
        report_columns(Path(folder))
        report_followers(Path(folder))
    say(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
