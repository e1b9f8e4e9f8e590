"""Window, life, segments, hours and funnel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.reach.assumptions import SEED
from reachdesk.domain.records import CountFact, Kin, PersonFact, SnapshotFact
from reachdesk.services import cards
from tests.services.desks import DAY, asked, at, desk_of, post, told


def people(numbers, **known):
    return [
        fact
        for number in map(str, numbers)
        for fact in (SnapshotFact(Kin.FOLLOWER, number), PersonFact(number, **known))
    ]


def test_the_window_is_full_after_its_posts(demo_desk, ninety):
    window = cards.answer(
        demo_desk, "reach_window", replace(ninety, model="simple", assumptions=SEED)
    )
    assert window.zone == "Europe/London"
    assert window.window_posts == 200
    counted = dict(window.count_times)
    assert counted[50] < counted[100] < counted[150] < counted[200]
    if window.full_minutes is not None:
        assert window.full_minutes == pytest.approx(counted[200])
        slots = int(window.full_minutes // window.slot_minutes)
        assert window.slot_posts[:slots].sum() < 200 < window.slot_posts[: slots + 1].sum()


def test_a_life_rises_to_the_chance(demo_desk, ninety):
    life = cards.answer(demo_desk, "reach_life", ninety)
    answer = cards.answer(demo_desk, "reach_answer", ninety)
    assert life.hours[0] == 0
    assert life.chance[0] == 0
    assert (np.diff(life.chance) >= 0).all()
    assert 0.9 * answer.chance.value < life.chance[-1] <= answer.chance.value * 1.001
    half = np.interp(life.half_hours, life.hours, life.chance)
    assert half == pytest.approx(answer.chance.value / 2, rel=0.02)
    assert [name for name, _curve in life.others] == ["New York", "Amsterdam"]


def test_segments_of_the_demo(demo_desk, ninety):
    answer = cards.answer(demo_desk, "reach_segments", ninety)
    groups = {segment.key: segment for segment in answer.segments}
    assert groups["made-up-home"].followers == 144  # the segment of the same people stands for GB
    assert "GB" not in groups
    assert groups["supplier_or_competitor"].followers == 110
    assert groups["unknown_place"].followers == 97
    assert answer.segments[-1].key == "unknown_place"
    assert len(answer.segments) == 7
    for segment in answer.segments:
        assert segment.readers.value == pytest.approx(segment.followers * segment.chance.value)
        assert segment.readers.low <= segment.readers.value <= segment.readers.high


def test_a_group_under_ten_is_no_segment(tmp_path):
    facts = people(range(100, 112), country="NL") + people(range(200, 209), country="DE")
    bare = [SnapshotFact(Kin.FOLLOWER, str(number)) for number in range(300, 330)]
    with desk_of(tmp_path, told("a", DAY, *facts, *bare)) as desk:
        answer = cards.answer(desk, "reach_segments", asked(DAY - 89, DAY))
        whole = cards.answer(desk, "reach_answer", asked(DAY - 89, DAY))
    assert [(segment.key, segment.followers) for segment in answer.segments] == [
        ("NL", 12),
        ("unknown_place", 30),
    ]
    assert whole.followers == 51
    assert dict(whole.method.coverage)["place"].known == 21


def test_nothing_known_of_anybody_has_no_segments(tmp_path):
    with desk_of(tmp_path, told("a", DAY, CountFact("followers", at(DAY), 80))) as desk:
        assert cards.answer(desk, "reach_segments", asked(DAY - 89, DAY)).segments == ()


def test_a_week_of_readers(demo_desk, ninety):
    hours = cards.answer(demo_desk, "reach_hours", ninety)
    week = cards.answer(demo_desk, "reach_week", ninety)
    assert np.array_equal(hours.readers, week.readers)
    assert week.readers.shape == (7, 24)
    assert week.zone == "Europe/London"
    assert 20 < week.readers.min() < week.readers.max() < 564
    simple = cards.answer(demo_desk, "reach_week", replace(ninety, model="simple"))
    assert np.array_equal(simple.readers, week.readers)


def test_a_week_without_followers_is_of_chances(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        week = cards.answer(desk, "reach_week", asked(DAY - 89, DAY))
    assert week.followers is None
    assert week.zone == "UTC"
    assert 0 < week.readers.min() < week.readers.max() < 1


def test_the_funnel_of_the_demo(demo_desk, ninety):
    funnel = cards.answer(demo_desk, "reach_funnel", ninety)
    assert funnel.followers == 564
    assert funnel.active == pytest.approx(0.6 * 564)
    assert funnel.readers.value < funnel.active
    assert funnel.reactions == pytest.approx(34 / 79)
    assert funnel.reaction_posts == 79
    assert funnel.simple_chance == pytest.approx(200 / 1500)
    assert funnel.simple_readers == pytest.approx(75.2)


def test_a_funnel_without_counts(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        funnel = cards.answer(desk, "reach_funnel", asked(DAY - 89, DAY))
    assert funnel.followers is None
    assert funnel.active is None
    assert funnel.reactions is None
    assert funnel.simple_readers is None
