"""Readers of a post in the whole audience and in its groups, by either model."""

from __future__ import annotations

from dataclasses import dataclass

from reachdesk.domain.answers.reach import Ranged
from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.audience import GroupReach, seen_chance
from reachdesk.domain.reach.simple_sum import simple_sum
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.audience_groups import Group
from reachdesk.services.desk import Desk, Request
from reachdesk.services.reach_assumed import used_assumptions
from reachdesk.services.reach_followers import grouped_followers
from reachdesk.services.reach_models import SIMPLE

MILLISECONDS_AN_HOUR = MILLISECONDS_A_DAY // 24


@dataclass(frozen=True, slots=True)
class Estimate:
    """Seen-chance and readers in one group; `followers` and `readers` None where nobody counted
    them, `active` None in the simple sum."""

    followers: int | None
    chance: Ranged
    readers: Ranged | None
    active: float | None


def hours_of(moment_ms: int) -> float:
    """UTC hours since the epoch."""
    return moment_ms / MILLISECONDS_AN_HOUR


def estimate(desk: Desk, request: Request, posted_ms: int, *, model: str | None = None) -> Estimate:
    """The whole audience, by the request's model unless another is named."""
    return estimates(desk, request, posted_ms, (), model=model)[0]


def estimates(
    desk: Desk,
    request: Request,
    posted_ms: int,
    groups: tuple[Group, ...],
    *,
    model: str | None = None,
) -> tuple[Estimate, ...]:
    """The whole audience first, then every group, for a post at that moment."""
    used = model or request.model
    assumptions = used_assumptions(desk, request, used)
    known = audience_arrays(desk, request.account)
    if used == SIMPLE:
        chance = simple_sum(
            assumptions.sessions_per_day, assumptions.depth.mean(), assumptions.inflow_per_day
        )
        counts = [known.people, *(group.people for group in groups)]
        return tuple(_simple(chance, count) for count in counts)
    key = ("reach", request.account, posted_ms, assumptions, tuple(group.key for group in groups))
    return desk.remember(
        key, lambda: _full(desk, request, hours_of(posted_ms), groups, assumptions)
    )


def _simple(chance: float, people: int | None) -> Estimate:
    readers = None if people is None else _exactly(chance * people)
    return Estimate(people, _exactly(chance), readers, None)


def _exactly(value: float) -> Ranged:
    return Ranged(value, value, value)


def _full(
    desk: Desk,
    request: Request,
    posted_hours: float,
    groups: tuple[Group, ...],
    assumptions: Assumptions,
) -> tuple[Estimate, ...]:
    known = audience_arrays(desk, request.account)
    followers, masks = grouped_followers(desk, request.account, assumptions, groups)
    reached = seen_chance(followers, posted_hours, assumptions, masks if len(groups) else None)
    whole = _estimate(reached[0], known.people)
    return whole, *(
        _estimate(part, group.people) for part, group in zip(reached[1:], groups, strict=True)
    )


def _estimate(reach: GroupReach, people: int | None) -> Estimate:
    return Estimate(
        followers=people,
        chance=Ranged(reach.chance, reach.chance_low, reach.chance_high),
        readers=None
        if people is None
        else Ranged(reach.readers, reach.readers_low, reach.readers_high),
        active=reach.active if people is not None else None,
    )
