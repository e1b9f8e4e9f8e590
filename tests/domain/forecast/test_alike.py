from __future__ import annotations

import numpy as np
import pytest

from reachdesk.domain.forecast.alike import AlikePosts
from reachdesk.domain.forecast.post import post_properties


def learned(texts_and_misses, most_posts=100):
    posts = AlikePosts(most_posts)
    for place, (text, miss) in enumerate(texts_and_misses):
        posts.learn(post_properties(float(place), text, key=str(place)), miss)
    return posts


PLAIN = [(f"filler number{n} here", 0.0) for n in range(20)]


def test_nothing_is_said_before_five_posts():
    posts = learned([("kettle lantern", 1.0)] * 4)
    assert posts.look_up(post_properties(9.0, "kettle lantern")).misses.tolist() == [0, 0]


def test_the_same_words_carry_their_miss():
    posts = learned([*PLAIN, ("kettle lantern", 1.0), ("kettle lantern", 1.0)])
    found = posts.look_up(post_properties(99.0, "kettle lantern"))
    assert found.misses[0] > 0.6
    assert found.similar == ("20", "21")
    assert posts.look_up(post_properties(99.0, "wholly other")).misses[0] == 0
    assert posts.look_up(post_properties(99.0, "wholly other")).similar == ()


def test_answers_to_the_same_person_carry_theirs():
    posts = learned([*PLAIN, ("@ana yes", 0.9), ("@ana no", 0.9), ("@ben so", -0.9)])
    assert posts.look_up(post_properties(99.0, "@Ana well")).misses[1] == pytest.approx(1.8 / 4)
    assert posts.look_up(post_properties(99.0, "@cleo well")).misses[1] == 0
    assert posts.look_up(post_properties(99.0, "ana well")).misses[1] == 0


def test_a_viral_post_says_no_more_than_a_good_one():
    high = learned([*PLAIN, ("kettle lantern", 9.0)])
    good = learned([*PLAIN, ("kettle lantern", 1.5)])
    post = post_properties(99.0, "kettle lantern")
    assert high.look_up(post).misses.tolist() == good.look_up(post).misses.tolist()


def test_old_posts_leave_and_empty_texts_are_taken():
    posts = learned([("kettle lantern", 1.0), *PLAIN, ("", 0.5)], most_posts=10)
    found = posts.look_up(post_properties(99.0, "kettle lantern"))
    assert found.misses[0] == 0
    assert np.isfinite(posts.look_up(post_properties(99.0, "")).misses).all()
