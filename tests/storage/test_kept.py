from __future__ import annotations

import sqlite3

import pytest

from reachdesk.storage.database import writing
from reachdesk.storage.kept import keep, kept


def test_a_body_replaces_the_one_before_and_hands_it_back(library):
    db = library.database()
    assert keep(db, "scenario", "a", "1", 10) is None
    assert keep(db, "scenario", "a", "2", 20) == "1"
    assert keep(db, "event", "a", "3", 30) is None
    assert kept(db, "scenario") == {"a": "2"}
    assert keep(db, "scenario", "a", None, 40) == "2"
    assert kept(db, "scenario") == {}
    assert kept(db, "event") == {"a": "3"}


def test_it_joins_an_open_transaction_and_falls_with_it(library):
    db = library.database()

    def half_done():
        with writing(db):
            keep(db, "scenario", "a", "1", 10)
            db.conn.execute("INSERT INTO kept VALUES ('scenario', 'a', '2', 10)")

    with pytest.raises(sqlite3.IntegrityError):
        half_done()
    assert kept(db, "scenario") == {}
