from __future__ import annotations

import pytest

from reachdesk.services.desk import Desk
from reachdesk.storage.library import open_library


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "library.reachdesk") as opened:
        yield opened


def write_something(path):
    with open_library(path) as other:
        other.database().conn.execute("INSERT INTO person_ref (network, ref) VALUES ('x', 'made')")
        other.database().conn.commit()


def test_results_are_remembered_until_told(library):
    desk, made = Desk(library), []

    def make():
        made.append(1)
        return len(made)

    assert [desk.remember("key", make) for _ in range(3)] == [1, 1, 1]
    desk.forget_results()
    assert desk.remember("key", make) == 2


def test_of_large_results_only_a_few_are_kept(library):
    desk, made = Desk(library), []

    def asked(which, kind="large"):
        return desk.remember_few(kind, which, lambda: made.append(which) or -which, most=2)

    assert [asked(which) for which in (1, 2, 1, 3, 1, 2)] == [-1, -2, -1, -3, -1, -2]
    assert made == [1, 2, 3, 2]
    assert asked(1, "other") == -1
    assert made == [1, 2, 3, 2, 1]
    desk.forget_results()
    asked(2)
    assert made == [1, 2, 3, 2, 1, 2]


def test_a_write_of_another_connection_is_noticed(library):
    desk, made = Desk(library), []

    def make():
        made.append(1)
        return len(made)

    assert desk.remember("key", make) == 1
    assert desk.remember("key", make) == 1
    write_something(library.path)
    assert desk.remember("key", make) == 2
    assert desk.remember("key", make) == 2


def test_a_failure_comes_through(library):
    desk = Desk(library)
    with pytest.raises(ZeroDivisionError):
        desk.remember("key", lambda: 1 / 0)
    assert desk.remember("key", lambda: "well") == "well"
