"""What a list, a second copy, another channel or a ranked timeline would do to the chance."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.levers import Lever, ReachLevers
from reachdesk.domain.answers.reach import Ranged
from reachdesk.domain.reach.levers import Chance, lever_chances
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_estimates import hours_of
from reachdesk.services.reach_followers import reach_followers
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_models import FULL
from reachdesk.services.reach_moment import request_moment
from reachdesk.services.repost_worth import repost_worth


class ReachLeversCard:
    """Always by the full model: the simple sum knows neither lists nor ranking."""

    key = "reach_levers"

    def answer(self, desk: Desk, request: Request) -> ReachLevers:
        """The worth of each lever for the chosen post or moment."""
        posted_ms = request_moment(desk, request).posted_ms
        assumptions = used_assumptions(desk, request, FULL)
        known = audience_arrays(desk, request.account)
        found = desk.remember(
            ("reach levers", request.account, posted_ms, assumptions),
            lambda: lever_chances(
                reach_followers(desk, request.account, assumptions),
                hours_of(posted_ms),
                assumptions,
            ),
        )
        return ReachLevers(
            method=reach_method(desk, replace(request, model=FULL)),
            posted_ms=posted_ms,
            present=_ranged(found["present"]),
            levers=tuple(
                Lever(key, _ranged(chance)) for key, chance in found.items() if key != "present"
            ),
            followers=known.people,
            repost=repost_worth(desk, request.account, found["present"][0]),
        )


def _ranged(chance: Chance) -> Ranged:
    return Ranged(*chance)


CARD = ReachLeversCard()
