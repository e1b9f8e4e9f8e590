from __future__ import annotations

import msgspec
import pytest

from reachdesk.services import kept
from reachdesk.services.desk import Desk
from reachdesk.storage.kept import keep as store
from reachdesk.storage.library import open_library


class Note(msgspec.Struct, frozen=True):
    text: str
    count: int = 1


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "library") as library:
        yield Desk(library)


def test_what_is_kept_comes_back_until_it_is_taken_away(desk):
    kept.keep(desk, "note", "b", Note("second"))
    kept.keep(desk, "note", "a", Note("first", 2))
    assert kept.all_kept(desk, "note", Note) == {"a": Note("first", 2), "b": Note("second")}
    kept.keep(desk, "note", "a", None)
    assert kept.all_kept(desk, "note", Note) == {"b": Note("second")}


def test_every_change_can_be_put_back_and_made_again(desk):
    kept.keep(desk, "note", "a", Note("old"))
    for value in (Note("new"), None):
        change = kept.keep(desk, "note", "a", value)
        kept.put_back(desk, change)
        assert kept.all_kept(desk, "note", Note) == {"a": Note("old")}
        kept.put_again(desk, change)
        assert kept.all_kept(desk, "note", Note).get("a") == value
        kept.put_back(desk, change)


def test_a_shape_of_another_version_is_left_alone(desk):
    with desk.library.using() as db:
        store(db, "note", "odd", '{"words": 1}', 5)
    kept.keep(desk, "note", "a", Note("good"))
    assert kept.all_kept(desk, "note", Note) == {"a": Note("good")}
    with desk.library.using() as db:
        assert db.conn.execute("SELECT body FROM kept WHERE key = 'odd'").fetchone()
