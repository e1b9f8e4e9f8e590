from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.reach.parameters import changed
from reachdesk.domain.records import CountFact, Kin, PersonFact, PostKind, SnapshotFact
from reachdesk.services import cards
from tests.services.desks import DAY, asked, at, desk_of, post, told


def test_the_seeds_sum(demo_desk, ninety):
    answer = cards.answer(
        demo_desk, "reach_answer", replace(ninety, model="simple", assumptions=SEED)
    )
    assert answer.chance.value == pytest.approx(200 / 1500)
    assert answer.one_in == pytest.approx(7.5)
    assert answer.followers == 564
    assert answer.readers.value == pytest.approx(75.2)
    assert answer.method.evidence is Evidence.ASSUMED
    hour = changed(SEED, "window_posts", 150)
    answer = cards.answer(
        demo_desk, "reach_answer", replace(ninety, model="simple", assumptions=hour)
    )
    assert answer.chance.value == pytest.approx(0.1)


def test_each_model_has_the_other_beside_it(demo_desk, ninety):
    full = cards.answer(demo_desk, "reach_answer", ninety)
    simple = cards.answer(demo_desk, "reach_answer", replace(ninety, model="simple"))
    assert full.model == "full"
    assert full.chance == simple.other_chance
    assert full.other_chance == simple.chance
    assert full.readers == simple.other_readers
    assert full.readers.low < full.readers.value < full.readers.high
    assert full.readers.value == pytest.approx(564 * full.chance.value)
    assert full.every_days == simple.every_days
    few, many = full.every_days
    rate = 79 / 90
    assert {round(few, 6), round(many, 6)} == {
        round(1 / (chance * rate), 6) for chance in (full.chance.value, simple.chance.value)
    }


def test_more_sessions_are_more_readers(demo_desk, ninety):
    found = [
        cards.answer(
            demo_desk,
            "reach_answer",
            replace(ninety, assumptions=changed(DEFAULT, "sessions_per_day", visits)),
        ).chance.value
        for visits in (0.5, 1.5, 4.0)
    ]
    assert found == sorted(found)
    assert found[0] < found[2]


def test_any_post_can_be_chosen(demo_desk, ninety):
    latest = cards.answer(demo_desk, "reach_answer", ninety)
    assert latest.post.post_id
    assert latest.posted_ms == latest.post.created_ms
    other = cards.answer(
        demo_desk, "reach_answer", replace(ninety, post_id=None, posted_ms=at(DAY))
    )
    assert other.post is None
    assert other.posted_ms == at(DAY)
    with pytest.raises(UserError, match="no post 5"):
        cards.answer(demo_desk, "reach_answer", replace(ninety, post_id="5"))


def test_measured_views_stand_beside(tmp_path):
    posts = [post(1, DAY - 3, impressions=321), post(2, DAY - 2)]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        request = asked(DAY - 89, DAY)
        first = cards.answer(desk, "reach_answer", replace(request, post_id="1000001"))
        second = cards.answer(desk, "reach_answer", replace(request, post_id="1000002"))
    assert first.impressions == 321
    assert second.impressions is None
    assert first.post.text == "words 1"


def test_a_repost_is_not_the_latest_post(tmp_path):
    posts = [post(1, DAY - 3), post(2, DAY - 2, PostKind.REPOST)]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        answer = cards.answer(desk, "reach_answer", asked(DAY - 89, DAY))
    assert answer.post.post_id == "1000001"


def test_a_day_without_a_time_counts_from_noon(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY, precision="day", hour=0))) as desk:
        answer = cards.answer(desk, "reach_answer", asked(DAY - 89, DAY))
    assert answer.post.created_ms == at(DAY, 0)
    assert answer.posted_ms == at(DAY, 12)


def test_only_a_count_of_followers_is_known(tmp_path):
    with desk_of(tmp_path, told("a", DAY, CountFact("followers", at(DAY - 9), 800))) as desk:
        answer = cards.answer(desk, "reach_answer", asked(DAY - 89, DAY))
    assert answer.followers == 800
    assert answer.every_days is None
    assert answer.post is None


def test_followers_who_follow_many_see_less(tmp_path):
    found = []
    for name, following in (("few", 100), ("many", 9000)):
        people = [
            fact
            for number in map(str, range(10, 60))
            for fact in (
                SnapshotFact(Kin.FOLLOWER, number),
                PersonFact(number, country="GB", following=following),
            )
        ]
        (tmp_path / name).mkdir()
        with desk_of(tmp_path / name, told("a", DAY, *people)) as desk:
            found.append(cards.answer(desk, "reach_answer", asked(DAY - 89, DAY)))
    assert found[0].chance.value > 2 * found[1].chance.value
    assert dict(found[0].method.coverage)["place"].known == 50


def test_an_answer_to_somebody_says_that_fewer_are_shown_it(tmp_path):
    posts = [post(1, DAY - 3, kind=PostKind.REPLY), post(2, DAY - 2)]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        request = asked(DAY - 89, DAY)
        found = [
            cards.answer(desk, "reach_answer", replace(request, **changes)).reply
            for changes in (
                {"post_id": "1000001"},
                {"post_id": "1000002"},
                {"posted_ms": at(DAY), "draft": "@you yes"},
                {"posted_ms": at(DAY), "draft": "yes"},
                {"posted_ms": at(DAY), "draft": "yes", "draft_reply": True},
            )
        ]
    assert found == [True, False, True, False, True]
