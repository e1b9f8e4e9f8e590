from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import PostFact
from reachdesk.storage import library as library_module
from reachdesk.storage import problems
from reachdesk.storage.database import APPLICATION_ID, connect, writing
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.library import open_library
from reachdesk.storage.migrations import VERSION
from tests.storage.stories import Story, library_of, take_in

NOBODY = 65534


def refused(sentence: str, path: Path, **how) -> None:
    with pytest.raises(UserError) as caught:
        open_library(path, **how).close()
    words = {"needed": VERSION + 1, "known": VERSION}
    assert str(caught.value) == sentence.format(file=path, **words)


@contextmanager
def without_rights():
    """A folder of our own, in which we are an ordinary user even where tests run as root."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        if root:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)


def test_a_new_library_knows_what_it_is(tmp_path):
    with open_library(tmp_path / "l") as library:
        execute = library.database().conn.execute
        assert execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert execute("PRAGMA user_version").fetchone()[0] == VERSION
        strict = execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND NOT strict AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_sqlite%'"
        )
        assert strict.fetchall() == []


def test_opening_again_keeps_everything(tmp_path):
    story = Story("a", 5, handle="ana")
    with library_of(tmp_path / "l", story) as library:
        before = logical_dump(library.database())
    with open_library(tmp_path / "l", create=False) as library:
        assert logical_dump(library.database()) == before


def test_an_existing_library_is_closed_to_others(tmp_path):
    open_library(tmp_path / "l").close()
    (tmp_path / "l").chmod(0o644)
    with open_library(tmp_path / "l"):
        assert (tmp_path / "l").stat().st_mode & 0o777 == 0o600


def test_an_empty_file_becomes_a_library(tmp_path):
    (tmp_path / "l").touch()
    with open_library(tmp_path / "l") as library:
        assert library.database().conn.execute("SELECT count(*) FROM source").fetchone() == (0,)


def test_closing_leaves_a_thread_inside_sqlite_alone(tmp_path):
    """A close would free the statement that the other thread is in: a crash of all."""
    library = open_library(tmp_path / "l")
    inside, closed, found = threading.Event(), threading.Event(), []

    def pause() -> int:
        inside.set()
        closed.wait(5)
        return 0

    def read() -> None:
        connection = library.database().conn
        connection.set_progress_handler(pause, 1000)
        numbers = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
        found.append(connection.execute(f"{numbers} SELECT sum(i) FROM n").fetchone()[0])
        with pytest.raises(ValueError, match="closed"):
            library.database()

    reader = threading.Thread(target=read)
    reader.start()
    assert inside.wait(5)
    library.close()
    closed.set()
    reader.join(5)
    assert found == [5000 * 5001 // 2]


def test_each_thread_has_a_connection_and_closing_closes_all(tmp_path):
    library = open_library(tmp_path / "l")
    found = []
    thread = threading.Thread(target=lambda: found.append(library.database()))
    thread.start()
    thread.join()
    assert library.database() is library.database()
    assert found[0] is not library.database()
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        found[0].conn.execute("SELECT 1")
    with pytest.raises(ValueError, match="closed"):
        library.database()


def test_a_folder_is_refused(tmp_path):
    refused(problems.FOLDER, tmp_path)


def test_an_absent_file_is_refused_unless_it_may_be_made(tmp_path):
    refused(problems.ABSENT, tmp_path / "l", create=False)
    assert not (tmp_path / "l").exists()


@pytest.mark.parametrize("contents", [b"hello", b"SQLite format 3\0 but not really" * 100])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path, contents):
    (tmp_path / "l").write_bytes(contents)
    (tmp_path / "l").chmod(0o644)
    refused(problems.NOT_A_LIBRARY, tmp_path / "l")
    assert (tmp_path / "l").read_bytes() == contents
    assert (tmp_path / "l").stat().st_mode & 0o777 == 0o644


def test_somebody_elses_database_is_refused_and_kept(tmp_path):
    (tmp_path / "l").touch()
    other = connect(tmp_path / "l")
    other.conn.execute("CREATE TABLE theirs (a)")
    other.close()
    before = (tmp_path / "l").read_bytes()
    refused(problems.NOT_A_LIBRARY, tmp_path / "l")
    assert (tmp_path / "l").read_bytes() == before


def test_a_newer_library_is_refused(tmp_path):
    open_library(tmp_path / "l").close()
    newer = connect(tmp_path / "l")
    newer.conn.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    refused(problems.NEWER, tmp_path / "l")


def test_a_damaged_library_is_refused(tmp_path):
    open_library(tmp_path / "l").close()
    contents = bytearray((tmp_path / "l").read_bytes())
    contents[100:4096] = b"\xff" * 3996
    (tmp_path / "l").write_bytes(contents)
    refused(problems.DAMAGED, tmp_path / "l")


def test_a_library_cut_short_is_refused_when_it_is_used(tmp_path):
    story = Story("a", 5, handle="ana")
    library_of(tmp_path / "l", story).close()
    contents = (tmp_path / "l").read_bytes()
    (tmp_path / "l").write_bytes(contents[: len(contents) // 2])

    def use():
        with open_library(tmp_path / "l") as library, library.using() as db:
            logical_dump(db)

    with pytest.raises(UserError, match="damaged"):
        use()


def test_a_file_without_rights_is_refused():
    with without_rights() as folder:
        (folder / "l").touch(mode=0)
        refused(problems.CANNOT_OPEN, folder / "l")


def test_a_folder_without_rights_is_refused():
    with without_rights() as folder:
        (folder / "closed").mkdir(mode=0o500)
        refused(problems.CANNOT_OPEN, folder / "closed" / "l")
        (folder / "closed").chmod(0o700)


def test_a_library_that_another_writes_to_is_refused_after_a_while(tmp_path):
    open_library(tmp_path / "l").close()
    other = connect(tmp_path / "l")
    with writing(other), open_library(tmp_path / "l", busy_ms=20) as library:
        with pytest.raises(UserError) as caught:
            library.forget(1)
        assert str(caught.value) == problems.BUSY
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a file in use stays there")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_library_that_is_taken_away_is_not_written_to_in_secret(tmp_path, replaced):
    path = tmp_path / "folder" / "l"
    path.parent.mkdir()
    with library_of(path, Story("a", 5, handle="ana")) as library:
        path.parent.rename(tmp_path / "away")
        if replaced:
            path.parent.mkdir()
            path.write_bytes((tmp_path / "away" / "l").read_bytes())
        for use in (library.database, lambda: library.forget(1)):
            with pytest.raises(UserError) as caught:
                use()
            assert str(caught.value) == problems.GONE.format(file=path)
        path.unlink(missing_ok=True)
        path.parent.rmdir() if replaced else None
        (tmp_path / "away").rename(path.parent)
        assert take_in(library, Story("b", 6, [_post(1)], handle="ana"))["posts"].new == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a file in use stays there")
def test_a_library_taken_away_during_an_import_is_said(tmp_path):
    path = tmp_path / "l"
    with library_of(path, Story("a", 5, handle="ana")) as library:
        story = Story("b", 6, [_post(1)], handle="ana")

        def import_and_lose():
            with library.importing(story.row()) as running:
                running.add(story.facts)
                path.rename(tmp_path / "away")
                running.finish(6)

        with pytest.raises(UserError) as caught:
            import_and_lose()
        assert str(caught.value) == problems.GONE.format(file=path)


@pytest.mark.skipif(sys.platform == "win32", reason="a file in use stays there")
def test_a_file_put_in_its_place_counts_once_that_is_said(tmp_path):
    path = tmp_path / "l"
    with library_of(path, Story("a", 5, handle="ana")) as library:
        copy = tmp_path / "copy"
        with library_of(copy, Story("b", 6, [_post(1), _post(2)], handle="ana")):
            pass
        before = library.database()
        copy.replace(path)
        for ending in ("-wal", "-shm"):
            path.with_name(f"l{ending}").unlink(missing_ok=True)
        library.reopen()
        with library.using() as db:
            assert db.conn.execute("SELECT count(*) FROM post").fetchone() == (2,)
            assert library.database() is db
        assert db is not before
        assert take_in(library, Story("c", 7, [_post(3)], handle="ana"))["posts"].new == 1


def test_a_full_disk_changes_nothing(tmp_path):
    first = Story("a", 5, handle="ana")
    big = Story("b", 6, facts=[_post(number) for number in range(3000)], handle="ana")
    with library_of(tmp_path / "l", first) as library:
        db = library.database()
        before = logical_dump(db)
        pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
        db.conn.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(UserError) as caught:
            take_in(library, big)
        assert str(caught.value) == problems.DISK_FULL
        assert logical_dump(db) == before
        db.conn.execute("PRAGMA max_page_count = 1000000")
        assert take_in(library, big)["posts"].new == 3000


def test_a_library_of_an_older_version_is_copied_before_it_is_migrated(tmp_path, monkeypatch):
    path = tmp_path / "l"
    library_of(path, Story("a", 5, handle="ana")).close()
    migrated = []

    class Newer:
        @staticmethod
        def apply(db):
            assert (tmp_path / f"l.before-version-{VERSION + 1}").exists()
            migrated.append(1)

    monkeypatch.setattr(library_module, "MIGRATIONS", Newer)
    monkeypatch.setattr(library_module, "VERSION", VERSION + 1)
    open_library(path).close()
    assert migrated == [1]
    monkeypatch.undo()
    backup = tmp_path / f"l.before-version-{VERSION + 1}"
    assert backup.stat().st_mode & 0o777 == 0o600
    with open_library(backup) as library:
        assert len(logical_dump(library.database())["source"]) == 1
    refused(problems.NEWER, path)


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "l"
    library_of(path, Story("a", 5, handle="ana")).close()

    class Broken:
        @staticmethod
        def apply(db):
            db.conn.execute("DROP TABLE post")
            raise RuntimeError

    monkeypatch.setattr(library_module, "MIGRATIONS", Broken)
    monkeypatch.setattr(library_module, "VERSION", VERSION + 1)
    with pytest.raises(RuntimeError):
        open_library(path)
    monkeypatch.undo()
    with open_library(path) as library:
        assert len(logical_dump(library.database())["source"]) == 1


def test_a_library_that_could_not_be_made_leaves_no_file(tmp_path, monkeypatch):
    class Broken:
        @staticmethod
        def apply(db):
            raise RuntimeError

    monkeypatch.setattr(library_module, "MIGRATIONS", Broken)
    with pytest.raises(RuntimeError):
        open_library(tmp_path / "l")
    assert not (tmp_path / "l").exists()


def _post(number):
    return PostFact(str(number), number, text=f"words of post {number} " * 10)
