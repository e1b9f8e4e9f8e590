"""Made-up answers of the what-if desk."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.plan import PlanRow, PlanSegment, PlanStep, ReachPlan
from reachdesk.domain.answers.reach import Ranged
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.periods import Period, day_from_iso
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan

LAST = day_from_iso("2026-11-21")
POSTS = np.array([0, 3 / 7, 1, 10 / 7, 2, 3, 4, 6, 9, 14, 20])
NAN = Ranged(float("nan"), float("nan"), float("nan"))


def _row(key, name, plan, value, change=None, **more) -> PlanRow:
    return PlanRow(
        key=key,
        name=name,
        plan=plan,
        readers=Ranged(value, 0.6 * value, min(1.3 * value, 330)),
        least=more.get("least", value),
        most=more.get("most", value),
        of_post=Ranged(56.0, 17.0, 112.0),
        change=Ranged(change, 0.5 * change, 1.4 * change) if change is not None else None,
        next_post=more.get("next_post", 12.4),
        segments=(
            PlanSegment("country", "GB", None, 144, Ranged(0.25 * value, 20.0, 80.0)),
            PlanSegment("list", "l1", "Planners", 62, Ranged(0.1 * value, 9.0, 40.0)),
        ),
    )


def plans() -> ReachPlan:
    """The present plan, one being tried and two scenarios."""
    cross = CrossPost(0.3, 0.05)
    more = (AddedFollowers(50.0, None, "country:GB"),)
    curve = 290 * (1 - 1 / (1 + 1.3 * POSTS) ** 0.8)
    return ReachPlan(
        method=Method(
            network="x",
            handle="inescalloway",
            period=Period(LAST - 89, LAST),
            evidence=Evidence.DERIVED,
            made_from=(("followers", 564), ("posts", 79)),
            coverage=(("place", Coverage(467, 564)),),
            sources=5,
        ),
        zone="Europe/London",
        followers=564,
        active=338.4,
        posts=63,
        days=90,
        hours_known=60,
        rows=(
            _row("present", None, Plan(0.7, (13,)), 120.0, next_post=41.2),
            _row("draft", None, Plan(2.0, (9, 18)), 178.0, 58.0),
            _row("k1", "Autumn", Plan(0.7, (13,), 12, None, more), 160.0, 40.0),
            _row(
                "k2", "Also on LinkedIn", Plan(1.0, (8,), None, cross), 190.0, 70.0,
                least=140.0, most=230.0,
            ),
        ),
        curve_of="draft",
        posts_per_day=POSTS,
        curve=curve,
        curve_low=0.6 * curve,
        curve_high=np.minimum(1.3 * curve, 330),
        groups=(("country:GB", "country", "GB", None), ("list:l1", "list", "l1", "Planners")),
        steps=(
            PlanStep("post", 1, 12.4),
            PlanStep("repeat", 12, 30.1),
            PlanStep("followers", 50, 16.0, "country:GB"),
        ),
    )  # fmt: skip


def present_only() -> ReachPlan:
    return replace(plans(), rows=plans().rows[:1], curve_of="present")


def no_habit() -> ReachPlan:
    """Two posts in ninety days: one post a day to begin with."""
    start = _row("start", None, Plan(1.0), 140.0, next_post=0.4)
    return replace(plans(), rows=(start,), curve_of="start", posts=2, hours_known=0)


def uncounted() -> ReachPlan:
    """Nobody counts the followers: shares instead of people."""
    made = plans()

    def share(values):
        return Ranged(values.value / 564, values.low / 564, values.high / 564)

    rows = tuple(
        replace(
            row, readers=share(row.readers), of_post=share(row.of_post), least=row.least / 564,
            most=row.most / 564, change=share(row.change) if row.change else None,
            next_post=row.next_post / 564, segments=(),
        )
        for row in made.rows
    )  # fmt: skip
    curves = {name: getattr(made, name) / 564 for name in ("curve", "curve_low", "curve_high")}
    return replace(made, followers=None, active=0.6, rows=rows, groups=(), steps=(), **curves)


def crowded() -> ReachPlan:
    """Many scenarios at nearly the same place, masked, one as busy as can be."""
    made = plans()
    many = tuple(
        _row(f"scenario_{n}", None, Plan(1 + n / 50, (9,)), 150.0 + n, 30.0 + n)
        for n in range(1, 9)
    )
    full = _row("scenario_9", None, Plan(24.0), 300.0, 180.0, next_post=None)
    return replace(made, rows=(*made.rows[:2], *many, full), groups=())


def unknown() -> ReachPlan:
    """Every figure NaN."""
    made = plans()
    nan = float("nan")
    rows = tuple(
        replace(row, readers=NAN, least=nan, most=nan, of_post=NAN, change=None, next_post=nan)
        for row in made.rows
    )
    lost = np.full(len(POSTS), nan)
    return replace(made, rows=rows, active=nan, curve=lost, curve_low=lost, curve_high=lost)


def no_followers() -> ReachPlan:
    """Nobody follows yet."""
    nothing = np.zeros(len(POSTS))
    start = _row("start", None, Plan(1.0), 0.0, next_post=0.0)
    made = replace(plans(), followers=0, active=0.0, rows=(start,), curve_of="start")
    return replace(made, curve=nothing, curve_low=nothing, curve_high=nothing, steps=())


def nobody() -> ReachPlan:
    """No rows at all."""
    return replace(unknown(), rows=(), followers=None, posts=0, days=0, hours_known=0)
