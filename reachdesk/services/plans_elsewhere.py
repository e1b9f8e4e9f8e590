"""The owner's account to which a plan cross-posts: who follows it, and who follows both."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reachdesk.domain.answers.plan import PlanElsewhere
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.reach.plan import Plan
from reachdesk.domain.reach.plan_range import MIDDLE
from reachdesk.domain.reach.plan_week import WeekAudience
from reachdesk.domain.records import Kin
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk, Request
from reachdesk.services.people_bits import latest_bits
from reachdesk.services.proposals import same_elsewhere
from reachdesk.services.reach_assumed import evidence
from reachdesk.services.reach_models import FULL
from reachdesk.storage.people import person_id
from reachdesk.storage.people_sets import holds, size


@dataclass(frozen=True, eq=False)
class Channel:
    """Another account of the owner's. `week` are its `followers` in the week of the plans, `here`
    the followers of the account that plans; `both` are known to follow both. `counted`: those are
    all, as both lists are of one network. `evidence` is that of the chances there.
    """

    account: str
    week: WeekAudience
    followers: int
    here: int
    both: int
    counted: bool
    evidence: Evidence

    def share(self, said: float) -> float:
        """The share of the followers here who are there too: counted, else as the owner says, not
        less than is known and not more than there are."""
        known = self.both / self.here
        return known if self.counted else min(max(said, known), self.followers / self.here, 1.0)

    def settled(self, plan: Plan) -> Plan:
        """The plan with that share."""
        other = plan.cross_post
        return plan if other is None else replace(
            plan, cross_post=replace(other, share=self.share(other.share))
        )  # fmt: skip

    def reached(self, plan: Plan) -> PlanElsewhere:
        """What the answer says of the channel."""
        share = self.share(plan.cross_post.share if plan.cross_post else 0.0)
        week, post = self.week.seen_in_week(plan), self.week.seen_of_post(plan)
        alone = max(0.0, self.followers - share * self.here)
        return PlanElsewhere(
            account=self.account,
            followers=self.followers,
            both=self.both,
            counted=self.counted,
            share=share,
            share_evidence=Evidence.DERIVED if self.counted else Evidence.ASSUMED,
            chance=float(post[MIDDLE]),
            chance_evidence=self.evidence,
            only_there=alone * float(week[MIDDLE]),
        )


def channels(desk: Desk, account: str) -> tuple[str, ...]:
    """The public ids of the owner's other accounts whose followers are known."""
    own = accounts.choose(desk, account).id
    return tuple(
        one.id
        for one in accounts.accounts(desk)
        if one.id != own and audience_arrays(desk, one.id).people
    )


def channel(desk: Desk, request: Request, other: str, week: WeekAudience) -> Channel | None:
    """The account `other` beside that of the request; None where its followers or those of this one
    are not known. `week` are its followers."""
    own = accounts.choose(desk, request.account).id
    here, there = (audience_arrays(desk, one).people for one in (own, other))
    if not here or not there:
        return None
    both, counted = _both(desk, own, other)
    known = evidence(desk, replace(request, account=other), FULL)
    return Channel(other, week, there, here, both, counted, known)


def _both(desk: Desk, own: str, other: str) -> tuple[int, bool]:
    """How many people are known to follow both accounts, and whether those are all of them.

    On two networks they are the people of whom the owner has said that they are the same.
    """
    mine, theirs = (latest_bits(desk, one, Kin.FOLLOWER) for one in (own, other))
    if mine is None or theirs is None:
        return 0, False
    network, elsewhere = (accounts.choose(desk, one).network for one in (own, other))
    if network == elsewhere:
        shortest = min(len(mine), len(theirs))
        return size(mine[:shortest] & theirs[:shortest]), True
    found = set()
    with desk.library.using() as db:
        for (here, ref), sides in same_elsewhere(desk, "person").items():
            number = person_id(db, here, ref) if here == network else None
            others = (person_id(db, *side) for side in sides if side[0] == elsewhere)
            if (
                number is not None
                and holds(mine, number)
                and any(each is not None and holds(theirs, each) for each in others)
            ):
                found.add(number)
    return len(found), False
