"""Steps that find no room: one sentence, exit 2, a library as it was and no half-written file.

A limit on the size of files stands for a full disk, which not every machine lets a test make.
"""

from __future__ import annotations

import shutil
import sys

import pytest

from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.commands.calls import assert_one_sentence, call, ended, start
from tests.importers.archives import many_posts, write_archive, zip_of
from tests.storage.killed_steps import make_older

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")

ROOM = 34_000  # bytes a file: SQLite's shared memory finds room, and hardly anything else
STEPS = {
    "label": ["label", "tobi_example", "--role", "customer", "--note", "x" * 60_000],
    "forget": ["forget", "1"],
    "backup": ["backup", "OUT/copy.reachdesk"],
    "restore": ["restore", "COPY"],
    "picture": ["export", "activity_counts", "OUT/a.png"],
    "drawing": ["export", "activity_counts", "OUT/a.svg"],
    "report": ["report", "OUT/report.pdf"],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    posts = many_posts(400, "2022-01-01T09:00:00")
    archive = zip_of(write_archive(folder / "made", posts=posts, followers=["1000000002"]))
    path = folder / "library.reachdesk"
    assert ended(start("import", archive, "--library", path)).code == 0
    assert ended(start("backup", folder / "copy.reachdesk", "--library", path)).code == 0
    return folder


def without_room(*words):
    import resource

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    return ended(start(*words, env={"QT_QPA_PLATFORM": "offscreen"}, preexec_fn=limited))


def contents(path):
    with open_library(path) as library:
        return logical_dump(library.database())


@pytest.mark.parametrize("step", STEPS)
def test_a_step_without_room(step, filled, tmp_path, capsys):
    library, out = tmp_path / "l.reachdesk", tmp_path / "out"
    out.mkdir()
    shutil.copy(filled / "library.reachdesk", library)
    words = [
        word.replace("OUT", str(out)).replace("COPY", str(filled / "copy.reachdesk"))
        for word in STEPS[step]
    ]
    said = without_room(*words, "--library", library)
    assert said.code == 2, said
    assert_one_sentence(said.err)
    assert list(out.iterdir()) == []
    assert contents(library) == contents(filled / "library.reachdesk")
    assert call(capsys, "check", "--library", library).code == 0


def test_a_migration_without_room(filled, tmp_path):
    library = tmp_path / "l.reachdesk"
    shutil.copy(filled / "library.reachdesk", library)
    make_older(library)
    before = library.read_bytes()
    said = without_room("summary", "--library", library)
    assert said.code == 2, said
    assert_one_sentence(said.err)
    assert library.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if "version" in one.name) == []
    assert contents(library) == contents(filled / "library.reachdesk")
