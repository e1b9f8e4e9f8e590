from __future__ import annotations

from reachdesk.domain.records import (
    ExchangeFact,
    ListMemberFact,
    PersonFact,
    PostFact,
    SnapshotFact,
)
from reachdesk.storage.dump import logical_dump
from tests.storage.stories import Story, take_in


def refs(library):
    return [ref for _network, ref in logical_dump(library.database())["person_ref"]]


def aliases(library):
    return logical_dump(library.database())["alias"]


def test_a_ref_lives_as_long_as_a_fact_names_it(library):
    facts = [
        PersonFact("1"),
        SnapshotFact("follower", "2"),
        ListMemberFact("l", "3"),
        ExchangeFact("e", "like", "in", 1, "4"),
        PostFact("9", 1, reply_to_person="5", reposted_person="6", quoted_person="7"),
    ]
    for number, fact in enumerate(facts, start=1):
        take_in(library, Story(f"s{number}", 10, [fact], handle="ana"))
    take_in(library, Story("all", 10, facts, handle="ana"))
    assert refs(library) == ["1", "2", "3", "4", "5", "6", "7"]
    library.forget(6)
    assert refs(library) == ["1", "2", "3", "4", "5", "6", "7"]
    library.forget(2)
    library.forget(5)
    assert refs(library) == ["1", "3", "4"]


def test_the_same_ref_of_two_networks_is_two_people(library):
    take_in(library, Story("a", 10, [PersonFact("1", "bob")], handle="ana"))
    take_in(library, Story("b", 10, [PersonFact("@bob")], network="mastodon", handle="ana"))
    assert aliases(library) == []
    assert len(logical_dump(library.database())["person"]) == 2


def test_a_handle_goes_over_to_its_later_user_and_back(library):
    take_in(library, Story("a", 10, [PersonFact("1", "Bob"), PersonFact("@bob")], handle="ana"))
    assert aliases(library) == [("x:@bob", "x:1")]
    take_in(library, Story("b", 20, [PersonFact("2", "BOB")], handle="ana"))
    assert aliases(library) == [("x:@bob", "x:2")]
    library.forget(2)
    assert aliases(library) == [("x:@bob", "x:1")]
    library.forget(1)
    assert aliases(library) == []
