"""Followers, those active, those who see a typical post, and what they do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.reach import ReachFunnel
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.reach_estimates import estimate
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_models import FULL, SIMPLE
from reachdesk.services.reach_moment import typical_moment_ms


class ReachFunnelCard:
    """Always by the full model, with the simple sum's figure beside it."""

    key = "reach_funnel"

    def answer(self, desk: Desk, request: Request) -> ReachFunnel:
        """The stages for a post at the usual hour of a working day."""
        posted_ms = typical_moment_ms(desk, request)
        full = estimate(desk, request, posted_ms, model=FULL)
        simple = estimate(desk, request, posted_ms, model=SIMPLE)
        reactions, posts = _reactions(desk, request)
        return ReachFunnel(
            method=reach_method(desk, replace(request, model=FULL)),
            followers=full.followers,
            active=full.active,
            readers=full.readers,
            chance=full.chance,
            reactions=reactions,
            reaction_posts=posts,
            simple_chance=simple.chance.value,
            simple_readers=simple.readers.value if simple.readers else None,
        )


def _reactions(desk: Desk, request: Request) -> tuple[float | None, int]:
    """(likes and reposts a post, posts of the period for which an export counts either)."""
    known = account_history(desk, request.account)
    if known is None:
        return None, 0
    posts = known.history.posts
    counted = known.own_in(request.period)
    counted &= ~(np.isnan(posts.likes) & np.isnan(posts.reposts))
    number = int(counted.sum())
    if not number:
        return None, 0
    received = np.nansum(posts.likes[counted]) + np.nansum(posts.reposts[counted])
    return float(received) / number, number


CARD = ReachFunnelCard()
