"""Readers of one post in each group, with ranges that hold the shared shock."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.evidence import Coverage
from reachdesk.domain.reach.aggregation import even_rule, moments, quantiles, shock_factor
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.chances import Groups, alive, masks
from reachdesk.domain.reach.followers import Followers
from reachdesk.domain.reach.simple_sum import one_in

FloatArray = NDArray[np.float64]

LOW, HIGH = 0.1, 0.9  # the 80 % range
TENTH_IN_DEVIATIONS = 1.2815515655446004  # of a normal law, from the middle to the 90 % point
EXACT_PEOPLE = 500  # up to here, without a shock, the exact law
_CLASSES = 256


@dataclass(frozen=True, slots=True)
class GroupReach:
    """Readers of one post in one group.

    `members` people, `active` of them expected to use the network at all. `chance` is the mean over
    the members (0 for an empty group) with its 80 % range under the shared shock; `readers` the
    expected people with theirs, chance of every single one included; `variance` of the readers
    without the shock. The coverages say of how many members zone, inflow and state are known.
    """

    members: float
    active: float
    chance: float
    chance_low: float
    chance_high: float
    readers: float
    readers_low: float
    readers_high: float
    variance: float
    known_zone: Coverage
    known_inflow: Coverage
    known_alive: Coverage

    @property
    def one_in(self) -> float:
        """N of "1 in N"; inf for a chance of 0."""
        return one_in(self.chance)


def reach_by_group(
    followers: Followers,
    chance: FloatArray,
    assumptions: Assumptions,
    groups: Groups | None,
) -> tuple[GroupReach, ...]:
    """The whole audience, then each of `groups` (groups, n), from followers' chances (n,)."""
    active = alive(followers, assumptions)
    everybody = np.ones(len(followers), dtype=bool)
    selected = [everybody, *(masks(followers, groups) if groups is not None else [])]
    return tuple(
        _group(followers, members, chance[members], active[members], assumptions)
        for members in selected
    )


def _group(
    followers: Followers,
    members: NDArray[np.bool_],
    chance: FloatArray,
    active: FloatArray,
    assumptions: Assumptions,
) -> GroupReach:
    weight = followers.weight[members]
    people = float(weight.sum())
    whole = moments(chance, weight)
    classes = _classes(chance, weight)
    low, high = _reader_range(*classes, assumptions.shared_shock)
    chance_low, chance_high = _chance_range(*classes, people, assumptions.shared_shock)
    return GroupReach(
        members=people,
        active=float(weight @ active),
        chance=whole.mean / people if people > 0 else 0.0,
        chance_low=chance_low,
        chance_high=chance_high,
        readers=whole.mean,
        readers_low=low,
        readers_high=high,
        variance=whole.variance,
        known_zone=_coverage(weight, followers.zone[members] >= 0),
        known_inflow=_coverage(weight, ~np.isnan(followers.inflow_per_day[members])),
        known_alive=_coverage(weight, ~np.isnan(followers.alive[members])),
    )


def _coverage(weight: FloatArray, known: NDArray[np.bool_]) -> Coverage:
    return Coverage(round(float(weight[known].sum())), round(float(weight.sum())))


def _classes(chance: FloatArray, weight: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Chances and people of at most 257 classes of nearly equal chance; the mean stays exact."""
    some = chance > 0
    log_chance, people = np.log(chance[some]), weight[some]
    if people.sum() <= 0:
        return np.zeros(1), np.array([float(weight.sum())])
    low, high = float(log_chance.min()), float(log_chance.max())
    scale = (_CLASSES - 1) / max(high - low, 1e-9)
    index = ((log_chance - low) * scale).astype(np.int64)
    count = np.bincount(index, people, _CLASSES)
    total = np.bincount(index, people * chance[some], _CLASSES)
    filled = count > 0
    none = float(weight[~some].sum())
    return np.append(total[filled] / count[filled], 0.0), np.append(count[filled], none)


def _reader_range(chance: FloatArray, people: FloatArray, shock: float) -> tuple[float, float]:
    if shock <= 0 and people.sum() > EXACT_PEOPLE:
        shock = 1e-9  # the refined normal alone
    low, high = quantiles(chance, people, (LOW, HIGH), shock, even_rule())
    return float(low), float(high)


def _chance_range(
    chance: FloatArray, people: FloatArray, total: float, shock: float
) -> tuple[float, float]:
    if total <= 0:
        return 0.0, 0.0
    factors = shock_factor(shock, np.array([-TENTH_IN_DEVIATIONS, TENTH_IN_DEVIATIONS]))
    low, high = np.minimum(factors[:, None] * chance, 1.0) @ people / total
    return float(low), float(high)
