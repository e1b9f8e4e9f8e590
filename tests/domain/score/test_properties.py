"""What the score promises: more is never worse, no post carries it, nothing drops off a cliff."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachdesk.domain.score.history import FollowerHistory, Kind
from reachdesk.domain.score.lens_v1 import RECIPE as LENS
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.series import score_series
from tests.domain.score.histories import EXCHANGES, PROPERTY, Draft, drafts, joined, seed_quarter

DAY = 300
RECIPES = pytest.mark.parametrize("recipe", [RECIPE, LENS], ids=lambda recipe: recipe.name)


def total(history, recipe=RECIPE):
    return score_on(history, DAY, recipe).total


@RECIPES
@pytest.mark.parametrize("kind", ["likes", "reposts", "quotes", "replies", "views"])
@given(drafts(), st.integers(0, 24), st.integers(1, 5000))
@PROPERTY
def test_one_more_reaction_never_hurts(recipe, kind, draft, place, more):
    before = draft.history()
    if draft.posts:
        chosen = draft.posts[place % len(draft.posts)]
        chosen[kind] = chosen[kind] + more
    assert total(draft.history(), recipe) >= total(before, recipe) - 1e-12


@RECIPES
@given(drafts(), st.floats(1, 100))
@PROPERTY
def test_more_followers_with_their_views_never_hurt(recipe, draft, factor):
    before = draft.history()
    after = replace(
        before,
        posts=replace(before.posts, views=before.posts.views * factor),
        followers=FollowerHistory(before.followers.days, before.followers.counts * factor),
    )
    assert total(after, recipe) >= total(before, recipe) - 1e-12


@given(drafts(), EXCHANGES)
@PROPERTY
def test_one_more_exchange_never_hurts(draft, exchange):
    before = total(draft.history())
    draft.exchanges.append(exchange)
    assert total(draft.history()) >= before - 1e-12


@RECIPES
@given(drafts())
@PROPERTY
def test_bounds(recipe, draft):
    reading = score_on(draft.history(), DAY, recipe)
    assert 1 <= reading.total < 100
    assert all(0 <= part.saturated < 1 for part in reading.parts)


def test_even_everything_stays_below_a_hundred():
    posts = [{"time": DAY - n / 1000, "reposts": 1e9, "views": 1e12} for n in range(5000)]
    exchanges = [(DAY + 0.0, f"p{n}", Kind.QUOTE, 1.0) for n in range(5000)]
    huge = Draft(posts=posts, exchanges=exchanges, followers=[(0, 1e10)], alive_share=1.0)
    assert 60 < total(huge.history()) < 100


@given(drafts())
@PROPERTY
def test_a_silent_post_costs_little(draft):
    """At most 99 * .35 * .25 * .5 / (10 + n) points, n being the weighted posts already there."""
    before = score_on(draft.history(), DAY, RECIPE).parts[1].points
    ages = [DAY + 1 - post["time"] for post in draft.posts if post["own"]]
    number = sum(min(1.0, (90 - age) / 15) for age in ages if 0 < age < 90)
    draft.posts.append({"id": "silent", "time": DAY + 0.5})
    after = score_on(draft.history(), DAY, RECIPE).parts[1].points
    assert before - after <= 99 * 0.35 * 0.25 * 0.5 / (10 + number) + 1e-12


VIRAL = {"id": "viral", "reposts": 1e7, "likes": 1e7, "quotes": 1e7, "replies": 1e7, "views": 1e9}


@given(drafts())
@PROPERTY
def test_one_viral_post_is_bounded(draft):
    """Its credit is worth most when it is the only post; its readers are one day of ninety."""
    alone = math.log(1001) / math.sqrt(11)
    most = 99 * 0.35 * (alone / (alone + 16) + 2000**0.46 / 90 / 1500**0.46)
    before = total(draft.history())
    draft.posts.append({"time": DAY + 0.5, **VIRAL})
    assert total(draft.history()) - before <= most


def test_one_viral_post_moves_the_seed_quarter_little():
    draft = seed_quarter(1)
    before = score_on(draft.history(), 1000, RECIPE).total
    draft.posts.append({"time": 1000.5, **VIRAL})
    gain = score_on(draft.history(), 1000, RECIPE).total - before
    assert 1.0 < gain < 1.8


@RECIPES
def test_no_cliff_when_a_post_leaves(recipe):
    draft = Draft(posts=[{"time": 10.5, **VIRAL}], exchanges=[(10.5, "a", Kind.QUOTE, 1.0)])
    found = score_series(draft.history(), np.arange(10, 110), recipe)
    steps = -np.diff(found.total)
    assert (steps >= 0).all()
    assert steps.max() < (found.total[0] - found.total[-1]) / 8
    assert found.posts_in_window[-1] == 0


@given(drafts(), drafts())
@PROPERTY
def test_the_order_of_imports_does_not_matter(first, second):
    for place, post in enumerate(second.posts):
        post["id"] = f"second {place}"
    second.followers, second.weights = first.followers, first.weights
    second.alive_share = first.alive_share
    one, other = joined(first, second), joined(second, first)
    assert total(one.history()) == pytest.approx(total(other.history()), abs=1e-9)
