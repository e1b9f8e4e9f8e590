"""What holds for every card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.periods import Period
from reachdesk.domain.records import Kin, ListFact, ListMemberFact, PersonFact, SnapshotFact
from reachdesk.services import cards, demo
from reachdesk.services.made_up.cast import cast
from reachdesk.services.made_up.lists import NAMES
from tests.services.desks import DAY, all_texts, arrays_of, asked, desk_of, post, told

KEYS = [
    "activity_counts",
    "audience_countries",
    "audience_languages",
    "audience_lists",
    "audience_mix",
    "audience_overlap",
    "audience_roles",
    "audience_segments",
    "days_to_explain",
    "follower_flow",
    "follower_waves",
    "followers_timeline",
    "following_audit",
    "names_known",
    "reach_answer",
    "reach_calibration",
    "reach_forecast",
    "reach_funnel",
    "reach_hours",
    "reach_ladder",
    "reach_levers",
    "reach_life",
    "reach_own_hours",
    "reach_plan",
    "reach_presets",
    "reach_residuals",
    "reach_segments",
    "reach_week",
    "reach_window",
    "score_card",
    "score_change",
    "score_evidence",
    "score_ledger",
    "score_parts",
    "score_segments",
    "score_timeline",
    "segment_growth",
    "style_matrix",
    "tone_lane",
    "views_timeline",
    "what_changed",
    "worth_a_look",
]


def test_there_is_a_card_for_every_picture_of_the_pages():
    # a demo with one account has nothing to compare (see test_score_compare), and X states no
    # shares (see test_audience_stated)
    assert sorted(cards.cards()) == sorted([*KEYS, "score_compare", "audience_stated"])


@pytest.mark.parametrize("key", KEYS)
def test_the_demo_answers_every_card(demo_desk, ninety, key):
    answer = cards.answer(demo_desk, key, ninety)
    assert answer is not None
    for array in arrays_of(answer):
        assert not array.flags.writeable


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("model", ["full", "simple"])
def test_a_masked_answer_names_nobody(demo_desk, ninety, key, model):
    answer = cards.answer(demo_desk, key, replace(ninety, masked=True, model=model))
    said = set(all_texts(answer))
    secrets = {demo.ACCOUNT, "ines-calloway", "Inés Calloway", *NAMES, *NAMES.values()}
    for person in cast():
        secrets |= {person.ref, person.handle, person.name}
    assert not said & secrets
    allowed = _places() | {"recipe:v1 lens"}  # the name of a released recipe
    assert not any("calloway" in text or " " in text.strip() for text in said - allowed)


def _places():
    return {"New York", "Los Angeles", "Sao Paulo"}


@pytest.mark.parametrize("key", KEYS)
def test_a_library_with_nothing_but_followers(tmp_path, key):
    people = [SnapshotFact(Kin.FOLLOWER, str(number)) for number in range(20, 45)]
    with desk_of(tmp_path, told("a", DAY, *people)) as desk:
        answer = cards.answer(desk, key, asked(DAY - 89, DAY))
    scores = {"score_timeline", "score_card", "score_parts", "score_change", "score_ledger"}
    if key in scores | {"follower_flow", "views_timeline"}:
        assert answer is None
    elif key.startswith(("audience", "followers", "names")):
        assert answer is not None


@pytest.mark.parametrize("key", KEYS)
def test_a_library_with_one_post_of_a_day_without_a_time(tmp_path, key):
    story = told("a", DAY, post(1, DAY, precision="day", hour=0, text="only this"))
    with desk_of(tmp_path, story) as desk:
        answer = cards.answer(desk, key, asked(DAY - 89, DAY))
    if key.startswith(("audience", "followers")):
        assert answer is None  # nobody counted the followers
    if key == "reach_answer":
        assert answer.readers is None
        assert answer.followers is None
        assert answer.post.time_known is False
        assert 0 < answer.chance.value < 1


@pytest.mark.parametrize("key", KEYS)
def test_a_period_before_everything(tmp_path, key):
    story = told(
        "a",
        DAY,
        post(1, DAY - 3, likes=2, reposts=1),
        SnapshotFact(Kin.FOLLOWER, "7"),
        PersonFact("7", handle="bob", name="Bob"),
        ListFact("l", "Friends", "created"),
        ListMemberFact("l", "7"),
    )
    with desk_of(tmp_path, story) as desk:
        cards.answer(desk, key, asked(DAY - 900, DAY - 800))
        cards.answer(desk, key, replace(asked(0, 1), period=Period(DAY + 800, DAY + 900)))


def test_unknown_keys_are_a_bug_of_ours(demo_desk, ninety):
    with pytest.raises(KeyError):
        cards.answer(demo_desk, "no_such_card", ninety)
