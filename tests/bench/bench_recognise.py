"""Measures recognition: run `python -m tests.bench.bench_recognise [KIND …]`.

Writes archives of 2 GiB (stored media, many small members, one large part) and prints how long the
program takes to say what each of them is; its promise is 2 seconds, where nothing else runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.bench_tables import say

SIZE = 2 << 30
_MEDIA = 8 << 20
_CHUNK = 1 << 20

_LOOK = """
import sys, time
from pathlib import Path
from reachdesk.services.desk import Desk
from reachdesk.services.recognising import recognise
from reachdesk.storage.library import open_library
with open_library(Path(sys.argv[2])) as library:
    desk = Desk(library)
    began, used = time.perf_counter(), time.process_time()
    with recognise([Path(sys.argv[1])], desk) as found:
        spent, used = time.perf_counter() - began, time.process_time() - used
        names = [preview.format for preview in found.previews]
        print(spent, used, *names, *[refused.why for refused in found.refused])
"""

_ACCOUNT = """window.YTD.account.part0 = [ { "account" : { "accountId" : "1", "username" : "ana",
  "createdAt" : "2014-01-01T00:00:00.000Z", "accountDisplayName" : "Ana" } } ]"""
_TWEET = """{ "tweet" : { "id_str" : "1327601232462811136", "full_text" : "rosters",
  "created_at" : "Sat Nov 14 13:07:00 +0000 2020", "favorite_count" : "1" } }"""


def fill(archive: zipfile.ZipFile, folder: str, size: int, each: int, compress: int) -> None:
    """Members of noise, `each` bytes large, until there are `size` bytes."""
    noise = os.urandom(_CHUNK)
    for number in range(size // each):
        info = zipfile.ZipInfo(f"{folder}/{number}.mp4")
        info.compress_type = compress
        with archive.open(info, "w", force_zip64=True) as member:
            for _part in range(max(each // _CHUNK, 1)):
                member.write(noise[:each])


def with_media(path: Path) -> None:
    """An X archive: the posts are small, the videos fill it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data/account.js", _ACCOUNT)
        archive.writestr("data/tweets.js", f"window.YTD.tweets.part0 = [ {_TWEET} ]")
        fill(archive, "data/tweets_media", SIZE, _MEDIA, zipfile.ZIP_STORED)


def with_posts(path: Path) -> None:
    """An X archive whose one part of posts is large."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("data/account.js", _ACCOUNT)
        with archive.open("data/tweets.js", "w", force_zip64=True) as member:
            member.write(b"window.YTD.tweets.part0 = [\n")
            line = (_TWEET + ",\n").encode()
            block = line * (_CHUNK // len(line))
            for _part in range(SIZE // len(block)):
                member.write(block)
            member.write(_TWEET.encode() + b"]")


def of_many(path: Path) -> None:
    """An Instagram export of very many members."""
    with zipfile.ZipFile(path, "w") as archive:
        fill(archive, "media/posts", SIZE, 32 << 10, zipfile.ZIP_STORED)
        archive.writestr(
            "your_instagram_activity/media/posts_1.json",
            '[{"media": [{"uri": "a", "creation_timestamp": 1605359220, "title": "rosters"}]}]',
        )


def of_messages(path: Path) -> None:
    """An Instagram export of very many conversations, which are no posts."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30_000):
            name = f"your_instagram_activity/messages/inbox/{number}/message_1.json"
            archive.writestr(name, '{"participants": [], "messages": []}')
        of_posts = '[{"media": [{"uri": "a", "creation_timestamp": 1605359220, "title": "x"}]}]'
        archive.writestr("your_instagram_activity/media/posts_1.json", of_posts)


def of_nothing(path: Path) -> None:
    """No export at all: nothing that could be told from its head."""
    with zipfile.ZipFile(path, "w") as archive:
        fill(archive, "videos", SIZE, _MEDIA, zipfile.ZIP_STORED)


KINDS: dict[str, Callable[[Path], None]] = {
    "media": with_media,
    "posts": with_posts,
    "many": of_many,
    "messages": of_messages,
    "nothing": of_nothing,
}


def main(arguments: list[str]) -> None:
    for kind in arguments or KINDS:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "export.zip"
            KINDS[kind](path)
            done = subprocess.run(
                [sys.executable, "-c", _LOOK, str(path), str(Path(name) / "library")],
                capture_output=True,
                text=True,
                check=True,
                cwd=Path(__file__).resolve().parents[2],
            )
            spent, used, said = done.stdout.strip().split(" ", 2)
            took = f"{float(spent):.2f} s, {float(used):.2f} s of processor"
            say(f"{kind}: {path.stat().st_size >> 20} MiB in {took}: {said}")


if __name__ == "__main__":
    main(sys.argv[1:])
