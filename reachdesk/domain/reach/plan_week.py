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
from reachdesk.domain.reach.chances import Groups
from reachdesk.domain.reach.followers import Followers
from reachdesk.domain.reach.plan import CrossPost, Plan
from reachdesk.domain.reach.plan_cells import WeekCells
from reachdesk.domain.reach.plan_range import MIDDLE, Chances, PlanReaders, readers_of
from reachdesk.domain.reach.plan_windows import FEW_RATES, RATES, Sent, sent_once, sent_round

FloatArray = NDArray[np.float64]
_CURVES_KEPT = 8
_FEW = (0.0, 1 / 7, 2 / 7, 3 / 7, 5 / 7)
CURVE_POSTS = (*_FEW, 1.0, 10 / 7, 2.0, 3.0, 4.0, 6.0, 9.0, 14.0, 20.0)


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
        self._keys = tuple(keys)
        self._curves: dict[tuple[object, ...], FloatArray] = {}
        self._cells = WeekCells(followers, assumptions, start, groups)

    def seen_in_week(self, plan: Plan) -> FloatArray:
        """Chance of a member, active or not, to see a post of the plan's week at a bad, a usual and
        a good shared shock, (3 levels). Repeats and cross-posts are left out, here and below."""
        weeks = plan.whole_weeks()
        seen = self._seen([sent_round(plan.posted(posts)) for posts, _ in weeks])
        return np.asarray(seen @ np.array([share for _, share in weeks]))

    def seen_of_post(self, plan: Plan) -> FloatArray:
        """The same of one post, on average over the plan's hours; 0 without posts."""
        posted = plan.posted(plan.whole_weeks()[-1][0])
        if not posted:
            return np.zeros(3)
        return np.asarray(self._seen([sent_once(hour, None) for hour in posted]).mean(axis=1))

    def _seen(self, questions: Sequence[Sent], rates: int = RATES) -> FloatArray:
        """Chance of a member to see any post of each question, (3 levels, questions)."""
        awake = self._cells.awake(questions, self._cells.levels, rates)
        people = self._cells.people[0]
        seen = np.einsum("lqc,c->lq", awake, people * self._cells.alive[0])
        return np.asarray(np.clip(seen / max(float(people.sum()), 1e-12), 0.0, 1.0))

    def reach(self, plan: Plan, there: WeekAudience | None = None) -> PlanReach:
        """Readers of the plan; `there` are the followers of its cross-post's account."""
        weeks = plan.whole_weeks()
        posted = plan.posted(weeks[-1][0])
        questions = [sent_round(plan.sent(posts)) for posts, _ in weeks]
        questions += [sent_once(hour, plan.repeat_after_hours) for hour in posted]
        awake = self._cells.awake(questions, self._cells.levels)
        awake = self._cells.everywhere(awake, questions, plan.added, self._cells.levels)
        of_week = _shared(weeks, awake)
        asked = [(of_week, self._week_elsewhere(plan, there))]
        if posted:
            of_post = awake[:, len(weeks) :].mean(axis=1)
            seen = there.seen_of_post(plan) if there else self._assumed(plan.cross_post, 1.0)
            asked.append((of_post, seen))
        week, *post = self._readers(asked, plan)
        return PlanReach(week, post[0] if post else None)

    def expected(self, plan: Plan, there: WeekAudience | None = None) -> float:
        """Expected readers of a week, without range: what `reach` gives, sooner."""
        weeks = plan.whole_weeks()
        questions = [sent_round(plan.sent(posts)) for posts, _ in weeks]
        usual = self._cells.levels[MIDDLE : MIDDLE + 1]
        awake = self._cells.everywhere(
            self._cells.awake(questions, usual), questions, plan.added, usual
        )
        three = np.repeat(_shared(weeks, awake), 3, axis=0)
        people, chances = self._chances([(three, self._week_elsewhere(plan, there))], plan, 1)
        return float((people * chances[0].at(MIDDLE)).sum())

    def curve(
        self,
        plan: Plan,
        posts_per_day: ArrayLike = CURVE_POSTS,
        there: WeekAudience | None = None,
    ) -> PlanCurve:
        """The plan with other numbers of posts, all else the same; whole numbers a week."""
        wanted = np.asarray(posts_per_day, dtype=float)
        plans = [replace(plan, posts_per_day=float(posts)) for posts in wanted]
        counts = [round(each.posts_per_week) for each in plans]
        questions = [sent_round(plan.sent(count)) for count in counts]
        key = (plan.hours, plan.repeat_after_hours, *counts)
        if key not in self._curves:
            while len(self._curves) >= _CURVES_KEPT:
                self._curves.pop(next(iter(self._curves)))
            self._curves[key] = self._cells.awake(questions, self._cells.levels, FEW_RATES)
        awake = self._cells.everywhere(
            self._curves[key], questions, plan.added, self._cells.levels, FEW_RATES
        )
        elsewhere = [self._assumed(plan.cross_post, float(count)) for count in counts]
        if there is not None:
            first = [sent_round(each.posted(n)) for each, n in zip(plans, counts, strict=True)]
            elsewhere = list(there._seen(first, FEW_RATES).T)
        asked = [(awake[:, number], seen) for number, seen in enumerate(elsewhere)]
        found = self._readers(asked, plan, groups=1)
        columns = zip(*((all_.value, all_.low, all_.high) for (all_,) in found), strict=True)
        return PlanCurve(wanted, *(np.array(column) for column in columns))

    def _readers(
        self,
        asked: Sequence[tuple[FloatArray, FloatArray]],
        plan: Plan,
        groups: int | None = None,
    ) -> list[tuple[PlanReaders, ...]]:
        """Readers by each of `asked`: chances of active followers, and of those on the other
        channel to see the posts there (3 levels). Only the first `groups` groups, everybody being
        the first."""
        people, chances = self._chances(asked, plan, groups)
        return readers_of(chances, people, self._assumptions.shared_shock)

    def _chances(
        self, asked: Sequence[tuple[FloatArray, FloatArray]], plan: Plan, groups: int | None
    ) -> tuple[FloatArray, list[Chances]]:
        people = self._cells.people[:groups]
        new = np.tile([each.count for each in plan.added], (len(people), 1))
        for row, key in enumerate(self._keys[: len(people) - 1], start=1):
            new[row] *= [each.group == key for each in plan.added]
        alive = np.full(new.shape, self._assumptions.alive_share)
        active = np.concatenate((self._cells.alive[:groups], alive), axis=1)
        share = 0.0 if plan.cross_post is None else plan.cross_post.share
        chances = [Chances(awake, active, share, seen) for awake, seen in asked]
        return np.concatenate((people, new), axis=1), chances

    def _week_elsewhere(self, plan: Plan, there: WeekAudience | None) -> FloatArray:
        """Chance of somebody on the other channel to see a post of the week there, (3 levels)."""
        if there is None:
            return self._assumed(plan.cross_post, plan.posts_per_week)
        return there.seen_in_week(plan)

    def _assumed(self, cross_post: CrossPost | None, posts: float) -> FloatArray:
        """Chance to see one of `posts` posts there by the chance that is assumed for one, (3
        levels).

        People read there as unevenly as here (Gamma, the same shape): q = 1 - (1 + mu/a)^-a for one
        post, 1 - (1 + n mu/a)^-a for n.
        """
        if cross_post is None or posts <= 0:
            return np.zeros(3)
        shape = self._assumptions.session_shape
        missed = 1 - np.minimum(self._cells.factors * cross_post.chance, 1.0)
        if math.isinf(shape):
            return np.asarray(1 - missed**posts)
        with np.errstate(divide="ignore"):
            growth = missed ** (-1 / shape) - 1
        return np.asarray(1 - (1 + posts * growth) ** -shape)


def weekly_readers(
    plan: Plan,
    followers: Followers,
    assumptions: Assumptions,
    start: float,
    groups: Groups | None = None,
) -> PlanReach:
    """Different readers a week of one plan, in a week that begins at `start` (UTC hours)."""
    return WeekAudience(followers, assumptions, start, groups).reach(plan)


def _shared(weeks: tuple[tuple[int, float], ...], awake: FloatArray) -> FloatArray:
    """Chances over weeks of different numbers of posts, the first questions, (levels, cells)."""
    shares = np.array([share for _, share in weeks])
    return np.asarray(np.einsum("q,lqc->lc", shares, awake[:, : shares.size]))
