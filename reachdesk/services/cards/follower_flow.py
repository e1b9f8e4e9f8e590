"""Who joined and left day by day, where an export counts it."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.by_day import FollowFlow
from reachdesk.domain.evidence import Evidence
from reachdesk.services.daily_counts import JOINED, LEFT, daily, on_days
from reachdesk.services.day_bins import bins_of, known_span, sums
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import covered, method


class FollowerFlow:
    """The part of the period that the daily counts speak of."""

    key = "follower_flow"

    def answer(self, desk: Desk, request: Request) -> FollowFlow | None:
        """The columns, or None where no day of the period is counted."""
        days, joined = daily(desk, request.account, JOINED)
        left = on_days(days, daily(desk, request.account, LEFT))
        span = known_span(days, request.period)
        if span is None:
            return None
        bins = bins_of(*span)
        inside = (days >= span[0]) & (days <= span[1])
        days, joined, left = days[inside], joined[inside], left[inside]
        joined_sums, amounts = sums(bins, days, joined)
        left_sums, _amounts = sums(bins, days, left)
        return FollowFlow(
            method=replace(
                method(desk, request, Evidence.MEASURED),
                made_from=(("days", len(days)),),
                coverage=covered(days=(len(days), span[1] - span[0] + 1)),
            ),
            bins=bins,
            joined=joined_sums,
            left=left_sums,
            known_days=amounts,
        )


CARD = FollowerFlow()
