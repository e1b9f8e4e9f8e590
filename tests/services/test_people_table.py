from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.records import (
    Direction,
    ExchangeFact,
    ExchangeKind,
    Kin,
    ListFact,
    ListMemberFact,
    PersonFact,
    PostKind,
    SnapshotFact,
)
from reachdesk.services.people_table import people_page
from tests.services.desks import DAY, asked, at, desk_of, post, told

STORY = told(
    "a",
    DAY,
    PersonFact("1", handle="zoe", name="Ann Zander", country="NL", city="Delft", place="Delft NL"),
    PersonFact("2", handle="bob", name="bob", roles="customer friend", followers=90_000),
    PersonFact("3", handle="Cy", country="GB", place="here"),
    PersonFact("4", handle="dee", name="Dee"),
    SnapshotFact(Kin.FOLLOWER, "1"),
    SnapshotFact(Kin.FOLLOWER, "77"),
    SnapshotFact(Kin.FOLLOWING, "2"),
    ListFact("l", "Readers", "created"),
    ListMemberFact("l", "3"),
    ExchangeFact("9", ExchangeKind.MESSAGE, Direction.OUT, at(DAY - 9), "4"),
    post(1, DAY - 3, PostKind.REPLY, reply_to_person="@bob"),
)


@pytest.fixture
def desk(tmp_path):
    with desk_of(tmp_path, STORY) as desk:
        yield desk


def refs(desk, offset=0, limit=10, search="", sort="name"):
    rows, total = people_page(desk, asked(DAY - 9, DAY), offset, limit, search, sort)
    return [row.person for row in rows], total


def test_by_name_then_handle_never_by_size(desk):
    assert refs(desk) == (["1", "2", "3", "4"], 4)
    assert refs(desk, sort="followers") == (["1", "2", "3", "4"], 4)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("handle", ["2", "3", "4", "1"]),
        ("place", ["3", "1", "2", "4"]),
        ("role", ["2", "1", "3", "4"]),
        ("recent", ["2", "4", "1", "3"]),
    ],
)
def test_other_orders(desk, sort, expected):
    assert refs(desk, sort=sort) == (expected, 4)


def test_a_page_at_a_time(desk):
    assert refs(desk, 1, 2) == (["2", "3"], 4)
    assert refs(desk, 4, 2) == ([], 4)
    assert refs(desk, 1, -1) == (["2", "3", "4"], 4)


@pytest.mark.parametrize(
    ("search", "expected"),
    [("ZAN", ["1"]), ("delft", ["1"]), ("cust", ["2"]), (" cy ", ["3"]), ("nobody", [])],
)
def test_found_by_words(desk, search, expected):
    assert refs(desk, search=search) == (expected, len(expected))


def test_a_row_says_what_is_known(desk):
    (ann, bob, cy, dee), _total = people_page(desk, asked(DAY - 9, DAY), 0, 9)
    assert (ann.handle, ann.name, ann.country, ann.city) == ("zoe", "Ann Zander", "NL", "Delft")
    assert (ann.region, ann.why_place) == ("Zuid-Holland", ("Delft", "NL"))
    assert (ann.follows, ann.followed) == (True, False)
    assert bob.roles == ("customer", "friend")
    assert (bob.follows, bob.followed) == (False, True)
    assert bob.last_exchange_day == DAY - 3
    assert cy.lists == ("Readers",)
    assert dee.last_exchange_day == DAY - 9
    assert ann.last_exchange_day is None


def test_masked_rows_name_nobody(desk):
    rows, total = people_page(desk, replace(asked(DAY - 9, DAY), masked=True), 1, 2)
    assert total == 4
    assert [row.person for row in rows] == ["person-2", "person-3"]
    for row in rows:
        assert (row.handle, row.name, row.place, row.lists) == (None, None, None, ())
        assert (row.why_place, row.why_role) == ((), ())
    assert rows[1].country == "GB"
