"""The audience by country, role and list; followers over time; who is known."""

from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.records import (
    CountFact,
    Kin,
    ListFact,
    ListMemberFact,
    PersonFact,
    SnapshotFact,
)
from reachdesk.services import cards
from tests.services.desks import DAY, asked, at, desk_of, told


def people_of(answer):
    return {group.key: group.people for group in answer.groups}


def test_the_demo_by_country(demo_desk, ninety):
    answer = cards.answer(demo_desk, "audience_countries", ninety)
    assert people_of(answer)["GB"] == 144
    assert answer.unknown == 97
    assert sum(people_of(answer).values()) + answer.unknown == answer.followers == 564
    assert answer.groups[0].key == "GB"
    assert answer.groups[0].name is None


def test_the_demo_by_role(demo_desk, ninety):
    answer = cards.answer(demo_desk, "audience_roles", ninety)
    assert people_of(answer)["journalist_or_author"] == 31
    assert people_of(answer)["supplier_or_competitor"] == 110
    assert "supplier" not in people_of(answer)
    assert answer.unknown == 248
    assert answer.method.evidence is Evidence.DERIVED


def test_the_demo_by_list(demo_desk, ninety):
    answer = cards.answer(demo_desk, "audience_lists", ninety)
    named = {group.name: group.people for group in answer.groups}
    assert named["Planners"] == 62
    assert named["Clients"] == 61
    assert answer.unknown < 564 - 62
    keys = {group.key for group in answer.groups}
    assert all({first, second} <= keys for first, second, _people in answer.overlap)


def test_the_mix_of_the_demo(demo_desk, ninety):
    answer = cards.answer(demo_desk, "audience_mix", ninety)
    assert people_of(answer) == {
        "GB": 144,
        "supplier_or_competitor": 110,
        "customer": 61,
        "journalist_or_author": 31,
    }
    assert answer.unknown == (("country", 97), ("role", 248))
    assert answer.overlap[0] == ("supplier_or_competitor", "GB", 52)


def test_groups_overlap_and_the_unknown_are_in_none(tmp_path):
    facts = [
        *(SnapshotFact(Kin.FOLLOWER, number) for number in "123456"),
        PersonFact("1", roles="customer journalist_or_author"),
        PersonFact("2", roles="customer"),
        PersonFact("3", roles="unknown"),
        PersonFact("9", roles="customer"),  # follows no more
        ListFact("l", "Friends", "created"),
        ListFact("m", "Empty", "created"),
        *(ListMemberFact("l", number) for number in "29"),
    ]
    with desk_of(tmp_path, told("a", DAY, *facts)) as desk:
        request = asked(DAY - 89, DAY)
        roles = cards.answer(desk, "audience_roles", request)
        lists = cards.answer(desk, "audience_lists", request)
        known = cards.answer(desk, "names_known", request)
    assert people_of(roles) == {"customer": 2, "journalist_or_author": 1}
    assert roles.unknown == 4
    assert roles.overlap == (("journalist_or_author", "customer", 1),)
    assert [(group.name, group.people) for group in lists.groups] == [("Friends", 1)]
    assert lists.unknown == 5
    assert (known.followers, known.named, known.placed, known.people) == (6, 0, 0, 4)


def test_followers_over_snapshots(tmp_path):
    first = told("a", DAY - 300, *(SnapshotFact(Kin.FOLLOWER, one) for one in "12345"))
    second = told("b", DAY - 20, *(SnapshotFact(Kin.FOLLOWER, one) for one in "345678"))
    third = told("c", DAY, *(SnapshotFact(Kin.FOLLOWER, one) for one in "3459"))
    count = told("d", DAY, CountFact("followers", at(DAY - 100), 5))
    with desk_of(tmp_path, first, second, third, count) as desk:
        whole = cards.answer(desk, "followers_timeline", asked(DAY - 400, DAY))
        late = cards.answer(desk, "followers_timeline", asked(DAY - 89, DAY))
        early = cards.answer(desk, "followers_timeline", asked(DAY - 400, DAY - 299))
    assert whole.days.tolist() == [DAY - 300, DAY - 100, DAY - 20, DAY]
    assert whole.counts.tolist() == [5, 5, 6, 4]
    assert np.isnan([whole.gained[0], whole.lost[0]]).all()
    assert whole.gained[1:].tolist() == [3, 1]
    assert whole.lost[1:].tolist() == [2, 3]
    assert late.days.tolist() == [DAY - 100, DAY - 20, DAY]
    assert late.snapshot_days.tolist() == [DAY - 300, DAY - 20, DAY]
    assert early.counts.tolist() == [5]


def test_two_sets_of_one_day_are_one(tmp_path):
    stories = [
        told("a", DAY - 5, SnapshotFact(Kin.FOLLOWER, "1")),
        told("b", DAY, *(SnapshotFact(Kin.FOLLOWER, one) for one in "12")),
        told("c", DAY, *(SnapshotFact(Kin.FOLLOWER, one) for one in "12")),
    ]
    with desk_of(tmp_path, *stories) as desk:
        line = cards.answer(desk, "followers_timeline", asked(DAY - 89, DAY))
    assert line.snapshot_days.tolist() == [DAY - 5, DAY]
    assert line.gained[1] == 1


@pytest.mark.parametrize("key", ["audience_mix", "audience_countries", "followers_timeline"])
def test_nobody_counted_the_followers(tmp_path, key):
    with desk_of(tmp_path, told("a", DAY, PersonFact("1", name="Bob"))) as desk:
        assert cards.answer(desk, key, asked(DAY - 89, DAY)) is None
        known = cards.answer(desk, "names_known", asked(DAY - 89, DAY))
    assert known.followers is None
    assert known.people == 1


def test_a_mere_count_leaves_everybody_unknown(tmp_path):
    with desk_of(tmp_path, told("a", DAY, CountFact("followers", at(DAY), 70))) as desk:
        answer = cards.answer(desk, "audience_countries", asked(DAY - 89, DAY))
    assert answer.groups == ()
    assert (answer.followers, answer.unknown) == (70, 70)
    assert answer.method.unseen == ("follower_names", "follower_places", "follower_history")
