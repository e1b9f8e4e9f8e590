"""The post of a period that was reposted most, and what the score would be without it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reachdesk.domain.score.history import History
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.whatif import without_posts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.labels import item_labels
from reachdesk.services.score_rules import Rules, rules_of


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
    rules = rules_of(desk, request)
    without = desk.remember(
        ("score without", request.account, name, day, rules),
        lambda: _without(rules.read(known.history), name, day, rules),
    )
    label = item_labels(desk, request, [("post", name)])["post", name][1]
    return TopPost(round(most), round(float(reposts.sum())), without, label)


def _without(history: History, post_id: str, day: int, rules: Rules) -> float:
    return score_on(without_posts(history, (post_id,)), day, rules.recipe).total
