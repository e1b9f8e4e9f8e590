"""Events: merged value by value, told once, and about one account or all of them."""

from __future__ import annotations

from reachdesk.domain.records import EventFact, PostFact
from reachdesk.storage.accounts import accounts
from reachdesk.storage.events import Event, events, is_of_all
from reachdesk.storage.sources import forget
from tests.storage.stories import Story, take_in

TALK = EventFact("1", "2024-03-02", "a talk", "talk", None, "2024-03-04")


def number(library, public_id):
    return next(
        one.account_id for one in accounts(library.database()) if one.public_id == public_id
    )


def test_the_latest_words_win_and_nothing_said_takes_nothing_away(library):
    take_in(library, Story("a", 10, [TALK], handle="ana"))
    later = EventFact("1", "2024-03-03", "the talk", None, "https://example.org/talk")
    changes = take_in(library, Story("b", 20, [later], handle="ana"))
    assert changes["events"] == (0, 1, 0)
    assert events(library.database(), number(library, "x:ana")) == [
        Event("2024-03-03", "2024-03-04", "the talk", "talk", "https://example.org/talk")
    ]
    assert forget(library.database(), 2) == {}
    (left,) = events(library.database(), number(library, "x:ana"))
    assert left == Event("2024-03-02", "2024-03-04", "a talk", "talk", None)


def test_what_is_noted_for_nobody_is_about_every_account_and_told_once(library):
    take_in(library, Story("a", 10, [PostFact("1", 5)], handle="ana"))
    take_in(library, Story("b", 10, [PostFact("2", 5)], handle="bob", network="mastodon"))
    again = EventFact("other id", "2024-03-02", "a talk")
    take_in(library, Story("c", 10, [TALK, again], network="other"))
    mine = EventFact("3", "2023-01-01", "mine")
    take_in(library, Story("d", 10, [mine], handle="ana"))
    of_ana = events(library.database(), number(library, "x:ana"))
    assert [one.label for one in of_ana] == ["mine", "a talk"]
    of_bob = events(library.database(), number(library, "mastodon:bob"))
    assert [(one.label, one.end_day, one.kind) for one in of_bob] == [
        ("a talk", "2024-03-04", "talk")
    ]
    assert [one.public_id for one in accounts(library.database()) if is_of_all(one)] == [
        "other:unknown"
    ]
