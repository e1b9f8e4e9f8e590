"""Measures a whole import: run `python -m tests.bench.bench_import [ARCHIVE]`.

Prints, for one archive (by default a made-up one of 100,000 posts), what a bare streaming
decode-and-insert of its posts and mentions costs in this run, what the import of it costs, the
ratio of the two in processor time (wall times beside it), and the peak memory of the import. Each
runs in a process of its own, in turn.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.importers.test_x_archive_memory import write_large

TURNS = 3
ACCOUNT = """window.YTD.account.part0 = [ { "account" : { "accountId" : "1", "username" : "ana",
  "createdAt" : "2014-01-01T00:00:00.000Z", "accountDisplayName" : "Ana" } } ]"""

BARE = """
import sqlite3, sys, time
from pathlib import Path
from reachdesk.importers.javascript import read_records
from reachdesk.importers.source import open_sources
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
(source,), refused = open_sources([Path(sys.argv[1])])
count = 0
for member in source.members():
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
print(count, time.perf_counter() - began, time.process_time() - used)
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


def run(program: str, archive: Path, target: Path) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", program, str(archive), str(target)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ,
    )
    return [float(part) for part in done.stdout.split()]


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        archive = Path(arguments[0]) if arguments else home / "large.zip"
        if not arguments:
            write_large(archive)
            with zipfile.ZipFile(archive, "a") as more:
                more.writestr("data/account.js", ACCOUNT)
        bare, whole = [], []
        for turn in range(TURNS):
            bare.append(run(BARE, archive, home / f"bare{turn}.db"))
            whole.append(run(WHOLE, archive, home / f"whole{turn}.reachdesk"))
        ratios = sorted(mine[2] / its[2] for mine, its in zip(whole, bare, strict=True))
        say(f"{whole[0][0]:,.0f} posts, medians of {TURNS} runs in turn")
        for name, runs in (("bare streaming decode and insert", bare), ("whole import", whole)):
            say(f"  {name}: {middle(runs, 2):.2f} s ({middle(runs, 1):.2f} wall)")
        say(f"  ratio: {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
        say(f"  peak memory of the import: {max(run[3] for run in whole):.0f} MiB")


def middle(runs: list[list[float]], place: int) -> float:
    return statistics.median(run[place] for run in runs)


if __name__ == "__main__":
    main(sys.argv[1:])
