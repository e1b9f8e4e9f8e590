"""Copies that are kept, rotated and put back."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import Cancelled, UserError
from reachdesk.domain.records import PostFact
from reachdesk.storage import backups, check, problems
from reachdesk.storage.backups import BackupKind
from reachdesk.storage.database import connect, writing
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from reachdesk.storage.migrations import VERSION
from reachdesk.storage.restoring import restore
from tests.storage.old_libraries import old_library
from tests.storage.stories import Story, library_of, take_in

DAY = 86_400_000
NOW = 1_800_000_000_000
FIRST = Story("a", 10, [PostFact("1", 5, text="hello")], handle="ana")
SECOND = Story("b", 20, [PostFact("2", 6, text="again")], handle="ana")


def keep(library, now_ms, kind=BackupKind.AUTOMATIC):
    return backups.keep_copy(library.database(), library.path, kind, now_ms)


def dump_of(path):
    with open_library(path) as library:
        assert check.check_library(library.database()) == []
        return logical_dump(library.database())


def test_a_copy_is_due_when_there_is_none_and_after_a_week(library):
    take_in(library, FIRST)
    assert backups.due(library.path, NOW)
    keep(library, NOW)
    assert not backups.due(library.path, NOW + 7 * DAY - 1)
    assert backups.due(library.path, NOW + 7 * DAY)
    assert backups.due(library.path, NOW - DAY), "a clock that was wrong stops no copies"


def test_four_automatic_copies_stay_and_every_other_one(library):
    take_in(library, FIRST)
    keep(library, NOW - DAY, BackupKind.BEFORE_RESTORING)
    for week in range(6):
        keep(library, NOW + week * 7 * DAY)
    found = backups.backups(library.path)
    assert [each.made_ms for each in found] == [
        *(NOW + week * 7 * DAY for week in (5, 4, 3, 2)),
        NOW - DAY,
    ]
    assert all(each.size == each.path.stat().st_size > 0 for each in found)
    assert len(list(backups.folder_of(library.path).iterdir())) == 5


def test_two_copies_of_one_second_are_two_files(library):
    take_in(library, FIRST)
    assert keep(library, NOW) != keep(library, NOW)
    assert len(backups.backups(library.path)) == 2


def test_what_others_put_into_the_folder_is_no_copy_and_stays(library):
    take_in(library, FIRST)
    keep(library, NOW)
    other = backups.folder_of(library.path) / "other.automatic-2020-01-01-000000.reachdesk"
    other.write_text("precious")
    backups.rotate(library.path)
    assert len(backups.backups(library.path)) == 1
    assert other.read_text() == "precious"


def test_an_empty_library_is_not_worth_a_copy(library):
    assert not backups.worth_a_copy(library.database())
    take_in(library, FIRST)
    assert backups.worth_a_copy(library.database())


def test_a_copy_that_is_stopped_leaves_no_file(library):
    posts = [PostFact(str(n), n, text=f"words {n} " * 30) for n in range(2000)]
    take_in(library, Story("big", 10, posts, handle="ana"))

    def stop(share):
        assert 0 <= share < 1
        raise Cancelled

    with pytest.raises(Cancelled):
        backups.keep_copy(library.database(), library.path, BackupKind.AUTOMATIC, NOW, stop)
    assert list(backups.folder_of(library.path).iterdir()) == []
    keep(library, NOW)  # the connection goes on


def test_a_folder_that_is_a_file_is_said_in_a_sentence(library):
    take_in(library, FIRST)
    backups.folder_of(library.path).write_text("in the way")
    with pytest.raises(UserError):
        keep(library, NOW)
    assert backups.backups(library.path) == []


def test_restoring_is_undone_by_restoring_what_was_kept(library):
    take_in(library, FIRST)
    copy = keep(library, NOW)
    before = dump_of(library.path)
    take_in(library, SECOND)
    after = dump_of(library.path)
    # the library stays open here: an open window sees the change
    aside = restore(library.path, copy, NOW + DAY)
    assert logical_dump(library.database()) == before
    assert dump_of(library.path) == before
    restore(library.path, aside, NOW + 2 * DAY)
    assert logical_dump(library.database()) == after


def test_restoring_where_there_is_no_library(library, tmp_path):
    take_in(library, FIRST)
    assert restore(tmp_path / "new" / "l.reachdesk", keep(library, NOW), NOW) is None
    assert dump_of(tmp_path / "new" / "l.reachdesk") == logical_dump(library.database())


def test_restoring_an_older_version_brings_it_up_to_date_and_leaves_the_copy(library, tmp_path):
    take_in(library, FIRST)
    copy = old_library(tmp_path / "old.reachdesk", 1)
    before = copy.read_bytes()
    restore(library.path, copy, NOW)
    assert copy.read_bytes() == before
    assert len(logical_dump(library.database())["decision"]) == 1
    assert library.database().conn.execute("PRAGMA user_version").fetchone()[0] == VERSION


@pytest.mark.parametrize("words", [b"", b"hello", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_library_is_not_restored(library, tmp_path, words):
    take_in(library, FIRST)
    before = dump_of(library.path)
    (tmp_path / "other").write_bytes(words)
    with pytest.raises(UserError) as caught:
        restore(library.path, tmp_path / "other", NOW)
    assert str(caught.value) == problems.NOT_A_LIBRARY.format(file=tmp_path / "other")
    assert dump_of(library.path) == before
    assert backups.backups(library.path) == []


def test_a_damaged_copy_is_not_restored(library):
    take_in(library, Story("a", 10, [PostFact(str(n), n, text="x" * 99) for n in range(500)]))
    copy = keep(library, NOW)
    before = dump_of(library.path)
    contents = bytearray(copy.read_bytes())
    contents[len(contents) // 2 :] = bytes(len(contents) - len(contents) // 2)
    copy.write_bytes(contents)
    with pytest.raises(UserError) as caught:
        restore(library.path, copy, NOW)
    assert str(caught.value) == problems.DAMAGED_COPY.format(file=copy)
    assert dump_of(library.path) == before


def test_restoring_while_another_writes_waits_and_gives_up(library, monkeypatch):
    monkeypatch.setattr("reachdesk.storage.restoring._MOST_WAITS", 0)
    take_in(library, FIRST)
    copy = keep(library, NOW)
    other = connect(library.path)
    with writing(other), pytest.raises(UserError) as caught:
        restore(library.path, copy, NOW + DAY)
    other.close()
    assert str(caught.value) == problems.BUSY
    assert [each.path for each in backups.backups(library.path)] == [copy]


@pytest.mark.parametrize("most", [0.2, 0.3, 0.6])
def test_a_restore_that_is_stopped_changes_nothing(library, monkeypatch, most):
    monkeypatch.setattr("reachdesk.storage.restoring._PAGES_AT_ONCE", 5)
    take_in(library, FIRST)
    copy = keep(library, NOW)
    take_in(library, SECOND)
    before = dump_of(library.path)

    def stop(share):
        if share >= most:
            raise Cancelled

    with pytest.raises(Cancelled):
        restore(library.path, copy, NOW + DAY, stop)
    assert dump_of(library.path) == before
    assert [each.path for each in backups.backups(library.path)] == [copy]


def test_a_library_of_another_name_has_its_own_copies(tmp_path):
    with library_of(tmp_path / "one.reachdesk", FIRST) as one:
        keep(one, NOW)
    with library_of(tmp_path / "two.reachdesk", FIRST) as two:
        assert backups.backups(two.path) == []
