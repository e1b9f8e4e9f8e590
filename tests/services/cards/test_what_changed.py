from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.records import CountFact
from reachdesk.services import cards, demo
from tests.services.desks import DAY, asked, at, desk_of, post, told


def by_key(answer):
    return {happening.key: happening for happening in answer.happenings}


def test_the_demo_in_sentences(demo_desk, ninety):
    answer = cards.answer(demo_desk, "what_changed", ninety)
    found = by_key(answer)
    assert list(found) == ["score", "followers", "top_post", "posts"]
    assert (answer.from_day, answer.to_day) == (demo.LAST_DAY - 89, demo.LAST_DAY)
    score = dict(found["score"].amounts)
    assert score["before"] > score["after"]
    assert found["score"].direction == -1
    assert dict(found["score"].words)["cause"] == "posts_fading"
    assert score["cause_points"] < 0
    assert found["followers"].amounts == (("gained", 12.0), ("lost", 5.0))
    assert found["followers"].page == "audience"
    top = dict(found["top_post"].amounts)
    assert (top["reposts"], top["all_reposts"]) == (5, 18)
    assert score["after"] - 2 < top["without"] < score["after"]
    assert dict(found["top_post"].words)["text"]
    assert found["posts"].amounts == (("posts", 79.0), ("before", 88.0))


def test_the_score_is_that_of_the_line(demo_desk, ninety):
    line = cards.answer(demo_desk, "score_timeline", ninety)
    amounts = dict(by_key(cards.answer(demo_desk, "what_changed", ninety))["score"].amounts)
    assert amounts["before"] == pytest.approx(line.total[0])
    assert amounts["after"] == pytest.approx(line.total[-1])


def test_masked_there_is_no_text(demo_desk, ninety):
    answer = cards.answer(demo_desk, "what_changed", replace(ninety, masked=True))
    assert by_key(answer)["top_post"].words == ()


def test_where_nothing_happened(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY, likes=1))) as desk:
        answer = cards.answer(desk, "what_changed", asked(DAY - 89, DAY))
    assert [happening.key for happening in answer.happenings] == ["nothing"]


def test_where_the_exports_say_nothing(tmp_path):
    with desk_of(tmp_path, told("a", DAY, CountFact("followers", at(DAY), 5))) as desk:
        assert cards.answer(desk, "what_changed", asked(DAY - 89, DAY)) is None
