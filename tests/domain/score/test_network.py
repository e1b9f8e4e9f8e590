import math

import numpy as np
import pytest

from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.moment import day_run, moment_of
from reachdesk.domain.score.network import COMPONENT
from reachdesk.domain.score.recipe_v1 import RECIPE
from tests.domain.score.histories import Draft


def raw(exchanges, weights=None):
    draft = Draft(exchanges=exchanges, weights=weights or {})
    return COMPONENT.raw(moment_of(draft.history(), 10, RECIPE), RECIPE)


@pytest.mark.parametrize(
    ("kind", "worth"),
    [
        (Kind.MENTION, 1),
        (Kind.REPLY, 1),
        (Kind.QUOTE, 1.5),
        (Kind.REPOST, 1.5),
        (Kind.MESSAGE, 1),
        (Kind.LIKE, 0.1),
        (Kind.REPLY_SENT, 0.25),
    ],
)
def test_kinds_and_courtesy(kind, worth):
    assert raw([(9.5, "a", kind, 1.0)]) == pytest.approx(1 - math.exp(-worth / 2))
    assert raw([(9.5, "a", kind, 0.1)]) == pytest.approx(1 - math.exp(-worth / 20))


def test_standing_multiplies():
    mention = [(9.5, "a", Kind.MENTION, 1.0)]
    assert raw(mention, {"a": 2.5}) == pytest.approx(2.5 * raw(mention))


def test_one_loud_partner_is_one_partner():
    loud = [(9.5, "a", Kind.QUOTE, 1.0)] * 5000
    assert raw(loud) <= 1
    assert raw([(9.5, name, Kind.MENTION, 1.0) for name in "abc"]) > raw(loud)


def test_doubt_by_hand():
    exchanges = [(9.5, "a", Kind.MENTION, 1.0), (9.6, "b", Kind.MENTION, 1.0)]
    run = day_run(Draft(exchanges=exchanges).history(), np.array([10]), RECIPE)
    expected = math.sqrt(3) * (1 - math.exp(-0.5))
    assert COMPONENT.over_days(run, RECIPE).spread == pytest.approx(expected)
