"""Prints how long the what-if desk takes to answer; run by hand with Python."""

from __future__ import annotations

import itertools
from dataclasses import replace

from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.audience import SEED_WEEK_HOURS
from reachdesk.domain.reach.plan import AddedFollowers, CrossPost, Plan
from reachdesk.domain.reach.plan_week import WeekAudience
from reachdesk.services.cards.reach_plan import near_posts
from tests.bench.bench_reach import audience, timed


def main() -> None:
    followers, groups = audience(10_000)
    keys = ("a", "b", "c")
    week = WeekAudience(followers, DEFAULT, SEED_WEEK_HOURS, groups, keys)
    plan = Plan(2.0, (9, 18), added=(AddedFollowers(50.0, "Europe/London", "a"),))
    step = itertools.count(1)

    def posts() -> None:
        week.reach(replace(plan, posts_per_day=2 + 0.1 * (next(step) % 80)))
        week.curve(plan)

    def cross_post() -> None:
        other = CrossPost(0.01 * (next(step) % 100), 0.1)
        week.reach(replace(plan, cross_post=other))
        week.curve(replace(plan, cross_post=other))

    def repeat() -> None:
        after = 1 + next(step) % 48
        week.reach(replace(plan, repeat_after_hours=after))

    def near() -> None:
        moved = replace(plan, repeat_after_hours=1 + next(step) % 48)
        week.reach(moved)
        week.curve(moved, near_posts(2.0))

    def curve() -> None:
        week.curve(replace(plan, repeat_after_hours=1 + next(step) % 48))

    timed("followers made ready for a week, 10,000", 0.05,
          lambda: WeekAudience(followers, DEFAULT, SEED_WEEK_HOURS, groups, keys))  # fmt: skip
    timed("plan and curve, another number of posts, 10,000", 0.05, posts, 20)
    timed("plan and curve, another cross-post, 10,000", 0.05, cross_post, 20)
    timed("plan, another repeat, 10,000", 0.05, repeat, 20)
    timed("plan and the curve that is drawn, another repeat", 0.05, near, 20)
    timed("curve of another repeat, 10,000", 0.1, curve, 20)
    many, several = audience(1_000_000)
    large = WeekAudience(many, DEFAULT, SEED_WEEK_HOURS, several, keys)
    timed("plan, 1,000,000", 0.05, lambda: large.reach(plan), 20)


if __name__ == "__main__":
    main()
