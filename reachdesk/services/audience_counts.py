"""How many followers are in each group of one kind."""

from __future__ import annotations

from reachdesk.domain.answers.audience import GroupCount, GroupCounts
from reachdesk.domain.evidence import Evidence
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.audience_groups import groups_by, overlaps, unknown_group
from reachdesk.services.audience_method import audience_method
from reachdesk.services.desk import Desk, Request
from reachdesk.services.group_sizes import Group, Sizes
from reachdesk.services.selection import selection
from reachdesk.storage.said import places_are_read

_COVERAGE = {"country": ("place",), "role": ("role",), "language": ("language",)}


def _evidence(desk: Desk, dimension: str) -> Evidence:
    """Roles follow from bios by a rule, or from the owner's word, and countries often from free
    words about a place; the rest is as the exports say."""
    if dimension == "country":
        with desk.library.using() as db:
            return Evidence.DERIVED if places_are_read(db) else Evidence.MEASURED
    return Evidence.DERIVED if dimension == "role" else Evidence.MEASURED


def group_counts(
    desk: Desk, request: Request, dimension: str, *, joined: bool = True
) -> GroupCounts | None:
    """Followers by "country", "role", "list" or "language", or None where nobody counted them.

    `joined`: see `audience_groups.groups_by`.
    """
    audience = audience_arrays(desk, request.account)
    if audience.people is None:
        return None
    groups = groups_by(desk, request, dimension, joined=joined)
    unknown = unknown_group(desk, request, dimension)
    chosen = selection(desk, request.account, request.rule) if request.rule else None
    members = chosen.members if chosen else None
    sizes = Sizes(members)

    def selected(group: Group, others: int = 0) -> int | None:
        """How many of a group are in the selection; `others` are those of whom only a number is
        known, where the group holds them."""
        if chosen is None:
            return None
        return sizes.of(group) + (others if group.rest and chosen.others else 0)

    return GroupCounts(
        method=audience_method(
            desk,
            request,
            _COVERAGE.get(dimension, ()),
            _evidence(desk, dimension),
        ),
        dimension=dimension,
        followers=audience.people,
        groups=tuple(
            GroupCount(group.key, group.name, group.people, selected(group)) for group in groups
        ),
        unknown=unknown.people,
        overlap=overlaps(groups, members),
        selected=chosen.people if chosen else None,
        unknown_selected=selected(unknown, audience.others),
    )
