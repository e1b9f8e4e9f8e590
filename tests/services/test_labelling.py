from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.services import demo, labelling, own_words, places
from reachdesk.services.audience_groups import groups_by
from reachdesk.services.people_table import UNLABELLED, people_page
from reachdesk.services.selection import selection
from reachdesk.storage.check import check_library
from reachdesk.storage.dump import logical_dump


@pytest.fixture(scope="module")
def desk():
    with demo.throw_away_desk() as made:
        yield made


def row_of(desk, ninety, person):
    rows, _total = people_page(desk, ninety, 0, -1)
    return next(row for row in rows if row.person == person)


def count(desk, rule):
    return selection(desk, demo.ACCOUNT, rule).people


def test_a_role_by_hand_counts_at_once_and_is_undone_exactly(desk, ninety):
    rows, _total = people_page(desk, replace(ninety, rule="role:unknown and tie:follower"), 0, 2)
    before = logical_dump(desk.database())
    people = [row.person for row in rows]
    made = own_words.say(
        desk, demo.ACCOUNT, people, {labelling.ROLES: "journalist_or_author"}, "met at a talk"
    )
    assert count(desk, "role:journalist_or_author") == 33
    assert row_of(desk, ninety, people[0]).roles == ("journalist_or_author",)
    assert row_of(desk, ninety, people[0]).by_hand == ("role",)
    assert check_library(desk.database()) == []
    own_words.put_back(desk, made)
    assert logical_dump(desk.database()) == before
    own_words.put_again(desk, made)
    assert count(desk, "role:journalist_or_author") == 33
    own_words.put_back(desk, made)


def test_unknown_is_a_word_too_and_can_be_taken_back(desk, ninety):
    (row,), _total = people_page(desk, replace(ninety, rule="role:customer and tie:follower"), 0, 1)
    own_words.say(desk, demo.ACCOUNT, [row.person], {labelling.ROLES: ""})
    assert count(desk, "role:customer") == 60
    assert row_of(desk, ninety, row.person).roles == ()
    own_words.say(desk, demo.ACCOUNT, [row.person], {labelling.ROLES: None})
    assert count(desk, "role:customer") == 61
    assert row_of(desk, ninety, row.person).by_hand == ()


def test_places_are_said_in_words(desk, ninety):
    rows, _total = people_page(desk, replace(ninety, rule="country:unknown and tie:follower"), 0, 3)
    people = [row.person for row in rows]
    made = places.say_place(desk, demo.ACCOUNT, people, "Leeds, UK")
    assert count(desk, "country:GB") == 147
    assert count(desk, "country:GB and city:leeds") >= 3
    assert row_of(desk, ninety, people[0]).by_hand == ("place",)
    own_words.put_back(desk, made)
    assert count(desk, "country:GB") == 144
    with pytest.raises(UserError):
        places.say_place(desk, demo.ACCOUNT, people, "somewhere nice")


def test_lists_are_made_by_hand_and_join_those_of_the_exports(desk, ninety):
    rows, _total = people_page(desk, replace(ninety, rule="list:unknown and tie:follower"), 0, 5)
    people = [row.person for row in rows]
    planners = count(desk, "list:Planners")
    made = own_words.say(desk, demo.ACCOUNT, people, {labelling.list_field("Speakers"): "1"})
    joined = own_words.say(desk, demo.ACCOUNT, people[:2], {labelling.list_field("planners"): "1"})
    assert count(desk, "list:speakers") == 5
    assert count(desk, "list:Planners") == planners + 2
    assert row_of(desk, ninety, people[0]).lists == ("Speakers", "planners")
    assert "Speakers" in {group.name for group in groups_by(desk, ninety, "list")}
    own_words.put_back(desk, joined)
    own_words.put_back(desk, made)
    assert "Speakers" not in {group.name for group in groups_by(desk, ninety, "list")}


def test_notes_and_how_we_met(desk, ninety):
    rows, _total = people_page(desk, ninety, 0, 1)
    person = rows[0].person
    made = own_words.say(
        desk, demo.ACCOUNT, [person], {labelling.MET: "hunting", labelling.NOTE: "likes trains"}
    )
    row = row_of(desk, ninety, person)
    assert (row.met, row.note) == ("hunting", "likes trains")
    assert count(desk, "met:hunting") == int(row.follows)
    masked, _total = people_page(desk, replace(ninety, masked=True), 0, 1)
    assert masked[0].note is None
    own_words.put_back(desk, made)
    with pytest.raises(ValueError, match="score"):
        own_words.say(desk, demo.ACCOUNT, [person], {"score": "9"})


def test_the_queue_holds_those_most_worth_a_label(desk, ninety):
    rows, total = people_page(desk, ninety, 0, -1, sort=UNLABELLED)
    assert total == len(rows) > 248
    assert all(row.country is None or not row.roles for row in rows)
    often = [row.exchanges for row in rows]
    assert often == sorted(often, reverse=True)
    assert often[0] > 0
