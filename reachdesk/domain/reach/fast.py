"""The fast rule: seen-chances of many readers at once (reach-and-score.md section 2.4).

A post is missed if no session starts in its visibility window (t, T_D], equation (2). With nodes
m_j and weights w_j for T_D in posts, B_j = expected sessions in the window for one session an hour:

    known rate s:        P = sum_j w_j (1 - exp(-s B_j))
    s ~ Gamma(a, mean):  P = sum_j w_j (1 - (1 + s B_j / a)^-a)
    views:               V = s sum_j w_j B_j
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reachdesk.domain.reach.clocks import Clock
from reachdesk.domain.reach.depth import NODES, window_nodes
from reachdesk.domain.reach.visibility import Reader

FloatArray = NDArray[np.float64]
Kind = Literal["first", "upper", "views"]


def window_sessions(
    posted: ArrayLike,
    horizon_hours: ArrayLike,
    inflow_per_day: ArrayLike,
    clocks: tuple[Clock, Clock],
    nodes: FloatArray,
) -> FloatArray:
    """B: unit-rate session hours in the visibility window, shape (rows, inflows, nodes).

    `posted` UTC hours and `horizon_hours` are (rows,), or one value for all; `inflow_per_day`
    (inflows,) posts; `clocks` are those of sessions and of the feed, which cover the
    horizon; `nodes` (nodes,) posts.
    """
    session, feed = clocks
    start, horizon = np.broadcast_arrays(np.atleast_1d(posted), np.atleast_1d(horizon_hours))
    inflow = np.atleast_1d(np.asarray(inflow_per_day, dtype=float)) / 24.0
    with np.errstate(divide="ignore"):
        length = np.where(inflow[:, None] > 0, nodes / inflow[:, None], np.inf)
    # Both totals are straight between the same quarter hours, so sessions as a function of newer
    # posts, S(L^-1(y)), is straight between their values at those.
    newer = feed.at(start)[:, None, None] + length
    window_end = np.interp(newer, feed.mass, session.at(feed.edges))
    end = session.at(start + horizon)[:, None, None]
    begun = session.at(start)[:, None, None]
    return np.asarray(np.maximum(np.minimum(window_end, end) - begun, 0.0))


def missed_chance(expected_sessions: FloatArray, spread: float | None) -> FloatArray:
    """Chance of no session where `expected_sessions` are expected; any shape.

    `spread` is the Gamma shape of the session rate between followers, None or inf for everybody
    alike.
    """
    if spread is None or math.isinf(spread):
        return np.asarray(np.exp(-expected_sessions))
    return np.asarray(1.0 / (1.0 + expected_sessions / spread) ** spread)


def fast_chance(
    posted: float,
    reader: Reader,
    *,
    spread: float | None = None,
    kind: Kind = "first",
    nodes: int = NODES,
) -> float:
    """Seen-chance of one reader by the fast rule; 0..1 except for "views".

    "first": `visibility.first_session_chance`; "upper": 1 - exp(-V), a bound for readers who read
    past their marker; "views": V, the expected showings, which may exceed 1.
    """
    marks, weights = window_nodes(reader.depth, nodes)
    if reader.never_sees() or marks.size == 0:
        return 0.0
    clocks = (reader.session_clock, reader.feed_clock)
    in_window = window_sessions(posted, reader.horizon_hours, reader.inflow_per_day, clocks, marks)[
        0, 0
    ]
    expected = reader.sessions_per_hour * in_window
    if kind == "views":
        return float(expected @ weights)
    if kind == "upper":
        return float(1 - missed_chance(np.array([expected @ weights]), spread)[0])
    return float((1 - missed_chance(expected, spread)) @ weights)


@lru_cache(maxsize=64)
def session_rate_nodes(spread: float, count: int = 40) -> tuple[FloatArray, FloatArray]:
    """Quadrature over session rates between followers: multiples of the mean and weights, (count,).

    For results that have no closed form in the Gamma law of shape `spread` (repeats):
    Gauss-Legendre in probability, turned into rates by the cumulated density. inf: everybody alike.
    """
    if math.isinf(spread):
        return np.ones(1), np.ones(1)
    abscissae, weights = np.polynomial.legendre.leggauss(count)
    log_rate = np.linspace(-80.0 / min(spread, 1.0), math.log(60.0 + 12.0 * spread), 40_001)
    density = np.exp(spread * log_rate - np.exp(log_rate))
    total = np.concatenate(([0.0], np.cumsum(0.5 * (density[1:] + density[:-1]))))
    rates = np.exp(np.interp(0.5 * (1 + abscissae), total / total[-1], log_rate)) / spread
    rates *= 1.0 / float(rates @ (0.5 * weights))  # the mean stays exact
    return rates, 0.5 * weights
