from dataclasses import replace

import pytest

from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.moment import in_window
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.volume import half_as_often
from reachdesk.domain.score.whatif import without_posts
from tests.domain.score.histories import Draft, busy_account, seed_quarter


def test_half_the_posts_are_the_mean_of_both_halves():
    posts = [{"id": f"p{n}", "time": 990.5 + n, "reposts": 3.0 * n} for n in range(5)]
    history = Draft(posts=posts).history()
    odd, even = (
        score_on(without_posts(history, gone), 1000, RECIPE).total
        for gone in (("p0", "p2", "p4"), ("p1", "p3"))
    )
    assert odd != even
    assert half_as_often(history, 1000, RECIPE) == pytest.approx((odd + even) / 2)


def test_what_others_did_about_a_post_goes_with_it():
    draft = Draft(posts=[{"id": "a", "time": 999.5}, {"id": "b", "time": 999.6}])
    draft.exchanges = [(999.7, "x", Kind.REPLY, 1.0), (999.8, "y", Kind.REPLY, 1.0)]
    history = draft.history()
    loose = half_as_often(history, 1000, RECIPE)
    tied = replace(history, exchanges=replace(history.exchanges, post_ids=("a", "b")))
    assert half_as_often(tied, 1000, RECIPE) < loose


def test_a_busy_account_depends_on_volume_and_a_quiet_one_little():
    busy = busy_account(5_000, 5, 2, 60).history()
    lost = score_on(busy, 1000, RECIPE).total - half_as_often(busy, 1000, RECIPE)
    assert lost > 5
    quiet = Draft(exchanges=[(999.5, f"p{n}", Kind.MENTION, 1.0) for n in range(9)]).history()
    assert half_as_often(quiet, 1000, RECIPE) == score_on(quiet, 1000, RECIPE).total


def test_posts_that_no_longer_count_decide_which_of_the_others_go():
    draft = seed_quarter(1)
    odd = [{"id": f"old {n}", "time": 200.5 + n, "reposts": 9} for n in range(3)]
    draft.posts += odd
    history = draft.history()
    posts = history.posts
    own = [name for name, is_own in zip(posts.ids, posts.own.tolist(), strict=True) if is_own]
    of_day = [name for name, time in zip(posts.ids, posts.time_days, strict=True) if time < 1001]
    own = [name for name in own if name in of_day]
    halves = [
        score_on(without_posts(history, gone), 1000, RECIPE).total for gone in (own[::2], own[1::2])
    ]
    assert half_as_often(history, 1000, RECIPE) == sum(halves) / 2
    assert score_on(in_window(history, 1000, RECIPE), 1000, RECIPE) == score_on(
        history, 1000, RECIPE
    )


def test_later_posts_change_nothing():
    draft = seed_quarter(1)
    before = half_as_often(draft.history(), 1000, RECIPE)
    draft.posts.append({"id": "later", "time": 1003.5, "reposts": 900})
    assert half_as_often(draft.history(), 1000, RECIPE) == pytest.approx(before)


def test_nothing_has_the_base():
    assert half_as_often(Draft().history(), 1000, RECIPE) == 1
