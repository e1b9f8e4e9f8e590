"""Different readers a week of a plan, with diminishing returns.

A week of the plan comes again and again: a follower is a reader of the week who sees at least one
of its posts before the week begins anew. Dormant followers count among the members, never among
the readers; people who do not follow are left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.chances import Groups, alive, masks
from reachdesk.domain.reach.clocks import HOURS_OF_WEEK
from reachdesk.domain.reach.followers import Followers
from reachdesk.domain.reach.offsets import offsets_between
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan
from reachdesk.domain.reach.plan_range import Chances, PlanReaders, readers_of
from reachdesk.domain.reach.plan_windows import (
    Sent,
    ZoneWeek,
    depth_shares,
    list_depths,
    sent_once,
    sent_round,
)
from reachdesk.domain.reach.table import axes_for, inflow_spread

FloatArray = NDArray[np.float64]
INFLOW_POINTS = 14  # inflow columns of known following counts
_CURVES_KEPT = 8
CURVE_POSTS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 14.0, 17.0, 20.0)


@dataclass(frozen=True, slots=True)
class PlanReach:
    """What a plan reaches: readers `of_week` and, on average, `of_post` (its copy and cross-post
    included): first of the whole audience, then of each group. No posts, no `of_post`."""

    of_week: tuple[PlanReaders, ...]
    of_post: tuple[PlanReaders, ...] | None


@dataclass(frozen=True, eq=False)
class PlanCurve:
    """Readers a week against `posts_per_day`, with their 80 % range; all (points,)."""

    posts_per_day: FloatArray
    readers: FloatArray
    low: FloatArray
    high: FloatArray


class WeekAudience:
    """Followers in one week, made ready for questions about plans.

    `start` is Monday 00:00 of the plans' clock in UTC hours; `groups` (groups, n) masks with their
    `keys`, by which new followers join. Raises `ValueError` for the simple sum, which knows no
    single readers and so no different ones.
    """

    def __init__(
        self,
        followers: Followers,
        assumptions: Assumptions,
        start: float,
        groups: Groups | None = None,
        keys: Sequence[str] = (),
    ) -> None:
        if assumptions.everybody_alike:
            raise ValueError("different readers need the full model")
        self._assumptions = assumptions
        self._start = start
        self._keys = tuple(keys)
        self._same: dict[bytes, str] = {}
        self._weeks: dict[str, ZoneWeek] = {}
        self._curves: dict[tuple[object, ...], FloatArray] = {}
        joined = self._by_offset(followers)
        self._axes = axes_for(joined, INFLOW_POINTS)
        unknown, self._spread = inflow_spread(assumptions)
        self._inflow = np.concatenate((np.exp(self._axes.log_inflow), unknown))
        self._depths = (depth_shares(assumptions.depth, self._inflow), list_depths(assumptions))
        self._present = sorted(set(joined.zone.tolist()))
        self._people, self._alive = self._cells(joined, groups)

    def reach(self, plan: Plan) -> PlanReach:
        """Readers of the plan."""
        weeks = plan.whole_weeks()
        posted = plan.posted(weeks[-1][0])
        questions = [sent_round(plan.sent(posts)) for posts, _ in weeks]
        questions += [sent_once(hour, plan.repeat_after_hours) for hour in posted]
        awake = np.concatenate((self._awake(questions), *self._new(questions, plan.added)), axis=1)
        of_week = np.array([share for _, share in weeks]) @ awake[: len(weeks)]
        asked = [(of_week, plan.posts_per_week)]
        if posted:
            asked.append((awake[len(weeks) :].mean(axis=0), 1.0))
        week, *post = self._readers(asked, plan)
        return PlanReach(week, post[0] if post else None)

    def curve(self, plan: Plan, posts_per_day: ArrayLike = CURVE_POSTS) -> PlanCurve:
        """The plan with other numbers of posts, all else the same; whole numbers a week."""
        wanted = np.asarray(posts_per_day, dtype=float)
        plans = [replace(plan, posts_per_day=float(posts)) for posts in wanted]
        counts = [round(each.posts_per_week) for each in plans]
        questions = [sent_round(plan.sent(count)) for count in counts]
        key = (plan.hours, plan.repeat_after_hours, *counts)
        if key not in self._curves:
            while len(self._curves) >= _CURVES_KEPT:
                self._curves.pop(next(iter(self._curves)))
            self._curves[key] = self._awake(questions)
        awake = np.concatenate((self._curves[key], *self._new(questions, plan.added)), axis=1)
        found = self._readers(list(zip(awake, counts, strict=True)), plan, groups=1)
        columns = zip(*((all_.value, all_.low, all_.high) for (all_,) in found), strict=True)
        return PlanCurve(wanted, *(np.array(column) for column in columns))

    def _by_offset(self, followers: Followers) -> Followers:
        """Zones whose clocks agree all week become one: their readers are alike in the model."""
        names = [self._alike(zone) for zone in followers.zone_names]
        kept = sorted(set(names))
        codes = np.array([*(kept.index(name) for name in names), -1], dtype=np.int16)
        return Followers(
            codes[followers.zone], tuple(kept), followers.inflow_per_day,
            followers.weight, followers.alive,
        )  # fmt: skip

    def _alike(self, zone: str) -> str:
        quarters = math.floor(self._start * 4), 8 * HOURS_OF_WEEK + 1
        return self._same.setdefault(offsets_between(zone, *quarters).tobytes(), zone)

    def _cells(self, followers: Followers, groups: Groups | None) -> tuple[FloatArray, FloatArray]:
        """People of everybody and of each group on the cells, and the chance of a member there to
        be active; both (1 + groups, cells)."""
        place, cells = self._axes.place(followers), self._axes.cells
        everybody = np.ones(len(followers), dtype=bool)
        chosen = [everybody, *(masks(followers, groups) if groups is not None else [])]
        weight = followers.weight
        active = weight * alive(followers, self._assumptions)
        people, awake = (
            np.array([place.only(some).weights(each[some], cells) for some in chosen])
            for each in (weight, active)
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(np.abs(people) > 1e-9, awake / people, 0.0)
        return people, np.clip(share, 0.0, 1.0)

    def _awake(self, questions: Sequence[Sent]) -> FloatArray:
        """Chance of an active follower on each cell, (questions, cells)."""
        names = self._axes.zone_names
        lines = np.zeros((len(questions), len(names) + 1, self._axes.columns))
        for code in self._present:
            lines[:, code] = self._line(questions, None if code < 0 else names[code])
        return lines.reshape(len(questions), -1)

    def _new(self, questions: Sequence[Sent], added: Sequence[AddedFollowers]) -> list[FloatArray]:
        """The same of each kind of new followers, (questions, 1) each."""
        return [self._line(questions, each.zone)[:, -1:] for each in added]

    def _line(self, questions: Sequence[Sent], zone: str | None) -> FloatArray:
        """Chance by column of inflow, the last one unknown, (questions, columns); zone None: on
        the mix."""
        if zone is None:
            mix = self._assumptions.unknown_zone_mix
            total = sum(share for _, share in mix)
            parts = (share / total * self._line(questions, name) for name, share in mix)
            return np.asarray(sum(parts))
        zone = self._alike(zone)
        if zone not in self._weeks:
            self._weeks[zone] = ZoneWeek(zone, self._start, self._inflow, self._assumptions)
        seen = self._weeks[zone].seen(questions, self._depths)
        seen = np.clip(self._assumptions.level * seen, 0.0, 1.0)
        known = self._axes.log_inflow.size
        return np.column_stack((seen[:, :known], seen[:, known:] @ self._spread))

    def _readers(
        self,
        asked: Sequence[tuple[FloatArray, float]],
        plan: Plan,
        groups: int | None = None,
    ) -> list[tuple[PlanReaders, ...]]:
        """Readers by each of `asked`: chances of active followers, and how many posts they are
        about. Only the first `groups` groups, everybody being the first."""
        people = self._people[:groups]
        new = np.tile([each.count for each in plan.added], (len(people), 1))
        for row, key in enumerate(self._keys[: len(people) - 1], start=1):
            new[row] *= [each.group == key for each in plan.added]
        everyone = np.concatenate((people, new), axis=1)
        share = np.full(new.shape, self._assumptions.alive_share)
        active = np.concatenate((self._alive[:groups], share), axis=1)
        chances = [
            Chances(awake, active, *_elsewhere(plan.cross_post, posts, self._assumptions))
            for awake, posts in asked
        ]
        return readers_of(chances, everyone, self._assumptions.shared_shock)


def weekly_readers(
    plan: Plan,
    followers: Followers,
    assumptions: Assumptions,
    start: float,
    groups: Groups | None = None,
) -> PlanReach:
    """Different readers a week of one plan, in a week that begins at `start` (UTC hours)."""
    return WeekAudience(followers, assumptions, start, groups).reach(plan)


def _elsewhere(
    cross_post: CrossPost | None, posts: float, assumptions: Assumptions
) -> tuple[float, float]:
    """Share of followers on the other channel, and their chance to see one of `posts` posts there.

    People read there as unevenly as here (Gamma, the same shape): q = 1 - (1 + mu/a)^-a for one
    post, 1 - (1 + n mu/a)^-a for n.
    """
    if cross_post is None or posts <= 0:
        return 0.0, 0.0
    shape, missed = assumptions.session_shape, 1 - cross_post.chance
    if missed <= 0:
        return cross_post.share, 1.0
    if math.isinf(shape):
        return cross_post.share, 1 - missed**posts
    growth = missed ** (-1 / shape) - 1
    return cross_post.share, 1 - (1 + posts * growth) ** -shape
