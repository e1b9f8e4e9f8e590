"""Measures analytics: run `python -m tests.bench.bench_analytics`.

Imports a made-up X analytics file of 100,000 posts through the whole program; prints seconds and
the peak of memory.
"""

from __future__ import annotations

import csv
import random
import resource
import sys
import tempfile
from pathlib import Path

from tests.bench.bench_tables import import_it, say

ROWS = 100_000
_NAMES = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares"
_HEADER = [*_NAMES.split(","), "New follows", "Replies", "Reposts", "Profile visits"]
_FIRST_ID = 1_327_601_232_462_811_136
_APART = 3_600_000 << 22
_WORDS = (
    "rosters",
    "queues",
    "people",
    "forecast",
    "calm",
    "coffee",
    "data",
    "team",
    "night",
    "fair",
)


def write_analytics(path: Path, rows: int, *, seed: int = 1) -> None:
    """Posts an hour apart, newest last."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(_HEADER)
        for number in range(rows):
            post_id = _FIRST_ID + number * _APART
            text = " ".join(chance.choices(_WORDS, k=20))
            link = f"https://x.com/ana/status/{post_id}"
            counts = [chance.randrange(most) for most in (9999, 99, 300, 9, 9, 9, 30, 30, 99)]
            writer.writerow([post_id, "", text, link, *counts])


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "analytics.csv"
        write_analytics(path, ROWS)
        say(f"{ROWS:,} posts, {path.stat().st_size >> 20} MiB")
        recognised, imported = import_it(path, Path(name) / "library")
    say(f"  {recognised:.2f} s recognised, {imported:.2f} s imported (60 s allowed)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"peak memory {peak} MiB (300 MiB allowed)")


if __name__ == "__main__":
    sys.exit(main())
