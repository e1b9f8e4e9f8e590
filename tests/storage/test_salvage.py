"""DamagedError libraries: what can be read is saved, what cannot is counted, the file is kept."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from reachdesk.domain.errors import Cancelled, UserError
from reachdesk.domain.records import ExchangeFact, PersonFact, PostFact, SnapshotFact
from reachdesk.storage import check, damage, problems
from reachdesk.storage.database import APPLICATION_ID
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from reachdesk.storage.migrations import VERSION
from reachdesk.storage.salvage import salvage
from reachdesk.storage.sources import sources
from tests.storage.stories import Story, library_of, take_in

NOW = 1_800_000_000_000
PAGE = 4096


def story(name: str, seed: int) -> Story:
    chance = random.Random(seed)
    facts: list = []
    for number in range(1500):
        person = str(chance.randrange(900))
        post = str(seed * 10_000 + number)
        facts += [
            PostFact(post, number, text=f"words {number} " * 12),
            PersonFact(person, f"name{person}", bio="plans " * 8),
            SnapshotFact("follower", person),
            ExchangeFact(post, "mention", "in", number, person),
        ]
    return Story(name, seed, facts, native_id="1", handle="ana")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole") / "library.reachdesk"
    library_of(path, story("first", 1), story("second", 2)).close()
    return path.read_bytes()


@pytest.fixture(scope="module")
def truth(whole, tmp_path_factory):
    path = tmp_path_factory.mktemp("truth") / "l"
    path.write_bytes(whole)
    with open_library(path) as library:
        return logical_dump(library.database())


def pages_of(whole: bytes, tmp_path, table: str) -> list[int]:
    """The root of a table's tree, by number (from 1)."""
    path = tmp_path / "look"
    path.write_bytes(whole)
    with open_library(path) as library:
        found = library.database().conn.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        )
        return [found.fetchone()[0]]


def zeroed(whole: bytes, seed: int, count: int = 6) -> bytes:
    """Some pages behind the first are empty."""
    contents = bytearray(whole)
    for page in random.Random(seed).sample(range(1, len(whole) // PAGE), count):
        contents[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return bytes(contents)


def flipped(whole: bytes, seed: int, count: int = 200) -> bytes:
    """Single bits are turned over, anywhere behind the first page."""
    contents = bytearray(whole)
    chance = random.Random(seed)
    for _time in range(count):
        contents[chance.randrange(PAGE, len(contents))] ^= 1 << chance.randrange(8)
    return bytes(contents)


def headless(whole: bytes, _seed: int) -> bytes:
    return b"\xff" * 100 + whole[100:]


def cut(whole: bytes, seed: int) -> bytes:
    """The end is missing, also in the middle of a page."""
    return whole[: int(len(whole) * (0.55 + 0.1 * seed)) - 1000 * seed]


CASES = [
    *((zeroed, seed) for seed in range(5)),
    *((flipped, seed) for seed in range(3)),
    *((cut, seed) for seed in range(1, 4)),
    (headless, 0),
]


@pytest.mark.parametrize(("harm", "seed"), CASES, ids=lambda each: getattr(each, "__name__", each))
def test_what_can_be_read_is_saved(whole, truth, tmp_path, harm, seed):
    path = tmp_path / "library.reachdesk"
    broken = harm(whole, seed)
    path.write_bytes(broken)
    found = salvage(path, NOW)
    assert found.aside.read_bytes() == broken
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name, found.aside.name]
    with open_library(path) as library:
        db = library.database()
        assert check.check_library(db) == []
        dump = logical_dump(db)
        for table, saved in found.saved.items():
            assert table == "source" or len(dump[table]) == saved
            lost = len(truth[table]) - saved
            assert lost >= 0
            # never called whole where something is gone, never more said to be lost than was
            assert (found.lost.get(table, 0) > 0) >= (lost > 0), table
    assert found.entries_saved > 1000
    if harm is headless:
        assert dump == truth
        assert found.lost == {}
    if harm is zeroed:
        assert found.entries_saved > 0.8 * sum(len(truth[table]) for table in found.saved)


@pytest.mark.parametrize("seed", [0, 1])
def test_the_same_exports_fill_the_gaps(whole, truth, tmp_path, seed):
    path = tmp_path / "library.reachdesk"
    path.write_bytes(zeroed(whole, seed))
    found = salvage(path, NOW)
    assert found.entries_lost
    with open_library(path) as library:
        for each in (story("first", 1), story("second", 2)):
            take_in(library, each)
        db = library.database()
        assert check.check_library(db) == []
        assert len(sources(db)) == 2, "nothing is there twice"
        dump = logical_dump(db)
    for table in ("post", "person", "exchange", "snapshot"):
        assert len(dump[table]) == len(truth[table]), table


def test_facts_stay_where_the_row_of_their_import_is_lost(whole, truth, tmp_path):
    path = tmp_path / "library.reachdesk"
    root = pages_of(whole, tmp_path, "source")[0]
    (tmp_path / "look").unlink()
    contents = bytearray(whole)
    contents[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    path.write_bytes(contents)
    found = salvage(path, NOW)
    assert found.lost["source"] >= 1
    with open_library(path) as library:
        db = library.database()
        assert check.check_library(db) == []
        dump = logical_dump(db)
        assert [row[0] for row in sources(db)] == [1, 2]
        assert {one.fingerprint for one in sources(db)} == {"first", "second"}
    for table in ("post", "person", "exchange", "snapshot"):
        assert len(dump[table]) == len(truth[table])
    assert found.entries_lost < 5


def test_a_page_of_the_schema_is_put_back(whole, truth, tmp_path):
    inner = whole[:PAGE]
    count = int.from_bytes(inner[103:105], "big")
    assert inner[100] == 5, "the schema has several pages"
    for cell in range(count):
        place = int.from_bytes(inner[112 + 2 * cell : 114 + 2 * cell], "big")
        page = int.from_bytes(inner[place : place + 4], "big")
        path = tmp_path / f"{cell}.reachdesk"
        path.write_bytes(whole[: (page - 1) * PAGE] + bytes(PAGE) + whole[page * PAGE :])
        found = salvage(path, NOW)
        assert found.lost == {}
        with open_library(path) as library:
            assert logical_dump(library.database()) == truth


def test_nothing_readable_leaves_the_file_where_it_is(whole, tmp_path):
    path = tmp_path / "library.reachdesk"
    broken = whole[:PAGE] + bytes(len(whole) - PAGE)
    path.write_bytes(broken)
    with pytest.raises(UserError) as caught:
        salvage(path, NOW)
    assert str(caught.value) == problems.NOTHING_READABLE.format(file=path)
    assert path.read_bytes() == broken
    assert list(tmp_path.iterdir()) == [path]


def test_a_rescue_tells_how_far_it_is(whole, tmp_path):
    path = tmp_path / "library.reachdesk"
    path.write_bytes(zeroed(whole, 1))
    told: list[float] = []
    salvage(path, NOW, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len({round(share, 1) for share in told}) > 6  # not in one leap
    assert any(0.65 < share < 0.99 for share in told), "deriving says where it is, too"


@pytest.mark.parametrize("share", [0.0, 0.05, 0.2, 0.5, 0.61, 0.7, 0.9])
def test_a_rescue_that_is_stopped_changes_nothing(whole, tmp_path, share):
    path = tmp_path / "library.reachdesk"
    broken = zeroed(whole, 1)
    path.write_bytes(broken)
    after: list[float] = []

    def stop(now):
        if now >= share:
            after.append(now)
            raise Cancelled

    with pytest.raises(Cancelled):
        salvage(path, NOW, stop)
    assert len(after) < 200, "stopped at once, not after many statements more"
    assert path.read_bytes() == broken
    assert list(tmp_path.iterdir()) == [path]


OPENED = """
import sys
from pathlib import Path
from reachdesk.storage.library import open_library
library = open_library(Path(sys.argv[1]))
library.database().conn.execute("SELECT count(*) FROM source").fetchall()
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets no open file be replaced")
def test_a_library_that_another_process_has_open_is_left_alone(whole, tmp_path):
    path = tmp_path / "library.reachdesk"
    path.write_bytes(whole)
    other = subprocess.Popen(
        [sys.executable, "-c", OPENED, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout.readline() == "open\n"
    assert damage.in_use(path)
    with pytest.raises(UserError) as caught:
        salvage(path, NOW)
    assert str(caught.value) == problems.OPEN_ELSEWHERE.format(file=path)
    other.communicate()
    assert not damage.in_use(path)
    assert salvage(path, NOW).lost == {}


def test_damage_met_in_use_is_looked_for_at_the_next_opening(whole, tmp_path):
    path = tmp_path / "library.reachdesk"
    root = pages_of(whole, tmp_path, "post_fact")[0]
    contents = bytearray(whole)
    contents[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    path.write_bytes(contents)
    open_library(path).close()  # the bad page is not met
    with (
        open_library(path) as library,
        pytest.raises(problems.DamagedError),
        library.using() as db,
    ):
        db.conn.execute("SELECT sum(length(text)) FROM post_fact").fetchall()
    assert damage.marked(path)
    with pytest.raises(problems.DamagedError):
        open_library(path)
    found = salvage(path, NOW)
    assert found.lost["post_fact"] > 0
    assert not damage.marked(path)
    open_library(path).close()


def test_a_mark_on_a_whole_library_goes_away(whole, tmp_path):
    path = tmp_path / "library.reachdesk"
    path.write_bytes(whole)
    damage.mark(path)
    open_library(path).close()
    assert not damage.marked(path)


def test_a_library_without_its_head_is_called_damaged(whole, tmp_path):
    path = tmp_path / "library.reachdesk"
    path.write_bytes(headless(whole, 0))
    with pytest.raises(problems.DamagedError):
        open_library(path)


def test_the_head_written_anew_says_what_the_old_one_said(whole, tmp_path):
    path = tmp_path / "l"
    path.write_bytes(headless(whole, 0))
    damage.mend_head(path, APPLICATION_ID, VERSION)
    with open_library(path) as library:
        assert check.check_library(library.database()) == []
