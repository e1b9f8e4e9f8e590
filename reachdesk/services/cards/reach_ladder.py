"""Layer by layer from the simple sum to the chance of the full model."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.levers import ReachLadder, Rung
from reachdesk.domain.reach.ladder import ladder
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_estimates import hours_of
from reachdesk.services.reach_followers import reach_followers
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_models import FULL
from reachdesk.services.reach_moment import request_moment


class ReachLadderCard:
    """For the chosen post or moment, always up to the full model."""

    key = "reach_ladder"

    def answer(self, desk: Desk, request: Request) -> ReachLadder:
        """The chance after each layer."""
        posted_ms = request_moment(desk, request).posted_ms
        assumptions = used_assumptions(desk, request, FULL)
        rungs = desk.remember(
            ("reach ladder", request.account, posted_ms, assumptions),
            lambda: ladder(
                reach_followers(desk, request.account, assumptions),
                hours_of(posted_ms),
                assumptions,
            ),
        )
        return ReachLadder(
            method=reach_method(desk, replace(request, model=FULL)),
            posted_ms=posted_ms,
            rungs=tuple(Rung(key, chance) for key, chance in rungs),
        )


CARD = ReachLadderCard()
