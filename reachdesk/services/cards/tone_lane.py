"""What others said, week by week, with its tone beside its volume."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.tone import ToneLane
from reachdesk.domain.evidence import Evidence
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import covered, method, read_only
from reachdesk.services.received import activity
from reachdesk.services.tones import Reading, controversy, toned
from reachdesk.services.unseen import unseen


class ToneLaneCard:
    """Weekly counts by tone; never part of the score."""

    key = "tone_lane"

    def answer(self, desk: Desk, request: Request) -> ToneLane | None:
        """The weeks of the period, or None where no export speaks of received mentions in it."""
        received = activity(desk, request.account)["mentions_received"]
        period = request.period
        if received is None or period.first_day > received.last_day:
            return None
        last = min(period.last_day, received.last_day)
        first = min(max(period.first_day, received.first_day), last)
        count = -(-(last + 1 - first) // 7)
        ends = last - 7 * np.arange(count - 1, -1, -1)
        starts = np.maximum(ends - 6, first)
        said = toned(desk, request.account)
        by_week = np.array(
            [
                np.bincount(said.between(start, end), minlength=len(Reading))
                for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
            ],
            float,
        )
        found = controversy(desk, request.account, first, last)
        return ToneLane(
            method=replace(
                method(desk, request, Evidence.DERIVED),
                made_from=(("exchanges", found.received),),
                coverage=covered(tone=(found.read, found.received)),
                unseen=unseen(desk, request.account, ("mentions_received",)),
            ),
            week_days=read_only(starts),
            received=read_only(by_week.sum(axis=1)),
            positive=read_only(by_week[:, Reading.POSITIVE].copy()),
            neutral=read_only(by_week[:, Reading.NEUTRAL].copy()),
            negative=read_only(by_week[:, Reading.NEGATIVE].copy()),
            unclear=read_only(by_week[:, Reading.UNCLEAR].copy()),
            wordless=read_only(by_week[:, Reading.WORDLESS].copy()),
            controversy=found,
        )


CARD = ToneLaneCard()
