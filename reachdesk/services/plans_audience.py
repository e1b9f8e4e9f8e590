"""The followers of an account as plans for posting reach them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from reachdesk.domain.answers.plan import PlanStep
from reachdesk.domain.reach.plan import MOST_POSTS_A_DAY, AddedFollowers, Plan
from reachdesk.domain.reach.plan_week import PlanCurve, PlanReach, WeekAudience
from reachdesk.services import plans_elsewhere
from reachdesk.services.audience_arrays import Audience, audience_arrays
from reachdesk.services.audience_groups import Group, all_groups
from reachdesk.services.desk import Desk, Request
from reachdesk.services.plans_elsewhere import Channel
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_followers import grouped_followers
from reachdesk.services.reach_models import FULL
from reachdesk.services.week_of_chances import week_start
from reachdesk.services.zones import main_zone

LEAST_PEOPLE = 10
MOST_GROUPS = 5
MOST_CHOICES = 24
MOST_ZONES = 4
COUNTRY = "country"
USUAL_REPEAT = 12
MORE_FOLLOWERS = 50
_KEPT = 32


@dataclass(frozen=True, eq=False)
class PlanAudience:
    """One week of the followers. `groups` in the order of the answers' groups after everybody;
    `choices` are those and more, to which followers may be added; `channel` gives another account
    of the owner's, None where its followers are not known."""

    week: WeekAudience
    audience: Audience
    groups: tuple[Group, ...]
    choices: tuple[Group, ...]
    channel: Callable[[str], Channel | None]
    _reached: dict[Plan, PlanReach] = field(default_factory=dict)

    def reach(self, plan: Plan) -> PlanReach:
        """Readers of a plan whose new followers are keyed by group; the newest are remembered."""
        found = self._reached.get(plan)
        if found is None:
            found = self.week.reach(self.settled(plan), self._there(plan))
            if len(self._reached) >= _KEPT:
                self._reached.pop(next(iter(self._reached)), None)
            self._reached[plan] = found
        return found

    def next_post(self, plan: Plan) -> float | None:
        """What one post more a day adds to the readers of the week; None for a full plan."""
        more = plan.posts_per_day + 1
        if more > MOST_POSTS_A_DAY:
            return None
        return self._adds(plan, replace(plan, posts_per_day=more))

    def steps(self, plan: Plan) -> tuple[PlanStep, ...]:
        """What single steps from a plan would add: a post a day, a repeat where there is none, more
        followers of the largest group of those whose place is known."""
        found = []
        by_post = self.next_post(plan)
        if by_post is not None:
            found.append(PlanStep("post", 1, by_post))
        if plan.repeat_after_hours is None and plan.posts_per_day > 0:
            again = replace(plan, repeat_after_hours=USUAL_REPEAT)
            found.append(PlanStep("repeat", USUAL_REPEAT, self._adds(plan, again)))
        places = [key_of(group) for group in self.choices if group.dimension == COUNTRY]
        if self.audience.people is not None and plan.posts_per_day > 0:
            group = places[0] if places else ""
            new = (*plan.added, AddedFollowers(float(MORE_FOLLOWERS), None, group))
            gained = self._adds(plan, replace(plan, added=new))
            found.append(PlanStep("followers", MORE_FOLLOWERS, gained, group))
        return tuple(found)

    def _adds(self, plan: Plan, richer: Plan) -> float:
        more = self.week.expected(self.settled(richer), self._there(richer))
        return max(0.0, more - self.reach(plan).of_week[0].value)

    def curve(self, plan: Plan, posts_per_day: Sequence[float]) -> PlanCurve:
        """The plan with other numbers of posts."""
        return self.week.curve(self.settled(plan), posts_per_day, self._there(plan))

    def elsewhere(self, plan: Plan) -> Channel | None:
        """The account that the plan cross-posts to; None without one whose followers are known."""
        account = plan.cross_post.account if plan.cross_post else ""
        return self.channel(account) if account else None

    def _there(self, plan: Plan) -> WeekAudience | None:
        found = self.elsewhere(plan)
        return found.week if found else None

    def settled(self, plan: Plan) -> Plan:
        """The plan with zones for its new followers, those of the group that they join, and who of
        the followers is on the other channel."""
        parts = [part for each in plan.added if each.count > 0 for part in self._places(each)]
        there = self.elsewhere(plan)
        return replace(there.settled(plan) if there else plan, added=tuple(parts))

    def _places(self, added: AddedFollowers) -> list[AddedFollowers]:
        group = next((one for one in self.choices if key_of(one) == added.group), None)
        if group is None:
            dimension, _, key = added.group.partition(":")
            zone = main_zone(key) if dimension == COUNTRY else None
            return [AddedFollowers(added.count, zone, added.group)]
        places = self.audience.zone
        codes, people = places.words_among(group.members_by_kind(places))
        most = np.argsort(-people, kind="stable")[:MOST_ZONES]
        total = int(people[most].sum())
        if total == 0:
            return [AddedFollowers(added.count, None, added.group)]
        return [
            AddedFollowers(
                added.count * int(people[place]) / total,
                places.names[codes[place]] if codes[place] >= 0 else None,
                added.group,
            )
            for place in most
        ]


def key_of(group: Group) -> str:
    """«country:GB»."""
    return f"{group.dimension}:{group.key}"


def plan_audience(desk: Desk, request: Request, zone: str) -> PlanAudience:
    """The followers in the last week of the request's period, which begins on Monday on the clock
    of `zone`, always by the full model: the simple sum knows no different readers."""
    assumptions = used_assumptions(desk, request, FULL)
    start = week_start(request.period.last_day, zone)
    asked = (request.assumptions, request.calibrate)  # other accounts differ by these
    key = ("plan audience", request.account, start, assumptions, asked)
    return desk.remember(key, lambda: _made(desk, request, start, zone))


def _made(desk: Desk, request: Request, start: float, zone: str) -> PlanAudience:
    assumptions = used_assumptions(desk, request, FULL)
    known = audience_arrays(desk, request.account)
    everyone = replace(request, masked=False)
    large = [group for group in all_groups(desk, everyone) if group.people >= LEAST_PEOPLE]
    choices, groups = tuple(large[:MOST_CHOICES]), tuple(large[:MOST_GROUPS])
    followers, masks = grouped_followers(desk, request.account, assumptions, groups)
    keys = [key_of(group) for group in groups]
    week = WeekAudience(followers, assumptions, start, masks if groups else None, keys)

    @cache
    def channel(account: str) -> Channel | None:
        if account not in plans_elsewhere.channels(desk, request.account):
            return None
        there = plan_audience(desk, replace(request, account=account), zone).week
        return plans_elsewhere.channel(desk, request, account, there)

    return PlanAudience(week, known, groups, choices, channel)
