from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.storage import problems

PATH = Path("my.reachdesk")


def failing(name):
    error = sqlite3.OperationalError("whatever SQLite says")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (failing("SQLITE_FULL"), problems.DISK_FULL),
        (failing("SQLITE_BUSY_SNAPSHOT"), problems.BUSY),
        (failing("SQLITE_LOCKED"), problems.BUSY),
        (failing("SQLITE_READONLY_DIRECTORY"), problems.READ_ONLY),
        (failing("SQLITE_CANTOPEN"), problems.CANNOT_OPEN),
        (failing("SQLITE_CORRUPT_INDEX"), problems.DAMAGED),
        (failing("SQLITE_NOTADB"), problems.NOT_A_LIBRARY),
        (failing("SQLITE_IOERR_WRITE"), problems.DISK_FAILED),
        (OSError(errno.ENOSPC, "x"), problems.DISK_FULL),
        (OSError(errno.EROFS, "x"), problems.READ_ONLY),
        (PermissionError(errno.EACCES, "x"), problems.CANNOT_OPEN),
        (FileNotFoundError(errno.ENOENT, "x"), problems.ABSENT),
        (FileExistsError(errno.EEXIST, "x"), problems.EXISTS),
        (OSError(errno.EIO, "x"), problems.DISK_FAILED),
        (OSError(errno.ESTALE, "x"), problems.DISK_FAILED),
        (OSError(errno.EFBIG, "x"), problems.DISK_FULL),
    ],
)
def test_the_users_matters_are_said_in_one_sentence(error, sentence):
    with pytest.raises(UserError) as caught, problems.plain_words(PATH):
        raise error
    said = str(caught.value)
    assert said == sentence.format(file=PATH)
    assert said.endswith(".")
    assert "\n" not in said
    assert "SQLite" not in said


def test_a_bad_page_is_remembered_beside_a_library_that_is_there(tmp_path):
    path = tmp_path / "my.reachdesk"
    for there in (False, True):
        if there:
            path.touch()
        with pytest.raises(UserError), problems.plain_words(path):
            raise failing("SQLITE_CORRUPT")
        assert (tmp_path / "my.reachdesk.suspect").exists() == there


def test_a_disk_that_fails_for_want_of_room_is_full(tmp_path, monkeypatch):
    for free, sentence in ((20_000, problems.DISK_FULL), (1 << 30, problems.DISK_FAILED)):
        usage = SimpleNamespace(free=free)
        monkeypatch.setattr("shutil.disk_usage", lambda _folder, usage=usage: usage)
        with pytest.raises(UserError) as caught, problems.plain_words(tmp_path / "my.reachdesk"):
            raise failing("SQLITE_IOERR_SHMSIZE")
        assert str(caught.value) == sentence.format(file=tmp_path / "my.reachdesk")


@pytest.mark.parametrize("name", ["SQLITE_CORRUPT", "SQLITE_NOTADB"])
def test_a_disk_that_gives_nothing_is_to_blame_and_not_the_library(tmp_path, monkeypatch, name):
    path = tmp_path / "my.reachdesk"
    path.write_bytes(b"SQLite format 3")

    def unread(_path, _mode):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "open", unread)
    with pytest.raises(UserError) as caught, problems.plain_words(path):
        raise failing(name)
    monkeypatch.undo()
    assert str(caught.value) == problems.DISK_FAILED.format(file=path)
    assert not (tmp_path / "my.reachdesk.suspect").exists()


def test_what_the_disk_refuses_of_other_files_is_not_the_librarys_matter():
    with pytest.raises(FileNotFoundError), problems.plain_queries(PATH):
        raise FileNotFoundError(errno.ENOENT, "an archive")
    with pytest.raises(UserError), problems.plain_queries(PATH):
        raise failing("SQLITE_FULL")


@pytest.mark.parametrize(
    "error", [failing("SQLITE_CONSTRAINT_FOREIGNKEY"), OSError(errno.EBADF, "x"), ValueError("x")]
)
def test_our_faults_pass_unchanged(error):
    with pytest.raises(type(error)) as caught, problems.plain_words(PATH):
        raise error
    assert caught.value is error
