from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.records import PersonFact, PostFact, PostKind, Precision
from reachdesk.storage.codes import KINDS, PRECISIONS
from reachdesk.storage.posts import (
    each_text,
    mentions,
    post,
    post_columns,
    post_texts,
    top_posts,
)
from tests.storage.stories import Story, take_in

FACTS = [
    PostFact(
        "300",
        3000,
        Precision.MILLISECOND,
        PostKind.QUOTE,
        "three",
        "en",
        quoted_person="7",
        likes=5,
    ),
    PostFact("9", 1000, Precision.DAY, PostKind.ORIGINAL, "nine", None, links=0, impressions=70),
    PostFact("100", 1000, kind=PostKind.REPLY, reply_to_post="55", reply_to_person="@bob", likes=0),
    PostFact("200", None, text="no date", mentioned="7 @bob 7"),
    PostFact("400", 4000, kind=PostKind.REPOST, reposted_person="7", likes=99),
    PersonFact("7", "Bob"),
]


@pytest.fixture
def db(library):
    take_in(library, Story("other", 5, [PostFact("1", 1500)], native_id="2"))
    take_in(library, Story("a", 10, FACTS, native_id="1", handle="ana"))
    return library.database()


ACCOUNT = 2


def test_columns_go_by_time_then_length_and_letters_of_the_id(db):
    found = post_columns(db, ACCOUNT)
    assert len(found) == 5
    assert found.ids.tolist() == ["200", "9", "100", "300", "400"]
    assert found.created_ms.tolist() == [-1, 1000, 1000, 3000, 4000]
    assert [KINDS[code] for code in found.kind] == [
        PostKind.UNKNOWN,
        PostKind.ORIGINAL,
        PostKind.REPLY,
        PostKind.QUOTE,
        PostKind.REPOST,
    ]
    assert [PRECISIONS[code] for code in found.precision[1:4]] == [
        Precision.DAY,
        Precision.SECOND,
        Precision.MILLISECOND,
    ]
    assert found.language.tolist() == ["", "", "", "en", ""]
    assert found.thread_root.tolist() == found.keys.tolist()


def test_unknown_counts_are_nan_and_zero_is_zero(db):
    found = post_columns(db, ACCOUNT)
    np.testing.assert_array_equal(found.likes, [np.nan, np.nan, 0, 5, 99])
    np.testing.assert_array_equal(found.links, [np.nan, 0, np.nan, np.nan, np.nan])
    np.testing.assert_array_equal(found.impressions, [np.nan, 70, np.nan, np.nan, np.nan])
    assert found.counted_ms.tolist() == [-1, -1, 10, 10, 10]
    assert found.viewed_ms.tolist() == [-1, 10, -1, -1, -1]


def test_people_in_columns_are_one_number_however_they_are_spelled(db):
    found = post_columns(db, ACCOUNT)
    bob = found.quoted_person[3]
    assert bob > 0
    assert found.reply_to_person.tolist() == [-1, -1, bob, -1, -1]
    assert found.reposted_person.tolist() == [-1, -1, -1, -1, bob]


@pytest.mark.parametrize(
    ("start", "end", "ids"),
    [
        (1000, 3000, ["9", "100"]),
        (1001, None, ["300", "400"]),
        (None, 3000, ["9", "100"]),
        (5000, None, []),
    ],
)
def test_a_window_has_its_start_and_not_its_end(db, start, end, ids):
    assert post_columns(db, ACCOUNT, start, end).ids.tolist() == ids


def test_no_posts_give_empty_columns(library):
    found = post_columns(library.database(), 1)
    assert len(found) == 0
    assert found.ids.dtype.kind == "U"
    assert found.likes.dtype == np.float64
    assert found.keys.dtype == np.int64


def test_texts_come_in_the_order_asked(db):
    assert post_texts(db, ACCOUNT, ["9", "100", "nothing", "300", "9"]) == [
        "nine",
        None,
        None,
        "three",
        "nine",
    ]
    assert post_texts(db, ACCOUNT, []) == []
    keys = dict(zip(post_columns(db, ACCOUNT).keys.tolist(), range(5), strict=True))
    assert {keys[key]: text for key, text in each_text(db, ACCOUNT)} == {
        0: "no date",
        1: "nine",
        3: "three",
    }
    assert [text for _key, text in each_text(db, ACCOUNT, 1000, 2000)] == ["nine"]


def test_one_post_with_everything_known_of_it(db):
    found = post(db, ACCOUNT, "300")
    assert (found.id, found.created_ms, found.text) == ("300", 3000, "three")
    assert (found.kind, found.precision) == (PostKind.QUOTE, Precision.MILLISECOND)
    assert (found.quoted_person, found.thread_root, found.likes) == ("7", "300", 5)
    assert found.impressions is None
    assert post(db, ACCOUNT, "200").mentioned == ("7", "@bob", "7")
    assert post(db, ACCOUNT, "100").reply_to_person == "7"
    assert post(db, ACCOUNT, "1") is None


def test_mentions_name_people_by_their_id(db):
    (undated,) = [key for key, n in zip(*_keys(db), strict=True) if n == "200"]
    assert mentions(db, ACCOUNT) == [(undated, "7"), (undated, "7"), (undated, "7")]
    assert mentions(db, ACCOUNT, 0, 9999) == []


def _keys(db):
    found = post_columns(db, ACCOUNT)
    return found.keys.tolist(), found.ids.tolist()


def test_top_posts_are_own_and_counted(db):
    assert [each.id for each in top_posts(db, ACCOUNT, "likes")] == ["300", "100"]
    assert [each.id for each in top_posts(db, ACCOUNT, "likes", limit=1)] == ["300"]
    assert [each.id for each in top_posts(db, ACCOUNT, "likes", end_ms=3000)] == ["100"]
    with pytest.raises(ValueError, match="text"):
        top_posts(db, ACCOUNT, "text")


def test_an_id_with_the_columns_own_separator_does_not_shift_rows(library):
    facts = [PostFact("1\x1f2", 5, language="e\x1fn"), PostFact("3", 6, language="nl")]
    take_in(library, Story("a", 10, facts, handle="ana"))
    found = post_columns(library.database(), 1)
    assert found.ids.tolist() == ["1 2", "3"]
    assert found.language.tolist() == ["e n", "nl"]
