"""What others said, week by week, with its tone beside its volume."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.tone import Controversy, ToneLane
from reachdesk.domain.evidence import Evidence
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import covered, method, read_only
from reachdesk.services.received import activity
from reachdesk.services.tones import Reading, controversy, toned
from reachdesk.services.unseen import unseen

Whole = NDArray[np.int64]
Numbers = NDArray[np.float64]


class ToneLaneCard:
    """Weekly counts by tone; never part of the score."""

    key = "tone_lane"

    def answer(self, desk: Desk, request: Request) -> ToneLane:
        """The weeks of the period; all unknown where no export speaks of mentions in it."""
        received = activity(desk, request.account)["mentions_received"]
        period = request.period
        if received is None or period.first_day > received.last_day:
            starts, _ends = _weeks(period.first_day, period.last_day)
            unknown = np.full((len(starts), len(Reading)), np.nan)
            return _lane(desk, request, starts, unknown, Controversy(0, 0, 0))
        last = min(period.last_day, received.last_day)
        first = min(max(period.first_day, received.first_day), last)
        starts, ends = _weeks(first, last)
        said = toned(desk, request.account)
        by_week = [
            np.bincount(said.between(start, end), minlength=len(Reading))
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]
        found = controversy(desk, request.account, first, last)
        return _lane(desk, request, starts, np.array(by_week, float), found)


def _weeks(first: int, last: int) -> tuple[Whole, Whole]:
    """First and last day of each week; they end with `last`, the first one may be shorter."""
    count = -(-(last + 1 - first) // 7)
    ends = last - 7 * np.arange(count - 1, -1, -1)
    return np.maximum(ends - 6, first), ends


def _lane(
    desk: Desk, request: Request, starts: Whole, by_week: Numbers, found: Controversy
) -> ToneLane:
    """The answer; `by_week` has shape (weeks, readings)."""

    def of(reading: Reading) -> Numbers:
        return read_only(by_week[:, reading].copy())

    return ToneLane(
        method=replace(
            method(desk, request, Evidence.DERIVED),
            made_from=(("exchanges", found.received),),
            coverage=covered(tone=(found.read, found.received)),
            unseen=unseen(desk, request.account, ("mentions_received",)),
        ),
        week_days=read_only(starts),
        received=read_only(by_week.sum(axis=1)),
        positive=of(Reading.POSITIVE),
        neutral=of(Reading.NEUTRAL),
        negative=of(Reading.NEGATIVE),
        unclear=of(Reading.UNCLEAR),
        wordless=of(Reading.WORDLESS),
        controversy=found,
    )


CARD = ToneLaneCard()
