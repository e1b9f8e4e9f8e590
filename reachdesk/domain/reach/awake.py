"""Seen-chances of active followers of one time zone, all ways of reading together.

The expected sessions of reach-and-score.md 2.4 for the three kinds of session a reader has: newest
first in the home timeline, newest first in a small list, and ranked (2.3). Sessions are split by
thinning, so the expected numbers add up before the spread of session rates is taken last.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.channels import shown_chance
from reachdesk.domain.reach.clocks import Clock, feed_clock, session_clock
from reachdesk.domain.reach.depth import window_nodes
from reachdesk.domain.reach.fast import missed_chance, session_rate_nodes, window_sessions
from reachdesk.domain.reach.simple_sum import simple_chance_within

FloatArray = NDArray[np.float64]
LIST_NODES = 16
_ROWS_AT_ONCE = 64  # keeps the working arrays inside the processor's cache


@dataclass(frozen=True, eq=False)
class Rows:
    """Moments to evaluate: `posted` UTC hours and `horizon_hours` after it, both (rows,).

    `ranked_horizon_hours` (rows,) is how long ranked sessions may still show the post; a newer copy
    ends the turn of the older one only in timelines that are read newest first.
    """

    posted: FloatArray
    horizon_hours: FloatArray
    ranked_horizon_hours: FloatArray

    def only(self, rows: NDArray[np.int64]) -> Rows:
        """Some of the rows, by their numbers."""
        return Rows(self.posted[rows], self.horizon_hours[rows], self.ranked_horizon_hours[rows])

    def by_fortnight(self) -> list[NDArray[np.int64]]:
        """Row numbers in order of time, cut so that a clock of some weeks covers each part."""
        if self.posted.size == 0:
            return []
        order = np.argsort(self.posted, kind="stable")
        ordered = self.posted[order]
        fortnight = np.floor((ordered - ordered[:1]) / 336.0)
        return np.split(order, np.flatnonzero(np.diff(fortnight)) + 1)


def rows_of(posted: FloatArray, horizon_hours: FloatArray | float) -> Rows:
    """Rows with one horizon for every way of reading; raises `ValueError` for a time unknown."""
    start, horizon = np.broadcast_arrays(
        np.atleast_1d(np.asarray(posted, dtype=float)), np.asarray(horizon_hours, dtype=float)
    )
    if not (np.isfinite(start).all() and np.isfinite(horizon).all()):
        raise ValueError("a post without a time has no seen-chance")
    horizon = np.maximum(horizon, 0.0)
    return Rows(start, horizon, horizon)


@dataclass(frozen=True, eq=False)
class Expected:
    """Sessions that would show the post, expected at one session an hour.

    `home` (rows, inflows, nodes) with weights `home_weights` (nodes,); `listed` (rows, list nodes)
    with `list_weights`; `ranked` (rows, inflows). Each already times its share of the sessions.
    """

    home: FloatArray
    home_weights: FloatArray
    listed: FloatArray
    list_weights: FloatArray
    ranked: FloatArray


def awake_chances(
    zone: str, rows: Rows, inflow_per_day: FloatArray, assumptions: Assumptions, nodes: int
) -> FloatArray:
    """Seen-chance of an active follower in `zone`, shape (rows, inflows), 0..1.

    `inflow_per_day` (inflows,) posts; `nodes` quadrature nodes of the reading depth. Averaged over
    the spread of session rates (closed form).
    """
    if assumptions.everybody_alike:
        return _simple(rows, inflow_per_day, assumptions)
    found = np.zeros((rows.posted.size, inflow_per_day.size))
    for numbers in rows.by_fortnight():
        clocks = _clocks(zone, rows.only(numbers), assumptions)
        for begin in range(0, numbers.size, _ROWS_AT_ONCE):
            some = numbers[begin : begin + _ROWS_AT_ONCE]
            expected = expected_sessions(
                clocks, rows.only(some), inflow_per_day, assumptions, nodes
            )
            found[some] = _seen(expected, assumptions)
    return np.clip(found, 0.0, 1.0)


def _seen(expected: Expected, assumptions: Assumptions) -> FloatArray:
    seen = np.zeros(expected.ranked.shape)
    for listed, list_weight in zip(expected.listed.T, expected.list_weights, strict=True):
        sessions = expected.home + (expected.ranked + listed[:, None])[:, :, None]
        sessions *= assumptions.sessions_per_day / 24.0
        missed = missed_chance(sessions, assumptions.session_shape)
        seen += list_weight * ((1 - missed) @ expected.home_weights)
    return seen


def awake_chance_of_any(
    zone: str, rows: Rows, inflow_per_day: FloatArray, assumptions: Assumptions, nodes: int
) -> FloatArray:
    """Chance of an active follower to see at least one of the rows' posts, shape (inflows,).

    The rows are copies or different posts in order, each with the horizon up to the next
    (`channels.horizons_between`). Given the session rate the rows multiply; its spread is taken
    last by quadrature (section 2.3, repeats).
    """
    if rows.posted.size == 0:
        return np.zeros(inflow_per_day.size)
    if assumptions.everybody_alike:
        together = _simple(rows, inflow_per_day, assumptions).sum(axis=0)
        return np.asarray(np.minimum(together, 1.0))
    clocks = _clocks(zone, rows, assumptions)
    expected = expected_sessions(clocks, rows, inflow_per_day, assumptions, nodes)
    multiples, shares = session_rate_nodes(assumptions.session_shape)
    seen = np.zeros(inflow_per_day.size)
    for multiple, share in zip(multiples, shares, strict=True):
        rate = multiple * assumptions.sessions_per_day / 24.0
        home = 1 + np.expm1(-rate * expected.home) @ expected.home_weights
        listed = 1 + np.expm1(-rate * expected.listed) @ expected.list_weights
        ranked = np.exp(-rate * expected.ranked)
        seen += share * (1 - np.prod(home * listed[:, None] * ranked, axis=0))
    return np.clip(seen, 0.0, 1.0)


def expected_sessions(
    clocks: tuple[Clock, Clock],
    rows: Rows,
    inflow_per_day: FloatArray,
    assumptions: Assumptions,
    nodes: int,
) -> Expected:
    """What a reader with these clocks can expect, by way of reading.

    Weights are completed by a node of no sessions, so that they sum to 1 where depth may be 0.
    """
    newest_first = 1 - assumptions.ranked_share
    marks, weights = _completed(*window_nodes(assumptions.depth, nodes))
    home = window_sessions(rows.posted, rows.horizon_hours, inflow_per_day, clocks, marks)
    home *= newest_first * (1 - assumptions.list_share)
    listed, list_weights = np.zeros((rows.posted.size, 1)), np.ones(1)
    if assumptions.list_share > 0 and newest_first > 0:
        marks, list_weights = _completed(*window_nodes(assumptions.depth, LIST_NODES))
        posts = np.array([assumptions.list_posts_per_day])
        listed = window_sessions(rows.posted, rows.horizon_hours, posts, clocks, marks)[:, 0]
        listed = listed * newest_first * assumptions.list_share
    ranked = np.zeros((rows.posted.size, inflow_per_day.size))
    if assumptions.ranked_share > 0:
        ranked = assumptions.ranked_share * _ranked(clocks[0], rows, inflow_per_day, assumptions)
    return Expected(home, weights, listed, list_weights, ranked)


def _completed(marks: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    nothing_read = 1 - float(weights.sum())
    if nothing_read < 1e-12:
        return marks, weights
    return np.append(marks, 0.0), np.append(weights, nothing_read)


def _ranked(
    clock: Clock, rows: Rows, inflow_per_day: FloatArray, assumptions: Assumptions
) -> FloatArray:
    """Expected showings by ranked sessions, (rows, inflows): sessions by age times psi(age)."""
    longest = float(rows.ranked_horizon_hours.max(initial=0.0))
    fine = min(0.25, assumptions.ranking.half_life_hours / 24)
    ages = np.unique(np.concatenate((np.arange(0, 24, fine), np.arange(24, longest + 1, 1.0))))
    ages = np.append(ages[ages < longest], longest)
    within = np.minimum(ages, rows.ranked_horizon_hours[:, None])
    sessions = np.diff(clock.at(rows.posted[:, None] + within), axis=1)
    middle = 0.5 * (ages[1:] + ages[:-1])
    mean_depth = min(assumptions.depth.mean(), 1e9)
    return sessions @ shown_chance(middle, inflow_per_day, mean_depth, assumptions.ranking)


def _clocks(zone: str, rows: Rows, assumptions: Assumptions) -> tuple[Clock, Clock]:
    """Clocks over whole days around the rows, so that neighbouring questions share them."""
    start = 24.0 * math.floor(float(rows.posted.min()) / 24.0)
    end = float((rows.posted + np.maximum(rows.horizon_hours, rows.ranked_horizon_hours)).max())
    return reader_clocks(zone, start, 24.0 * math.ceil((end - start) / 24.0 + 1e-9), assumptions)


def reader_clocks(
    zone: str, start: float, hours: float, assumptions: Assumptions
) -> tuple[Clock, Clock]:
    """The assumed clocks of sessions and of the feed of a reader in `zone`."""
    sessions = session_clock(zone, start, hours, assumptions.reading_week)
    feed = feed_clock(
        zone,
        start,
        hours,
        own_share=assumptions.own_feed_share,
        mix=assumptions.feed_zone_mix,
        week=assumptions.posting_week,
    )
    return sessions, feed


def _simple(rows: Rows, inflow_per_day: FloatArray, assumptions: Assumptions) -> FloatArray:
    window, sessions = assumptions.depth.mean(), assumptions.sessions_per_day
    chances = [
        simple_chance_within(horizon, sessions, window, assumptions.inflow_per_day)
        for horizon in rows.horizon_hours.tolist()
    ]
    return np.tile(np.array(chances)[:, None], (1, inflow_per_day.size))
