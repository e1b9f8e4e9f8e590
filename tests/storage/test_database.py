from __future__ import annotations

import sqlite3

import pytest

from reachdesk.storage import database
from reachdesk.storage.database import (
    connect,
    create_private,
    prepare,
    reading,
    shorten_log,
    writing,
)


@pytest.fixture
def path(tmp_path):
    create_private(tmp_path / "new folder" / "lib rary#1")
    return tmp_path / "new folder" / "lib rary#1"


@pytest.fixture
def db(path):
    database = connect(path, busy_ms=20)
    prepare(database)
    yield database
    database.close()


def value(database, sql):
    return database.conn.execute(sql).fetchone()[0]


def test_settings_of_a_connection(db):
    assert value(db, "PRAGMA journal_mode") == "wal"
    assert value(db, "PRAGMA foreign_keys") == 1
    assert value(db, "PRAGMA synchronous") == 1
    assert value(db, "PRAGMA busy_timeout") == 20


def test_only_the_owner_may_read_the_file_its_companions_and_a_new_folder(db, path):
    with writing(db):
        db.conn.execute("CREATE TABLE one (a)")
    files = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    assert set(files) == {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert set(files.values()) == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_an_absent_file_is_not_made_by_connecting(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


def test_writing_keeps_all_or_nothing(db):
    with writing(db):
        db.conn.execute("CREATE TABLE one (a)")

    def interrupted():
        with writing(db):
            db.conn.execute("INSERT INTO one VALUES (1)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert value(db, "SELECT count(*) FROM one") == 0
    assert not db.conn.in_transaction


def test_writing_waits_in_rounds_and_may_be_given_up(db, path):
    other = connect(path)
    rounds = []
    with writing(other):
        with pytest.raises(sqlite3.OperationalError), writing(db):
            pytest.fail("the other one holds the lock")
        with (
            pytest.raises(sqlite3.OperationalError),
            writing(db, rounds=3, waiting=lambda: rounds.append(1)),
        ):
            pytest.fail("the other one holds the lock")
    assert rounds
    other.close()


def test_writing_goes_on_once_the_other_has_finished(db, path):
    other = connect(path)
    other.conn.execute("BEGIN IMMEDIATE")
    with writing(db, rounds=2, waiting=lambda: other.conn.execute("COMMIT")):
        db.conn.execute("CREATE TABLE one (a)")
    assert value(other, "SELECT count(*) FROM one") == 0
    other.close()


def test_reading_sees_one_state(db, path):
    with writing(db):
        db.conn.execute("CREATE TABLE one (a)")
    other = connect(path)
    with reading(db):
        before = value(db, "SELECT count(*) FROM one")
        with writing(other):
            other.conn.execute("INSERT INTO one VALUES (1)")
        with reading(db):
            assert value(db, "SELECT count(*) FROM one") == before == 0
    assert value(db, "SELECT count(*) FROM one") == 1
    other.close()


_LONG = "WITH RECURSIVE step (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 300000)"


def log_size(path):
    return path.with_name(f"{path.name}-wal").stat().st_size


def fill(db):
    with writing(db):
        db.conn.execute("CREATE TABLE one (a)")
        db.conn.execute(f"{_LONG} INSERT INTO one SELECT n FROM step LIMIT 20000")


def test_a_long_log_is_given_back_and_a_short_one_kept(db, path, monkeypatch):
    fill(db)
    assert log_size(path) > 0
    shorten_log(db)
    assert log_size(path) > 0
    monkeypatch.setattr(database, "_LONG_LOG_BYTES", 1000)
    shorten_log(db)
    assert log_size(path) == 0
    assert value(db, "PRAGMA busy_timeout") == 20
    assert value(db, "SELECT count(*) FROM one") == 20000


def test_a_log_that_somebody_reads_stays(db, path, monkeypatch):
    monkeypatch.setattr(database, "_LONG_LOG_BYTES", 1000)
    other = connect(path, busy_ms=20)
    prepare(other)
    with writing(other):
        other.conn.execute("CREATE TABLE two (a)")
    with reading(other):
        value(other, "SELECT count(*) FROM two")
        fill(db)
        shorten_log(db)
        assert log_size(path) > 0
    other.close()
    assert value(db, "SELECT count(*) FROM one") == 20000
