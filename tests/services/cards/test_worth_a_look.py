from __future__ import annotations

from reachdesk.domain.records import Kin, PersonFact, SnapshotFact
from reachdesk.services import cards
from tests.services.desks import DAY, asked, desk_of, post, told


def tasks_of(answer):
    return [(task.key, task.amount, task.page) for task in answer.tasks]


def test_the_demo_has_three_tasks(demo_desk, ninety):
    assert tasks_of(cards.answer(demo_desk, "worth_a_look", ninety)) == [
        ("skipped_rows", 3, "sources"),
        ("same_message", 6, "sources"),
        ("place_unknown", 97, "audience"),
    ]


def test_names_come_before_places(tmp_path):
    story = told("a", DAY, post(1, DAY), *(SnapshotFact(Kin.FOLLOWER, one) for one in "123"))
    with desk_of(tmp_path, story) as desk:
        answer = cards.answer(desk, "worth_a_look", asked(DAY - 89, DAY))
    assert tasks_of(answer) == [("names_unknown", 3, "audience"), ("views_unknown", 1, "reach")]


def test_nothing_is_open(tmp_path):
    known = PersonFact("1", name="Bob", country="NL", roles="friend")
    story = told("a", DAY, post(1, DAY, impressions=9), SnapshotFact(Kin.FOLLOWER, "1"), known)
    with desk_of(tmp_path, story) as desk:
        answer = cards.answer(desk, "worth_a_look", asked(DAY - 89, DAY))
    assert answer.tasks == ()
