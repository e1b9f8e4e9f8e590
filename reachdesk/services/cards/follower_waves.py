"""Waves of new followers, with the owner's events around them and who stayed."""

from __future__ import annotations

from reachdesk.domain.answers.audience import FollowerWaves, WaveRow
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.waves import Wave
from reachdesk.services.desk import Desk, Request
from reachdesk.services.events import events
from reachdesk.services.follower_waves import COUNTED, known_waves, stayed
from reachdesk.services.methods import method

DAYS_BEFORE = 3
"""An event that ended up to so many days before a wave stands beside it; a cause is never made
up."""


class FollowerWavesCard:
    """Newest first; all that begin in the period."""

    key = "follower_waves"

    def answer(self, desk: Desk, request: Request) -> FollowerWaves | None:
        """The waves, or None where no export gives daily figures."""
        known = known_waves(desk, request.account)
        if known is None:
            return None
        basis, found = known
        first, last = request.period.first_day, request.period.last_day
        shown = [wave for wave in found if first <= wave.first_day <= last]
        evidence = Evidence.MEASURED if basis == COUNTED else Evidence.DERIVED
        return FollowerWaves(
            method=method(desk, request, evidence),
            basis=basis,
            rows=tuple(_row(desk, request, wave) for wave in reversed(shown)),
            earlier=sum(wave.first_day < first for wave in found),
        )


def _row(desk: Desk, request: Request, wave: Wave) -> WaveRow:
    marks = [
        mark
        for mark in events(desk, request.account)
        if mark.day <= wave.last_day and mark.end_day >= wave.first_day - DAYS_BEFORE
    ]
    names = tuple((mark.kind or "") if request.masked else mark.label for mark in marks)
    after = stayed(desk, request.account, wave)
    return WaveRow(wave, names, after[0].came, tuple((one.days, one.there) for one in after))


CARD = FollowerWavesCard()
