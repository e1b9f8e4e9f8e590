"""The made-up exports that `stress_long` imports and takes out again."""

from __future__ import annotations

import csv
import random
from pathlib import Path

from tests.importers.archives import OWNER, Person, many_posts, write_archive, zip_of

OTHER = Person("1000000009", "otto_example", "Otto Example")
PLACES = ("Leeds, UK", "New York, NY", "Toronto", "Berlin", "Paris", "everywhere", "")
BIOS = ("Editor at a paper", "Freelance journalist. Tea.", "We sell headsets", "Dog person", "")


def _archive(folder: Path, name: str, posts: int, era: str, owner: Person, start: str) -> Path:
    people = [str(2_000_000 + number) for number in range(posts // 2)]
    where = write_archive(
        folder / name, many_posts(posts, start), era, owner=owner, followers=people
    )
    return zip_of(where, folder / f"{name}.zip")


def _followers(path: Path, count: int, seed: int) -> Path:
    chance = random.Random(seed)
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(["id", "username", "name", "location", "description", "followers_count"])
        for number in range(count):
            row = [2_000_000 + number, f"user{number}", f"Name {number}"]
            row += [chance.choice(PLACES), f"{chance.choice(BIOS)} {number % 97}"]
            table.writerow([*row, int(10 ** (4 * chance.random()))])
    return path


def _analytics(path: Path) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(["Date", "Impressions", "Likes", "Engagements", "Reposts", "Replies"])
        for day in range(1, 29):
            shown = 1000 + 37 * day
            table.writerow([f"Wed, Jul {day}, 2026", shown, day, day * 3, day // 3, day // 4])
    return path


def write_all(folder: Path) -> list[Path]:
    """Good files of several kinds, a table whose columns are asked about, and two that are not
    taken."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [
        _archive(folder, "small", 200, "2023", OWNER, "2022-03-01T09:00:00"),
        _archive(folder, "older", 1200, "2020", OWNER, "2019-03-01T09:00:00"),
        _archive(folder, "tweets", 600, "grailbird", OWNER, "2013-03-01T09:00:00"),
        _archive(folder, "other", 400, "2023", OTHER, "2024-03-01T09:00:00"),
        _followers(folder / "followers.csv", 1500, 1),
        _followers(folder / "people.csv", 300, 2),
        _analytics(folder / "account_overview_analytics.csv"),
    ]
    broken = folder / "broken.zip"
    broken.write_bytes(made[0].read_bytes()[:5000])
    words = folder / "notes.txt"
    words.write_text("Nothing that a network would write.\n", encoding="utf-8")
    return [*made, broken, words]
