"""What exports get wrong: nothing crashes, chances stay chances, and it is said in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk import registry
from reachdesk.charts import doubt_words
from reachdesk.domain.reach.assumptions import DEFAULT, SEED
from reachdesk.domain.records import (
    CountFact,
    Kin,
    PersonFact,
    PostFact,
    Precision,
    SnapshotFact,
)
from reachdesk.services import cards
from reachdesk.services.reach_doubts import reach_doubts
from tests.services.desks import DAY, arrays_of, asked, at, desk_of, post, told

REACH = sorted(key for key in cards.cards() if key.startswith("reach_"))
CHARTS = registry.discover("reachdesk.charts", "CHART")


def followers_of(*people):
    """Followers with these facts about them."""
    facts = []
    for number, more in enumerate(people):
        ref = str(700 + number)
        facts += [SnapshotFact(Kin.FOLLOWER, ref), PersonFact(ref, handle=f"p{number}", **more)]
    return facts


def measured(count, views):
    return [
        post(number, DAY - 40 + number // 3, hour=number % 24, impressions=views, likes=number)
        for number in range(count)
    ]


STORIES = {
    "views above followers": [CountFact("followers", at(DAY - 60), 20), *measured(60, 40_000)],
    "zero followers": [CountFact("followers", at(DAY), 0), *measured(30, 5)],
    "no time": [
        PostFact("9001", None, text="when was that"),
        PostFact("9002", None, impressions=12),
        post(1, DAY - 3),
    ],
    "only a day": [
        post(number, DAY - number, precision=Precision.DAY, impressions=100 + number)
        for number in range(40)
    ],
    "following counts": [
        *followers_of(
            {"following": 0}, {"following": 3_000_000}, {"following": -7}, {"following": 1},
            {"following": 9_000_000_000}, {"following": None},
        ),
        post(1, DAY - 1),
    ],
    "zones": [
        *followers_of(
            {"zone": "Mars/Olympus"}, {"zone": ""}, {"zone": "Europe/London"}, {"country": "XX"}, {}
        ),
        post(1, DAY - 1),
    ],
    "absurd counts": [
        CountFact("followers", at(DAY), 2_000_000_000),
        post(1, DAY - 3, impressions=-5, likes=-2, reposts=9_000_000_000_000),
        post(2, DAY - 2, impressions=0),
        *measured(40, 2**53),
    ],
    "one post at the edge of time": [post(1, 0, hour=0, impressions=3), post(2, 2_900_000)],
    "same moment": [post(number, DAY - 5, impressions=50) for number in range(40)],
    "nothing": [],
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("model", ["full", "simple"])
def test_every_answer_about_reach_survives(tmp_path, story, model):
    with desk_of(tmp_path, told("a", DAY, *STORIES[story])) as desk:
        request = replace(
            asked(DAY - 89, DAY), model=model, assumptions=SEED if model == "simple" else DEFAULT
        )
        for key in REACH:
            answer = cards.answer(desk, key, request)
            if answer is None:
                continue
            for chance in chances_of(answer):
                assert 0.0 <= chance <= 1.0, (key, chance)
            if key in CHARTS:
                words = f"{CHARTS[key].headline(answer)} {CHARTS[key].summary(answer)}"
                assert "nan" not in words.lower().split()
                assert "inf" not in words.lower().split()


def chances_of(answer):
    """Every chance inside an answer about reach."""
    for name in ("chance", "present", "other_chance"):
        found = getattr(answer, name, None)
        if hasattr(found, "low"):
            yield from (found.value, found.low, found.high)
        elif isinstance(found, np.ndarray):
            yield from found.tolist()
    for part in (*getattr(answer, "levers", ()), *getattr(answer, "segments", ())):
        yield from (part.chance.value, part.chance.low, part.chance.high)


@pytest.mark.parametrize("story", STORIES)
def test_a_draft_survives_too(tmp_path, story):
    with desk_of(tmp_path, told("a", DAY, *STORIES[story])) as desk:
        for text in ("", "@", "@a", "x" * 30_000, "#" * 500, "https://", "\x00\ud800"):
            request = replace(asked(DAY - 89, DAY), draft=text, posted_ms=at(DAY + 1))
            found = cards.answer(desk, "reach_forecast", request)
            if found is not None and found.settled:
                assert np.isfinite([found.middle.low, found.middle.value, found.middle.high]).all()
                assert found.middle.low <= found.middle.value <= found.middle.high


@pytest.mark.parametrize(
    ("story", "key", "count"),
    [
        ("views above followers", "views_above", 60),
        ("zero followers", "no_followers", 1),
        ("no time", "undated", 2),
        ("following counts", "following", 3),
        ("zones", "zone", 1),
    ],
)
def test_it_is_said_in_words(tmp_path, story, key, count):
    with desk_of(tmp_path, told("a", DAY, *STORIES[story])) as desk:
        assert dict(reach_doubts(desk, "x:ana"))[key] == count
        answer = cards.answer(desk, "reach_answer", asked(DAY - 89, DAY))
    assert (key, count) in answer.doubts
    said = doubt_words.sentences(((key, count),))[0]
    assert said in CHARTS["reach_answer"].summary(answer)
    assert said in CHARTS["reach_answer"].explanation(answer).unseen


def test_a_clean_account_is_not_doubted(tmp_path):
    people = followers_of({"following": 120, "zone": "Europe/London"}, {"following": 4_000})
    with desk_of(tmp_path, told("a", DAY, *people, post(1, DAY - 1, impressions=1))) as desk:
        assert reach_doubts(desk, "x:ana") == ()


def test_a_follower_of_three_million_has_a_smaller_chance_than_one_of_a_hundred():
    from reachdesk.domain.reach.audience import Followers
    from reachdesk.domain.reach.chances import follower_chances
    from reachdesk.domain.reach.followers import inflow_from_following

    inflow = inflow_from_following([100, 3_000_000], DEFAULT.posts_per_followed)
    two = Followers(
        zone=np.array([0, 0]),
        zone_names=("Europe/London",),
        inflow_per_day=inflow,
        weight=np.ones(2),
        alive=np.ones(2),
    )
    chance = follower_chances(two, 368_720.5, DEFAULT)
    assert 0 < chance[1] < chance[0] < 1


def test_answers_hold_no_chance_array_outside(tmp_path):
    with desk_of(tmp_path, told("a", DAY, *STORIES["absurd counts"])) as desk:
        life = cards.answer(desk, "reach_life", asked(DAY - 89, DAY))
    for array in arrays_of(life):
        assert np.isfinite(array).all()
