"""Reading depth: how many posts one session reads from the top (D of reach-and-score.md 2.1).

A law of depth gives its probability mass function; everything else follows from that:
G(n) = P(D > n), Q(m) = P(Poisson(m) < D), and the law of T_D, the number of (expected) newer
posts after which a post has left the window.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
NODES = 24  # worst error of the fast rule 1.6e-4 at one reader (section 2.5)
MOST_POSTS = 20_000  # a deeper law is refused: nobody reads so far, and it would be slow


class DepthLaw(ABC):
    """How many posts a session reads; `Unlimited` reads all that arrived since the post."""

    @abstractmethod
    def pmf(self) -> FloatArray:
        """P(D = n) for n = 0..most, shape (most + 1,), sum 1."""

    @abstractmethod
    def with_mean(self, posts: float) -> DepthLaw:
        """The same shape of law with (about) this mean, in whole posts where it needs them."""

    def mean(self) -> float:
        """Mean depth in posts (inf for `Unlimited`)."""
        mass = self.pmf()
        return float(mass @ np.arange(mass.size))

    def survival(self) -> FloatArray:
        """G(n) = P(D > n) for n = 0..most - 1; empty where nothing is ever read."""
        return np.maximum(1.0 - np.cumsum(self.pmf())[:-1], 0.0)


@dataclass(frozen=True)
class Fixed(DepthLaw):
    """Exactly `posts` posts every time."""

    posts: int

    def __post_init__(self) -> None:
        _in_range(self.posts)

    def pmf(self) -> FloatArray:
        """All mass on one depth."""
        mass = np.zeros(self.posts + 1)
        mass[-1] = 1.0
        return mass

    def with_mean(self, posts: float) -> Fixed:
        """Fixed at the nearest whole number of posts."""
        return Fixed(max(0, round(posts)))


@dataclass(frozen=True)
class LoadAndMores(DepthLaw):
    """One full load of `page` posts and Poisson(`mean_mores`) further loads, cut at `most_mores`.

    "One full load and two or three mores" (seed text) is page 57, mean 2.5: mean 199.5 posts.
    """

    page: int
    mean_mores: float
    most_mores: int = 10

    def __post_init__(self) -> None:
        _in_range(self.page * (self.most_mores + 1))
        if not (math.isfinite(self.mean_mores) and self.mean_mores >= 0 and self.most_mores >= 0):
            raise ValueError("the number of further loads is finite and not negative")

    def pmf(self) -> FloatArray:
        """Mass on multiples of the page."""
        mores = np.arange(self.most_mores + 1)
        if self.mean_mores > 0:
            log_factorial = np.array([math.lgamma(more + 1) for more in mores])
            weight = np.exp(mores * math.log(self.mean_mores) - log_factorial)
        else:
            weight = (mores == 0).astype(float)
        mass = np.zeros(self.page * (self.most_mores + 1) + 1)
        np.add.at(mass, self.page * (mores + 1), weight / weight.sum())
        return mass

    def with_mean(self, posts: float) -> LoadAndMores:
        """The same number of loads on a longer or shorter page."""
        loads = replace(self, page=1).mean()
        return replace(self, page=max(0, round(posts / loads)))


@dataclass(frozen=True)
class Geometric(DepthLaw):
    """Stops after each post with chance 1/`posts` (mean `posts`), cut at twelve means."""

    posts: float

    def __post_init__(self) -> None:
        _in_range(12 * self.posts)
        if self.posts < 1:
            raise ValueError("a geometric depth has a mean of at least one post")

    def pmf(self) -> FloatArray:
        """P(D >= n) = (1 - 1/mean)^(n-1), n from 1."""
        going_on = (1 - 1 / self.posts) ** np.arange(int(12 * self.posts) + 1)
        return np.concatenate(([0.0], going_on / going_on.sum()))

    def with_mean(self, posts: float) -> Geometric:
        """Geometric with this mean, at least one post."""
        return Geometric(max(1.0, posts))


@dataclass(frozen=True)
class Table(DepthLaw):
    """Any law, as relative chances of 0, 1, 2, … posts."""

    chances: tuple[float, ...]

    def __post_init__(self) -> None:
        given = np.asarray(self.chances, dtype=float)
        if given.ndim != 1 or given.size == 0 or not np.isfinite(given).all():
            raise ValueError("a table of depths is a list of finite chances")
        if given.min() < 0 or given.sum() <= 0:
            raise ValueError("chances of depths are not negative, and one is above zero")

    def pmf(self) -> FloatArray:
        """The chances, divided by their sum."""
        given = np.asarray(self.chances, dtype=float)
        return np.asarray(given / given.sum())

    def with_mean(self, posts: float) -> DepthLaw:
        """A measured table has no scale to turn: fixed at the nearest whole number."""
        return Fixed(max(0, round(posts)))


@dataclass(frozen=True)
class Unlimited(DepthLaw):
    """Reads everything that arrived."""

    def pmf(self) -> FloatArray:
        """There is none; raises `ValueError`. Callers ask `reads_everything` first."""
        raise ValueError("an unlimited depth has no distribution")

    def with_mean(self, posts: float) -> DepthLaw:
        """Fixed at the nearest whole number of posts."""
        return Fixed(max(0, round(posts)))

    def mean(self) -> float:
        """Infinite."""
        return math.inf


def _in_range(posts: float) -> None:
    if not 0 <= posts <= MOST_POSTS:
        raise ValueError(f"a depth is between 0 and {MOST_POSTS} posts")


def depth_from(spec: Sequence[str | float]) -> DepthLaw:
    """A law from its list form.

    ["fixed", posts], ["mores", page, mean(, most)], ["geom", mean], ["inf"], or a list of the
    chances of 0, 1, 2, … posts. Raises `ValueError` for anything else.
    """
    if not spec:
        raise ValueError("an empty list describes no depth")
    kind, *given = spec
    if not isinstance(kind, str):
        return Table(tuple(float(value) for value in spec))
    numbers = [float(value) for value in given]
    if kind == "fixed":
        return Fixed(int(numbers[0]))
    if kind == "mores":
        most = int(numbers[2]) if len(numbers) > 2 else 10
        return LoadAndMores(int(numbers[0]), numbers[1], most)
    if kind == "geom":
        return Geometric(numbers[0])
    if kind == "inf":
        return Unlimited()
    raise ValueError(f"unknown kind of depth {kind!r}")


def spec_of(law: DepthLaw) -> tuple[str | float, ...]:
    """The list form of a law, from which `depth_from` makes it again."""
    if isinstance(law, Fixed):
        return ("fixed", float(law.posts))
    if isinstance(law, LoadAndMores):
        return ("mores", float(law.page), law.mean_mores, float(law.most_mores))
    if isinstance(law, Geometric):
        return ("geom", law.posts)
    return law.chances if isinstance(law, Table) else ("inf",)


def chance_in_window(newer_posts: ArrayLike, law: DepthLaw) -> FloatArray:
    """Q(m) = P(Poisson(m) < D): still in the window when m newer posts are expected; any shape."""
    expected = np.asarray(newer_posts, dtype=float)
    if isinstance(law, Unlimited):
        return np.ones(expected.shape)
    survival = law.survival()
    flat = np.maximum(expected.ravel(), 1e-300)  # log below; Poisson(1e-300) is Poisson(0)
    counts = np.arange(survival.size)
    log_factorial = np.concatenate(([0.0], np.cumsum(np.log(np.maximum(counts[1:], 1)))))
    inside = np.empty(flat.size)
    rows = max(1, 1_000_000 // max(counts.size, 1))  # at most 8 MB at a time
    for begin in range(0, flat.size, rows):
        part = flat[begin : begin + rows, None]
        poisson = np.exp(counts * np.log(part) - part - log_factorial[: survival.size])
        inside[begin : begin + rows] = poisson @ survival
    return np.minimum(inside, 1.0).reshape(expected.shape)


@lru_cache(maxsize=128)
def window_nodes(law: DepthLaw, count: int = NODES) -> tuple[FloatArray, FloatArray]:
    """Quadrature for the law of T_D: nodes in posts and weights, (count,), weights sum to P(D>0).

    Gauss-Legendre abscissae in probability, turned into posts by bisection of
    P(T_D <= m) = 1 - Q(m)/P(D>0) (section 2.4). Empty where nothing is ever read.
    """
    if isinstance(law, Unlimited):
        return np.array([np.inf]), np.array([1.0])
    survival = law.survival()
    if survival.size == 0 or survival[0] <= 0:
        return np.empty(0), np.empty(0)
    abscissae, weights = np.polynomial.legendre.leggauss(count)
    still_in = survival[0] * (1 - 0.5 * (1 + abscissae))
    low, high = np.zeros(count), np.full(count, survival.size + 10 * survival.size**0.5 + 30.0)
    for _ in range(26):  # to about a ten-thousandth of a post
        middle = 0.5 * (low + high)
        beyond = chance_in_window(middle, law) < still_in
        low, high = np.where(beyond, low, middle), np.where(beyond, middle, high)
    nodes, shares = 0.5 * (low + high), 0.5 * weights * survival[0]
    nodes.setflags(write=False)
    shares.setflags(write=False)
    return nodes, shares
