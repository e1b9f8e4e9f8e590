"""The level of the seen-chance, from measured impressions or from reactions (section 3).

Only three things can be learned from impressions: a level, a slow drift and an effect of the kind
of post (section 3.1). Impressions are views, not people. The forecast per post is not here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reachdesk.domain.reach.aggregation import normal_cdf

FloatArray = NDArray[np.float64]

# (likes + reposts) a view, medians of nine public exports (section 3.3).
USUAL_REACTION_RATE = 0.009
SPREAD_OF_LOG_REACTION_RATE = 0.85

_ABSCISSAE, _WEIGHTS = np.polynomial.legendre.leggauss(96)


def t_quantile(freedom: float, probability: ArrayLike) -> FloatArray:
    """Quantiles of Student's t with `freedom` >= 1 degrees; same shape as `probability` (0..1).

    With x = sqrt(freedom) tan(angle) the density becomes cos(angle)^(freedom - 1). Its integral is
    taken by Gauss-Legendre and inverted by bisection, to about 1e-9. Raises `ValueError` below 1.
    """
    if freedom < 1:
        raise ValueError("Student's t is used with at least one degree of freedom")
    wanted = np.asarray(probability, dtype=float)
    log_total = math.lgamma(freedom / 2) - math.lgamma((freedom + 1) / 2) + 0.5 * math.log(math.pi)
    # Half of the total lies on each side of 0; beyond 40 standard widths nothing is left.
    target = np.abs(wanted - 0.5) * math.exp(log_total)
    widest = math.pi / 2 if freedom < 30 else math.atan(40 / math.sqrt(freedom))
    low, high = np.zeros(wanted.shape), np.full(wanted.shape, widest)
    for _ in range(56):
        middle = 0.5 * (low + high)
        angles = middle[..., None] * 0.5 * (1 + _ABSCISSAE)
        mass = (np.cos(angles) ** (freedom - 1) @ _WEIGHTS) * 0.5 * middle
        low, high = np.where(mass < target, middle, low), np.where(mass < target, high, middle)
    size = np.where(np.abs(wanted - 0.5) < 0.5, np.tan(0.5 * (low + high)), np.inf)
    return np.asarray(np.sign(wanted - 0.5) * math.sqrt(freedom) * size)


@dataclass(frozen=True)
class StudentForecast:
    """A Student-t forecast of a log count: `centre`, `scale`, degrees of `freedom`."""

    centre: float
    scale: float
    freedom: float

    def quantiles(self, probabilities: ArrayLike) -> FloatArray:
        """Quantiles of the log count; same shape as `probabilities`."""
        return self.centre + self.scale * t_quantile(self.freedom, probabilities)


@dataclass(frozen=True)
class Coefficients:
    """A posterior: `centre` (size,), `covariance` (size, size) in units of `residual` squared.

    `residual` is the sd of the log between posts, `freedom` the degrees of the t law.
    """

    centre: FloatArray
    covariance: FloatArray
    residual: float
    freedom: float


class LogLevel:
    """log y = x'b + e, e ~ N(0, sigma^2): conjugate, with exponential forgetting of data only.

    Prior: b ~ N(`means`, diag(`spreads`^2) sigma^2), sigma^2 inverse-Gamma(`shape`, `rate`), so
    that E sigma^2 is rate/(shape - 1) = .5 unless given. Data lose half their weight every
    `half_life_days` (inf: never). Section 3.2.
    """

    def __init__(
        self,
        means: ArrayLike,
        spreads: ArrayLike,
        *,
        shape: float = 3.0,
        rate: float = 1.0,
        half_life_days: float = 60.0,
    ) -> None:
        self._means = np.atleast_1d(np.asarray(means, dtype=float))
        self._precision = np.diag(1 / np.atleast_1d(np.asarray(spreads, dtype=float)) ** 2)
        self._shape, self._rate = shape, rate
        self._half_life_hours = half_life_days * 24.0
        size = self._means.size
        self._products, self._projections = np.zeros((size, size)), np.zeros(size)
        self._squares, self._weight = 0.0, 0.0
        self._latest: float | None = None

    def add(self, hours: float, features: ArrayLike, log_count: float) -> None:
        """Learn one count: `features` (size,), its time in hours. Time never runs back."""
        self._forget(hours)
        row = np.atleast_1d(np.asarray(features, dtype=float))
        self._products += np.outer(row, row)
        self._projections += row * log_count
        self._squares += log_count * log_count
        self._weight += 1.0

    def _forget(self, hours: float) -> None:
        if self._latest is not None and hours > self._latest:
            kept = 0.5 ** ((hours - self._latest) / self._half_life_hours)
            self._products *= kept
            self._projections *= kept
            self._squares *= kept
            self._weight *= kept
        self._latest = hours if self._latest is None else max(self._latest, hours)

    def posterior(self) -> Coefficients:
        """What is known of the coefficients now."""
        precision = self._precision + self._products
        pull = self._precision @ self._means + self._projections
        centre = np.linalg.solve(precision, pull)
        shape = self._shape + 0.5 * self._weight
        left = self._squares + self._means @ self._precision @ self._means - centre @ pull
        rate = max(self._rate + 0.5 * float(left), 1e-9)
        covariance = np.asarray(np.linalg.inv(precision), dtype=float)
        return Coefficients(centre, covariance, math.sqrt(rate / shape), 2 * shape)

    def predict(self, features: ArrayLike) -> StudentForecast:
        """The forecast of the log count of a post with these features (size,)."""
        row = np.atleast_1d(np.asarray(features, dtype=float))
        known = self.posterior()
        spread = known.residual * math.sqrt(1 + float(row @ known.covariance @ row))
        return StudentForecast(float(row @ known.centre), spread, known.freedom)


@dataclass(frozen=True)
class GammaLaw:
    """A Gamma law of reactions a view: mean `shape`/`rate`."""

    shape: float
    rate: float


def gamma_poisson(
    reactions: ArrayLike,
    views: ArrayLike,
    shape: float = 1.0,
    rate: float = 1.0 / USUAL_REACTION_RATE,
) -> GammaLaw:
    """Posterior of the reactions a view: reactions_k ~ Poisson(theta views_k), Gamma prior.

    `views` are modelled views (posts,); only theta * views is identified (section 3.1).
    """
    return GammaLaw(shape + float(np.sum(reactions)), rate + float(np.sum(views)))


def views_from_reactions(
    reactions: float, probabilities: Sequence[float] = (0.05, 0.5, 0.95)
) -> FloatArray:
    """Quantiles of the views that so many likes and reposts imply, (probabilities,).

    The rate is known from published medians only: views = Gamma(reactions + .5)/rate, the rate
    lognormal around .009 with sd .85. A factor of about four either way: show one digit
    (section 3.3). Raises `ValueError` for a negative count.
    """
    if not reactions >= 0:
        raise ValueError("a number of reactions is not negative")
    shape = reactions + 0.5
    ends = math.log(shape) + np.array([-12 / math.sqrt(shape) - 20 / shape, 12 / math.sqrt(shape)])
    log_gamma = np.linspace(ends[0], ends[1], 801)
    weight = np.exp(shape * (log_gamma - math.log(shape)) - np.exp(log_gamma) + shape)
    weight /= weight.sum()
    centre = math.log(USUAL_REACTION_RATE)
    answers = []
    for probability in probabilities:
        low, high = ends[0] - centre - 9, ends[1] - centre + 9
        for _ in range(36):
            middle = 0.5 * (low + high)
            scaled = (middle + centre - log_gamma) / SPREAD_OF_LOG_REACTION_RATE
            below = float(weight @ normal_cdf(scaled))
            low, high = (middle, high) if below < probability else (low, middle)
        answers.append(math.exp(0.5 * (low + high)))
    return np.array(answers)


@dataclass(frozen=True)
class MeasuredLevel:
    """How measured views stand to modelled ones.

    `level` (with its 80 % range `low`..`high`) multiplies the modelled chance; `residual` is the sd
    of the log between posts, for `Assumptions.shared_shock`; `posts` of which both are known.
    """

    level: float
    low: float
    high: float
    residual: float
    posts: int


def measured_level(
    hours: ArrayLike, views: ArrayLike, modelled_views: ArrayLike, half_life_days: float = 60.0
) -> MeasuredLevel:
    """The level at the latest post, from measured and modelled views; all (posts,).

    The intercept of section 3.2 with prior log level ~ N(0, 1.5^2): log(measured/modelled), newer
    posts counting more. Posts without a positive finite pair are left out; with none the level is 1
    with the prior's range.
    """
    time, seen, expected = np.broadcast_arrays(
        np.asarray(hours, dtype=float), np.asarray(views, float), np.asarray(modelled_views, float)
    )
    usable = np.isfinite(time) & np.isfinite(seen) & np.isfinite(expected)
    usable &= (seen > 0) & (expected > 0)
    ratio = np.log(seen[usable]) - np.log(expected[usable])
    model = LogLevel([0.0], [1.5], half_life_days=half_life_days)
    for place in np.argsort(time[usable], kind="stable"):
        model.add(float(time[usable][place]), [1.0], float(ratio[place]))
    known = model.posterior()
    width = known.residual * math.sqrt(float(known.covariance[0, 0]))
    low, middle, high = np.exp(known.centre[0] + width * t_quantile(known.freedom, [0.1, 0.5, 0.9]))
    return MeasuredLevel(float(middle), float(low), float(high), known.residual, int(usable.sum()))
