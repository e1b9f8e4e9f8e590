from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.evidence import Evidence
from reachdesk.domain.periods import Period
from reachdesk.domain.records import CountFact, PostKind
from reachdesk.services import cards, demo
from tests.services.desks import DAY, asked, at, desk_of, post, told


def test_the_demo_scores_about_thirteen(demo_desk, ninety):
    line = cards.answer(demo_desk, "score_timeline", ninety)
    assert line.days.tolist() == list(range(demo.LAST_DAY - 89, demo.LAST_DAY + 1))
    assert 12 < line.total[-1] < 14
    assert (line.low <= line.total).all()
    assert (line.total <= line.high).all()
    assert not line.provisional[-1]
    assert line.since_day == demo.LAST_DAY - 89
    assert line.main_cause == "posts_fading"
    assert line.week_posts.sum() == 79
    assert line.week_days[0] == line.days[0]


def test_the_line_ends_where_the_exports_end(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 30, likes=1))) as desk:
        line = cards.answer(desk, "score_timeline", asked(DAY - 89, DAY + 60))
    assert line.days[0] == DAY - 30
    assert line.days[-1] == DAY


def test_a_day_does_not_depend_on_later_posts(tmp_path):
    posts = [post(n, DAY - 200 + n * 3, likes=n % 5, reposts=n % 3) for n in range(30)]
    counts = [
        CountFact("followers", at(DAY - 250), 300),
        CountFact("followers", at(DAY - 150), 340),
    ]
    later = [post(100 + n, DAY + n, likes=50, reposts=20) for n in range(1, 25)]
    first = told("a", DAY, *posts, *counts)
    period = asked(DAY - 250, DAY)
    with desk_of(tmp_path, first) as desk:
        alone = cards.answer(desk, "score_timeline", period)
    (tmp_path / "b").mkdir()
    second = told("b", DAY + 30, *posts, *counts, *later)
    with desk_of(tmp_path / "b", first, second) as desk:
        both = cards.answer(desk, "score_timeline", period)
        longer = cards.answer(desk, "score_timeline", asked(DAY - 250, DAY + 30))
    for name in ("days", "total", "low", "high", "provisional"):
        assert np.array_equal(getattr(alone, name), getattr(both, name)), name
    assert longer.total[-1] > both.total[-1]


def test_reposts_of_others_do_not_score(tmp_path):
    mine = [post(n, DAY - 20 + n, likes=3) for n in range(5)]
    theirs = [post(50 + n, DAY - 20 + n, PostKind.REPOST, likes=9000) for n in range(5)]
    totals = []
    for name, posts in (("a", mine), ("b", [*mine, *theirs])):
        (tmp_path / name).mkdir()
        with desk_of(tmp_path / name, told("a", DAY, *posts)) as desk:
            totals.append(cards.answer(desk, "score_timeline", asked(DAY - 89, DAY)).total[-1])
    assert totals[0] == totals[1] > 1


@pytest.mark.parametrize(("views", "evidence"), [(120, Evidence.DERIVED), (None, Evidence.ASSUMED)])
def test_a_modelled_view_makes_the_score_assumed(tmp_path, views, evidence):
    posts = [post(1, DAY - 3, impressions=120), post(2, DAY - 2, impressions=views)]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        line = cards.answer(desk, "score_timeline", asked(DAY - 89, DAY))
    assert line.method.evidence is evidence
    (views_known,) = [part for key, part in line.method.coverage if key == "views"]
    assert (views_known.known, views_known.total) == (2 if views else 1, 2)


def test_what_the_exports_cannot_say_stands_in_the_method(demo_desk, ninety, tmp_path):
    known = cards.answer(demo_desk, "score_timeline", ninety).method
    assert known.unseen == ("reposters",)
    assert known.made_from[0] == ("posts", 79)
    assert known.sources == 12
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        bare = cards.answer(desk, "score_timeline", asked(DAY - 89, DAY)).method
    assert bare.unseen == (
        "mentions_received",
        "views",
        "reposters",
        "messages",
        "follower_history",
    )


def test_the_chosen_days_are_compared(demo_desk, ninety):
    days = (demo.LAST_DAY - 40, demo.LAST_DAY - 10)
    line = cards.answer(demo_desk, "score_timeline", replace(ninety, compare=days))
    assert line.since_day == demo.LAST_DAY - 40


def test_a_single_known_day_compares_with_nothing(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        line = cards.answer(desk, "score_timeline", asked(DAY - 89, DAY))
        assert cards.answer(desk, "score_change", asked(DAY - 89, DAY)) is None
    assert len(line.days) == 1
    assert line.since_day is None
    assert line.main_cause is None


def test_no_known_day_in_the_period(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY))) as desk:
        request = replace(asked(0, 1), period=Period(DAY - 90, DAY - 1))
        for key in ("score_timeline", "score_parts", "score_ledger"):
            assert cards.answer(desk, key, request) is None
