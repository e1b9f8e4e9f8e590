"""How many followers are in each group of one kind."""

from __future__ import annotations

from reachdesk.domain.answers.audience import GroupCount, GroupCounts
from reachdesk.domain.evidence import Evidence
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.audience_groups import groups_by, overlaps, unknown_of
from reachdesk.services.audience_method import audience_method
from reachdesk.services.desk import Desk, Request

_COVERAGE = {"country": ("place",), "role": ("role",), "language": ("language",)}
_EVIDENCE = {"role": Evidence.DERIVED}
"""Roles follow from bios by a rule, or from the owner's word; the rest is as the exports say."""


def group_counts(
    desk: Desk, request: Request, dimension: str, *, joined: bool = True
) -> GroupCounts | None:
    """Followers by "country", "role", "list" or "language", or None where nobody counted them.

    `joined`: see `audience_groups.groups_by`.
    """
    people = audience_arrays(desk, request.account).people
    if people is None:
        return None
    groups = groups_by(desk, request, dimension, joined=joined)
    return GroupCounts(
        method=audience_method(
            desk,
            request,
            _COVERAGE.get(dimension, ()),
            _EVIDENCE.get(dimension, Evidence.MEASURED),
        ),
        dimension=dimension,
        followers=people,
        groups=tuple(GroupCount(group.key, group.name, group.people) for group in groups),
        unknown=unknown_of(desk, request, dimension),
        overlap=overlaps(groups),
    )
