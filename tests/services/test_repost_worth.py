from __future__ import annotations

import pytest

from reachdesk.domain.records import Kin, PersonFact, SnapshotFact
from reachdesk.services import cards
from reachdesk.services.repost_worth import OVERLAP, repost_worth
from tests.services.desks import DAY, asked, desk_of, post, told


def people(*counts):
    facts = []
    for number, count in enumerate(counts):
        ref = str(900 + number)
        facts += [SnapshotFact(Kin.FOLLOWER, ref), PersonFact(ref, followers=count)]
    return facts


def test_people_who_do_not_follow_are_counted_apart(tmp_path):
    counts = (*range(100, 2100, 100), None, None)
    with desk_of(tmp_path, told("a", DAY, post(1, DAY), *people(*counts))) as desk:
        found = repost_worth(desk, "x:ana", 0.1)
        answer = cards.answer(desk, "reach_levers", asked(DAY - 89, DAY))
    assert found.known == 20
    assert found.audience == 1050
    assert found.new_people == pytest.approx(1050 * 0.1 * (1 - OVERLAP))
    assert found.again == pytest.approx(1050 * 0.1 * OVERLAP)
    expected = 1050 * answer.present.value * (1 - OVERLAP)
    assert answer.repost.new_people == pytest.approx(expected)


def test_few_known_counts_say_nothing(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY), *people(*range(9)))) as desk:
        assert repost_worth(desk, "x:ana", 0.1) is None


def test_without_followers_there_is_nobody_to_repost(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        assert repost_worth(desk, "x:ana", 0.1) is None
