"""Followers over time: every known count, and who came and went between two known sets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.periods import MILLISECONDS_A_DAY, Period, day_of
from reachdesk.domain.records import Kin
from reachdesk.domain.score.imported import Label, count_rule, label_series
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import METRIC, account_number
from reachdesk.services.daily_counts import JOINED, LEFT, daily, on_days
from reachdesk.services.desk import Desk
from reachdesk.services.methods import read_only
from reachdesk.services.people_bits import member_bits
from reachdesk.storage import followers as stored
from reachdesk.storage.people_sets import size

HOURS_A_DAY = 24


@dataclass(frozen=True, eq=False)
class FollowerChanges:
    """Of several counts on one day the latest is meant; a whole set goes before a mere number.

    `days`, `counts` (points,): every day on which the number is known. `glitch_days`,
    `glitch_counts` (glitches,): numbers that were gone again within two days, which nobody can have
    been; they are in nothing else. `set_days`, `set_sizes`,
    `gained`, `lost` (sets,): the days with a whole set, and who came and went since the one before
    (NaN for the first; `lost` NaN as well where the set is probably incomplete)."""

    days: NDArray[np.int64]
    counts: NDArray[np.float64]
    set_days: NDArray[np.int64]
    set_sizes: NDArray[np.float64]
    gained: NDArray[np.float64]
    lost: NDArray[np.float64]
    glitch_days: NDArray[np.int64]
    glitch_counts: NDArray[np.float64]


DOUBTED_SHARE, LEAST_DOUBTED = 0.5, 50


def follower_changes(desk: Desk, account: str) -> FollowerChanges:
    """The followers of an account over time; empty arrays where nobody counted them."""
    return desk.lasting(("follower changes", account), lambda: _read(desk, account))


def _read(desk: Desk, account: str) -> FollowerChanges:
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        moments, values = stored.counts(db, number, METRIC)
        snapshots = stored.snapshots(db, number, Kin.FOLLOWER)
    latest = {day_of(one.as_of_ms): one.as_of_ms for one in snapshots}  # oldest first
    dates = list(latest.values())
    sizes = [size(member_bits(desk, number, Kin.FOLLOWER, date)) for date in dates]
    between = [_came_and_went(desk, number, *pair) for pair in pairwise(dates)]
    by_day = dict(zip((moments // MILLISECONDS_A_DAY).tolist(), values.tolist(), strict=True))
    set_days = list(latest)
    by_day |= dict(zip(set_days, sizes, strict=True))
    days = np.array(sorted(by_day), dtype=np.int64)
    counts = np.array([by_day[day] for day in days.tolist()], dtype=float)
    glitch = _glitches(days, counts) & ~np.isin(days, set_days)
    came = [float(gained) for gained, _lost in between]
    went = [
        np.nan if doubtful(before, lost) else float(lost)
        for before, (_gained, lost) in zip(sizes, between, strict=False)
    ]
    first = [np.nan] * min(1, len(dates))
    return FollowerChanges(
        days=read_only(days[~glitch]),
        counts=read_only(counts[~glitch]),
        set_days=read_only(np.array(set_days, dtype=np.int64)),
        set_sizes=read_only(np.array(sizes, dtype=float)),
        gained=read_only(np.array(first + came, dtype=float)),
        lost=read_only(np.array(first + went, dtype=float)),
        glitch_days=read_only(days[glitch]),
        glitch_counts=read_only(counts[glitch]),
    )


def _glitches(days: NDArray[np.int64], counts: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which counts left the level and came back within two days, (points,)."""
    labels = label_series(days.astype(np.float64) * HOURS_A_DAY, counts, count_rule(counts))
    return np.array([label is Label.GLITCH for label in labels], dtype=bool)


def _came_and_went(desk: Desk, account_id: int, earlier: int, later: int) -> tuple[int, int]:
    """How many are in the later set only, and in the earlier set only."""
    before, after = (member_bits(desk, account_id, Kin.FOLLOWER, date) for date in (earlier, later))
    return size(after & ~before), size(before & ~after)


def doubtful(before: int, lost: int) -> bool:
    """Whether so many of `before` people are missing from the next set that it is probably
    incomplete: more than half of them, and at least 50 (our choice). No export shows that half of
    the followers went at once."""
    return lost >= LEAST_DOUBTED and lost > DOUBTED_SHARE * before


def last_change(desk: Desk, account: str, period: Period) -> tuple[int, int] | None:
    """(gained, lost) between the last two sets up to the end of the period, if the later one lies
    in it; else as counted on the days of the period; None where neither is known."""
    known = follower_changes(desk, account)
    until = int(np.searchsorted(known.set_days, period.last_day, side="right")) - 1
    if until < 1 or known.set_days[until] < period.first_day or np.isnan(known.lost[until]):
        return _counted(desk, account, period)
    return round(float(known.gained[until])), round(float(known.lost[until]))


def _counted(desk: Desk, account: str, period: Period) -> tuple[int, int] | None:
    """Joined and left on those days of the period for which an export counts both."""
    days, joined = daily(desk, account, JOINED)
    left = on_days(days, daily(desk, account, LEFT))
    both = (days >= period.first_day) & (days <= period.last_day) & np.isfinite(left)
    if not both.any():
        return None
    return round(float(joined[both].sum())), round(float(left[both].sum()))
