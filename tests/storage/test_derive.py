"""The rule, value by value: each story pair is told in both orders."""

from __future__ import annotations

import pytest

from reachdesk.domain.records import (
    CountFact,
    ExchangeFact,
    ListFact,
    ListMemberFact,
    PersonFact,
    PostFact,
    PostKind,
    Precision,
    SnapshotFact,
)
from reachdesk.storage import derive, exchanges, followers, lists, people, posts
from reachdesk.storage.accounts import accounts
from reachdesk.storage.database import writing
from reachdesk.storage.dump import logical_dump
from tests.storage.stories import Story, library_of


@pytest.fixture(params=[1, -1], ids=["in order", "the other way round"])
def tell(request, tmp_path):
    """Tells the stories of one owner; gives the database and the account's number."""
    opened = []

    def told(*parts):
        stories = [
            Story(f"s{number}", as_of, facts, native_id="1", handle="me")
            for number, (as_of, facts) in enumerate(parts)
        ]
        opened.append(library_of(tmp_path / "l", *stories[:: request.param]))
        db = opened[0].database()
        return db, accounts(db)[0].account_id

    yield told
    for library in opened:
        library.close()


def post_of(tell, *facts, post_id="9"):
    db, account = tell(*[(as_of, [PostFact("9", *rest, **more)]) for as_of, rest, more in facts])
    return posts.post(db, account, post_id)


def test_the_latest_count_wins_even_if_it_is_smaller(tell):
    found = post_of(tell, (10, (5,), {"likes": 9, "reposts": 2}), (20, (5,), {"likes": 3}))
    assert (found.likes, found.reposts, found.replies) == (3, 2, None)
    assert found.counted_ms == 20


def test_the_larger_count_wins_on_one_date(tell):
    found = post_of(
        tell,
        (10, (5,), {"impressions": 3}),
        (10, (5,), {"impressions": 8}),
        (9, (5,), {"likes": 0}),
    )
    assert (found.impressions, found.likes) == (8, 0)
    assert (found.viewed_ms, found.counted_ms) == (10, 9)


def test_the_latest_text_that_is_not_empty_wins_the_longest_on_one_date(tell):
    found = post_of(
        tell,
        (10, (5,), {"text": "the oldest and the longest"}),
        (20, (5,), {"text": "short"}),
        (20, (5,), {"text": "longer"}),
        (30, (5,), {"text": ""}),
    )
    assert found.text == "longer"


def test_the_finest_time_wins_then_the_latest(tell):
    found = post_of(
        tell,
        (10, (5123, Precision.MILLISECOND), {}),
        (20, (5000, Precision.SECOND), {}),
        (30, (0, Precision.DAY), {}),
    )
    assert (found.created_ms, found.precision) == (5123, Precision.MILLISECOND)


def test_a_later_time_of_the_same_precision_wins(tell):
    found = post_of(tell, (10, (6000,), {}), (20, (5000,), {}), (30, (None,), {}))
    assert found.created_ms == 5000


def test_a_known_kind_beats_an_unknown_one(tell):
    found = post_of(tell, (10, (5,), {"kind": PostKind.REPLY}), (20, (5,), {}))
    assert found.kind is PostKind.REPLY


def test_the_latest_known_kind_wins(tell):
    found = post_of(
        tell, (10, (5,), {"kind": PostKind.QUOTE}), (20, (5,), {"kind": PostKind.ORIGINAL})
    )
    assert found.kind is PostKind.ORIGINAL


def test_a_replaced_post_is_left_out_whichever_source_says_so(tell):
    db, account = tell(
        (10, [PostFact("8", 5, likes=2), PostFact("7", 4)]),
        (20, [PostFact("9", 6, replaces="8 7 9")]),
    )
    assert posts.post_columns(db, account).ids.tolist() == ["9"]


def test_people_merge_by_the_date_of_each_fact(tell):
    db, _account = tell(
        (100, [PersonFact("5", "bob", "Bob", "old bio", "Leeds", followers=9, seen_ms=90)]),
        (200, [PersonFact("5", "bobby", "", "bio", None, "GB", followers=3, seen_ms=50)]),
    )
    (bob,) = people.people(db)
    assert (bob.handle, bob.name, bob.bio, bob.place) == ("bob", "Bob", "old bio", "Leeds")
    assert (bob.country, bob.followers) == ("GB", 9)


def test_a_handle_stands_for_the_id_that_used_it_latest(tell):
    db, account = tell(
        (10, [PersonFact("5", "bob"), PersonFact("6", "Bob", seen_ms=9)]),
        (20, [PersonFact("@bob", None, "Bob B"), ListMemberFact("l", "@bob")]),
        (30, [ListMemberFact("m", "5"), PostFact("9", 5, reply_to_person="@bob")]),
    )
    named = {each.ref: each.name for each in people.people(db)}
    assert named == {"5": "Bob B", "6": None}
    five = people.person_id(db, "x", "5")
    assert people.person_id(db, "x", "@bob") == five
    assert lists.list_members(db, account, "l").tolist() == [five]
    assert posts.post(db, account, "9").reply_to_person == "5"
    assert posts.post_columns(db, account).reply_to_person.tolist() == [five]


def test_a_count_of_a_day_is_the_latest_exports(tell):
    db, account = tell(
        (10, [CountFact("followers", 5, 90), CountFact("followers", 6, 91)]),
        (20, [CountFact("followers", 6, 80)]),
        (20, [CountFact("followers", 6, 85), CountFact("following", 6, -3)]),
    )
    at_ms, values = followers.counts(db, account, "followers")
    assert (at_ms.tolist(), values.tolist()) == ([5, 6], [90, 85])
    assert followers.metrics(db, account) == ["followers", "following"]


def test_the_members_of_a_list_are_the_latest_exports(tell):
    db, account = tell(
        (10, [ListFact("l", "Old", "created"), ListMemberFact("l", "1"), ListMemberFact("l", "2")]),
        (20, [ListFact("l", "New", "subscribed", "u"), ListMemberFact("l", "2")]),
        (20, [ListFact("l", "New", "created"), ListMemberFact("l", "3")]),
        (30, [ListFact("l", "", "created")]),
    )
    (found,) = lists.lists(db, account)
    assert found == ("l", "New", "created", "u", 2, 30)
    refs = people.refs_by_id(db, lists.list_members(db, account, "l"))
    assert set(refs.values()) == {"2", "3"}


def test_exchanges_merge_and_messages_have_no_text(tell):
    db, account = tell(
        (10, [ExchangeFact("e", "mention", "in", 5, "7", "9", 1.0, "hello")]),
        (20, [ExchangeFact("e", "mention", "in", 6, "7", None, 0.1, "hi")]),
        (30, [ExchangeFact("e", "message", "in", 7, "7", None, 0.4, "a secret")]),
    )
    found = exchanges.exchange_columns(db, account)
    assert found.at_ms.tolist() == [6, 7]
    assert found.courtesy.tolist() == [0.1, 0.4]
    assert found.post_id.tolist() == ["9", ""]
    assert list(exchanges.each_exchange_text(db, account)) == [("e", "hi")]
    assert "secret" not in str(logical_dump(db))


def test_deriving_everything_again_gives_the_same(tell):
    db, _account = tell(
        (10, [PostFact("7", 4, likes=1), SnapshotFact("follower", "@bob"), PersonFact("@bob")]),
        (20, [PostFact("9", 6, reply_to_post="7"), PersonFact("5", "bob", "Bob")]),
    )
    before = logical_dump(db)
    with writing(db):
        derive.everything(db)
    assert logical_dump(db) == before
