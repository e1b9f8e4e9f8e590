"""Memory does not grow with the archive: 100,000 posts, some 120 MB of script, in a bare process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.importers.archives import TOBI, made_post, ms_of, snowflake, tweet_record

ROOT = Path(__file__).resolve().parents[2]
POSTS = 100_000
PROGRAM = """
import resource, sys
from pathlib import Path
from reachdesk.importers.source import open_sources
from reachdesk.importers.x_archive import IMPORTER
(source,), _refused = open_sources([Path(sys.argv[1])])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
posts = 0
for batch in IMPORTER.read(source, IMPORTER.outline(source)):
    posts += batch.read if batch.kind == "posts" else 0
print(posts, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write_large(path: Path) -> int:
    """A zip with one long tweet file, streamed; returns the bytes of the file."""
    text = f"@{TOBI.handle} a made-up answer of the usual length, with a thought or two in it"
    post = made_post("2015-01-01T10:00:00", text, reply_to=("5", TOBI), mentions=(TOBI,))
    record = json.dumps({"tweet": tweet_record(post, edit_info=True)}, indent=2)
    lead = "window.YTD.tweets.part0 = [\n"
    size = 0
    start = ms_of("2015-01-01T10:00:00")
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("data/tweets.js", "w") as stream,
    ):
        stream.write(lead.encode())
        for number in range(POSTS):
            made = record.replace(post.post_id, snowflake(start + number * 500, number))
            block = (made + (",\n" if number < POSTS - 1 else "\n]")).encode()
            size += len(block)
            stream.write(block)
    return size


def test_a_hundred_thousand_posts(tmp_path):
    path = tmp_path / "large.zip"
    assert write_large(path) > 100 << 20
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    posts, before, peak = map(int, done.stdout.split())
    assert posts == POSTS
    in_mebibytes = 1024 if sys.platform != "darwin" else 1024 * 1024
    assert peak / in_mebibytes < 110, (before, peak)
