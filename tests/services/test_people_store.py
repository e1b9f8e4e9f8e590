"""Arrays of people outlive a start, and never a change that they do not know of."""

from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.domain.records import PersonFact, SnapshotFact
from reachdesk.services import own_words, people_store, sources
from reachdesk.services.desk import Desk
from reachdesk.services.people_table import people_order
from reachdesk.services.reporting import told_by
from reachdesk.storage import array_files, people_columns
from reachdesk.storage.library import open_library
from reachdesk.storage.people_columns import Reading
from tests.services.crowds import crowd, say_something
from tests.services.desks import ACCOUNT, asked, desk_of, told
from tests.services.test_audience_arrays import assert_as_plain
from tests.storage.stories import take_in

DAY = 19_000


@pytest.fixture
def readings(monkeypatch):
    """Everything is worth a file; how often everybody was read."""
    monkeypatch.setattr(people_store, "WORTH_A_FILE", 1)
    began = []

    class Counted(Reading):
        def __init__(self, db):
            began.append(1)
            super().__init__(db)

    monkeypatch.setattr(people_store, "Reading", Counted)
    return began


@pytest.fixture
def library(tmp_path, readings):
    with desk_of(tmp_path, *crowd(7)) as desk:
        assert_as_plain(desk)
        desk.people.close()
    return tmp_path / "library.reachdesk"


def test_a_start_finds_what_was_kept(library, readings):
    for _start in range(2):
        with open_library(library) as opened:
            assert_as_plain(Desk(opened))
    assert len(readings) == 1


def test_labels_are_read_alone_and_kept_when_the_library_is_closed(library, readings):
    for start in range(3):
        with open_library(library) as opened:
            desk = Desk(opened)
            for step in range(4):
                change = say_something(desk, 4 * start + step)
                assert_as_plain(desk)
            own_words.put_back(desk, change)
            assert_as_plain(desk)
            if start != 1:  # a window that fell
                desk.people.close()
    assert len(readings) == 1


def test_what_others_say_or_import_meanwhile_is_seen(library, readings):
    with open_library(library) as mine, open_library(library) as theirs:
        desk, other = Desk(mine), Desk(theirs)
        assert_as_plain(desk)
        say_something(other, 5)
        assert_as_plain(desk)
        assert len(readings) == 1
        facts = [SnapshotFact("follower", "1"), PersonFact("1", name="New", place="Paris")]
        take_in(theirs, told("four", DAY + 12, *facts))
        assert_as_plain(desk)
        desk.people.close()
        sources.forget(other, 4)
        assert_as_plain(desk)
        desk.people.close()
    with open_library(library) as opened:
        assert_as_plain(Desk(opened))


def test_the_order_by_name_follows_names_that_the_owner_says(library):
    with open_library(library) as opened:
        desk, request = Desk(opened), asked(DAY, DAY)
        before = people_order(desk, request)
        someone = int(before[-1])
        ref = (
            desk.database()
            .conn.execute("SELECT ref FROM person_ref WHERE id = ?", (someone,))
            .fetchone()[0]
        )
        change = own_words.say(desk, ACCOUNT, [ref], {"name": "!first"})
        assert people_order(desk, request)[0] == someone
        own_words.put_back(desk, change)
        np.testing.assert_array_equal(people_order(desk, request), before)


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "nonsense"])
def test_a_damaged_file_is_made_anew(library, readings, harm):
    for path in array_files.folder_of(library).iterdir():
        whole = bytearray(path.read_bytes())
        whole[-200:] = bytes(255 - each for each in whole[-200:])
        harmed = {"cut": whole[:-200], "flip": whole, "empty": b"", "nonsense": b"\0" * 300}[harm]
        path.write_bytes(harmed)
    with open_library(library) as opened:
        assert_as_plain(Desk(opened))
    assert len(readings) == 2


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path, readings):
    array_files.folder_of(tmp_path / "library.reachdesk").write_text("in the way")
    with desk_of(tmp_path, *crowd(8)) as desk:
        assert_as_plain(desk)
        desk.people.close()


def test_reading_everybody_stops_when_asked_and_goes_on_where_it_was(
    tmp_path, readings, monkeypatch
):
    monkeypatch.setattr(people_columns, "_AT_ONCE", 10)
    shares = []

    def twice(share, _sentence):
        shares.append(share)
        if len(shares) in {3, 6}:
            raise Cancelled

    with desk_of(tmp_path, *crowd(9)) as desk:
        for _time in range(2):
            with told_by(twice), pytest.raises(Cancelled):
                desk.people.columns(desk)
        with told_by(twice):
            assert_as_plain(desk)
    assert len(readings) == 1
    assert shares[2] == shares[3] > 0


def test_small_libraries_keep_no_file(tmp_path):
    with desk_of(tmp_path, *crowd(3)) as desk:
        assert_as_plain(desk)
        desk.people.close()
    assert not array_files.folder_of(tmp_path / "library.reachdesk").exists()
