from __future__ import annotations

import pytest

from reachdesk.domain.records import (
    Direction,
    ExchangeFact,
    ExchangeKind,
    ListFact,
    ListMemberFact,
    PersonFact,
    PostFact,
    PostKind,
)
from reachdesk.storage.people import refs_by_id
from reachdesk.storage.person_pages import SORTS, last_exchanges, lists_of, people_in_order
from tests.storage.stories import Story, take_in


@pytest.fixture
def db(library):
    facts = [
        PersonFact("1", handle="zed", name="Änne", country="NL"),
        PersonFact("2", handle="bob", roles="friend"),
        PersonFact("3", place="nowhere"),
        ListFact("l", "Work", "created"),
        ListFact("k", "Fun", "created"),
        ListMemberFact("l", "1"),
        ListMemberFact("k", "1"),
        ExchangeFact("e", ExchangeKind.MENTION, Direction.IN, 500, "1"),
        ExchangeFact("f", ExchangeKind.MESSAGE, Direction.OUT, 900, "1"),
        PostFact("9", 700, kind=PostKind.REPLY, reply_to_person="@bob"),
        PostFact("8", None, kind=PostKind.REPLY, reply_to_person="3"),
    ]
    take_in(library, Story("a", 1000, facts, handle="ana"))
    return library.database()


def refs(db, people):
    known = refs_by_id(db, people)
    return [known[one] for one in people]


def test_every_order_has_everybody_once(db):
    for sort in SORTS:
        assert sorted(refs(db, people_in_order(db, 1, sort=sort).tolist())) == ["1", "2", "3"]
    assert refs(db, people_in_order(db, 1).tolist())[-1] == "3"  # without a name: last
    with pytest.raises(KeyError):
        people_in_order(db, 1, sort="followers")


def test_the_people_of_another_account_are_not_there(db):
    assert len(people_in_order(db, 2)) == 0


def test_words_are_no_patterns(db):
    assert refs(db, people_in_order(db, 1, "NOWHERE").tolist()) == ["3"]
    assert len(people_in_order(db, 1, "%")) == 0


def test_the_last_exchange_either_way(db):
    last = last_exchanges(db, 1)
    assert dict(zip(refs(db, list(last)), last.values(), strict=True)) == {"1": 900, "2": 700}


def test_the_lists_of_people_by_name(db):
    people = people_in_order(db, 1).tolist()
    found = lists_of(db, 1, people)
    assert list(found.values()) == [("Fun", "Work")]
    assert lists_of(db, 1, []) == {}


@pytest.mark.parametrize("first", ["1", "2"])
def test_namesakes_stand_in_the_same_order_whoever_came_first(library, first):
    second = {"1": "2", "2": "1"}[first]
    for number, one in enumerate((first, second)):
        take_in(library, Story(f"f{one}", 1000 + number, [PersonFact(one, name="Ana")], handle="o"))
    db = library.database()
    for sort in SORTS:
        assert refs(db, people_in_order(db, 1, sort=sort).tolist()) == ["1", "2"]
