"""From chances of single followers to numbers of readers (reach-and-score.md section 2.8).

Readers are a sum of independent yes/no variables (Poisson-binomial), times a shock that all
followers share; the shock dominates. Chances may stand for classes: `counts` people each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
_NO_VARIANCE = 1e-200  # its power 1.5 is still a number
EXACT_LIMIT = 20_000  # people; above, the refined normal (cdf error below 3e-4, section 2.5)


@dataclass(frozen=True)
class Moments:
    """Mean and variance of a number of readers, and its skewness (0 where there is no variance)."""

    mean: float
    variance: float
    skewness: float


@dataclass(frozen=True)
class ShockRule:
    """Quadrature over the shared shock: `nodes` in standard deviations, `weights` of sum 1.

    `cell` is the width that a node stands for; the means that lie inside it join the variance, so
    that a huge audience has no staircase. 0 leaves that out.
    """

    nodes: FloatArray
    weights: FloatArray
    cell: float = 0.0


@lru_cache(maxsize=4)
def gauss_hermite_rule(count: int = 41) -> ShockRule:
    """Gauss-Hermite nodes: for small audiences; off by some per cent where chances reach 1."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(count)
    return ShockRule(nodes, weights / weights.sum())


@lru_cache(maxsize=4)
def even_rule(cell: float = 0.1, reach: float = 5.0) -> ShockRule:
    """Evenly spaced nodes from -`reach` to `reach`: for audiences of any size."""
    nodes = np.arange(-reach, reach + cell / 2, cell)
    weights = np.exp(-0.5 * nodes**2)
    return ShockRule(nodes, weights / weights.sum(), cell)


def moments(chances: ArrayLike, counts: ArrayLike | None = None) -> Moments:
    """Moments of the number of readers: sum n p, sum n p (1 - p), skewness; inputs (classes,)."""
    chance, count = _classes(chances, counts)
    variance = float(count @ (chance * (1 - chance)))
    third = float(count @ (chance * (1 - chance) * (1 - 2 * chance)))
    skewness = third / variance**1.5 if variance > _NO_VARIANCE else 0.0
    return Moments(float(count @ chance), variance, skewness)


def _classes(chances: ArrayLike, counts: ArrayLike | None) -> tuple[FloatArray, FloatArray]:
    chance = np.atleast_1d(np.asarray(chances, dtype=float))
    count = np.ones(chance.size) if counts is None else np.asarray(counts, dtype=float)
    return chance, count


def poisson_binomial(chances: ArrayLike, counts: ArrayLike | None = None) -> FloatArray:
    """Exact P(readers = k), k = 0..people, by the characteristic function; whole counts only."""
    chance, count = _classes(chances, counts)
    people = round(float(count.sum()))
    turns = np.exp(2j * np.pi * np.arange(people + 1) / (people + 1))
    transform = np.ones(people + 1, dtype=complex)
    for one, many in zip(chance, count, strict=True):
        transform *= (1 - one + one * turns) ** round(many)
    mass = np.maximum(np.fft.fft(transform).real, 0.0)
    return np.asarray(mass / mass.sum())


def normal_cdf(values: ArrayLike) -> FloatArray:
    """Standard normal distribution function; any shape."""
    given = np.asarray(values, dtype=float)
    flat = [0.5 * (1 + math.erf(value / math.sqrt(2))) for value in given.ravel().tolist()]
    return np.array(flat).reshape(given.shape)


def refined_normal_cdf(
    readers: ArrayLike, mean: ArrayLike, variance: ArrayLike, skewness: ArrayLike
) -> FloatArray:
    """P(readers <= k) by Volkova's refined normal approximation; arguments broadcast.

    Where there is no variance it is a step at the mean.
    """
    level, centre = np.asarray(readers, dtype=float), np.asarray(mean, dtype=float)
    spread = np.asarray(variance, dtype=float)
    scaled = (level + 0.5 - centre) / np.sqrt(np.where(spread > _NO_VARIANCE, spread, 1.0))
    bump = np.exp(-0.5 * scaled**2) / (6 * math.sqrt(2 * math.pi))
    smooth = normal_cdf(scaled) + np.asarray(skewness) * (1 - scaled**2) * bump
    step = (level >= centre - 1e-12).astype(float)
    return np.where(spread > _NO_VARIANCE, np.clip(smooth, 0.0, 1.0), step)


def quantiles(
    chances: ArrayLike,
    counts: ArrayLike | None = None,
    probabilities: Sequence[float] = (0.05, 0.5, 0.95),
    shared_shock: float = 0.0,
    rule: ShockRule | None = None,
) -> NDArray[np.int64]:
    """The least numbers of readers k with P(readers <= k) >= probability, (probabilities,).

    `shared_shock` is the sd of the log of a mean-one factor on every chance (chances stay <= 1):
    then a mixture of refined normals over `rule` (41 Gauss-Hermite nodes unless given). Without it
    the exact law up to `EXACT_LIMIT` people, the refined normal above.
    """
    chance, count = _classes(chances, counts)
    if shared_shock > 0:
        rule = rule or gauss_hermite_rule()
        parts = shocked_moments(chance, count, shared_shock, rule)
        return np.array([_mixture_quantile(q, parts, rule, count.sum()) for q in probabilities])
    if count.sum() <= EXACT_LIMIT:
        total = np.cumsum(poisson_binomial(chance, count))
        return np.array([int(np.searchsorted(total, q - 1e-12)) for q in probabilities])
    one = moments(chance, count)
    parts = np.array([[one.mean], [one.variance], [one.skewness]])
    alone = ShockRule(np.zeros(1), np.ones(1))
    return np.array([_mixture_quantile(q, parts, alone, count.sum()) for q in probabilities])


def shocked_moments(
    chance: FloatArray, count: FloatArray, shared_shock: float, rule: ShockRule
) -> FloatArray:
    """Mean, variance and skewness of the readers at each node of the shock, shape (3, nodes)."""
    factors = shock_factor(shared_shock, rule.nodes)
    moved = np.minimum(factors[:, None] * chance, 1.0)
    mean = moved @ count
    variance = (moved * (1 - moved)) @ count
    third = (moved * (1 - moved) * (1 - 2 * moved)) @ count
    if rule.cell > 0:
        slope = np.gradient(mean, rule.nodes)
        variance = variance + (slope * rule.cell) ** 2 / 12
    safe = np.where(variance > _NO_VARIANCE, variance, 1.0)
    return np.stack((mean, variance, np.where(variance > _NO_VARIANCE, third / safe**1.5, 0.0)))


def shock_factor(shared_shock: float, deviations: ArrayLike) -> FloatArray:
    """The mean-one lognormal factor at so many standard deviations; any shape."""
    return np.exp(shared_shock * np.asarray(deviations, dtype=float) - 0.5 * shared_shock**2)


def _mixture_quantile(probability: float, parts: FloatArray, rule: ShockRule, people: float) -> int:
    low, high = -1, math.ceil(people)
    while high - low > 1:
        middle = (low + high) // 2
        below = float(rule.weights @ refined_normal_cdf(middle, parts[0], parts[1], parts[2]))
        low, high = (low, middle) if below >= probability else (middle, high)
    return high
