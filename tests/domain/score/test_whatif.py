from dataclasses import replace

import pytest

from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.whatif import (
    courtesy_in_full,
    equal_partners,
    fragility,
    without_partner,
    without_posts,
)
from tests.domain.score.histories import Draft, seed_quarter


def score(history):
    return score_on(history, 1000, RECIPE).total


def test_without_posts_their_exchanges_go_too():
    draft = Draft(posts=[{"id": "a", "time": 999.5, "reposts": 3}, {"id": "b", "time": 999.6}])
    draft.exchanges = [(999.7, "x", Kind.REPLY, 1.0), (999.8, "y", Kind.MENTION, 1.0)]
    history = draft.history()
    history = replace(history, exchanges=replace(history.exchanges, post_ids=("a", "")))
    less = without_posts(history, ["a"])
    assert less.posts.ids == ("b",)
    assert less.exchanges.post_ids == ("",)
    assert without_posts(history, [""]).exchanges.post_ids == ("a", "")


def test_without_a_partner():
    history = seed_quarter(1).history()
    less = without_partner(history, "person 0")
    gone = history.exchanges.partner_ids.index("person 0")
    assert (less.exchanges.partner != gone).all()
    assert score(less) < score(history)


def test_switches():
    draft = seed_quarter(1)
    draft.weights = {"person 0": 2.5}
    history = draft.history()
    draft.weights = {}
    assert score(equal_partners(history)) == pytest.approx(score(draft.history()))
    assert score(courtesy_in_full(history)) > score(history) + 1


def test_a_broad_score_is_not_fragile():
    found = fragility(seed_quarter(1).history(), 1000, RECIPE)
    assert not found.fragile
    assert found.best_post is not None
    assert found.strongest_partner is not None
    assert found.without_post < found.score
    assert found.without_partner < found.score


def test_a_score_from_one_post_is_fragile():
    lone = {"id": "lone", "time": 999.5, "reposts": 900, "views": 300}
    found = fragility(Draft(posts=[lone]).history(), 1000, RECIPE)
    assert found.fragile
    assert found.best_post == "lone"
    assert found.without_post == 1
    assert found.strongest_partner is None
    assert found.without_partner == found.score


def test_nothing_is_not_fragile():
    assert not fragility(Draft().history(), 1000, RECIPE).fragile
