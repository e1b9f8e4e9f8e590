from __future__ import annotations

import pytest

from reachdesk.domain.records import PersonFact, PostFact, SnapshotFact
from reachdesk.storage.dump import logical_dump
from reachdesk.storage.sources import forget, source, sources
from tests.storage.stories import Story, take_in

FIRST = Story("a", 10, [PostFact("1", 5), PersonFact("7", "bob")], handle="ana")
SECOND = Story("b", 20, [PostFact("1", 5), SnapshotFact("follower", "8")], handle="ana")


def test_sources_in_the_order_of_import(library):
    take_in(library, SECOND)
    take_in(library, FIRST)
    found = sources(library.database())
    assert [(each.source_id, each.file, each.account, each.as_of_ms) for each in found] == [
        (1, "b.zip", "x:ana", 20),
        (2, "a.zip", "x:ana", 10),
    ]
    assert source(library.database(), 2) == found[1]
    assert source(library.database(), 3) is None


def test_forgetting_says_what_is_gone(library):
    take_in(library, FIRST)
    take_in(library, SECOND)
    assert library.forget(1) == {"people": 1}
    assert library.forget(2) == {"posts": 1}
    assert all(not rows for rows in logical_dump(library.database()).values())


def test_numbers_of_forgotten_sources_are_not_given_again(library):
    take_in(library, FIRST)
    library.forget(1)
    take_in(library, FIRST)
    assert sources(library.database())[0].source_id == 2


def test_an_unknown_source_cannot_be_forgotten(library):
    take_in(library, FIRST)
    before = logical_dump(library.database())
    with pytest.raises(KeyError):
        forget(library.database(), 9)
    assert logical_dump(library.database()) == before
