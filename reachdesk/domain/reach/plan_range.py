"""Numbers of different readers with ranges: the luck of single readers and the shared shock.

The shock multiplies the chances of active readers, at most up to 1 each: however good a week is,
it reaches nobody who no longer uses the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.aggregation import even_rule, refined_normal_cdf, shock_factor
from reachdesk.domain.reach.group_reach import HIGH, LOW, TENTH_IN_DEVIATIONS

FloatArray = NDArray[np.float64]
_CELL, _REACH = 0.25, 4.0


@dataclass(frozen=True, slots=True)
class PlanReaders:
    """Expected people who see at least one of several posts, out of `members`.

    `low`..`high` is the 80 % range: shared shock, the luck of every reader, and where a cross-post
    is planned its unknown overlap, whose ends `least` and `most` are expected people as well.
    `at_low` and `at_high` are the expected people when the shared shock stands at the two ends of
    its own 80 %: those of two plans of one audience may be subtracted.
    """

    members: float
    value: float
    low: float
    high: float
    least: float
    most: float
    at_low: float
    at_high: float


@dataclass(frozen=True, eq=False)
class Chances:
    """Classes of followers: `awake` (cells,) chance of an active one, `alive` (groups, cells)
    chance of a member to be active; a `share` of the followers is on another channel too and sees
    it there with the chance `elsewhere`."""

    awake: FloatArray
    alive: FloatArray
    share: float = 0.0
    elsewhere: float = 0.0

    def shocked(self, factor: FloatArray, bound: str = "independent") -> FloatArray:
        """Chances (factors, groups, cells) when those of active readers are `factor` times as high.

        `bound` is "low", "independent" or "high": what is taken of the two channels' overlap,
        max p <= P <= min(1, sum p) (reach-and-score.md 2.3).
        """
        home = np.minimum(factor[:, None] * self.awake, 1.0)[:, None] * self.alive
        if self.share <= 0 or self.elsewhere <= 0:
            return np.asarray(home)
        other = self.share * np.minimum(factor * self.elsewhere, 1.0)[:, None, None]
        if bound == "low":
            return np.maximum(home, other)
        if bound == "high":
            return np.minimum(home + other, 1.0)
        return np.asarray(1 - (1 - home) * (1 - other))


def readers_of(
    chances: Sequence[Chances], people: FloatArray, shared_shock: float
) -> list[tuple[PlanReaders, ...]]:
    """Readers in each group by each of several sets of chances; `people` (groups, cells)."""
    middle = np.zeros(1)
    ends = TENTH_IN_DEVIATIONS * np.array([-1.0, 1.0])
    value, least, most = (
        _expected(chances, people, 0.0, middle, bound) for bound in ("independent", "low", "high")
    )
    at_low = _expected(chances, people, shared_shock, ends[:1], "low")
    at_high = _expected(chances, people, shared_shock, ends[1:], "high")
    low = _quantiles(LOW, chances, people, shared_shock, "low")
    high = _quantiles(HIGH, chances, people, shared_shock, "high")
    members = np.broadcast_to(people.sum(axis=1), value.shape)
    spread = (np.minimum(low, value), np.maximum(high, value))
    ends_of_shock = (np.minimum(at_low, value), np.maximum(at_high, value))
    numbers = np.stack((members, value, *spread, least, most, *ends_of_shock), axis=-1)
    return [tuple(PlanReaders(*group) for group in one) for one in numbers.tolist()]


def _expected(
    chances: Sequence[Chances], people: FloatArray, shock: float, at: FloatArray, bound: str
) -> FloatArray:
    """Expected people where the shock stands `at` (1,) deviations, (chances, groups)."""
    factor = shock_factor(shock, at)
    return np.array([(people * each.shocked(factor, bound)[0]).sum(axis=1) for each in chances])


def _quantiles(
    probability: float, chances: Sequence[Chances], people: FloatArray, shock: float, bound: str
) -> FloatArray:
    """The least whole numbers k with P(readers <= k) >= probability, (chances, groups)."""
    rule = even_rule(_CELL, _REACH)
    factors = shock_factor(shock, rule.nodes)
    moved = [each.shocked(factors, bound) for each in chances]
    mean = np.stack([_summed(one, people) for one in moved], axis=1)
    variance = np.stack([_summed(one * (1 - one), people) for one in moved], axis=1)
    slope = np.gradient(mean, rule.nodes, axis=0)
    variance = np.maximum(variance, 0.0) + (slope * rule.cell) ** 2 / 12
    low = np.full(mean.shape[1:], -1.0)
    high = np.broadcast_to(np.ceil(np.maximum(people.sum(axis=1), 0.0)), low.shape).copy()
    while (open_still := high - low > 1).any():
        middle = np.floor((low + high) / 2)
        cdf = refined_normal_cdf(middle, mean, variance, 0.0)
        enough = np.tensordot(rule.weights, cdf, axes=1) >= probability
        high = np.where(open_still & enough, middle, high)
        low = np.where(open_still & ~enough, middle, low)
    return high


def _summed(values: FloatArray, people: FloatArray) -> FloatArray:
    return np.asarray(np.einsum("fgc,gc->fg", values, people))
