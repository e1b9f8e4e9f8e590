"""Plans side by side: the present one, the one being tried, and the saved ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reachdesk.domain.answers.plan import DRAFT, PRESENT, START, PlanRow, PlanSegment
from reachdesk.domain.answers.reach import Ranged
from reachdesk.domain.reach.plan import Plan
from reachdesk.domain.reach.plan_range import PlanReaders
from reachdesk.services.desk import Desk, Request
from reachdesk.services.plans import scenarios
from reachdesk.services.plans_audience import PlanAudience, plan_audience

START_PLAN = Plan(1.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plan to be compared, on the clock of `zone`."""

    key: str
    name: str | None
    plan: Plan
    zone: str


def candidates(
    desk: Desk, request: Request, present: Plan | None, zone: str
) -> Iterator[Candidate]:
    """The present plan, the request's own where it is another, and the scenarios; one post a day
    where there is nothing else to begin with."""
    if present is not None:
        yield Candidate(PRESENT, None, present, zone)
    saved = scenarios(desk, request.account)
    draft = request.plan
    if draft is None or (present is None and draft == START_PLAN):
        if present is None:
            yield Candidate(START, None, START_PLAN, zone)
    elif draft not in (present, *(one.plan() for one in saved.values() if one.zone == zone)):
        yield Candidate(DRAFT, None, draft, zone)
    for number, (key, one) in enumerate(saved.items(), start=1):
        shown_key, name = (f"scenario_{number}", None) if request.masked else (key, one.name)
        yield Candidate(shown_key, name, one.plan(), one.zone)


def compared(desk: Desk, request: Request, wanted: list[Candidate]) -> tuple[PlanRow, ...]:
    """What each plan reaches, beside the present one where there is one."""
    first = wanted[0] if wanted[0].key == PRESENT else None
    base = _readers(desk, request, first)[0] if first else None
    return tuple(_row(desk, request, one, None if one is first else base) for one in wanted)


def _readers(desk: Desk, request: Request, one: Candidate) -> tuple[PlanReaders, ...]:
    return plan_audience(desk, request, one.zone).reach(one.plan).of_week


def _row(desk: Desk, request: Request, one: Candidate, base: PlanReaders | None) -> PlanRow:
    audience = plan_audience(desk, request, one.zone)
    found = audience.reach(one.plan)
    counted = audience.audience.people is not None
    week, there = found.of_week[0], audience.elsewhere(one.plan)
    return PlanRow(
        key=one.key,
        name=one.name,
        plan=one.plan,
        readers=_ranged(week, counted=counted),
        least=week.least,
        most=week.most,
        of_post=_ranged(found.of_post[0], counted=counted) if found.of_post else None,
        change=_change(week, base) if base else None,
        next_post=audience.next_post(one.plan),
        segments=_segments(audience, found.of_week[1:], masked=request.masked),
        elsewhere=there.reached(one.plan) if there else None,
    )


def _ranged(readers: PlanReaders, *, counted: bool) -> Ranged:
    """With the luck of single readers where they are counted, else the shared shock alone."""
    if counted:
        return Ranged(readers.value, readers.low, readers.high)
    return Ranged(readers.value, readers.at_low, readers.at_high)


def _change(week: PlanReaders, base: PlanReaders) -> Ranged:
    """The change when the shared shock is the same for both plans."""
    value = week.value - base.value
    ends = (value, week.at_low - base.at_low, week.at_high - base.at_high)
    return Ranged(value, min(ends), max(ends))


def _segments(
    audience: PlanAudience, readers: tuple[PlanReaders, ...], *, masked: bool
) -> tuple[PlanSegment, ...]:
    return tuple(
        PlanSegment(
            group.dimension,
            f"list_{number}" if masked and group.dimension == "list" else group.key,
            None if masked else group.name,
            round(found.members),
            _ranged(found, counted=True),
        )
        for number, (group, found) in enumerate(zip(audience.groups, readers, strict=True), 1)
    )


def masked_row(row: PlanRow) -> PlanRow:
    """A row that names no list to which followers are added, and of the account of a cross-post
    only the network."""
    plan, there = row.plan, row.elsewhere
    added = (
        replace(each, group="") if each.group.startswith("list:") else each for each in plan.added
    )
    other = plan.cross_post
    if other is not None:
        other = replace(other, account=other.account.partition(":")[0])
    if there is not None:
        there = replace(there, account=there.account.partition(":")[0])
    return replace(row, plan=replace(plan, added=tuple(added), cross_post=other), elsewhere=there)
