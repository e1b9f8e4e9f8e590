"""Imports that are killed, or run at the same time, leave the library whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reachdesk.domain.records import ExchangeFact, PersonFact, PostFact, SnapshotFact
from reachdesk.storage import check
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from reachdesk.storage.sources import sources
from tests.storage.stories import Story, library_of, take_in

BATCH = 100
LINES = 22  # what the child says on its way: opened, a line per batch, finishing, done


def story(name: str, seed: int, *, handle: str = "ana") -> Story:
    """A source of two thousand facts, about posts and people that others name too."""
    chance = random.Random(seed)
    facts: list = []
    for number in range(500):
        person = str(chance.randrange(300))
        post = str(1000 + chance.randrange(900))
        facts += [
            PostFact(post, number, text=f"words {number} " * 20, likes=chance.randrange(9)),
            PersonFact(person, f"name{person}", seen_ms=number),
            SnapshotFact("follower", person),
            ExchangeFact(post, "mention", "in", number, person),
        ]
    return Story(name, seed, facts, native_id="1", handle=handle)


CHILD = f"""
import sys
from pathlib import Path
from reachdesk.storage.library import open_library
from tests.storage.test_importing_killed import BATCH, story

def say(word):
    sys.stdout.write(word + "\\n")
    sys.stdout.flush()

path, name, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
told = story(name, seed)
with open_library(path) as library:
    say("opened")
    sys.stdin.readline()
    with library.importing(told.row()) as running:
        for start in range(0, len(told.facts), {BATCH}):
            running.add(told.facts[start : start + {BATCH}])
            say("batch")
        say("finishing")
        running.finish(told.as_of_ms)
    say("done")
"""


def child(path: Path, name: str, seed: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), name, str(seed)],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def let_go(process: subprocess.Popen) -> None:
    process.stdin.write("go\n")
    process.stdin.flush()


def dump_with(tmp_path: Path, name: str, *stories: Story) -> dict:
    with library_of(tmp_path / name, *stories) as library:
        return logical_dump(library.database())


# before the first fact, in between, while deriving, and about the commit
@pytest.mark.parametrize("lines", [1, 3, 8, 15, 21, LINES, LINES + 1])
def test_killing_an_import_leaves_the_library_whole(tmp_path, lines):
    first, second = story("first", 1), story("second", 2)
    before = dump_with(tmp_path, "library", first)
    after = dump_with(tmp_path, "both", first, second)
    with child(tmp_path / "library", "second", 2) as process:
        let_go(process)
        for _line in range(lines):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    with open_library(tmp_path / "library") as library:
        db = library.database()
        assert check.check_library(db) == []
        assert logical_dump(db) in ([after] if lines > LINES else [before, after])
        take_in(library, second)
        assert logical_dump(db) == after


def test_two_imports_at_once_both_land(tmp_path):
    told = [story("first", 1), story("second", 2)]
    open_library(tmp_path / "library").close()
    with (
        child(tmp_path / "library", "first", 1) as one,
        child(tmp_path / "library", "second", 2) as two,
    ):
        for process in (one, two):
            assert process.stdout.readline() == "opened\n"
        for process in (one, two):
            let_go(process)
        said = [process.communicate()[0].split()[-1] for process in (one, two)]
    assert said == ["done", "done"]
    with open_library(tmp_path / "library") as library:
        assert check.check_library(library.database()) == []
        assert len(sources(library.database())) == 2
        assert logical_dump(library.database()) == dump_with(tmp_path, "in turn", *told)


def test_two_imports_of_the_same_file_at_once_count_once(tmp_path):
    with (
        child(tmp_path / "library", "first", 1) as one,
        child(tmp_path / "library", "first", 1) as two,
    ):
        for process in (one, two):
            let_go(process)
        said = [process.communicate()[0].split()[-1] for process in (one, two)]
    assert said == ["done", "done"]
    with open_library(tmp_path / "library") as library:
        assert len(sources(library.database())) == 1
        assert logical_dump(library.database()) == dump_with(tmp_path, "l", story("first", 1))
