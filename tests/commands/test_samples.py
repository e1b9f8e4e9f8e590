"""Real archives through the command line, against counts made here by other means."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.commands.calls import call
from tests.conftest import SAMPLES

pytestmark = pytest.mark.samples

MODERN = sorted(
    path
    for era in ("2018_flat", "2020plus")
    for path in SAMPLES.glob(f"x_archive_{era}/*")
    if list(path.rglob("follower.js"))
)
GRAILBIRD = sorted(
    path
    for path in SAMPLES.glob("x_archive_grailbird/*/*")
    if path.is_dir() or path.suffix == ".zip"
)


def entries(text: str) -> list:
    """The list behind the first equals sign of a script."""
    return json.loads(text[text.index("=") + 1 :].strip().rstrip(";"))


def entries_of(folder: Path, *names: str) -> list:
    """The entries of the first of these files that is there; none where none is."""
    for name in names:
        for path in (folder / "data" / name, folder / name):
            if path.exists():
                return entries(path.read_text(encoding="utf-8"))
    return []


def months(path: Path) -> list:
    """All posts of the month files of a folder or zip."""
    if path.is_dir():
        texts = [each.read_text(encoding="utf-8") for each in path.rglob("data/js/tweets/*.js")]
    else:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if "/tweets/" in f"/{name}"]
            texts = [archive.read(name).decode("utf-8") for name in names if name.endswith(".js")]
    return [post for text in texts for post in entries(text)]


def records_of(capsys, path: Path, library: Path) -> dict:
    said = call(capsys, "import", path, "--library", library, "--json")
    assert (said.code, said.err) == (0, "")
    (source,) = said.record["sources"]
    for counts in source["records"].values():
        parts = ("new", "changed", "unchanged", "skipped")
        assert counts["read"] == sum(counts[part] for part in parts)
        assert min(counts[part] for part in parts) >= 0
    return source["records"]


def read_of(records: dict, kind: str) -> int:
    return records.get(kind, {"read": 0})["read"]


@pytest.mark.parametrize("folder", MODERN, ids=range(len(MODERN)))
def test_archives_since_2018(capsys, tmp_path, folder):
    records = records_of(capsys, folder, tmp_path / "folder.reachdesk")
    posts = entries_of(folder, "tweets.js", "tweet.js", "tweet-headers.js")
    community = entries_of(folder, "community-tweet.js")
    assert read_of(records, "posts") == len(posts) + len(community)
    assert read_of(records, "followers") == len(entries_of(folder, "follower.js"))
    assert read_of(records, "following") == len(entries_of(folder, "following.js"))

    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
    assert records_of(capsys, packed, tmp_path / "zip.reachdesk") == records


@pytest.mark.parametrize("path", GRAILBIRD, ids=range(len(GRAILBIRD)))
def test_archives_before_2018(capsys, tmp_path, path):
    library = tmp_path / "library.reachdesk"
    records = records_of(capsys, path, library)["posts"]
    posts = months(path)
    ((owner, _times),) = Counter(post["user"]["id_str"] for post in posts).most_common(1)
    own = {post["id_str"] for post in posts if post["user"]["id_str"] == owner}
    assert records["read"] == len(posts)
    assert records["new"] == len(own)
    assert records["skipped"] + records["unchanged"] == len(posts) - len(own)
    (account,) = call(capsys, "summary", "--library", library, "--json").record["accounts"]
    assert sum(account["posts"].values()) == len(own)
