"""Followers over time, gained and lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.audience import FollowersLine
from reachdesk.domain.evidence import Evidence
from reachdesk.services.audience_method import audience_method
from reachdesk.services.daily_counts import JOINED, LEFT, daily, on_days
from reachdesk.services.derived_followers import derived_counts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.follower_changes import FollowerChanges, follower_changes
from reachdesk.services.methods import read_only


class FollowersTimeline:
    """Every known count of the period, and the last one before it, from which the line comes; days
    between that follow from daily joined and left, apart."""

    key = "followers_timeline"

    def answer(self, desk: Desk, request: Request) -> FollowersLine | None:
        """The line, or None where no count is known by the end of the period."""
        known = follower_changes(desk, request.account)
        shown = _reaching(known.days, request)
        sets = _reaching(known.set_days, request)
        counts = known.counts[shown]
        if not len(counts):
            return None
        derived_days, derived = _derived(desk, request, known)
        glitches = slice(*np.searchsorted(known.glitch_days, known.days[shown][[0, -1]]))
        evidence = Evidence.DERIVED if len(derived) else Evidence.MEASURED
        return FollowersLine(
            method=replace(
                audience_method(desk, request, (), evidence),
                made_from=(
                    ("followers", int(counts[-1])),
                    ("snapshots", len(known.set_days[sets])),
                ),
            ),
            days=read_only(known.days[shown]),
            counts=read_only(counts),
            snapshot_days=read_only(known.set_days[sets]),
            snapshot_sizes=read_only(known.set_sizes[sets]),
            gained=read_only(known.gained[sets]),
            lost=read_only(known.lost[sets]),
            derived_days=read_only(derived_days),
            derived_counts=read_only(derived),
            glitch_days=read_only(known.glitch_days[glitches]),
            glitch_counts=read_only(known.glitch_counts[glitches]),
        )


def _derived(desk: Desk, request: Request, known: FollowerChanges) -> tuple[np.ndarray, np.ndarray]:
    """The days of the period whose count follows from daily joined and left."""
    days, joined = daily(desk, request.account, JOINED)
    net = joined - on_days(days, daily(desk, request.account, LEFT))
    found, counts = derived_counts(known.days, known.counts, days, net)
    inside = (found >= request.period.first_day) & (found <= request.period.last_day)
    return found[inside], counts[inside]


def _reaching(days: np.ndarray, request: Request) -> slice:
    """The days of the period and the last one before it."""
    first = int(np.searchsorted(days, request.period.first_day, side="right")) - 1
    last = int(np.searchsorted(days, request.period.last_day, side="right"))
    return slice(max(first, 0), last)


CARD = FollowersTimeline()
