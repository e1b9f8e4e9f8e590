from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.series import score_series
from reachdesk.services import cards
from reachdesk.services.score_days import history_by
from reachdesk.services.score_evidence import fragile_on, own_past, without
from reachdesk.services.score_rules import RELEASED
from tests.domain.score.histories import seed_quarter
from tests.services.desks import ACCOUNT, DAY, asked, at, desk_of, post, told

SERIES = score_series(seed_quarter(1).history(), np.arange(900, 1001), RECIPE)


def series_of(*totals, provisional=()):
    count = len(totals)
    return replace(
        SERIES,
        days=np.arange(count),
        total=np.array(totals, float),
        provisional=np.isin(np.arange(count), provisional),
    )


def test_own_past_counts_the_lower_days():
    past = own_past(series_of(1, 5, 3, 2, 4), 4)
    assert (past.days, past.below, past.highest_since) == (4, 3, 1)


def test_the_highest_of_all_days_has_no_day_since():
    past = own_past(series_of(1, 5, 3, 2, 6), 4)
    assert (past.below, past.highest_since) == (4, None)


def test_days_with_thin_evidence_are_not_compared():
    past = own_past(series_of(1, 5, 3, 2, 4, provisional=(0, 1)), 4)
    assert (past.days, past.below, past.highest_since) == (2, 2, None)
    assert own_past(series_of(1, 2, provisional=(1,)), 1) is None
    assert own_past(series_of(1, 2), 0) is None


def test_an_equal_day_is_as_high():
    assert own_past(series_of(3, 2, 3), 2).highest_since == 0


def test_a_lone_post_makes_it_fragile(tmp_path):
    posts = [post(1, DAY - 3, reposts=900, likes=50), *(post(n, DAY - n) for n in range(4, 30))]
    with desk_of(tmp_path, told("a", DAY, *posts)) as desk:
        request = asked(DAY - 89, DAY)
        assert fragile_on(desk, request, DAY) == "best_post"
        kinds = {one.key: one for one in without(desk, request, DAY)}
        assert set(kinds) == {"best_post", "half_the_posts"}
        assert kinds["best_post"].item_id == "1000001"
        assert kinds["best_post"].label == "words 1"
        answer = cards.answer(desk, "score_evidence", request)
        assert answer.fragile == "best_post"
        assert answer.total - kinds["best_post"].total > 0.25 * (answer.total - 1)


def test_the_demo_is_not_fragile_and_says_its_effort(demo_desk, ninety):
    answer = cards.answer(demo_desk, "score_evidence", ninety)
    assert answer.fragile is None
    assert [one.key for one in answer.without] == [
        "best_post",
        "strongest_partner",
        "half_the_posts",
    ]
    posts = history_by(demo_desk, ninety.account, RELEASED).posts
    first = ninety.period.last_day - 89
    inside = posts.own & (posts.time_days >= first)
    assert answer.posts == int(inside.sum())
    assert answer.active_days == len(set(np.floor(posts.time_days[inside]).tolist()))
    assert answer.per_ten_posts == pytest.approx(10 * (answer.total - 1) / answer.posts)
    assert answer.past.below <= answer.past.days
    assert answer.reactions == sum(
        int(np.nansum(counts[inside]))
        for counts in (posts.likes, posts.reposts, posts.quotes, posts.replies)
    )
    assert answer.exchanges == 16 + 21


def test_everyone_counted_equally_is_another_footing(demo_desk, ninety):
    equal = cards.answer(demo_desk, "score_evidence", replace(ninety, equal_partners=True))
    assert equal.total != cards.answer(demo_desk, "score_evidence", ninety).total
    assert equal.method.score.equal_partners


def test_the_order_of_imports_changes_nothing(tmp_path):
    talks = [
        ExchangeFact(f"m{n}", ExchangeKind.MENTION, Direction.IN, at(DAY - n), str(7 + n % 4))
        for n in range(20)
    ]
    early = told("a", DAY - 1, *(post(n, DAY - 3 * n, likes=n % 5) for n in range(1, 30)))
    later = told("b", DAY, *(post(n, DAY - 3 * n, likes=n % 7) for n in range(20)), *talks)
    found = []
    for place, stories in enumerate(((early, later), (later, early))):
        (tmp_path / str(place)).mkdir()
        with desk_of(tmp_path / str(place), *stories) as desk:
            request = asked(DAY - 89, DAY)
            found.append(
                [cards.answer(desk, key, request) for key in ("score_evidence", "score_ledger")]
            )
    assert found[0] == found[1]
    assert found[0][0].exchanges == 20


def test_under_ten_posts_there_is_no_pace(tmp_path):
    with desk_of(tmp_path, told("a", DAY, post(1, DAY - 3, reposts=2))) as desk:
        answer = cards.answer(desk, "score_evidence", asked(DAY - 89, DAY))
    assert answer.per_ten_posts is None
    assert (answer.reactions, answer.exchanges) == (2, 0)
    assert answer.provisional
    assert answer.past is None
    assert answer.method.handle == ACCOUNT.partition(":")[2]
