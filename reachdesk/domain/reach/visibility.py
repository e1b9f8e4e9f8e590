"""The exact chance that one follower sees one post (reach-and-score.md sections 2.1 and 2.2).

Symbols, used here only: t the posting time; S(u), L(u) expected sessions and newer posts in (t, u];
D the depth of a session, G(n) = P(D > n), Q(m) = P(Poisson(m) < D); H the horizon.
A session at u sees the post if fewer than D newer posts have arrived by u.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.clocks import Clock
from reachdesk.domain.reach.depth import DepthLaw, Unlimited, chance_in_window

FloatArray = NDArray[np.float64]

_POSTS_A_PIECE, _SESSIONS_A_PIECE = 6.0, 2.0  # eight nodes a piece leave an error below 1e-9
_NO_MORE_SESSIONS_EXPECTED = 60.0  # e^-60: somebody has certainly opened the app by then


@cache
def gauss_nodes() -> tuple[FloatArray, FloatArray]:
    """Places in [-1, 1] and weights (8,) of the quadrature of Gauss and Legendre; worked out when
    first needed, as numpy's polynomials take long to load."""
    places, weights = np.polynomial.legendre.leggauss(8)
    return places, weights


@dataclass(frozen=True)
class Reader:
    """One follower: mean rates over a week, clocks that cover the horizon, and reading depth.

    `sessions_per_day` and `inflow_per_day` (posts) are not negative; `horizon_hours` is how long
    after posting the follower may still look.
    """

    sessions_per_day: float
    inflow_per_day: float
    session_clock: Clock
    feed_clock: Clock
    depth: DepthLaw
    horizon_hours: float = 168.0

    @property
    def sessions_per_hour(self) -> float:
        """s: mean sessions an hour."""
        return self.sessions_per_day / 24.0

    @property
    def inflow_per_hour(self) -> float:
        """lambda: mean newer posts an hour."""
        return self.inflow_per_day / 24.0

    def never_sees(self) -> bool:
        """Whether the chance is 0 whatever the clocks say."""
        return self.sessions_per_day <= 0 or self.horizon_hours <= 0


def first_session_chance(posted: float, reader: Reader) -> float:
    """P_A: the first session after `posted` (UTC hours) reaches the post; 0..1.

    Exact for a reader who resumes at the newest post of the last session, and for one whose depth
    never changes (propositions 1 and 2). Equation (1):
    P_A = integral over the horizon of s(u) exp(-S(u)) Q(L(u)) du.
    """
    if reader.never_sees():
        return 0.0
    end = posted + reader.horizon_hours
    if isinstance(reader.depth, Unlimited):
        sessions = reader.session_clock.at(end) - reader.session_clock.at(posted)
        return float(-np.expm1(-reader.sessions_per_hour * sessions))
    sessions_before, sessions_after, posts_before, posts_after = _pieces(posted, end, reader)
    if sessions_before.size == 0:
        return 0.0
    places, weights = gauss_nodes()
    part = 0.5 * (1 + places)
    sessions = sessions_before[:, None] + part * (sessions_after - sessions_before)[:, None]
    posts = posts_before[:, None] + part * (posts_after - posts_before)[:, None]
    density = np.exp(-sessions) * chance_in_window(posts, reader.depth)
    pieces = (density @ weights) * 0.5 * (sessions_after - sessions_before)
    return float(min(pieces.sum(), 1.0))


def _pieces(
    posted: float, end: float, reader: Reader
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Expected sessions and posts at both ends of pieces on which both rates are constant.

    Pieces are short enough for eight Gauss-Legendre nodes, and stop where nothing can be added.
    """
    deepest = reader.depth.survival().size
    if reader.inflow_per_day > 0:
        out_of_window = deepest + 12 * deepest**0.5 + 40  # beyond: Q < 1e-15
        mass = reader.feed_clock.at(posted) + out_of_window / reader.inflow_per_hour
        end = min(end, float(reader.feed_clock.inverse(mass)))
    at_end = reader.session_clock.at(posted) + (
        _NO_MORE_SESSIONS_EXPECTED / reader.sessions_per_hour
    )
    end = min(end, float(reader.session_clock.inverse(at_end)))
    edges = _rate_changes(posted, end, reader)
    sessions, posts = _expected(edges, posted, reader)
    needed = np.maximum(
        np.ceil(np.diff(posts) / _POSTS_A_PIECE), np.ceil(np.diff(sessions) / _SESSIONS_A_PIECE)
    )
    split = np.maximum(needed, 1).astype(np.int64)
    which = np.repeat(np.arange(split.size), split)
    step = np.arange(which.size) - np.repeat(np.cumsum(split) - split, split)
    fine = edges[which] + np.diff(edges)[which] * step / split[which]
    sessions, posts = _expected(np.append(fine, end), posted, reader)
    return sessions[:-1], sessions[1:], posts[:-1], posts[1:]


def _rate_changes(posted: float, end: float, reader: Reader) -> FloatArray:
    inner = (clock.changes(posted, end) for clock in (reader.session_clock, reader.feed_clock))
    return np.unique(np.concatenate(([posted, max(posted, end)], *inner)))


def _expected(hours: FloatArray, posted: float, reader: Reader) -> tuple[FloatArray, FloatArray]:
    sessions = reader.session_clock.at(hours) - reader.session_clock.at(posted)
    posts = reader.feed_clock.at(hours) - reader.feed_clock.at(posted)
    return reader.sessions_per_hour * sessions, reader.inflow_per_hour * posts


def rereading_chance(posted: float, reader: Reader, reread: float = 1.0) -> float:
    """P_r: some session sees the post, when later sessions may read past the marker again; 0..1.

    `reread` (r, 0..1) is the chance that a later session does; every session has a fresh depth.
    r = 0 is `first_session_chance`, r = 1 is P_B (proposition 3). The system (3) of unseen states
    f_n (no session yet) and g_n (some session), n newer posts, is solved exactly on each stretch of
    constant rates by uniformisation: events come at rate lambda + s, each one a newer post or a
    session.
    """
    if reader.never_sees():
        return 0.0
    if isinstance(reader.depth, Unlimited):
        return first_session_chance(posted, reader)
    survival = reader.depth.survival()
    if survival.size == 0:
        return 0.0
    edges = _rate_changes(posted, posted + reader.horizon_hours, reader)
    sessions, posts = _short_stretches(*_expected(edges, posted, reader))
    state = np.zeros((2, survival.size))
    state[0, 0] = 1.0
    seen = 0.0
    for sessions_here, posts_here in zip(np.diff(sessions), np.diff(posts), strict=True):
        state, gained = _stretch(state, float(sessions_here), float(posts_here), survival, reread)
        seen += gained
        if state.sum() < 1e-13:
            break
    return min(seen, 1.0)


def _short_stretches(sessions: FloatArray, posts: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The same running totals with at most 200 events between two values."""
    events = sessions + posts
    extra = [
        np.linspace(before, after, math.ceil((after - before) / 200) + 1)[1:]
        for before, after in pairwise(events.tolist())
        if after > before
    ]
    fine = np.concatenate([events[:1], *extra])
    return np.interp(fine, events, sessions), np.interp(fine, events, posts)


def _stretch(
    state: FloatArray, sessions: float, posts: float, survival: FloatArray, reread: float
) -> tuple[FloatArray, float]:
    """The unseen states after a stretch with these expected events, and the chance seen in it."""
    events = sessions + posts
    if events <= 0:
        return state, 0.0
    session_share, post_share = sessions / events, posts / events
    sees = np.stack((survival, reread * survival))  # by whether a session has been before
    log_weight, after, gained, seen = -events, np.zeros_like(state), 0.0, 0.0
    for count in range(math.ceil(events + 9 * math.sqrt(events) + 30)):
        if count:
            seen += session_share * float((sees * state).sum())
            missed = session_share * (state[0] * (1 - sees[0]) + state[1] * (1 - sees[1]))
            state = np.concatenate((np.zeros((2, 1)), post_share * state[:, :-1]), axis=1)
            state[1] += missed
            log_weight += math.log(events / count)
        weight = math.exp(log_weight)
        after += weight * state
        gained += weight * seen
    return after, gained


def constant_first_chance(sessions_per_day: float, inflow_per_day: float, depth: DepthLaw) -> float:
    """P_A for constant rates and an endless horizon: sum_d p_d [1 - (lambda/(lambda+s))^d]. (4)"""
    if sessions_per_day <= 0:
        return 0.0
    if isinstance(depth, Unlimited):
        return 1.0
    mass = depth.pmf()
    newer_post_first = inflow_per_day / (inflow_per_day + sessions_per_day)
    return float(mass @ (1 - newer_post_first ** np.arange(mass.size)))


def constant_rereading_chance(
    sessions_per_day: float, inflow_per_day: float, depth: DepthLaw
) -> float:
    """P_B for constant rates and an endless horizon: 1 - prod_n lambda/(lambda + s G(n)). (4)"""
    if sessions_per_day <= 0:
        return 0.0
    if isinstance(depth, Unlimited):
        return 1.0
    survival = depth.survival()
    if inflow_per_day <= 0:
        return float(survival.size > 0)
    return float(-np.expm1(-np.log1p(sessions_per_day / inflow_per_day * survival).sum()))
