from __future__ import annotations

from reachdesk.domain.records import ListFact, ListMemberFact
from reachdesk.storage.lists import list_members, lists
from reachdesk.storage.people import refs_by_id
from tests.storage.stories import Story, take_in


def test_lists_by_name_with_their_members(library):
    facts = [
        ListFact("1", "zebra", "created", "https://example.org/1"),
        ListFact("2", "Apple", "subscribed"),
        ListFact("2", "Apple", "member"),
        ListMemberFact("1", "8"),
        ListMemberFact("1", "7"),
        ListMemberFact("3", "7"),
    ]
    take_in(library, Story("a", 10, facts, handle="ana"))
    db = library.database()
    assert lists(db, 1) == [
        ("3", None, None, None, 1, 10),
        ("2", "Apple", "member", None, 0, 10),
        ("1", "zebra", "created", "https://example.org/1", 2, 10),
    ]
    assert set(refs_by_id(db, list_members(db, 1, "1")).values()) == {"7", "8"}
    assert list_members(db, 1, "2").tolist() == []
    assert lists(db, 2) == []
