"""How far a score depends on sheer volume: the same account, had it posted half as often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.columns import PostIds
from reachdesk.domain.score.moment import in_window
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.whatif import without_posts

if TYPE_CHECKING:
    from reachdesk.domain.score.history import History
    from reachdesk.domain.score.recipe import Recipe


def half_as_often(history: History, day: int, recipe: Recipe) -> float:
    """The score at the end of `day` had every second own post not been written (our choice).

    The mean of leaving out the odd ones and leaving out the even ones, counted in order of time, so
    that neither chance nor the first post decides. What others did about a post goes with it;
    exchanges that name no post stay. It may be higher than the score: posts that nobody reacted to
    weigh on amplification.
    """
    posts = history.posts
    own = np.flatnonzero(posts.own & (posts.time_days < day + 1.0))
    ids, read = PostIds.of(posts.ids), in_window(history, day, recipe)
    found = [
        score_on(without_posts(read, ids[own[start::2]]), day, recipe).total for start in (0, 1)
    ]
    return float(np.mean(found))
