"""LinkedIn posts that are one under several ids: by hand, and the merge laws with such ids."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.records import Fact, PostFact, PostKind, Precision
from reachdesk.storage import manual
from reachdesk.storage.check import check_library
from reachdesk.storage.dump import columns, logical_dump
from reachdesk.storage.manual import Word
from reachdesk.storage.merging import Changes
from tests.storage.stories import Story, speak, stories, take_in, words
from tests.storage.test_laws import assert_sound, dump_of, library_with, quick

T = 1_700_000_000_000


def at(ms: int, serial: int = 0) -> str:
    """An id given at so many milliseconds after `T`."""
    return str((T + ms << 22) | serial)


SHARE, ACTIVITY = at(0, 9), at(300)
EXPORT = Story(
    "export",
    1000,
    [PostFact(SHARE, T, Precision.MILLISECOND, PostKind.ORIGINAL, "a text", links=1)],
    network="linkedin",
    handle="ana",
)
WORKBOOK = Story(
    "workbook",
    2000,
    [PostFact(ACTIVITY, T + 300, Precision.MILLISECOND, likes=5, impressions=90)],
    network="linkedin",
)

BOTH_WAYS = ([EXPORT, WORKBOOK], [WORKBOOK, EXPORT])


def posts_of(library) -> list[dict]:
    db = library.database()
    names = columns(db, "post")
    return [dict(zip(names, row, strict=True)) for row in logical_dump(db)["post"]]


def ids_of(library) -> list[str]:
    return [each["post_id"] for each in posts_of(library)]


@pytest.mark.parametrize("told", BOTH_WAYS, ids=["export", "workbook"])
def test_two_ids_are_one_post_of_which_both_sources_speak(told):
    with library_with(*told) as library:
        (post,) = posts_of(library)
        assert check_library(library.database()) == []
    assert post["post_id"] == SHARE
    assert (post["text_fact"], post["links"], post["kind"]) == ("a text", 1, 1)
    assert (post["likes"], post["impressions"]) == (5, 90)
    # equally fine times: that of the later source
    assert post["created_ms"] == T + 300


@pytest.mark.parametrize("order", BOTH_WAYS, ids=["export", "workbook"])
@pytest.mark.parametrize("kept", [EXPORT, WORKBOOK], ids=["export kept", "workbook kept"])
def test_forgetting_either_source_leaves_what_the_other_says(order, kept):
    with library_with(*order) as library:
        gone = library.forget(1 + (order[0] is kept))
        assert "posts" not in gone
        assert_sound(library)
        left = logical_dump(library.database())
    assert left == dump_of(kept)


def test_a_post_seen_under_another_id_is_no_new_post():
    with library_with(WORKBOOK) as library:
        assert take_in(library, EXPORT)["posts"] == Changes(changed=1)
        assert take_in(library, replace(EXPORT, fingerprint="copy"))["posts"] == Changes(
            unchanged=1
        )
        assert take_in(library, replace(WORKBOOK, fingerprint="other"))["posts"] == Changes(
            unchanged=1
        )
    with library_with(EXPORT) as library:
        assert take_in(library, WORKBOOK)["posts"] == Changes(changed=1)


def test_two_ids_in_one_source_are_one_new_post():
    both = replace(EXPORT, facts=[*EXPORT.facts, *WORKBOOK.facts])
    with library_with() as library:
        assert take_in(library, both)["posts"] == Changes(new=1)
        assert library.forget(1)["posts"] == 1
        assert posts_of(library) == []


@pytest.mark.parametrize(("apart", "count"), [(0, 1), (1999, 1), (2000, 2), (2001, 2)])
def test_ids_less_than_two_seconds_apart_are_one_post(apart, count):
    story = replace(EXPORT, facts=[PostFact(at(0, 3), T), PostFact(at(apart, 1), T)])
    with library_with(story) as library:
        assert len(posts_of(library)) == count


def test_a_chain_is_one_post_and_falls_apart_without_its_middle():
    chain = [
        Story(f"f{ms}", 10, [PostFact(at(ms), T + ms)], network="linkedin")
        for ms in (0, 1500, 3000)
    ]
    with library_with(*chain) as library:
        assert ids_of(library) == [at(0)]
        assert_sound(library)
        library.forget(2)
        assert ids_of(library) == [at(0), at(3000)]
        assert_sound(library)
        take_in(library, chain[1])
        assert ids_of(library) == [at(0)]
        library.forget(1)
        assert ids_of(library) == [at(1500)]
        assert_sound(library)


@pytest.mark.parametrize("network", ["x", "mastodon", "bluesky"])
def test_other_networks_are_left_alone(network):
    told = [replace(story, network=network) for story in (EXPORT, WORKBOOK)]
    with library_with(*told) as library:
        assert ids_of(library) == [SHARE, ACTIVITY]


def test_posts_of_other_accounts_are_left_alone():
    with library_with(EXPORT, replace(WORKBOOK, handle="bob")) as library:
        assert ids_of(library) == [SHARE, ACTIVITY]
        assert_sound(library)


@pytest.mark.parametrize(
    "odd",
    [
        f"comment:{SHARE}:1",
        f"repost:{SHARE}",
        f"0{SHARE}",
        f"+{SHARE}",
        f"{SHARE}\0",
        "7",
        "9" * 19,
    ],
)
def test_ids_that_hold_no_time_join_nothing(odd):
    others = [PostFact("8", T), PostFact("9" * 18 + "8", T), PostFact(odd, T)]
    with library_with(replace(EXPORT, facts=[*EXPORT.facts, *others])) as library:
        assert len(posts_of(library)) == 4
        assert_sound(library)


def test_a_comment_continues_the_post_under_any_of_its_ids():
    comment = PostFact(
        f"comment:{ACTIVITY}:7", T + 9000, kind=PostKind.REPLY, reply_to_post=ACTIVITY
    )
    export = replace(EXPORT, facts=[*EXPORT.facts, comment])
    for order in permutations([export, WORKBOOK]):
        with library_with(*order) as library:
            found = {each["post_id"]: each for each in posts_of(library)}
            assert found[comment.post_id]["reply_to_post"] == SHARE
            assert found[comment.post_id]["thread_root"] == SHARE
            assert_sound(library)
            library.forget(1 + (order[1] is WORKBOOK))
            assert_sound(library)
            assert logical_dump(library.database()) == dump_of(export)


def test_a_post_of_several_ids_that_names_another_such_post_follows_it():
    answer = [PostFact(at(9000), T + 9000), PostFact(at(9300), T, reply_to_post=ACTIVITY)]
    with library_with(replace(WORKBOOK, facts=[*WORKBOOK.facts, *answer])) as library:
        take_in(library, EXPORT)
        assert [each["reply_to_post"] for each in posts_of(library)] == [None, SHARE]
        assert_sound(library)


def test_a_replaced_id_joins_nothing():
    chain = [PostFact(at(ms), T + ms) for ms in (0, 1500, 3000)]
    with library_with(replace(EXPORT, facts=chain)) as library:
        assert ids_of(library) == [at(0)]
        take_in(library, replace(WORKBOOK, facts=[PostFact("7", T, replaces=at(1500))]))
        assert ids_of(library) == ["7", at(0), at(3000)]
        assert_sound(library)
        library.forget(2)
        assert ids_of(library) == [at(0)]


def test_the_owners_latest_word_of_any_of_the_ids_goes():
    with library_with(EXPORT, WORKBOOK) as library:
        db = library.database()
        manual.say_of_post(db, Word("linkedin", SHARE, "kind", PostKind.QUOTE, None, 50))
        manual.say_of_post(db, Word("linkedin", ACTIVITY, "kind", PostKind.REPLY, None, 51))
        assert posts_of(library)[0]["kind"] == 2
        assert_sound(library)
        manual.unsay_of_post(db, "linkedin", ACTIVITY, "kind")
        assert posts_of(library)[0]["kind"] == 4
        assert_sound(library)


# A chain of three, one more that is near nobody, and one near the chain's end by its second id.
_NEAR = {"7": at(0), "8": at(1999, 5), "9": at(3500), "10": at(60_000), "11": at(5499, 2**22 - 1)}


def _near_id(text: str | None) -> str | None:
    return text and " ".join(_NEAR.get(word, word) for word in text.split())


def _near(fact: Fact) -> Fact:
    if not isinstance(fact, PostFact):
        return fact
    names = ("post_id", "reply_to_post", "quoted_post", "replaces")
    return fact._replace(**{name: _near_id(getattr(fact, name)) for name in names})


def near_stories(count: int):
    """`stories` whose posts have ids near each other, most of them on LinkedIn."""
    return stories(count).map(
        lambda told: [
            replace(
                story,
                network="linkedin" if story.network == "x" else story.network,
                facts=[_near(fact) for fact in story.facts],
            )
            for story in told
        ]
    )


near_words = words().map(
    lambda said: [
        (True, word._replace(network="linkedin", about=_near_id(word.about)))
        for about_post, word in said
        if about_post
    ]
)


@quick
@given(near_stories(3))
def test_law_importing_twice_and_in_another_order(told):
    dumps = []
    for order in permutations(told):
        with library_with(*order) as library:
            assert_sound(library)
            dumps.append(logical_dump(library.database()))
            for story in told:
                changes = take_in(library, replace(story, fingerprint=f"{story.fingerprint}2"))
                assert all(not new + changed for new, changed, _same in changes.values())
    assert all(dump == dumps[0] for dump in dumps[1:])


@quick
@given(near_stories(3), st.integers(0, 2), near_words)
def test_law_forgetting(told, which, said):
    with library_with(*told) as library:
        speak(library, said)
        library.forget(which + 1)
        assert_sound(library)
        left = logical_dump(library.database())
    with library_with() as library:
        speak(library, said)
        for story in told[:which] + told[which + 1 :]:
            take_in(library, story)
        assert logical_dump(library.database()) == left


@quick
@given(near_stories(2), near_words)
def test_law_the_owners_word_may_come_at_any_time(told, said):
    dumps = []
    for moment in range(3):
        with library_with() as library:
            for turn in range(3):
                if turn == moment:
                    speak(library, said)
                if turn < 2:
                    take_in(library, told[turn])
            assert_sound(library)
            dumps.append(logical_dump(library.database()))
    assert dumps[0] == dumps[1] == dumps[2]


@quick
@given(near_stories(3))
def test_law_near_ids_read_as_if_all_facts_named_the_smallest(told):
    """Of one account, without edited posts: the facts of a post are those of all its ids."""
    told = [
        replace(
            story,
            network="linkedin",
            native_id="1",
            handle=None,
            facts=[
                fact._replace(replaces=None) for fact in story.facts if isinstance(fact, PostFact)
            ],
        )
        for story in told
    ]
    smallest = _smallest({fact.post_id for story in told for fact in story.facts})
    names = ("post_id", "reply_to_post", "quoted_post")
    renamed = [
        replace(
            story,
            facts=[
                fact._replace(
                    **{
                        name: smallest.get(getattr(fact, name), getattr(fact, name))
                        for name in names
                    }
                )
                for fact in story.facts
            ],
        )
        for story in told
    ]
    assert dump_of(*told)["post"] == dump_of(*renamed)["post"]


def _smallest(ids: set[str]) -> dict[str, str]:
    """The smallest id of the chain in which each id stands."""
    found: dict[str, str] = {}
    last = None
    for each in sorted(ids, key=int):
        near = last is not None and (int(each) >> 22) - (int(last) >> 22) < 2000
        found[each] = found[last] if near else each
        last = each
    return found
