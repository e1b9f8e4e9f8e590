from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.evidence import Evidence
from reachdesk.services import cards
from reachdesk.services.desk import Desk
from tests.services.desks import DAY, asked, at, desk_of, post, told
from tests.storage.stories import Story

BEN = Story(
    "b",
    at(DAY - 5, 23),
    [post(n, DAY - 5 - n, likes=3) for n in range(25)],
    native_id="2",
    handle="ben",
)
ANA = told("a", DAY, *(post(100 + n, DAY - 4 * n, reposts=2, impressions=90) for n in range(40)))


@pytest.fixture
def two(tmp_path):
    with desk_of(tmp_path, ANA, BEN) as desk:
        yield desk


def compared(desk: Desk, **more):
    return cards.answer(desk, "score_compare", replace(asked(DAY - 89, DAY), **more))


def test_each_side_is_the_score_of_its_account_alone(two):
    answer = compared(two, beside="x:ben")
    for side, account in zip(answer.sides, ("x:ana", "x:ben"), strict=True):
        alone = cards.answer(two, "score_parts", replace(asked(DAY - 89, DAY), account=account))
        assert side.total[-1] == alone.total
        assert side.method.handle == account[2:]
        made = math.fsum([side.base, *(part.points for part in side.parts)])
        assert made == pytest.approx(float(side.total[-1]), abs=1e-9)
    assert answer.sides[0].total[-1] != answer.sides[1].total[-1]


def test_each_side_ends_with_its_own_exports(two):
    answer = compared(two, beside="@ben")
    assert answer.sides[0].days[-1] == DAY
    assert answer.sides[1].days[-1] == DAY - 5
    assert answer.sides[1].posts == 25


def test_the_whole_has_the_weakest_evidence(two):
    answer = compared(two, beside="x:ben")
    assert answer.sides[0].method.evidence is Evidence.DERIVED
    assert answer.sides[1].method.evidence is Evidence.ASSUMED
    assert answer.method.evidence is Evidence.ASSUMED
    amounts = [count for key, count in answer.method.made_from if key == "posts"]
    assert amounts == [side.posts for side in answer.sides], "one after the other, never added"
    assert answer.method.sources == 2


def test_nothing_is_compared_unless_another_account_is_asked_for(two):
    assert compared(two) is None
    assert compared(two, beside="x:ana") is None
    with pytest.raises(UserError):
        compared(two, beside="x:nobody")


def test_a_side_without_a_day_in_the_period_is_left_out(two):
    answer = cards.answer(two, "score_compare", replace(asked(DAY - 2, DAY), beside="x:ben"))
    assert [side.method.handle for side in answer.sides] == ["ana"]
    assert cards.answer(two, "score_compare", replace(asked(1, 2), beside="x:ben")) is None


def test_masked_it_names_neither(two):
    answer = compared(two, beside="x:ben", masked=True)
    assert [side.method.handle for side in answer.sides] == [None, None]
