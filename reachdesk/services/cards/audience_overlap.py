"""How the main groups of followers overlap."""

from __future__ import annotations

from itertools import chain

from reachdesk.domain.answers.audience import GroupCount, GroupOverlap
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.overlap import columns
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.audience_groups import Group, groups_by
from reachdesk.services.audience_method import audience_method
from reachdesk.services.desk import Desk, Request
from reachdesk.services.selection import selection

MOST_GROUPS = 4
_WANTED = (("country", 1), ("role", 2), ("list", 1))
"""So many groups of each kind, the largest first; what one kind lacks another gives."""


class AudienceOverlap:
    """The largest country, roles and list; each person in one column."""

    key = "audience_overlap"

    def answer(self, desk: Desk, request: Request) -> GroupOverlap | None:
        """The overlap, without columns where fewer than two groups are known, or None where nobody
        counted the followers."""
        audience = audience_arrays(desk, request.account)
        groups = _chosen(desk, request)
        if audience.people is None:
            return None
        if len(groups) < 2:
            groups = ()
        members = [group.members for group in groups]
        chosen = selection(desk, request.account, request.rule) if request.rule else None
        found = columns(members, chosen.members if chosen else None)
        inside = sum(column.people for column in found if any(column.inside))
        return GroupOverlap(
            method=audience_method(desk, request, ("place", "role"), Evidence.DERIVED),
            followers=audience.people,
            groups=tuple(GroupCount(group.key, group.name, group.people) for group in groups),
            dimensions=tuple(group.dimension for group in groups),
            columns=tuple(column for column in found if any(column.inside)),
            nobody=audience.people - inside,
        )


def _chosen(desk: Desk, request: Request) -> tuple[Group, ...]:
    known = {kind: groups_by(desk, request, kind) for kind, _most in _WANTED}
    first = chain.from_iterable(known[kind][:most] for kind, most in _WANTED)
    rest = chain.from_iterable(known[kind][most:] for kind, most in _WANTED)
    chosen = list(chain(first, sorted(rest, key=lambda group: -group.people)))[:MOST_GROUPS]
    return tuple(sorted(chosen, key=lambda group: (-group.people, group.key)))


CARD = AudienceOverlap()
