from __future__ import annotations

import sqlite3

import pytest

from reachdesk.domain.errors import Cancelled
from reachdesk.storage.database import connect, create_private, prepare, small_sorts, writing
from reachdesk.storage.watching import watched


@pytest.fixture
def path(tmp_path):
    create_private(tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def db(path):
    database = connect(path, busy_ms=20)
    prepare(database)
    yield database
    database.close()


def value(database, sql):
    return database.conn.execute(sql).fetchone()[0]


_LONG = "WITH RECURSIVE step (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM step WHERE n < 300000)"


def test_a_long_statement_is_watched_and_stopped(db):
    looks = []

    def look():
        looks.append(1)
        if len(looks) == 3:
            raise Cancelled

    with writing(db):
        db.conn.execute("CREATE TABLE one (a)")
    with pytest.raises(Cancelled), writing(db), watched(db, look):
        db.conn.execute(f"{_LONG} INSERT INTO one SELECT n FROM step")
    assert (len(looks), value(db, "SELECT count(*) FROM one")) == (3, 0)
    assert not db.conn.in_transaction


def test_nobody_looks_after_the_block(db):
    looks = []
    with watched(db, lambda: looks.append(1)):
        db.conn.execute(f"{_LONG} SELECT max(n) FROM step").fetchall()
    seen = len(looks)
    assert seen > 0
    db.conn.execute(f"{_LONG} SELECT max(n) FROM step").fetchall()
    assert len(looks) == seen


def test_other_errors_of_a_watched_block_stay_as_they_are(db):
    with pytest.raises(sqlite3.OperationalError, match="no such table"), watched(db, list):
        db.conn.execute("SELECT 1 FROM absent")


def stop():
    raise Cancelled


def test_both_look_where_blocks_stand_in_each_other(db):
    outer, inner = [], []
    with watched(db, lambda: outer.append(1)):
        with watched(db, lambda: inner.append(1)):
            db.conn.execute(f"{_LONG} SELECT max(n) FROM step").fetchall()
        seen = len(inner)
        assert len(outer) == seen > 0
        db.conn.execute(f"{_LONG} SELECT max(n) FROM step").fetchall()
    assert len(outer) > seen == len(inner)


def test_the_outer_one_stops_what_the_inner_one_watches(db):
    with pytest.raises(Cancelled), watched(db, stop), watched(db, list):
        db.conn.execute(f"{_LONG} SELECT max(n) FROM step").fetchall()


def test_a_wait_for_another_writer_is_told_and_given_up(path, db):
    patient = connect(path, busy_ms=60_000)
    with (
        writing(db),
        pytest.raises(Cancelled),
        watched(patient, lambda: pytest.fail("nothing runs"), waiting=stop),
        writing(patient),
    ):
        pytest.fail("the other one holds the lock")
    assert value(patient, "PRAGMA busy_timeout") == 60_000
    patient.close()


def test_a_look_serves_where_nobody_is_told_of_waiting(path, db):
    patient = connect(path, busy_ms=60_000)
    with writing(db), pytest.raises(Cancelled), watched(patient, stop), writing(patient):
        pytest.fail("the other one holds the lock")
    patient.close()


def test_a_connection_closed_in_the_block_ends_quietly(path):
    closed = connect(path)
    with watched(closed, stop):
        closed.close()


def test_pages_that_are_checked_are_watched(db, path):
    with writing(db):
        db.conn.execute("CREATE TABLE one (a)")
        db.conn.execute(f"{_LONG} INSERT INTO one SELECT n FROM step")
    looks = []
    with watched(db, lambda: looks.append(1), steps=100):
        assert value(db, "PRAGMA quick_check(1)") == "ok"
    assert looks
    with pytest.raises(Cancelled), watched(db, stop, steps=100):
        db.conn.execute("PRAGMA quick_check(1)").fetchall()


def test_small_sorts_leave_the_cache_as_it_was(db):
    before = value(db, "PRAGMA cache_size")
    with small_sorts(db):
        assert value(db, "PRAGMA cache_size") != before
        found = db.conn.execute(f"{_LONG} SELECT n FROM step ORDER BY -n").fetchmany(3)
    assert found == [(300_000,), (299_999,), (299_998,)]
    assert value(db, "PRAGMA cache_size") == before
