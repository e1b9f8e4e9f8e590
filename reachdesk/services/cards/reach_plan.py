"""The what-if desk: different readers a week of the present plan, of another, and of scenarios."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.plan import ReachPlan
from reachdesk.domain.reach.plan_week import CURVE_POSTS
from reachdesk.services.desk import Desk, Request
from reachdesk.services.home_zone import home_zone
from reachdesk.services.methods import read_only
from reachdesk.services.plans_audience import PlanAudience, key_of, plan_audience
from reachdesk.services.plans_elsewhere import channels
from reachdesk.services.plans_present import present
from reachdesk.services.plans_rows import candidates, compared, masked_row
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_method import reach_method
from reachdesk.services.reach_models import FULL

NEAR = 4.0


class ReachPlanCard:
    """Always by the full model."""

    key = "reach_plan"

    def answer(self, desk: Desk, request: Request) -> ReachPlan:
        """The present plan of the account's last 90 days, `request.plan`, and the scenarios."""
        zone = request.clock_zone or home_zone(desk, request.account)
        now = present(desk, request, zone)
        wanted = list(candidates(desk, request, now.plan, zone))
        audience = plan_audience(desk, request, zone)
        rows = compared(desk, request, wanted)
        looked_at = next((row for row in rows if row.plan == request.plan), rows[0])
        busiest = max(row.plan.posts_per_day for row in rows)
        posts = near_posts(busiest) if request.quick else CURVE_POSTS
        curve = audience.curve(looked_at.plan, posts)
        if request.masked:
            rows = tuple(map(masked_row, rows))
        people = audience.audience.people
        assumptions = used_assumptions(desk, request, FULL)
        return ReachPlan(
            method=reach_method(desk, replace(request, model=FULL)),
            zone=zone,
            followers=people,
            active=assumptions.alive_share * (people if people is not None else 1.0),
            posts=now.posts,
            days=now.days,
            hours_known=now.hours_known,
            rows=rows,
            curve_of=looked_at.key,
            posts_per_day=read_only(curve.posts_per_day),
            curve=read_only(curve.readers),
            curve_low=read_only(curve.low),
            curve_high=read_only(curve.high),
            groups=() if request.masked else _choices(audience),
            steps=audience.steps(looked_at.plan),
            channels=() if request.masked else channels(desk, request.account),
        )


def near_posts(busiest: float) -> tuple[float, ...]:
    """The posts a day of a curve that goes on well beyond the busiest plan, and no further."""
    enough = 1.5 * busiest + 1
    beyond = [posts for posts in CURVE_POSTS if posts >= max(enough, NEAR)]
    return tuple(posts for posts in CURVE_POSTS if not beyond or posts <= beyond[0])


def _choices(audience: PlanAudience) -> tuple[tuple[str, str, str, str | None], ...]:
    return tuple((key_of(one), one.dimension, one.key, one.name) for one in audience.choices)


CARD = ReachPlanCard()
