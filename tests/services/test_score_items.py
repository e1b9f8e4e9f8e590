"""A post and a person behind an entry of the ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind, PersonFact, PostKind
from reachdesk.services import cards
from reachdesk.services.post_links import post_link
from reachdesk.services.score_items import person_page, post_page
from tests.services.desks import DAY, asked, at, desk_of, post, told


def talk(number, kind, person, **more):
    text = None if kind is ExchangeKind.MESSAGE else f"said {number}"
    return ExchangeFact(
        str(number), kind, Direction.IN, at(DAY - number), person, courtesy=1.0, text=text, **more
    )


@pytest.fixture
def desk(tmp_path):
    facts = [
        post(1, DAY - 9, likes=3, reposts=2, text="First\nwith two lines"),
        post(2, DAY - 5, PostKind.REPLY, reply_to_person="7", text="an answer"),
        PersonFact("7", handle="bob", name="Bob"),
        talk(1, ExchangeKind.REPLY, "7", post_id="1000001"),
        talk(2, ExchangeKind.MENTION, "@eve", post_id="1000001"),
        talk(3, ExchangeKind.MESSAGE, "7"),
    ]
    with desk_of(tmp_path, told("a", DAY, *facts)) as made:
        yield made


def test_a_post_with_its_counts_link_and_exchanges(desk):
    page = post_page(desk, asked(DAY - 20, DAY), "1000001")
    assert page.text == "First\nwith two lines"
    assert page.counts == (("reposts", 2), ("likes", 3))
    assert page.link == "https://x.com/ana/status/1000001"
    assert [(one.kind, one.person, one.text) for one in page.talks] == [
        ("reply", "Bob", "said 1"),
        ("mention", "@eve", "said 2"),
    ]
    assert post_page(desk, asked(DAY - 20, DAY), "5") is None


def test_a_person_with_the_exchanges_both_ways_and_no_text_of_messages(desk):
    page = person_page(desk, asked(DAY - 20, DAY), "7")
    assert (page.name, page.handle) == ("Bob", "bob")
    assert [(one.kind, one.direction, one.text) for one in page.talks] == [
        ("reply", "in", "said 1"),
        ("message", "in", None),
        ("reply", "out", "an answer"),
    ]
    eve = person_page(desk, asked(DAY - 20, DAY), "@eve")
    assert (eve.name, eve.handle, len(eve.talks)) == ("eve", "eve", 1)
    assert person_page(desk, asked(DAY - 20, DAY), "99") is None


def test_masked_nobody_is_named_and_nothing_is_quoted(desk):
    masked = asked(DAY - 20, DAY, masked=True)
    page = post_page(desk, masked, "1000001")
    assert (page.text, page.link, page.glance.text) == (None, None, None)
    assert {(one.person, one.text) for one in page.talks} == {("", None)}
    assert person_page(desk, masked, "7") is None


def test_every_entry_of_the_ledger_opens(desk):
    request = asked(DAY - 20, DAY)
    for entry in cards.answer(desk, "score_ledger", request).entries:
        if entry.kind == "post":
            assert post_page(desk, request, entry.item_id).glance.post_id == entry.item_id
        if entry.kind == "person":
            assert person_page(desk, request, entry.item_id).talks


def test_every_entry_of_the_demo_opens(demo_desk, ninety):
    entries = cards.answer(demo_desk, "score_ledger", ninety).entries
    people = [entry.item_id for entry in entries if entry.kind == "person"]
    posts = [entry.item_id for entry in entries if entry.kind == "post"]
    assert all(post_page(demo_desk, ninety, name) for name in posts)
    assert all(person_page(demo_desk, ninety, ref).talks for ref in people)
    assert person_page(demo_desk, replace(ninety, masked=True), people[0]) is None


@pytest.mark.parametrize(
    ("network", "handle", "post_id", "link"),
    [
        ("x", "ana", "20", "https://x.com/ana/status/20"),
        ("x", None, "20", "https://x.com/i/status/20"),
        ("x", "ana", "row 20", None),
        (
            "bluesky",
            "ana.example.org",
            "3kabc",
            "https://bsky.app/profile/ana.example.org/post/3kabc",
        ),
        ("bluesky", None, "3kabc", None),
        ("mastodon", "ana@example.org", "11", "https://example.org/@ana/11"),
        ("mastodon", "ana", "11", None),
        ("mastodon", None, "https://example.org/notes/1", "https://example.org/notes/1"),
        ("linkedin", "ana", "7001", None),
    ],
)
def test_links_only_where_the_id_tells_them(network, handle, post_id, link):
    assert post_link(network, handle, post_id) == link
