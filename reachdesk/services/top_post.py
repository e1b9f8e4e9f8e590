"""The post of a period that was reposted most, and what the score would be without it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.recipe_v1 import RECIPE
from reachdesk.domain.score.whatif import without_posts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.labels import item_labels


@dataclass(frozen=True, slots=True)
class TopPost:
    """Reposts of the post and of all posts of the period; `without`: the score of the period's last
    known day had it not been written. `text` is "" where masked or unknown."""

    reposts: int
    all_reposts: int
    without: float | None
    text: str


def top_post(desk: Desk, request: Request) -> TopPost | None:
    """The most reposted own post of the period (of several the later one); None without reposts."""
    known = account_history(desk, request.account)
    if known is None:
        return None
    posts = known.history.posts
    reposts = np.where(known.own_in(request.period), np.nan_to_num(posts.reposts), 0.0)
    most = float(reposts.max(initial=0.0))
    if most <= 0:
        return None
    name = posts.ids[int(np.flatnonzero(reposts == most)[-1])]
    day = min(request.period.last_day, known.last_day)
    without = desk.remember(
        ("score without", request.account, name, day),
        lambda: score_on(without_posts(known.history, (name,)), day, RECIPE).total,
    )
    label = item_labels(desk, request, [("post", name)])["post", name][1]
    return TopPost(round(most), round(float(reposts.sum())), without, label)
