"""Memory does not grow with the archive: 100,000 posts, 120 MB of script, in a bare process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.importers.archives import TOBI, made_post, ms_of, snowflake, tweet_record

ROOT = Path(__file__).resolve().parents[2]
POSTS = 100_000
PROGRAM = """
import sys
from pathlib import Path
from reachdesk.importers.source import open_sources
from reachdesk.importers.x_archive import IMPORTER
(source,), _refused = open_sources([Path(sys.argv[1])])
posts = 0
for batch in IMPORTER.read(source, IMPORTER.outline(source)):
    posts += batch.read if batch.kind == "posts" else 0
status = Path("/proc/self/status").read_text()
print(posts, status.partition("VmHWM:")[2].split()[0])
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


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is told by Linux")
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
    posts, peak_kib = map(int, done.stdout.split())
    assert posts == POSTS
    assert peak_kib / 1024 < 110
