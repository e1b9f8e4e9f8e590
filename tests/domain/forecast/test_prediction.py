from __future__ import annotations

import math

import numpy as np
import pytest

from reachdesk.domain.forecast.quantiles import LEVELS
from reachdesk.domain.forecast.replay import replay
from tests.domain.forecast.accounts import account


def test_the_factors_multiply_to_the_middle():
    made = account(120)
    for said in replay(made.posts, made.views).predictions:
        factors = said.factors()
        assert math.prod(factors.values()) == pytest.approx(said.views(0.5), rel=1e-9)
        assert min(factors.values()) > 0


def test_a_property_that_a_post_does_not_have_is_a_factor_of_one():
    made = account(60)
    own = next(each for each in replay(made.posts, made.views).predictions if not each.post.reply)
    assert own.factors()["reply"] == 1.0
    assert own.factors()["link"] == 1.0


def test_views_at_a_level():
    made = account(60)
    said = replay(made.posts, made.views).predictions[-1]
    assert np.allclose([said.views(float(p)) for p in LEVELS], np.exp(said.quantiles))
    assert said.views(0.01) == said.views(0.05)


def test_similar_posts_are_named():
    made = account(60)
    named = replay(made.posts, made.views).predictions[-1].similar
    assert len(named) == 3
    assert all(0 <= int(key) < 59 for key in named)
