"""What may be the same: near in time with the same words, and more in common than a name."""

from __future__ import annotations

import pytest

from reachdesk.domain.sameness import (
    MOST_NAMESAKES,
    Clue,
    Message,
    Somebody,
    message_words,
    person_name,
    same_messages,
    same_people,
)

HOUR = 3_600_000
WORDS = "Forecast error is a people number"


def message(account, hour, text=WORDS, ref=None):
    return Message(account, account.partition(":")[0], ref or f"{account}{hour}", hour * HOUR, text)


def test_links_handles_hashtags_and_signs_do_not_count():
    one = "Forecast error — is a #people number! https://t.co/abc via @ana"
    other = "forecast error is a People number: www.example.org/long?x=1 via @ana@example.org"
    assert message_words(one) == message_words(other) == "forecast error is a people number via"


def test_the_same_words_within_a_day_on_two_accounts():
    found = same_messages([message("x:a", 0), message("mastodon:a", 24), message("x:a", 90)])
    assert found == [(0, 1, (Clue.TEXT,))]


@pytest.mark.parametrize(
    "others",
    [
        [message("mastodon:a", 25)],
        [message("x:a", 1)],
        [message("mastodon:a", 1, "Forecast error is a number")],
        [],
    ],
)
def test_too_late_on_one_account_or_other_words_are_not(others):
    assert same_messages([message("x:a", 0), *others]) == []


def test_short_messages_are_the_same_by_chance():
    both = [message("x:a", 0, "Good morning all!"), message("mastodon:a", 0, "Good morning all!")]
    assert same_messages(both) == []


def test_of_several_the_nearest_belong_together_and_each_to_one():
    found = same_messages(
        [message("x:a", 0), message("mastodon:a", 3), message("mastodon:a", 1), message("x:a", 4)]
    )
    assert [pair[:2] for pair in found] == [(0, 2), (1, 3)]


def test_three_networks_make_three_pairs():
    found = same_messages([message(f"{network}:a", 0) for network in ("x", "threads", "bluesky")])
    assert [pair[:2] for pair in found] == [(0, 1), (0, 2), (1, 2)]


BIO = "Planner of contact centres, runs on coffee"


@pytest.mark.parametrize(
    ("one", "other", "clues"),
    [
        (("ana_lima", None), ("ana.lima@example.social", None), (Clue.HANDLE,)),
        (("analima", None), ("analima.bsky.social", None), (Clue.HANDLE,)),
        (("a1", "see https://www.example.org/ana/"), ("b2", "example.org/ana"), (Clue.LINK,)),
        (("a1long", None), ("b2", "also twitter.com/a1long"), (Clue.LINK,)),
        (("a1", BIO), ("b2", "Contact centres planner. Coffee!"), (Clue.BIO,)),
        (("a1", "https://t.co/x1"), ("b2", "https://t.co/x1"), ()),
        (("a1", "Coffee"), ("b2", "Coffee"), ()),
        (("ana", None), ("ana", None), ()),
        (("a1", None), ("b2", None), ()),
    ],
)
def test_a_name_and_one_more_thing_in_common(one, other, clues):
    people = [
        Somebody("x", "1", one[0], "Ana Lima 🎧", one[1]),
        Somebody("mastodon", "2", other[0], "ANA LIMÁ", other[1]),
    ]
    assert [pair.clues for pair in same_people(people)] == ([clues] if clues else [])


def test_other_names_the_same_network_and_names_of_many_are_not():
    same = {"handle": "analima", "bio": None}
    x = Somebody("x", "1", name="Ana Lima", **same)
    assert same_people([x, Somebody("mastodon", "2", name="Ana Limao", **same)]) == []
    assert same_people([x, Somebody("x", "2", name="Ana Lima", **same)]) == []
    many = [Somebody("mastodon", str(n), name="Ana Lima", **same) for n in range(MOST_NAMESAKES)]
    assert len(same_people([x, *many])) == MOST_NAMESAKES
    many.append(Somebody("mastodon", "more", name="Ana Lima", **same))
    assert same_people([x, *many]) == []


def test_names_without_accents_and_signs():
    assert person_name("  Zoë   O’Neil-Brandão, PhD ") == "zoe o neil brandao phd"
    assert person_name(None) == ""
