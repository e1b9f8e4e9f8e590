"""Measures a whole import: run
`python -m tests.bench.bench_import [ARCHIVE] [--twitter-to-sqlite [FOLDER]]`.

Prints, for one archive (by default a made-up one of 100,000 posts), what a bare streaming
decode-and-insert of its posts, mentions and followers costs in this run, what the import of it
costs, the ratio of the two in processor time (wall times beside it), and the peak memory of the
import. With `--twitter-to-sqlite` the same of that program, which is installed into an environment
in FOLDER (by default a temporary one). Each runs in a process of its own, in turn.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.bench import other_importer
from tests.importers.test_x_archive_memory import write_large

TURNS = 3
BARE_NAME, OURS = "bare streaming decode and insert", "whole import"
ACCOUNT = """window.YTD.account.part0 = [ { "account" : { "accountId" : "1", "username" : "ana",
  "createdAt" : "2014-01-01T00:00:00.000Z", "accountDisplayName" : "Ana" } } ]"""

BARE = """
import sqlite3, sys, time
from pathlib import Path
from reachdesk.importers.javascript import read_records
from reachdesk.importers.source import open_sources
from reachdesk.importers.x_account_records import RelationLine
from reachdesk.importers.x_records import Tweet
def row(line):
    post = line.tweet or line
    inside = post.entities
    return (post.id_str, post.created_at, post.full_text or post.text, post.lang,
            post.in_reply_to_status_id_str, post.in_reply_to_user_id_str,
            post.favorite_count, post.retweet_count, len(inside.urls or ()),
            len(inside.hashtags or ()), len(inside.media or ()))
def mentions(line):
    post = line.tweet or line
    return [(post.id_str, one.id_str, one.screen_name, one.name)
            for one in post.entities.user_mentions or ()]
began, used = time.perf_counter(), time.process_time()
db = sqlite3.connect(sys.argv[2])
db.execute("PRAGMA journal_mode=WAL")
db.execute("PRAGMA synchronous=NORMAL")
columns = "id TEXT PRIMARY KEY, at, text, lang, post, person, likes, reposts, urls, tags, media"
db.execute(f"CREATE TABLE post ({columns})")
db.execute("CREATE TABLE mention (post, person, handle, name)")
db.execute("CREATE TABLE follower (id TEXT PRIMARY KEY)")
(source,), refused = open_sources([Path(sys.argv[1])])
count = 0
for member in source.members():
    if member.name.endswith("/follower.js"):
        with source.open(member.name) as stream:
            for chunk in read_records(stream, RelationLine):
                ids = [(value.follower.account_id,) for value in chunk.values]
                db.executemany("INSERT OR REPLACE INTO follower VALUES (?)", ids)
        continue
    if not ("tweets" in member.name or member.name.endswith("tweet.js")) or member.size < 500_000:
        if "/tweets/" not in member.name:
            continue
    if "headers" in member.name or not member.name.endswith(".js"):
        continue
    with source.open(member.name) as stream:
        for chunk in read_records(stream, Tweet):
            rows = [row(value) for value in chunk.values]
            db.executemany(f"INSERT OR REPLACE INTO post VALUES ({','.join('?' * 11)})", rows)
            named = [one for value in chunk.values for one in mentions(value)]
            db.executemany("INSERT INTO mention VALUES (?,?,?,?)", named)
            count += len(rows)
db.commit()
db.close()
spent, used = time.perf_counter() - began, time.process_time() - used
status = Path("/proc/self/status").read_text()
print(count, spent, used, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""

WHOLE = """
import sys, time
from pathlib import Path
from reachdesk.services import importing, recognising
from reachdesk.services.desk import Desk
from reachdesk.storage.library import open_library
began, used = time.perf_counter(), time.process_time()
library = open_library(Path(sys.argv[2]))
desk = Desk(library)
found = recognising.recognise([Path(sys.argv[1])], desk)
report = importing.run(desk, found)
found.close()
library.close()
spent, used = time.perf_counter() - began, time.process_time() - used
counts = {kind.kind: kind.read for kind in report.sources[0].records}
status = Path("/proc/self/status").read_text()
print(counts["posts"], spent, used, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(program: str, archive: Path, target: Path, python: str = sys.executable) -> list[float]:
    """Records, seconds of the clock, of the processor, and peak memory in MiB."""
    done = subprocess.run(
        [python, "-c", program, str(archive), str(target)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ,
    )
    return [float(part) for part in done.stdout.split()]


def made_up(path: Path) -> Path:
    write_large(path)
    with zipfile.ZipFile(path, "a") as more:
        more.writestr("data/account.js", ACCOUNT)
    return path


def main(arguments: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        archive = arguments.archive or made_up(home / "large.zip")
        python, told = "", ""
        if arguments.other is not None:
            python, told = other_importer.installed(Path(arguments.other or home / "other"))
            if not python:
                say(told)
        measured = measure(archive, home, python)
        print_table(measured)
        if python:
            say(f"  {other_importer.PACKAGE} {told}. {other_importer.WHAT}")


def measure(archive: Path, home: Path, python: str) -> dict[str, list[list[float]]]:
    """The runs of each, in turn."""
    found: dict[str, list[list[float]]] = {BARE_NAME: [], OURS: []}
    copy = other_importer.renamed(archive, home / "renamed.zip") if python else archive
    for turn in range(TURNS):
        found[BARE_NAME].append(run(BARE, archive, home / f"bare{turn}.db"))
        found[OURS].append(run(WHOLE, archive, home / f"whole{turn}.reachdesk"))
        if python:
            target = home / f"other{turn}.db"
            once = run(other_importer.IMPORT, copy, target, python)
            found.setdefault(other_importer.PACKAGE, []).append(once)
        for path in home.glob(f"*{turn}.*"):
            path.unlink()
    return found


def print_table(found: dict[str, list[list[float]]]) -> None:
    ours = found[OURS]
    say(f"{ours[0][0]:,.0f} posts, medians of {TURNS} runs in turn")
    for name, runs in found.items():
        peak = max(run[3] for run in runs)
        say(f"  {name}: {middle(runs, 2):.2f} s ({middle(runs, 1):.2f} wall), peak {peak:.0f} MiB")
        if name == OURS:
            continue
        for unit, place in (("processor", 2), ("wall", 1)):
            each = sorted(mine[place] / its[place] for mine, its in zip(ours, runs, strict=True))
            share = f"{statistics.median(each):.2f} ({each[0]:.2f} to {each[-1]:.2f})"
            say(f"    {OURS} against it, {unit} time: {share}")


def middle(runs: list[list[float]], place: int) -> float:
    return statistics.median(run[place] for run in runs)


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--twitter-to-sqlite", dest="other", nargs="?", const="", metavar="FOLDER")
    return parser.parse_args()


if __name__ == "__main__":
    main(asked())
