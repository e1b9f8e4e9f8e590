"""More than one way to meet a post: lists, repeats, ranked feeds, other channels, reposts.

reach-and-score.md section 2.3. All chances are 0..1; "ranked" parameters are unverified (section 5)
and off by default.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reachdesk.domain.reach.visibility import (
    Reader,
    first_session_chance,
    gauss_nodes,
    rereading_chance,
)

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Ranking:
    """How a ranked ("For You") session fills its slots.

    `in_network` share of slots that show followed accounts: half on average (Twitter, March 2023);
    weight of a candidate halves every `half_life_hours` (assumed); `weight` is the author's own
    weight against other candidates (1; 4 for subscribers is second hand).
    """

    in_network: float = 0.5
    half_life_hours: float = 6.0
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not (0 <= self.in_network <= 1 and self.weight >= 0 and self.half_life_hours > 0):
            raise ValueError("a ranked feed has a share of slots, a half-life and a weight")


@dataclass(frozen=True)
class Bounds:
    """What can be said of a chance when dependence is not known: `low` <= chance <= `high`.

    `independent` is the value if the parts did not depend on each other.
    """

    low: float
    independent: float
    high: float


def any_channel(chances: ArrayLike) -> float:
    """Chance of at least one of independent chances (any shape): 1 - prod(1 - p); 0 for none."""
    given = np.clip(np.asarray(chances, dtype=float), 0.0, 1.0)
    return float(1 - np.prod(1 - given))


def cross_post_bounds(chances: ArrayLike) -> Bounds:
    """The same message in several channels with unknown overlap: max p <= P <= min(1, sum p)."""
    given = np.clip(np.asarray(chances, dtype=float), 0.0, 1.0)
    if given.size == 0:
        return Bounds(0.0, 0.0, 0.0)
    return Bounds(float(given.max()), any_channel(given), float(min(1.0, given.sum())))


def repeats_chance(times: Sequence[float], reader: Reader) -> float:
    """Chance to see at least one copy posted at `times` (UTC hours, any order).

    Exact for a reader who resumes at a marker: 1 - prod_k (1 - A_k), where A_k is the first-session
    chance of copy k up to copy k+1. If a session falls between two copies they are independent; if
    none does, the newer copy decides.
    """
    missed = 1.0
    for time, horizon in zip(*horizons_between(times, reader.horizon_hours), strict=True):
        copy = replace(reader, horizon_hours=float(horizon))
        missed *= 1 - first_session_chance(float(time), copy)
    return 1 - missed


def horizons_between(
    times: Sequence[float] | FloatArray, horizon_hours: float
) -> tuple[FloatArray, FloatArray]:
    """Times in order, and for each the hours until the next copy or the horizon; both (copies,)."""
    ordered = np.sort(np.asarray(times, dtype=float))
    gaps = np.append(np.diff(ordered), np.inf)[: ordered.size]
    return ordered, np.minimum(gaps, horizon_hours)


def list_chance(
    posted: float, reader: Reader, list_share: float, list_posts_per_day: float
) -> float:
    """Chance when `list_share` of the sessions read a small list that holds the author.

    1 - (1 - P_home)(1 - P_list), sessions split by thinning. An upper bound: the two windows are
    positively associated; simulated gap at most .0011 (section 2.3).
    """
    home = replace(reader, sessions_per_day=(1 - list_share) * reader.sessions_per_day)
    listed = replace(
        reader,
        sessions_per_day=list_share * reader.sessions_per_day,
        inflow_per_day=list_posts_per_day,
    )
    return any_channel([first_session_chance(posted, home), first_session_chance(posted, listed)])


def ranked_chance(posted: float, reader: Reader, ranking: Ranking | None = None) -> float:
    """Chance that some ranked session shows the post: 1 - exp(-integral of s(u) psi(u - t) du)."""
    ranking = ranking or Ranking()
    mean_depth = reader.depth.mean()
    if reader.never_sees() or mean_depth <= 0:
        return 0.0
    end = posted + reader.horizon_hours
    changes = reader.session_clock.changes(posted, end)
    edges = np.concatenate(([posted], changes, [end]))
    sessions = np.diff(reader.session_clock.at(edges))
    places, weights = gauss_nodes()
    age = edges[:-1, None] - posted + 0.5 * (1 + places) * np.diff(edges)[:, None]
    inflow = np.array([reader.inflow_per_day])
    shown = shown_chance(age.ravel(), inflow, mean_depth, ranking).reshape(age.shape)
    return float(-np.expm1(-reader.sessions_per_hour * (sessions @ (shown @ weights) * 0.5)))


def shown_chance(
    age_hours: FloatArray, inflow_per_day: FloatArray, mean_depth: float, ranking: Ranking
) -> FloatArray:
    """psi: chance that one ranked session shows a post of this age, shape (ages, inflows).

    1 - exp(-w phi E[D] 2^(-age/h) ln 2 / (lambda h)): phi E[D] slots shared among recent
    candidates by weight.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        candidates = inflow_per_day / 24.0 * ranking.half_life_hours / math.log(2)
        per_candidate = np.where(
            candidates > 0, ranking.weight * ranking.in_network * mean_depth / candidates, np.inf
        )
    freshness = np.maximum(0.5 ** (age_hours / ranking.half_life_hours), 1e-300)
    return np.asarray(-np.expm1(-freshness[:, None] * per_candidate[None, :]))


def mixed_chance(
    posted: float,
    reader: Reader,
    chronological: float,
    ranking: Ranking | None = None,
    reread: float = 0.0,
) -> float:
    """Chance when a share `chronological` of the sessions reads newest first, the rest ranked."""
    newest_first = replace(reader, sessions_per_day=chronological * reader.sessions_per_day)
    ranked = replace(reader, sessions_per_day=(1 - chronological) * reader.sessions_per_day)
    if reread > 0:
        in_order = rereading_chance(posted, newest_first, reread)
    else:
        in_order = first_session_chance(posted, newest_first)
    return any_channel([in_order, ranked_chance(posted, ranked, ranking)])


@dataclass(frozen=True)
class Repost:
    """One repost.

    `followers` of the reposter, the share `overlap` of them who follow the author too, and the
    `chance` that one of them sees it at that hour.
    """

    followers: float
    overlap: float
    chance: float


@dataclass(frozen=True)
class RepostExposure:
    """Expected people who meet a post through reposts.

    `new_people` do not follow the author, `followers_again` do; `multiplier` is what further
    generations of reposts add, 1/(1-b), and is contained in both.
    """

    new_people: float
    followers_again: float
    multiplier: float


def repost_exposure(reposts: Sequence[Repost], branching: float = 0.0) -> RepostExposure:
    """Further exposure through reposts, counted apart for non-followers (section 2.3).

    A repost adds followers*(1 - overlap)*chance expected viewers; `branching` (b, 0 <= b < 1) is
    P(repost | seen) * mean followers * chance, and the total is the first generation/(1 - b).
    Raises `ValueError` for b outside [0, 1).
    """
    if not 0 <= branching < 1:
        raise ValueError("the branching number of reposts lies in [0, 1)")
    multiplier = 1 / (1 - branching)
    outside = sum(one.followers * (1 - one.overlap) * one.chance for one in reposts)
    inside = sum(one.followers * one.overlap * one.chance for one in reposts)
    return RepostExposure(outside * multiplier, inside * multiplier, multiplier)
