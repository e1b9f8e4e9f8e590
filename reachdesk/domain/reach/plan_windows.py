"""Who of one time zone sees nothing all week: the seen-chance of a whole plan, quickly.

For one reader with s sessions an hour and lambda newer posts an hour, who resumes at a marker, the
week is missed with chance

    prod_k E_m exp(-s min(b_k(m / lambda), g_k))

over the posts k in order (reach-and-score.md 2.3, repeats): b_k(x) are the unit-rate sessions until
x unit-rate hours of the feed have passed since post k, g_k those until the next post, and m the
depth of a session. b_k is kept for every hour of the week on one axis of x, so that a plan only
looks up. The spread of session rates is taken last: the same person reads or not all week.

A level stands for all session rates so many times as high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.awake import LIST_NODES, reader_clocks
from reachdesk.domain.reach.channels import shown_chance
from reachdesk.domain.reach.clocks import HOURS_OF_WEEK, Clock
from reachdesk.domain.reach.depth import NODES, DepthLaw, window_nodes
from reachdesk.domain.reach.fast import session_rate_nodes, window_sessions

FloatArray = NDArray[np.float64]
SingleArray = NDArray[np.float32]

# Feed hours of the axis: from three minutes to more than any horizon, 35 % apart; with this and 16
# session rates the readers of a week are right to about 1e-3, with 10 rates to about 3e-3.
AXIS = np.concatenate(([0.0], np.geomspace(0.05, 400.0, 31)))
RATES, FEW_RATES = 16, 10
_QUARTERS = 4 * HOURS_OF_WEEK


@dataclass(frozen=True, slots=True)
class Sent:
    """Posts or copies of one question: hours of the week (posts,) ascending, and for each the hours
    until the next one takes its place, (posts,)."""

    hours: NDArray[np.int64]
    until_next: NDArray[np.int64]


def sent_round(hours: Sequence[int]) -> Sent:
    """A week of posts that comes again: the last one is followed by the first of the next week."""
    ordered = np.asarray(hours, dtype=np.int64)
    following = np.append(ordered[1:], ordered[:1] + HOURS_OF_WEEK)
    return Sent(ordered, following - ordered)


def sent_once(hour: int, again_after: int | None) -> Sent:
    """One post, and its copy where there is one."""
    if again_after is None:
        return Sent(np.array([hour]), np.array([HOURS_OF_WEEK]))
    again = (hour + again_after) % HOURS_OF_WEEK
    return Sent(np.array([hour, again]), np.array([again_after, HOURS_OF_WEEK]))


def depth_shares(depth: DepthLaw, inflow_per_day: FloatArray, count: int = NODES) -> SingleArray:
    """Chance that a session reads back about so far, (inflows, axis); rows sum to 1.

    The law of m / lambda laid on `AXIS`, each node shared by its two neighbours; depth 0 stands
    at 0.
    """
    marks, weights = window_nodes(depth, count)
    shares = np.zeros((inflow_per_day.size, AXIS.size))
    shares[:, 0] = 1 - float(weights.sum())
    if marks.size == 0:
        return shares.astype(np.float32)
    with np.errstate(divide="ignore", invalid="ignore"):
        back = np.minimum(24.0 * marks / inflow_per_day[:, None], AXIS[-1])
    back = np.where(np.isnan(back), AXIS[-1], back)
    position = np.interp(back, AXIS, np.arange(AXIS.size))
    cell = np.minimum(position.astype(np.int64), AXIS.size - 2)
    part = position - cell
    rows = np.broadcast_to(np.arange(inflow_per_day.size)[:, None], cell.shape)
    np.add.at(shares, (rows, cell), (1 - part) * weights)
    np.add.at(shares, (rows, cell + 1), part * weights)
    return shares.astype(np.float32)


class ZoneWeek:
    """Readers of one time zone in one week, with these assumptions and inflows (inflows,)."""

    def __init__(
        self, zone: str, start: float, inflow_per_day: FloatArray, assumptions: Assumptions
    ) -> None:
        self._assumptions = assumptions
        self._inflow = inflow_per_day
        hours = start + np.arange(2 * HOURS_OF_WEEK + 1.0)
        clocks = reader_clocks(zone, start, hours[-1] - start, assumptions)
        self._sessions = clocks[0].at(hours)
        in_order = 1 - assumptions.ranked_share
        self._home_share = in_order * (1 - assumptions.list_share)
        self._listed_share = in_order * assumptions.list_share
        self._window = self._windows(hours[:HOURS_OF_WEEK], clocks)
        self._quarter_sessions = np.diff(clocks[0].at(start + np.arange(_QUARTERS + 1) / 4.0))

    def _windows(self, hours: FloatArray, clocks: tuple[Clock, Clock]) -> SingleArray:
        """b_k(x) for posts of every hour of the week, held at the horizon, (168, axis)."""
        horizon = self._assumptions.horizon_hours
        one_an_hour = np.array([24.0])
        windows = window_sessions(hours, horizon, one_an_hour, clocks, AXIS)
        return windows[:, 0].astype(np.float32)

    def seen(
        self,
        questions: Sequence[Sent],
        depths: tuple[SingleArray, SingleArray],
        levels: FloatArray,
        rate_count: int = RATES,
    ) -> FloatArray:
        """Chance of an active reader to see any post of each question, (levels, questions,
        inflows).

        `depths` are `depth_shares` of the inflows and, with one row, of the list.
        """
        multiples, shares = session_rate_nodes(self._assumptions.session_shape, rate_count)
        usual = multiples * self._assumptions.sessions_per_day / 24.0
        rates = levels[:, None] * usual
        missed = self._missed_in_order(questions, depths, rates)
        if self._assumptions.ranked_share > 0:
            shown = np.array([self._ranked(question) for question in questions])
            ranked = self._assumptions.ranked_share * shown[:, None, None, :]
            missed = missed * np.exp(-rates[:, :, None] * ranked)
        seen = np.maximum(0.0, shares.sum() - np.einsum("r,qlri->lqi", shares, missed))
        seen[:, [question.hours.size == 0 for question in questions]] = 0.0
        return np.asarray(seen)

    def _missed_in_order(
        self,
        questions: Sequence[Sent],
        depths: tuple[SingleArray, SingleArray],
        rates: FloatArray,
    ) -> FloatArray:
        """Chance to miss every post in what is read newest first, (questions, levels, rates,
        inflows); `rates` (levels, rates)."""
        sizes = np.array([question.hours.size for question in questions])
        missed = np.ones((sizes.size, *rates.shape, self._inflow.size))
        asked = np.flatnonzero(sizes)
        if asked.size == 0:
            return missed
        hours = np.concatenate([question.hours for question in questions])
        until = np.concatenate([question.until_next for question in questions])
        gap = (self._sessions[hours + until] - self._sessions[hours]).astype(np.float32)
        in_window = np.minimum(self._window[hours], gap[:, None])
        missed_each = _missed_each(in_window, self._home_share * rates, depths[0])
        if self._listed_share > 0:
            listed = _missed_each(in_window, self._listed_share * rates, depths[1])
            missed_each = missed_each * listed
        begins = np.concatenate(([0], np.cumsum(sizes[asked])[:-1]))
        missed[asked] = np.multiply.reduceat(missed_each, begins, axis=0)
        return missed

    def _ranked(self, question: Sent) -> FloatArray:
        """Ranked sessions of a week that show any of the posts, at one session an hour, (inflows,).

        Fresh posts compete for the same slots, so their weights add up before the chance is taken.
        """
        ranking, horizon = self._assumptions.ranking, self._assumptions.horizon_hours
        middle = (np.arange(_QUARTERS) + 0.5) / 4.0
        age = (middle - question.hours[:, None]) % HOURS_OF_WEEK
        fresh = np.where(age < horizon, 0.5 ** (age / ranking.half_life_hours), 0.0).sum(axis=0)
        with np.errstate(divide="ignore"):
            as_if_aged = -ranking.half_life_hours * np.log2(fresh)
        mean_depth = min(self._assumptions.depth.mean(), 1e9)
        shown = shown_chance(as_if_aged, self._inflow, mean_depth, ranking)
        return np.asarray(self._quarter_sessions @ shown)


def _missed_each(in_window: SingleArray, rates: FloatArray, depth: SingleArray) -> SingleArray:
    """Chance to miss each post for itself, (posts, levels, rates, inflows).

    Many small products, each too small to be spread over threads: where the processor is busy,
    waiting for a second thread takes longer than the whole.
    """
    powers = np.exp(in_window[:, None, None, :] * -rates.astype(np.float32)[:, :, None])
    found: SingleArray = powers @ depth.T
    return found


def list_depths(assumptions: Assumptions) -> SingleArray:
    """`depth_shares` in a list, (1, axis)."""
    posts = np.array([assumptions.list_posts_per_day])
    return depth_shares(assumptions.depth, posts, LIST_NODES)
