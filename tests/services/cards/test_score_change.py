from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reachdesk.services import cards, demo

PAIRS = [(89, 0), (60, 3), (1, 0), (700, 20)]


@pytest.mark.parametrize(("first", "last"), PAIRS)
def test_causes_and_their_items_sum_to_the_change(demo_desk, ninety, first, last):
    days = demo.LAST_DAY - first, demo.LAST_DAY - last
    change = cards.answer(demo_desk, "score_change", replace(ninety, compare=days))
    assert (change.from_day, change.to_day) == days
    moved = math.fsum(cause.points for cause in change.causes)
    assert moved == pytest.approx(change.after - change.before, abs=1e-9)
    for cause in change.causes:
        inside = math.fsum(item.points for item in cause.items)
        assert inside == pytest.approx(cause.points, abs=1e-9)


def test_before_and_after_are_the_scores_of_the_days(demo_desk, ninety):
    change = cards.answer(demo_desk, "score_change", ninety)
    line = cards.answer(demo_desk, "score_timeline", ninety)
    assert change.before == pytest.approx(line.total[0], abs=1e-9)
    assert change.after == pytest.approx(line.total[-1], abs=1e-9)


def test_days_may_come_in_either_order(demo_desk, ninety):
    days = demo.LAST_DAY - 50, demo.LAST_DAY - 5
    forth = cards.answer(demo_desk, "score_change", replace(ninety, compare=days))
    back = cards.answer(demo_desk, "score_change", replace(ninety, compare=days[::-1]))
    assert forth == back


def test_posts_and_people_are_called_by_what_is_known(demo_desk, ninety):
    change = cards.answer(demo_desk, "score_change", ninety)
    labels = {item.kind: item.label for cause in change.causes for item in cause.items}
    assert labels["post"]
    assert labels["person"]
    masked = cards.answer(demo_desk, "score_change", replace(ninety, masked=True))
    assert not any(item.label for cause in masked.causes for item in cause.items)
    assert [cause.points for cause in masked.causes] == [cause.points for cause in change.causes]
