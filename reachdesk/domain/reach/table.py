"""Chances of active followers by zone and inflow: computed once, read for a million followers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.clocks import ZoneMix
from reachdesk.domain.reach.followers import Followers

FloatArray = NDArray[np.float64]
ZoneChances = Callable[[str, FloatArray], FloatArray]
INFLOW_NODES = 20  # for followers of unknown inflow; the default audience moves by less than 1e-4


@dataclass(frozen=True, eq=False)
class Placement:
    """Where each follower (n,) stands in a table whose last two axes are flattened.

    A follower's chance is the cubic through the cells `cell` - 1 … `cell` + 2, `part` steps after
    `cell` (Lagrange's form): four columns where a straight line would need forty.
    """

    cell: NDArray[np.int64]
    part: FloatArray

    def read(self, flat: FloatArray) -> FloatArray:
        """The followers' values (n,) out of a flattened table (cells,)."""
        return np.asarray(sum(share * flat[index] for index, share in self._taps(flat.size)))

    def weights(self, weight: FloatArray, cells: int) -> FloatArray:
        """Followers' weights (n,) gathered on the cells, (cells,): the transpose of `read`."""
        gathered = np.zeros(cells)
        for index, share in self._taps(cells):
            gathered += np.bincount(index, weight * share, cells)
        return gathered

    def only(self, members: NDArray[np.bool_]) -> Placement:
        """The placement of some of the followers."""
        return Placement(self.cell[members], self.part[members])

    def _taps(self, cells: int) -> Iterator[tuple[NDArray[np.int64], FloatArray]]:
        u = self.part
        shares = (
            -u * (u - 1) * (u - 2) / 6,
            (u + 1) * (u - 1) * (u - 2) / 2,
            -(u + 1) * u * (u - 2) / 2,
            (u + 1) * u * (u - 1) / 6,
        )
        for step, share in zip((-1, 0, 1, 2), shares, strict=True):
            yield np.clip(self.cell + step, 0, cells - 1), share


@dataclass(frozen=True, eq=False)
class Axes:
    """The axes of a table: zones (the last one is unknown) and log inflow (then one unknown)."""

    zone_names: tuple[str, ...]
    log_inflow: FloatArray

    @property
    def columns(self) -> int:
        """Inflow columns, the unknown one included."""
        return int(self.log_inflow.size) + 1

    @property
    def cells(self) -> int:
        """Cells of a flattened table."""
        return (len(self.zone_names) + 1) * self.columns

    def place(self, followers: Followers) -> Placement:
        """Each follower on the inflow axis; unknown inflow on the last column exactly."""
        zone = np.where(followers.zone < 0, len(self.zone_names), followers.zone).astype(np.int64)
        column = np.full(len(followers), self.columns - 1, dtype=np.int64)
        part = np.zeros(len(followers))
        known = ~np.isnan(followers.inflow_per_day)
        if self.log_inflow.size > 1:
            first, last = self.log_inflow[0], self.log_inflow[-1]
            steps = self.log_inflow.size - 1
            position = (np.log(followers.inflow_per_day[known]) - first) / (last - first) * steps
            below = np.clip(position.astype(np.int64), 1, steps - 2)
            column[known], part[known] = below, position - below
        elif self.log_inflow.size == 1:
            column[known] = 0
        return Placement(zone * self.columns + column, part)


def axes_for(followers: Followers, points: int) -> Axes:
    """Axes that span the known inflows with `points` >= 4 columns, or one where all are equal."""
    inflow = followers.inflow_per_day[~np.isnan(followers.inflow_per_day)]
    if inflow.size == 0:
        return Axes(followers.zone_names, np.empty(0))
    low, high = float(np.log(inflow.min())), float(np.log(inflow.max()))
    count = 1 if high - low < 1e-9 else points
    return Axes(followers.zone_names, np.linspace(low, high, count))


def chance_table(
    axes: Axes, followers: Followers, assumptions: Assumptions, rows: int, chances: ZoneChances
) -> FloatArray:
    """Chances of active followers, shape (rows, zones + 1, columns), 0..1.

    `chances(zone, inflow)` gives (rows, inflows) for inflows in posts a day. The last zone is the
    mix for followers of unknown zone, the last column the mean over the stated spread of inflows;
    zones without followers stay 0. Times `assumptions.level`, at most 1.
    """
    inflow, weights = inflow_spread(assumptions)
    grid = np.exp(axes.log_inflow)
    asked = np.concatenate((grid, inflow))

    @cache
    def line(zone: str) -> FloatArray:
        found = np.minimum(assumptions.level * chances(zone, asked), 1.0)
        return np.column_stack((found[:, : grid.size], found[:, grid.size :] @ weights))

    counted = np.bincount(followers.zone.astype(np.int64) + 1, minlength=1)
    present = set((np.flatnonzero(counted) - 1).tolist())
    known = [line(name) if n in present else None for n, name in enumerate(axes.zone_names)]
    unknown = _mixed(line, assumptions.unknown_zone_mix) if -1 in present else None
    lines = [*known, unknown]
    nobody = np.zeros((rows, axes.columns))
    return np.stack([nobody if one is None else one for one in lines], axis=1)


def _mixed(line: Callable[[str], FloatArray], mix: ZoneMix) -> FloatArray:
    total = sum(share for _, share in mix)
    return np.asarray(sum(share / total * line(zone) for zone, share in mix))


def inflow_spread(assumptions: Assumptions) -> tuple[FloatArray, FloatArray]:
    """Inflows of followers of whom none is known, posts a day, and their weights (sum 1)."""
    if assumptions.inflow_spread <= 0 or assumptions.inflow_per_day <= 0:
        return np.array([assumptions.inflow_per_day]), np.ones(1)
    deviations, weights = np.polynomial.hermite_e.hermegauss(INFLOW_NODES)
    inflow = assumptions.inflow_per_day * np.exp(assumptions.inflow_spread * deviations)
    return inflow, weights / weights.sum()
