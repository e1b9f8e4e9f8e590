"""Roles out of what is said of a person, by the rules of a library."""

from __future__ import annotations

import pytest

from reachdesk.storage import kept
from reachdesk.storage.database import writing
from reachdesk.storage.role_reading import fields, role_reading
from reachdesk.storage.role_rules import KIND


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (
            (None, "x", "Ann", "Journalist and vendor"),
            ("journalist_or_author supplier", "Journalist\nvendor"),
        ),
        (("friend", "x", "Ann", "Journalist"), ("friend", None)),
        (("", "x", "Ann", "Journalist"), (None, None)),
        ((None, "x", None, None), (None, None)),
        ((None, "x", "Ann, author", "tea"), ("journalist_or_author", "author")),
        ((None, "x", None, "Parody account of an author"), ("journalist_or_author", "author")),
    ],
)
def test_said_goes_before_rules(library, words, given):
    assert role_reading(library.database()).read(words) == given


def test_another_rule_is_another_version(library):
    db = library.database()
    before = role_reading(db)
    with writing(db):
        kept.keep(
            db,
            KIND,
            "mine",
            '{"role":"friend","words":["tea"],"fields":["bio"],"place":1.0}',
            1,
        )
    after = role_reading(db)
    assert before.version != after.version
    assert after.read((None, "x", None, "Tea!")) == ("friend", "Tea")
    assert before.read((None, "x", None, "Tea!")) == (None, None)


def test_linkedins_position_and_company():
    assert fields("linkedin", "Ann", "Head at Work at Orchard") == {
        "position": "Head at Work",
        "company": "Orchard",
        "name": "Ann",
    }
    assert fields("linkedin", "Ann", "Orchard") == {"bio": "Orchard", "name": "Ann"}
    assert fields("x", "Ann", "Head at Orchard") == {"bio": "Head at Orchard", "name": "Ann"}
