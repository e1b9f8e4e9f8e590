from __future__ import annotations

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind, PersonFact, PostFact
from reachdesk.storage.said import named_people, said_until
from tests.storage.stories import Story, take_in


def test_the_latest_export_that_says_it(library):
    mention = ExchangeFact("m", ExchangeKind.MENTION, Direction.IN, 5, "7")
    message = ExchangeFact("d", ExchangeKind.MESSAGE, Direction.OUT, 6, "7")
    take_in(library, Story("a", 1000, [PostFact("1", 10), mention], handle="ana"))
    take_in(library, Story("b", 3000, [PostFact("2", 20), message], handle="ana"))
    take_in(library, Story("c", 9000, [PersonFact("7")], handle="ana"))
    take_in(library, Story("d", 9999, [PostFact("3", 30)], handle="bob"))
    db = library.database()
    assert said_until(db, 1) == {"posts": 3000, "mention": 1000, "message": 3000}
    assert said_until(db, 77) == {}


def test_people_with_a_handle_or_a_name(library):
    people = [PersonFact("1", handle="x"), PersonFact("2", name="Y"), PersonFact("3", place="Z")]
    take_in(library, Story("a", 1000, people, handle="ana"))
    assert len(named_people(library.database())) == 2
