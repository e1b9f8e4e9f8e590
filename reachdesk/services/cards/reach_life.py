"""By when followers have seen a post."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.reach import LifeCurve
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.audience import Life, life_curve, life_curve_for_zone
from reachdesk.services.desk import Desk, Request
from reachdesk.services.home_zone import zones_by_people
from reachdesk.services.methods import read_only
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_estimates import hours_of
from reachdesk.services.reach_followers import reach_followers
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_moment import request_moment
from reachdesk.zone_cities import city

HOURS = np.concatenate((np.arange(0, 6, 0.25), np.arange(6, 24.5, 0.5)))
OTHERS = 2


class ReachLife:
    """The whole audience, and beside it two other places where many followers live."""

    key = "reach_life"

    def answer(self, desk: Desk, request: Request) -> LifeCurve:
        """The life of the chosen post over a day, in small steps while it is new."""
        posted_ms = request_moment(desk, request).posted_ms
        assumptions = used_assumptions(desk, request, request.model)
        life, others = desk.remember(
            ("reach life", request.account, posted_ms, assumptions),
            lambda: _curves(desk, request.account, hours_of(posted_ms), assumptions),
        )
        return LifeCurve(
            method=reach_method(desk, request),
            hours=read_only(life.hours),
            chance=read_only(life.chance),
            half_hours=life.half_hours,
            others=tuple((city(zone), read_only(other.chance)) for zone, other in others),
        )


def _curves(
    desk: Desk, account: str, posted_hours: float, assumptions: Assumptions
) -> tuple[Life, list[tuple[str, Life]]]:
    followers = reach_followers(desk, account, assumptions)
    whole = life_curve(followers, posted_hours, assumptions, HOURS)
    if assumptions.everybody_alike:  # in the simple sum all places are alike
        return whole, []
    zones = zones_by_people(desk, account)[1 : 1 + OTHERS]
    return whole, [
        (zone, life_curve_for_zone(zone, posted_hours, assumptions, HOURS)) for zone in zones
    ]


CARD = ReachLife()
