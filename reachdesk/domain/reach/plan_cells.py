"""The followers of one week as cells: people who are alike in the model of a posting plan."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.aggregation import shock_factor
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.chances import Groups, alive, masks
from reachdesk.domain.reach.clocks import HOURS_OF_WEEK
from reachdesk.domain.reach.followers import Followers
from reachdesk.domain.reach.group_reach import TENTH_IN_DEVIATIONS
from reachdesk.domain.reach.offsets import offsets_between
from reachdesk.domain.reach.plan import AddedFollowers
from reachdesk.domain.reach.plan_level import session_factors
from reachdesk.domain.reach.plan_windows import (
    RATES,
    Sent,
    ZoneWeek,
    depth_shares,
    list_depths,
    sent_once,
)
from reachdesk.domain.reach.table import axes_for

FloatArray = NDArray[np.float64]
INFLOW_POINTS = 14  # inflow columns of known following counts
UNKNOWN_POINTS = 10  # and for unknown ones
_SAMPLE_HOURS = range(3, HOURS_OF_WEEK, 20)  # on which the meaning of a level is tried


class WeekCells:
    """Cells of one clock and one inflow in the week from `start` (UTC hours).

    `people` (1 + groups, cells): everybody and the members of each of `groups`; `alive` (1 +
    groups, cells) chance of a member to be active; `levels` (3,) how many times as many sessions
    stand for the assumptions' level at a bad, a usual and a good shared shock; `factors` (3,) that
    shock.
    """

    def __init__(
        self,
        followers: Followers,
        assumptions: Assumptions,
        start: float,
        groups: Groups | None,
    ) -> None:
        self._assumptions = assumptions
        self._start = start
        self._same: dict[bytes, str] = {}
        self._weeks: dict[str, ZoneWeek] = {}
        joined = self._by_offset(followers)
        self._axes = axes_for(joined, INFLOW_POINTS)
        unknown, self._spread = _unknown_inflow(assumptions)
        self._inflow = np.concatenate((np.exp(self._axes.log_inflow), unknown))
        self._depths = (depth_shares(assumptions.depth, self._inflow), list_depths(assumptions))
        self._present = sorted(set(joined.zone.tolist()))
        self.people, self.alive = self._cells(joined, groups)
        self.factors = _shock_factors(assumptions)
        self.levels = self._session_levels()

    def awake(
        self, questions: Sequence[Sent], levels: FloatArray, rates: int = RATES
    ) -> FloatArray:
        """Chance of an active follower on each cell, (levels, questions, cells)."""
        names = self._axes.zone_names
        lines = np.zeros((levels.size, len(questions), len(names) + 1, self._axes.columns))
        for code in self._present:
            zone = None if code < 0 else names[code]
            lines[:, :, code] = self._line(questions, zone, levels, rates)
        return lines.reshape(levels.size, len(questions), -1)

    def everywhere(
        self,
        awake: FloatArray,
        questions: Sequence[Sent],
        added: Sequence[AddedFollowers],
        levels: FloatArray,
        rates: int = RATES,
    ) -> FloatArray:
        """`awake` with a cell more for each kind of new followers."""
        new = [self._line(questions, each.zone, levels, rates)[:, :, -1:] for each in added]
        return np.concatenate((awake, *new), axis=2)

    def _by_offset(self, followers: Followers) -> Followers:
        """Zones whose clocks agree all week become one: their readers are alike in the model."""
        names = [self._alike(zone) for zone in followers.zone_names]
        kept = sorted(set(names))
        codes = np.array([*(kept.index(name) for name in names), -1], dtype=np.int16)
        return Followers(
            codes[followers.zone], tuple(kept), followers.inflow_per_day,
            followers.weight, followers.alive,
        )  # fmt: skip

    def _alike(self, zone: str) -> str:
        quarters = math.floor(self._start * 4), 8 * HOURS_OF_WEEK + 1
        return self._same.setdefault(offsets_between(zone, *quarters).tobytes(), zone)

    def _cells(self, followers: Followers, groups: Groups | None) -> tuple[FloatArray, FloatArray]:
        """People of everybody and of each group on the cells, and the chance of a member there to
        be active; both (1 + groups, cells)."""
        place, cells = self._axes.place(followers), self._axes.cells
        everybody = np.ones(len(followers), dtype=bool)
        chosen = [everybody, *(masks(followers, groups) if groups is not None else [])]
        weight = followers.weight
        active = weight * alive(followers, self._assumptions)
        people, awake = (
            np.array([place.only(some).weights(each[some], cells) for some in chosen])
            for each in (weight, active)
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(np.abs(people) > 1e-9, awake / people, 0.0)
        return people, np.clip(share, 0.0, 1.0)

    def _session_levels(self) -> FloatArray:
        """How many times as many sessions stand for the level at a bad, usual and good shock."""
        wanted = self._assumptions.level * self.factors
        if (wanted == 1.0).all():
            return np.ones(3)
        hours = [sent_once(hour, None) for hour in _SAMPLE_HOURS]

        def single(levels: FloatArray) -> FloatArray:
            return np.asarray(self.awake(hours, levels).mean(axis=1))

        return session_factors(wanted, single, self.people[0] * self.alive[0])

    def _line(
        self, questions: Sequence[Sent], zone: str | None, levels: FloatArray, rates: int
    ) -> FloatArray:
        """Chance by column of inflow, the last one unknown, (levels, questions, columns); zone
        None: on the mix."""
        if zone is None:
            mix = self._assumptions.unknown_zone_mix
            total = sum(share for _, share in mix)
            parts = (share / total * self._line(questions, name, levels, rates)
                     for name, share in mix)  # fmt: skip
            return np.asarray(sum(parts))
        zone = self._alike(zone)
        if zone not in self._weeks:
            self._weeks[zone] = ZoneWeek(zone, self._start, self._inflow, self._assumptions)
        seen = self._weeks[zone].seen(questions, self._depths, levels, rates)
        seen = np.clip(seen, 0.0, 1.0)
        known = self._axes.log_inflow.size
        unknown = (seen[:, :, known:] @ self._spread)[:, :, None]
        return np.concatenate((seen[:, :, :known], unknown), axis=2)


def _unknown_inflow(assumptions: Assumptions) -> tuple[FloatArray, FloatArray]:
    """Inflows of followers of whom none is known, posts a day, and their weights (sum 1)."""
    if assumptions.inflow_spread <= 0 or assumptions.inflow_per_day <= 0:
        return np.array([assumptions.inflow_per_day]), np.ones(1)
    deviations, weights = np.polynomial.hermite_e.hermegauss(UNKNOWN_POINTS)
    inflow = assumptions.inflow_per_day * np.exp(assumptions.inflow_spread * deviations)
    return inflow, weights / weights.sum()


def _shock_factors(assumptions: Assumptions) -> FloatArray:
    """The shared shock at both ends of its 80 %, and 1 between them."""
    ends = TENTH_IN_DEVIATIONS * np.array([-1.0, 1.0])
    low, high = shock_factor(assumptions.shared_shock, ends)
    return np.array([low, 1.0, max(1.0, high)])
