"""What a score rests on, and how it stands on the scale of the account's own past."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.score_evidence import OwnPast, Without
from reachdesk.domain.score.history import History, Kind
from reachdesk.domain.score.recipe import BASE_POINTS
from reachdesk.domain.score.series import ScoreSeries
from reachdesk.domain.score.volume import half_as_often
from reachdesk.domain.score.whatif import FRAGILE_SHARE, Fragility, fragility
from reachdesk.services.desk import Desk, Request
from reachdesk.services.labels import item_labels
from reachdesk.services.score_days import history_by
from reachdesk.services.score_rules import Rules, rules_of

BEST_POST, STRONGEST_PARTNER, HALF = "best_post", "strongest_partner", "half_the_posts"

Findings = tuple[Fragility, float]


def findings(desk: Desk, account: str, day: int, rules: Rules) -> Findings:
    """(score with and without its best post and strongest partner, score had the account posted
    half as often) at the end of a known day. Raises `ValueError` without a history."""

    def made() -> Findings:
        history = history_by(desk, account, rules)
        return fragility(history, day, rules.recipe), half_as_often(history, day, rules.recipe)

    return desk.remember(("score evidence", account, day, rules), made)


def without(desk: Desk, request: Request, day: int) -> tuple[Without, ...]:
    """What would be left of the score without its best post, without its strongest partner, and
    with every second post; what there is not is left out."""
    found, half = findings(desk, request.account, day, rules_of(desk, request))
    wanted = (
        (BEST_POST, "post", found.best_post, found.without_post),
        (STRONGEST_PARTNER, "person", found.strongest_partner, found.without_partner),
    )
    there = [(key, kind, name, left) for key, kind, name, left in wanted if name is not None]
    labels = item_labels(desk, request, [(kind, name) for _key, kind, name, _left in there])
    named = [Without(key, kind, *labels[kind, name], total=left) for key, kind, name, left in there]
    return (*named, Without(HALF, "", "", "", half))


def fragile_on(desk: Desk, request: Request, day: int) -> str | None:
    """Which of post and partner carries more than a quarter of the points; None for neither."""
    found, _half = findings(desk, request.account, day, rules_of(desk, request))
    if not found.fragile:
        return None
    if found.score - found.without_post > FRAGILE_SHARE * (found.score - BASE_POINTS):
        return BEST_POST
    return STRONGEST_PARTNER


def received_until(history: History, day: int, window_days: float) -> tuple[int | None, int]:
    """(reactions of own posts, exchanges received) in the window that ends with `day`.

    Reactions are likes, reposts, quotes and replies as far as exports count them, None where none
    does.
    """
    posts, talks = history.posts, history.exchanges
    first = day + 1 - window_days
    inside = posts.own & (posts.time_days >= first) & (posts.time_days < day + 1)
    counts = np.array([posts.likes, posts.reposts, posts.quotes, posts.replies])[:, inside]
    known = counts[~np.isnan(counts)]
    lately = (talks.time_days >= first) & (talks.time_days < day + 1)
    received = int(np.count_nonzero(lately & (talks.kind != Kind.REPLY_SENT.value)))
    return (int(known.sum()) if len(known) else None), received


def own_past(series: ScoreSeries, place: int) -> OwnPast | None:
    """The score at `place` among the days before it whose evidence is not thin; None where its own
    is, or where there are no such days."""
    earlier = np.flatnonzero(~series.provisional[:place])
    if series.provisional[place] or not len(earlier):
        return None
    total = series.total[place]
    as_high = earlier[series.total[earlier] >= total - 1e-9]
    return OwnPast(
        days=len(earlier),
        below=len(earlier) - len(as_high),
        highest_since=int(series.days[as_high[-1]]) if len(as_high) else None,
    )
