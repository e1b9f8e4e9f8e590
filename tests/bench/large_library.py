"""Makes a library of the target scale from made-up exports: run
`python -m tests.bench.large_library FILE.reachdesk [POSTS] [FOLLOWERS]`.

By default 700,000 posts over twelve years and 3,000,000 followers with names, places and bios, as
an X archive and a follower table beside the library (kept: importing them is a measurement too).
The same numbers give the same files. Prints what each import took and its peak memory.
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from tests.importers.archives import Person, made_post, ms_of, snowflake, tweet_record

POSTS, FOLLOWERS, PARTNERS = 700_000, 3_000_000, 20_000
HANDLE, FIRST, LAST = "ana_example", "2014-01-01T06:00:00", "2026-11-20T20:00:00"
PLACES = ("Leeds, UK", "London", "New York, NY", "Toronto", "São Paulo, Brasil", "Berlin", "Paris")
PLACES += ("Amsterdam", "everywhere", "", "Mumbai", "Sydney", "Lagos", "somewhere quiet", "")
BIOS = ("Editor at a paper", "Freelance journalist. Tea.", "We sell headsets to contact centres")
BIOS += ("Dog person", "Author of three novels", "PhD student", "Marketing consultant", "")
BIOS += ("Software vendor, workforce planning", "Local news for the valley", "Runs. Reads. Rests.")
WORDS = ("queue", "shift", "rota", "forecast", "caller", "agent", "service", "answer", "plan")
WORDS += ("hour", "team", "coffee", "chart")
DECLARED = "window.YTD.{name}.part0 = ["


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def partner(number: int) -> Person:
    return Person(str(50_000_000 + number), f"person_{number}", f"Person {number}")


def records(posts: int, chance: random.Random):
    """One record after the other, in the order of time: most original, then replies, reposts."""
    first, last = ms_of(FIRST), ms_of(LAST)
    step = (last - first) / posts
    for number in range(posts):
        when_ms = int(first + (number + chance.random()) * step)
        text = " ".join(chance.choices(WORDS, k=9)) + f" {number}"
        drawn, someone = chance.random(), partner(int(PARTNERS * chance.random() ** 3))
        details = {"likes": int(chance.expovariate(0.3)), "reposts": int(chance.expovariate(1.2))}
        if drawn < 0.3:
            reply = (snowflake(when_ms - 600_000, number % 4096), someone)
            text, extra = f"@{someone.handle} {text}", {"reply_to": reply, "mentions": (someone,)}
            details |= extra
        elif drawn < 0.4:
            text, details = f"RT @{someone.handle}: {text}", {"mentions": (someone,)}
            details["repost_of"] = someone
        post = made_post("2020-01-01T00:00:00", text, number % 4096, **details)
        post.when_ms, post.post_id = when_ms, snowflake(when_ms, number % 4096)
        yield tweet_record(post, edit_info=True)


def write_archive(path: Path, posts: int, followers: int) -> None:
    """The archive: account, posts and the ids of the followers."""
    account = {"accountId": "1000000001", "username": HANDLE, "accountDisplayName": "Ana"}
    account["createdAt"] = "2013-01-01T00:00:00.000Z"
    manifest = {"archiveInfo": {"generationDate": "2026-11-21T08:00:00.000Z"}}
    manifest["userInfo"] = {"accountId": "1000000001", "userName": HANDLE, "displayName": "Ana"}
    chance = random.Random(7)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("data/manifest.js", f"window.__THAR_CONFIG = {json.dumps(manifest)}")
        lead = DECLARED.format(name="account")
        archive.writestr("data/account.js", f"{lead}{json.dumps({'account': account})}]")
        with archive.open("data/tweets.js", "w", force_zip64=True) as stream:
            stream.write(DECLARED.format(name="tweets").encode())
            for number, record in enumerate(records(posts, chance)):
                lead = "," if number else ""
                stream.write(f"{lead}{json.dumps({'tweet': record})}\n".encode())
            stream.write(b"]")
        with archive.open("data/follower.js", "w", force_zip64=True) as stream:
            stream.write(DECLARED.format(name="follower").encode())
            for number in range(followers):
                lead, line = "," if number else "", {"accountId": str(100_000_000 + number)}
                stream.write(f"{lead}{json.dumps({'follower': line})}\n".encode())
            stream.write(b"]")


def write_followers(path: Path, followers: int) -> None:
    """The table: id, handle, name, place, bio and counts of every follower."""
    chance = random.Random(3)
    columns = ["id", "username", "name", "location", "description"]
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow([*columns, "followers_count", "following_count"])
        for number in range(followers):
            words = f"{chance.choice(BIOS)} {number % 977}"
            row = [100_000_000 + number, f"user{number}", f"Name {number % 5000} {number}"]
            row += [chance.choice(PLACES), words, int(10 ** (4 * chance.random()))]
            table.writerow([*row, int(10 ** (3.5 * chance.random()))])


def take_in(library: Path, file: Path) -> None:
    """Import one file with the command line, and say what it cost."""
    program = (
        "import resource, sys; from reachdesk.__main__ import main; code = main(sys.argv[1:]); "
        "print('peak MiB', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024); "
        "sys.exit(code)"
    )
    words = ["import", str(file), "--account", f"x:{HANDLE}", "--library", str(library)]
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, *words], check=True, capture_output=True, text=True
    )
    say(f"{file.name}: {time.perf_counter() - began:.0f} s, {done.stdout.splitlines()[-1]}")


def make(library: Path, posts: int = POSTS, followers: int = FOLLOWERS) -> None:
    """Write the exports that are not there yet, and import them."""
    archive, table = library.with_suffix(".zip"), library.with_suffix(".csv")
    if not archive.exists():
        write_archive(archive, posts, followers)
    if not table.exists():
        write_followers(table, followers)
    for file in (archive, table):
        take_in(library, file)


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[2:]]
    make(Path(sys.argv[1]), *sizes)
