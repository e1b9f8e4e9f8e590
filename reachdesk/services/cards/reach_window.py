"""One post and one reader: how long the post stays in the reading window."""

from __future__ import annotations

import math

from reachdesk.domain.answers.reach import ReachWindow
from reachdesk.domain.reach.audience import window_times
from reachdesk.services.desk import Desk, Request
from reachdesk.services.home_zone import home_zone
from reachdesk.services.methods import read_only
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_estimates import hours_of
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_moment import request_moment

MINUTES_AN_HOUR = 60.0


class ReachWindowCard:
    """A reader in the zone where most followers live, with the stated inflow."""

    key = "reach_window"

    def answer(self, desk: Desk, request: Request) -> ReachWindow:
        """The window of the chosen post or moment."""
        posted_ms = request_moment(desk, request).posted_ms
        zone = home_zone(desk, request.account)
        assumptions = used_assumptions(desk, request, request.model)
        times = window_times(hours_of(posted_ms), assumptions, zone)
        seen_within = times.slot_hours * len(times.newer_posts)
        full = times.full_after if times.full_after <= seen_within else None
        return ReachWindow(
            method=reach_method(desk, request),
            posted_ms=posted_ms,
            zone=zone,
            window_posts=times.window_posts,
            inflow_per_day=times.inflow_per_day,
            slot_minutes=times.slot_hours * MINUTES_AN_HOUR,
            slot_posts=read_only(times.newer_posts),
            count_times=tuple(
                (count, hours * MINUTES_AN_HOUR)
                for count, hours in times.counts
                if math.isfinite(hours)
            ),
            full_minutes=None if full is None else full * MINUTES_AN_HOUR,
            visits=tuple(hours * MINUTES_AN_HOUR for hours in times.visits),
        )


CARD = ReachWindowCard()
