from __future__ import annotations

import pytest

from reachdesk.domain.errors import Cancelled
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


def many():
    people = [fact for n in range(60) for fact in (PersonFact(str(n), f"h{n}"), follower(n))]
    return Story("a", 10, [*people, *(PostFact(str(n), n) for n in range(60))], handle="ana")


def follower(number):
    return SnapshotFact("follower", str(number))


def test_forgetting_tells_how_far_it_is(library):
    take_in(library, many())
    shares = []
    library.forget(1, shares.append)
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.5 < shares[-1] <= 1


@pytest.mark.parametrize("calls", [1, 5, 14, 20])
def test_forgetting_that_is_stopped_changes_nothing(library, calls):
    take_in(library, many())
    take_in(library, SECOND)
    before = logical_dump(library.database())
    left = [calls]

    def stop(_share):
        left[0] -= 1
        if not left[0]:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.forget(1, stop)
    assert logical_dump(library.database()) == before
    library.forget(1)
    assert len(sources(library.database())) == 1
