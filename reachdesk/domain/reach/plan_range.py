"""Numbers of different readers with ranges: the luck of single readers and the shared shock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.aggregation import even_rule, refined_normal_cdf
from reachdesk.domain.reach.group_reach import HIGH, LOW, TENTH_IN_DEVIATIONS

FloatArray = NDArray[np.float64]
_CELL, _REACH = 0.25, 4.0
MIDDLE = 1  # the level without a shock, between those at the ends of its 80 %


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
    """Classes of followers, at a bad, a usual and a good shared shock (3 levels).

    `awake` (levels, cells) chance of an active follower, `alive` (groups, cells) chance of a member
    to be active; a `share` of the followers is on another channel too and sees it there with the
    chances `elsewhere` (levels,).
    """

    awake: FloatArray
    alive: FloatArray
    share: float
    elsewhere: FloatArray

    def at(self, level: int, bound: str = "independent") -> FloatArray:
        """Chances of members (groups, cells) at one of the levels.

        `bound` is "low", "independent" or "high": what is taken of the two channels' overlap,
        max p <= P <= min(1, sum p) (reach-and-score.md 2.3).
        """
        home = self.awake[level] * self.alive
        other = self.share * self.elsewhere[level]
        if other <= 0:
            return np.asarray(home)
        if bound == "low":
            return np.asarray(np.maximum(home, other))
        if bound == "high":
            return np.asarray(np.minimum(home + other, 1.0))
        return np.asarray(1 - (1 - home) * (1 - other))


def readers_of(
    chances: Sequence[Chances], people: FloatArray, shared_shock: float
) -> list[tuple[PlanReaders, ...]]:
    """Readers in each group by each of several sets of chances; `people` (groups, cells)."""
    value, least, most = (
        np.array([(people * each.at(MIDDLE, bound)).sum(axis=1) for each in chances])
        for bound in ("independent", "low", "high")
    )
    low, at_low = _end(LOW, chances, people, shared_shock)
    high, at_high = _end(HIGH, chances, people, shared_shock)
    members = np.broadcast_to(people.sum(axis=1), value.shape)
    spread = (np.minimum(low, value), np.maximum(high, value))
    ends = (np.minimum(at_low, value), np.maximum(at_high, value))
    numbers = np.stack((members, value, *spread, least, most, *ends), axis=-1)
    return [tuple(PlanReaders(*group) for group in one) for one in numbers.tolist()]


def _end(
    probability: float, chances: Sequence[Chances], people: FloatArray, shock: float
) -> tuple[FloatArray, FloatArray]:
    """One end of the range, and the expected people when the shock stands there; both (chances,
    groups)."""
    bound = "low" if probability == LOW else "high"
    levels = [np.stack([each.at(level, bound) for level in range(3)]) for each in chances]
    mean = np.stack([_summed(each, people) for each in levels], axis=1)
    variance = np.stack([_summed(each * (1 - each), people) for each in levels], axis=1)
    found = _quantiles(probability, mean, np.maximum(variance, 0.0), people.sum(axis=1), shock)
    return found, mean[0 if probability == LOW else 2]


def _summed(values: FloatArray, people: FloatArray) -> FloatArray:
    return np.asarray(np.einsum("lgc,gc->lg", values, people))


def _quantiles(
    probability: float, mean: FloatArray, variance: FloatArray, members: FloatArray, shock: float
) -> FloatArray:
    """The least whole numbers k with P(readers <= k) >= probability, (chances, groups).

    `mean`, `variance` (3 levels, chances, groups) of readers among `members` (groups,).
    """
    rule = even_rule(_CELL, _REACH)
    centre, spread = _at_nodes(rule.nodes, mean, variance, members, shock)
    spread = spread + (np.gradient(centre, rule.nodes, axis=0) * rule.cell) ** 2 / 12
    low = np.full(mean.shape[1:], -1.0)
    high = np.broadcast_to(np.ceil(np.maximum(members, 0.0)), low.shape).copy()
    while (open_still := high - low > 1).any():
        middle = np.floor((low + high) / 2)
        cdf = refined_normal_cdf(middle, centre, spread, 0.0)
        enough = np.tensordot(rule.weights, cdf, axes=1) >= probability
        high = np.where(open_still & enough, middle, high)
        low = np.where(open_still & ~enough, middle, low)
    return high


def _at_nodes(
    nodes: FloatArray, mean: FloatArray, variance: FloatArray, members: FloatArray, shock: float
) -> tuple[FloatArray, FloatArray]:
    """Mean and variance at each deviation of the shock, (nodes, chances, groups).

    Straight in the log odds of the mean between and beyond the three levels. The middle one stands
    at half the shock: there a lognormal factor of mean 1 is 1.
    """
    of_all = np.maximum(members, 1e-12)
    share = np.clip(mean / of_all, 1e-12, 1 - 1e-12)
    odds = np.log(share) - np.log1p(-share)
    at = np.array([-TENTH_IN_DEVIATIONS, 0.5 * shock, TENTH_IN_DEVIATIONS])
    slopes = np.diff(odds, axis=0) / np.maximum(np.diff(at), 1e-9)[:, None, None]
    apart = (nodes - at[1])[:, None, None]
    below = apart < 0
    found = odds[1] + apart * np.where(below, slopes[0], slopes[1])
    centre = np.where(mean[1] > 0, of_all / (1 + np.exp(-np.clip(found, -60, 60))), 0.0)
    between = np.where(below, variance[0] + variance[1], variance[1] + variance[2]) / 2
    return centre, np.where(mean[1] > 0, between, 0.0)
