"""Libraries that cannot be written to: all of it is read, nothing is written beside it."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.storage import database, only_reading, problems
from reachdesk.storage import library as library_module
from reachdesk.storage.backup import copy_library
from reachdesk.storage.check import check_library
from reachdesk.storage.database import connect, connect_as, writing
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from tests.storage.stories import Story, library_of, take_in
from tests.storage.test_library import without_rights

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights as of Unix")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@contextmanager
def closed(folder: Path):
    """The folder as on a read-only disk, and nothing in it changes."""
    before = files(folder)
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)
    assert files(folder) == before


@pytest.fixture
def lying():
    """A library with two stories, and what it says, in a folder of an ordinary user."""
    with without_rights() as above:
        path = above / "shelf" / "my.reachdesk"
        path.parent.mkdir()
        with library_of(path, Story("a", 5, handle="ana"), Story("b", 6, handle="ana")) as made:
            said = logical_dump(made.database())
        yield path, said


def refuses(library, act) -> None:
    with pytest.raises(UserError) as caught:
        act(library)
    assert str(caught.value) == library.only_read.format(file=library.path)


def test_a_library_in_a_folder_that_cannot_be_written_to_is_read(lying):
    path, said = lying
    with closed(path.parent), open_library(path, create=False) as library:
        assert library.only_read == problems.ONLY_READ
        assert logical_dump(library.database()) == said
        assert check_library(library.database()) == []


def test_a_write_protected_library_is_read_and_nothing_lies_beside_it(lying):
    path, said = lying
    path.chmod(0o400)
    with open_library(path) as library:
        assert logical_dump(library.database()) == said
        assert list(files(path.parent)) == [path.name]
    assert list(files(path.parent)) == [path.name]
    assert path.stat().st_mode & 0o777 == 0o400


def test_what_is_only_in_the_log_is_read_as_well(lying):
    path, said = lying
    with open_library(path) as library:
        take_in(library, Story("c", 7, handle="ana"))
        more = logical_dump(library.database())
        stick = path.parent.with_name("stick")
        stick.mkdir()
        for name in (path.name, f"{path.name}-wal"):
            shutil.copyfile(path.with_name(name), stick / name)
    assert more != said
    with closed(stick), open_library(stick / path.name) as library:
        assert logical_dump(library.database()) == more


def test_every_change_says_the_sentence(lying):
    path, _said = lying
    with closed(path.parent), open_library(path) as library:
        refuses(library, lambda one: take_in(one, Story("c", 7, handle="ana")))
        refuses(library, lambda one: one.forget(1))
        refuses(library, lambda one: one.require_writing())
        refuses(library, lambda one: one.try_writing())

        def by_hand(one):
            with one.using() as db, writing(db):
                db.conn.execute("DELETE FROM source")

        refuses(library, by_hand)


def test_a_copy_can_be_made_elsewhere_and_that_can_be_written_to(lying):
    path, said = lying
    copy = path.parent.with_name("copy.reachdesk")
    with closed(path.parent), open_library(path) as library, library.using() as db:
        copy_library(db, copy)
    with open_library(copy, create=False) as library:
        assert library.only_read == ""
        assert logical_dump(library.database()) == said
        library.forget(1)


def test_writing_goes_on_once_it_is_possible(lying):
    path, _said = lying
    with closed(path.parent):
        library = open_library(path)
        version = library.version()
    with library:
        library.try_writing()
        assert library.only_read == ""
        assert library.version() != version
        library.forget(1)


def test_what_others_write_meanwhile_is_seen(lying):
    """A file that only its owner may write, open here to read: SQLite has no locks then."""
    path, said = lying
    path.chmod(0o400)
    with open_library(path) as library:
        version = library.version()
        path.chmod(0o600)
        with open_library(path) as theirs:
            take_in(theirs, Story("c", 7, handle="ana"))
            more = logical_dump(theirs.database())
            assert logical_dump(library.database()) == more != said
        assert library.version() != version
        assert logical_dump(library.database()) == more
        refuses(library, lambda one: one.forget(1))


def test_an_older_library_says_what_it_needs(lying):
    path, _said = lying
    older = connect(path)
    older.conn.execute("PRAGMA user_version = 1")
    older.close()
    with closed(path.parent), pytest.raises(UserError) as caught:
        open_library(path).close()
    assert str(caught.value) == problems.ONLY_READ_OLD.format(file=path)


def test_damage_in_a_library_that_is_only_read_is_said_and_not_noted(lying):
    path, _said = lying
    contents = path.read_bytes()
    path.write_bytes(contents[: len(contents) // 2])
    path.chmod(0o400)

    def use():
        with open_library(path) as library, library.using() as db:
            logical_dump(db)

    with pytest.raises(UserError, match="damaged"):
        use()
    assert list(files(path.parent)) == [path.name]


def full(monkeypatch):
    """SQLite finds no room for its index of the log, as on a full disk."""

    def refused(path, *, busy_ms):
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
        raise error

    monkeypatch.setattr(library_module, "connect", refused)


def test_a_library_on_a_full_disk_is_read(lying, monkeypatch):
    path, said = lying
    with monkeypatch.context() as patched:
        full(patched)
        library = open_library(path)
    with library:
        assert library.only_read == problems.ONLY_READ_FULL
        assert logical_dump(library.database()) == said
        refuses(library, lambda one: one.forget(1))
        assert list(files(path.parent)) == [path.name]
        library.try_writing()
        assert library.only_read == ""


def test_an_older_library_on_a_full_disk_is_not_copied_half(lying, monkeypatch):
    path, _said = lying
    older = connect(path)
    older.conn.execute("PRAGMA user_version = 1")
    older.close()
    full(monkeypatch)
    with pytest.raises(UserError) as caught:
        open_library(path).close()
    assert str(caught.value) == problems.ONLY_READ_OLD.format(file=path)


def test_a_disk_without_rights_is_no_reason_to_refuse(tmp_path, monkeypatch):
    """FAT and many network disks let nobody change rights."""
    open_library(tmp_path / "l").close()
    (tmp_path / "l").chmod(0o644)

    def unknown(_path, _mode):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", unknown)
    with open_library(tmp_path / "l") as library:
        assert library.only_read == ""


def test_reasons_are_only_those_of_a_place_that_takes_nothing(tmp_path):
    def failing(name):
        error = sqlite3.OperationalError("x")
        error.sqlite_errorname = name
        return error

    reason = lambda name: only_reading.reason(failing(name), tmp_path / "l")  # noqa: E731
    assert reason("SQLITE_READONLY_DIRECTORY") == problems.ONLY_READ
    assert reason("SQLITE_CANTOPEN") == problems.ONLY_READ
    assert reason("SQLITE_FULL") == problems.ONLY_READ_FULL
    assert reason("SQLITE_BUSY") == ""
    assert reason("SQLITE_CORRUPT") == ""
    assert only_reading.reason(OSError(30, "x"), tmp_path / "l") == problems.ONLY_READ
    assert only_reading.reason(ValueError(), tmp_path / "l") == ""


def test_the_words_on_how_to_connect_are_passed_on(tmp_path):
    open_library(tmp_path / "l").close()
    db = connect_as(tmp_path / "l", "mode=ro&immutable=1", database.BUSY_MS)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.conn.execute("DELETE FROM source")
    db.close()


@pytest.mark.parametrize(
    ("why", "kept_in"), [(problems.ONLY_READ, 0), (problems.ONLY_READ_FULL, 2)]
)
def test_only_a_full_disk_has_sorting_done_in_memory(tmp_path, why, kept_in):
    """A large library would take much of it."""
    open_library(tmp_path / "l").close()
    db = only_reading.connect_reading(tmp_path / "l", database.BUSY_MS, why)
    assert db.conn.execute("PRAGMA temp_store").fetchone() == (kept_in,)
    db.close()
