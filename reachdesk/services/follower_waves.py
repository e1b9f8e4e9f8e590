"""Waves of new followers, what the owner says happened then, and who stayed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.records import Kin
from reachdesk.domain.waves import Wave, waves
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.daily_counts import JOINED, daily
from reachdesk.services.desk import Desk
from reachdesk.services.follower_changes import follower_changes
from reachdesk.services.people_bits import member_bits
from reachdesk.storage import followers as stored
from reachdesk.storage.people_sets import size

COUNTED, SINCE, NET = "joined", "since", "net"
"""Where the daily figures come from: counted by an export; the follow dates of those who are still
there; or the day's growth, which is joined less left."""
STAYED_DAYS = (30, 90)


@dataclass(frozen=True, slots=True)
class Stayed:
    """Of `came` people who are in the first whole set after a wave and not in the last one before
    it, `there` are in the first set at least `days` days after it. None: no export says."""

    days: int
    came: int | None
    there: int | None


def known_waves(desk: Desk, account: str) -> tuple[str, tuple[Wave, ...]] | None:
    """Where the figures come from, and all waves, oldest first; None without daily figures."""
    return desk.lasting(("waves", account), lambda: _read(desk, account))


def _read(desk: Desk, account: str) -> tuple[str, tuple[Wave, ...]] | None:
    for basis, series in ((COUNTED, _counted), (SINCE, _since), (NET, _net)):
        days, joined = series(desk, account)
        if len(days):
            return basis, waves(days, joined)
    return None


def _counted(desk: Desk, account: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    return daily(desk, account, JOINED)


def _since(desk: Desk, account: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """People by the day since which they follow; days without anybody in between are 0."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
    days, people = np.split(
        desk.people.array(
            desk,
            f"since-{number}",
            lambda db, _numbers, _told: np.concatenate(stored.since_days(db, number)),
        ),
        2,
    )
    if not len(days):
        return np.zeros(0, np.int64), np.zeros(0)
    whole = np.arange(days[0], days[-1] + 1)
    joined = np.zeros(len(whole))
    joined[days - days[0]] = people
    return whole, joined


def _net(desk: Desk, account: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Growth from one day to the next, where both are known; a shrinking day brought nobody."""
    known = follower_changes(desk, account)
    next_day = np.flatnonzero(np.diff(known.days) == 1)
    growth = np.maximum(known.counts[next_day + 1] - known.counts[next_day], 0.0)
    return known.days[next_day + 1], growth


def stayed(desk: Desk, account: str, wave: Wave) -> tuple[Stayed, ...]:
    """Who stayed after 30 and 90 days, as far as whole follower sets were taken around the wave.

    Who came between those sets came perhaps on another day than those of the wave.
    """
    return desk.lasting(("stayed", account, wave), lambda: _stayed(desk, account, wave))


def _stayed(desk: Desk, account: str, wave: Wave) -> tuple[Stayed, ...]:
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        dates = [one.as_of_ms for one in stored.snapshots(db, number, Kin.FOLLOWER)]
    before = [date for date in dates if date < wave.first_day * MILLISECONDS_A_DAY]
    after = [date for date in dates if date >= (wave.last_day + 1) * MILLISECONDS_A_DAY]
    if not before or not after:
        return tuple(Stayed(days, None, None) for days in STAYED_DAYS)
    earlier, first = (
        member_bits(desk, number, Kin.FOLLOWER, date) for date in (before[-1], after[0])
    )
    came = first & ~earlier
    found = []
    for days in STAYED_DAYS:
        later = [d for d in after if d >= (wave.last_day + 1 + days) * MILLISECONDS_A_DAY]
        there = None
        if later:
            there = size(came & member_bits(desk, number, Kin.FOLLOWER, later[0]))
        found.append(Stayed(days, size(came), there))
    return tuple(found)
