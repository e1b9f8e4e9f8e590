from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.score.history import FollowerHistory
from tests.domain.score.histories import Draft, posts_of, seed_quarter


def test_reposts_of_others_and_unknown_counts():
    posts = posts_of(
        [
            {"id": "a", "time": 1, "likes": np.nan, "reposts": 2},
            {"id": "b", "time": 2, "own": False, "likes": 900},
            {"id": "c", "time": 3, "likes": 4, "measured": True},
        ]
    )
    assert posts.counted().ids == ("a", "c")
    assert posts.counted().likes.tolist() == [0, 4]
    coverage = posts.coverage()
    assert (coverage.posts, coverage.likes, coverage.reposts) == (2, 0.5, 1.0)
    assert coverage.views_measured == 0.5
    assert posts.coverage(first_day=3, last_day=3).likes == 1.0
    assert np.isnan(posts.coverage(first_day=50).likes)


def test_selections_keep_ids_and_columns_together():
    posts = posts_of([{"id": name, "time": n, "likes": n} for n, name in enumerate("abcd")])
    for selection in (slice(1, 3), np.array([1, 2]), np.array([False, True, True, False])):
        taken = posts.take(selection)
        assert taken.ids == ("b", "c")
        assert taken.likes.tolist() == [1, 2]


def test_disorder_and_gaps_are_refused():
    history = seed_quarter(1).history()
    with pytest.raises(ValueError, match="order"):
        replace(history.posts, time_days=history.posts.time_days[::-1])
    with pytest.raises(ValueError, match="length"):
        replace(history.posts, likes=np.zeros(3))
    with pytest.raises(ValueError, match="length"):
        replace(history.exchanges, kind=np.zeros(3, np.int64))
    with pytest.raises(ValueError, match="partner"):
        replace(history.exchanges, partner=history.exchanges.partner + 99)
    with pytest.raises(ValueError, match="weight"):
        replace(history, partner_weight=np.ones(1))
    with pytest.raises(ValueError, match="between 0 and 1"):
        replace(history, alive_share=1.5)


def test_followers_step_and_are_carried_back():
    followers = FollowerHistory(np.array([10, 20]), np.array([100.0, 150.0]))
    counts, assumed = followers.at(np.array([5, 10, 19, 20, 400]))
    assert counts.tolist() == [100, 100, 100, 150, 150]
    assert assumed.tolist() == [True, False, False, False, False]


def test_no_known_followers():
    history = Draft(followers=[]).history()
    counts, assumed = history.followers.at(np.array([1, 2]))
    assert counts.tolist() == [0, 0]
    assert assumed.all()
