from __future__ import annotations

from reachdesk.domain.records import AccountFact, PostFact
from reachdesk.storage.accounts import account, accounts
from reachdesk.storage.dump import logical_dump
from tests.storage.stories import Story, library_of, take_in

POST = [PostFact("100", 5, text="hello")]


def ids(library):
    return [each.public_id for each in accounts(library.database())]


def posts_by_account(library):
    return {(row[0], row[1]) for row in logical_dump(library.database())["post"]}


def test_one_account_from_id_and_handle(library):
    take_in(library, Story("a", 10, POST, native_id="7", handle="Ana"))
    take_in(library, Story("b", 20, POST, handle="ana"))
    take_in(library, Story("c", 30, POST, native_id="7", handle="anna"))
    take_in(library, Story("d", 5, POST))
    assert ids(library) == ["x:anna"]
    assert posts_by_account(library) == {("x:anna", "100")}


def test_networks_stay_apart(library):
    take_in(library, Story("a", 10, POST, native_id="7", handle="ana"))
    take_in(library, Story("b", 10, POST, network="mastodon", native_id="7", handle="ana"))
    assert ids(library) == ["mastodon:ana", "x:ana"]


def test_forgetting_the_link_splits_an_account(library):
    take_in(library, Story("old", 10, POST, handle="ana"))
    take_in(library, Story("new", 20, [PostFact("200", 6)], native_id="7", handle="anna"))
    assert ids(library) == ["x:ana", "x:anna"]
    profile = [AccountFact("7", "ana", seen_ms=1)]
    take_in(library, Story("link", 30, profile, native_id="7", handle="anna"))
    assert ids(library) == ["x:anna"]
    assert posts_by_account(library) == {("x:anna", "100"), ("x:anna", "200")}
    library.forget(3)
    assert ids(library) == ["x:ana", "x:anna"]
    assert posts_by_account(library) == {("x:ana", "100"), ("x:anna", "200")}


def test_a_source_of_nobody_leaves_when_a_second_account_comes(library):
    take_in(library, Story("a", 10, handle="ana"))
    take_in(library, Story("b", 10, POST))
    assert posts_by_account(library) == {("x:ana", "100")}
    take_in(library, Story("c", 10, handle="bob"))
    assert ids(library) == ["x:ana", "x:bob", "x:unknown"]
    assert posts_by_account(library) == {("x:unknown", "100")}


def test_the_profile_is_the_latest_of_each_value(library):
    first = AccountFact("7", "ana", "Ana", "likes bread", "Leeds", 1000)
    take_in(library, Story("a", 20, [first], native_id="7", handle="ana"))
    later = AccountFact("7", "ana", "Ana B", "", None)
    changes = take_in(library, Story("b", 30, [later], native_id="7", name="ignored"))
    known = account(library.database(), "X:Ana")
    assert known[3:] == ("7", "ana", "ignored", "likes bread", "Leeds", 1000)
    assert changes["profile"] == (0, 1, 0)
    assert account(library.database(), "x:nobody") is None


def test_accounts_do_not_depend_on_the_order(tmp_path):
    stories = [
        Story("a", 10, POST, native_id="7", handle="ana"),
        Story("b", 10, POST, native_id="8", handle="ana"),
        Story("c", 10, POST, handle="ANA"),
    ]
    with (
        library_of(tmp_path / "l", *stories) as one,
        library_of(tmp_path / "m", *stories[::-1]) as two,
    ):
        assert logical_dump(one.database()) == logical_dump(two.database())
        assert ids(one) == ["x:7", "x:ana"]
