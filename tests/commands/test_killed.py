"""Killed at any moment, or two at once: the library stays whole."""

from __future__ import annotations

import json
import signal
import sys

import pytest

from reachdesk.services import keeping
from reachdesk.services.desk import Desk
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.commands.calls import call, ended, start
from tests.importers.archives import OWNER, Person, many_posts, write_archive, zip_of

# Stops at a share of the import, says so, and waits to be killed.
STOPPING = """
import sys
from reachdesk.commands.progress import Progress
from reachdesk.__main__ import main

limit = float(sys.argv.pop(1))

def stop(self, share, sentence):
    if share >= limit and not sentence.startswith("Looking"):
        print("here", flush=True)
        sys.stdin.read()

Progress.__call__ = stop
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def library(tmp_path, capsys):
    path = tmp_path / "library.reachdesk"
    archive = zip_of(write_archive(tmp_path / "first", posts=many_posts(30), followers=["21"]))
    assert call(capsys, "import", archive, "--library", path).code == 0
    return path


@pytest.fixture
def larger(tmp_path):
    """A later archive of several batches that also changes what is there."""
    posts = many_posts(9000)
    for post in posts[:30]:
        post.likes += 1
    folder = write_archive(
        tmp_path / "larger", posts=posts, followers=["22"], as_of="2029-08-14T10:00:00.000Z"
    )
    return zip_of(folder)


def contents(path):
    with open_library(path) as library:
        assert keeping.problems(Desk(library)) == ()
        return logical_dump(library.database())


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of Unix")
@pytest.mark.parametrize("limit", [0.0, 0.2, 0.6, 0.85, 1.0])
def test_a_killed_import_leaves_the_library_as_it_was(capsys, library, larger, limit):
    before = contents(library)
    process = start(limit, "import", larger, "--library", library, code=STOPPING)
    assert process.stdout.readline() == "here\n", process.stderr.read()
    process.send_signal(signal.SIGKILL)
    ended(process)
    assert process.returncode == -signal.SIGKILL
    assert contents(library) == before
    assert call(capsys, "import", larger, "--library", library).code == 0
    assert contents(library) != before


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_an_interrupted_import_leaves_the_library_as_it_was(library, larger):
    before = contents(library)
    process = start(0.5, "import", larger, "--library", library, code=STOPPING)
    assert process.stdout.readline() == "here\n", process.stderr.read()
    process.send_signal(signal.SIGINT)
    said = ended(process)
    assert (said.code, said.out, said.err) == (130, "", "")
    assert contents(library) == before


def test_two_imports_at_once_both_arrive(capsys, library, larger, tmp_path):
    other = Person("1000000077", "noa_example", "Noa Example")
    folder = write_archive(tmp_path / "other", posts=many_posts(4000), owner=other)
    archives = [larger, zip_of(folder)]
    running = [start("import", path, "--library", library, "--json") for path in archives]
    said = [ended(process) for process in running]
    assert [(each.code, each.err) for each in said] == [(0, ""), (0, "")]
    new = [json.loads(each.out)["sources"][0]["records"]["posts"]["new"] for each in said]
    assert new == [8970, 4000]
    together = contents(library)

    alone = tmp_path / "alone.reachdesk"
    for path in (tmp_path / "first.zip", *archives):
        assert call(capsys, "import", path, "--library", alone).code == 0
    assert contents(alone) == together
    assert f"x:{OWNER.handle}" in json.dumps(together["account"], default=str)


def test_the_same_import_twice_at_once_arrives_once(library, larger):
    running = [start("import", larger, "--library", library, "--json") for _ in range(2)]
    said = [ended(process) for process in running]
    assert [(each.code, each.err) for each in said] == [(0, ""), (0, "")]
    new = sorted(json.loads(each.out)["sources"][0]["records"]["posts"]["new"] for each in said)
    assert new == [0, 8970]
    contents(library)
