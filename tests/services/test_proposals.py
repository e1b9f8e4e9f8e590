"""Proposals: shown until decided, decided until undone, whatever is imported or forgotten."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import PersonFact
from reachdesk.services import cards, sources
from reachdesk.services.choosing import posts_to_choose
from reachdesk.services.people_table import people_page
from reachdesk.services.proposals import decide, proposals, same_elsewhere, undo
from reachdesk.storage import check
from tests.services.desks import DAY, asked, desk_of, post, told
from tests.storage.stories import Story, take_in

TEXT = "Forecast error is a people number"
ON_X = told(
    "a",
    DAY + 5,
    post(1, DAY, text=f"{TEXT} https://t.co/1", impressions=9),
    post(2, DAY + 1),
    PersonFact("7", "boblane", "Bob Lane", country="GB", roles="friend"),
)
ELSEWHERE = Story(
    "b",
    1_700_000_000_000,
    [
        post(3, DAY, text=TEXT, hour=20),
        PersonFact("@bob.lane@example.social", "bob.lane@example.social", "Bob Lane"),
    ],
    network="mastodon",
    handle="ana@example.social",
)
REQUEST = asked(DAY, DAY + 5)


@pytest.fixture
def desk(tmp_path):
    with desk_of(tmp_path, ON_X, ELSEWHERE) as desk:
        yield desk


def told_of(desk):
    return [(one.kind, one.accepted) for one in proposals(desk)]


def one_of(desk, kind):
    return next(one for one in proposals(desk) if one.kind == kind)


def test_a_message_and_a_person_are_proposed_and_nothing_is_merged(desk):
    assert told_of(desk) == [("message", None), ("person", None)]
    message = one_of(desk, "message")
    assert {message.one.network, message.other.network} == {"x", "mastodon"}
    assert one_of(desk, "person").clues == ("handle",)
    assert posts_to_choose(desk, REQUEST)[0].also_on == ()
    tasks = cards.answer(desk, "worth_a_look", REQUEST).tasks
    assert [task.key for task in tasks if task.key.startswith("same")] == [
        "same_person",
        "same_message",
    ]


def test_accepted_ones_are_marked_where_they_are_listed(desk):
    for kind in ("message", "person"):
        made = decide(desk, one_of(desk, kind).id, accept=True)
        assert made.accepted is True
    assert [one.also_on for one in posts_to_choose(desk, REQUEST)] == [(), ("mastodon",)]
    rows, _total = people_page(desk, REQUEST, 0, -1)
    assert [row.also_on for row in rows] == [("mastodon",)]
    assert not [
        task.key
        for task in cards.answer(desk, "worth_a_look", REQUEST).tasks
        if task.key.startswith("same")
    ]
    assert check.check_library(desk.database()) == []


def test_declined_ones_are_not_asked_about_again_and_can_be_undone(desk):
    name = one_of(desk, "person").id
    decide(desk, name, accept=False)
    assert told_of(desk) == [("message", None), ("person", False)]
    assert same_elsewhere(desk, "person") == {}
    undo(desk, name)
    assert told_of(desk) == [("message", None), ("person", None)]
    with pytest.raises(UserError, match="Nothing was decided"):
        undo(desk, name)
    with pytest.raises(UserError, match="no proposal"):
        decide(desk, "nowhere", accept=True)


def test_a_decision_outlives_its_sources(desk):
    for kind, accept in (("message", True), ("person", False)):
        decide(desk, one_of(desk, kind).id, accept=accept)
    before = proposals(desk)
    for source in sources.reports(desk):
        sources.forget(desk, source.source_id)
    assert proposals(desk) == ()
    take_in(desk.library, ELSEWHERE)
    take_in(desk.library, ON_X)
    desk.forget_results()
    assert proposals(desk) == before


def test_a_person_who_is_given_an_id_stays_decided(desk):
    decide(desk, one_of(desk, "person").id, accept=True)
    later = Story(
        "c",
        1_800_000_000_000,
        [PersonFact("99", "bob.lane@example.social", "Bob Lane")],
        network="mastodon",
        handle="ana@example.social",
    )
    take_in(desk.library, later)
    desk.forget_results()
    assert told_of(desk) == [("message", None), ("person", True)]


def test_what_was_decided_can_be_undone_when_it_is_alike_no_longer(desk):
    name = one_of(desk, "person").id
    decide(desk, name, accept=True)
    renamed = told("d", DAY + 9, PersonFact("7", "boblane", "Robert Lane"))
    take_in(desk.library, renamed)
    desk.forget_results()
    (person,) = [one for one in proposals(desk) if one.kind == "person"]
    assert (person.id, person.accepted, person.clues) == (name, True, ())
    undo(desk, name)
    assert told_of(desk) == [("message", None)]


def test_one_account_alone_has_nothing_to_propose(tmp_path):
    twice = told("a", DAY + 5, post(1, DAY, text=TEXT), post(2, DAY, text=TEXT))
    with desk_of(tmp_path, twice) as desk:
        assert proposals(desk) == ()
