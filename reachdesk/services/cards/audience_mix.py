"""The main groups of followers in one short list, with the unknown of each kind."""

from __future__ import annotations

from itertools import chain

from reachdesk.domain.answers.audience import AudienceMix, GroupCount
from reachdesk.domain.evidence import Evidence
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.audience_groups import Group, groups_by, overlaps, unknown_of
from reachdesk.services.audience_method import audience_method
from reachdesk.services.desk import Desk, Request

MOST_GROUPS = 4
AT_HAND = frozenset({"colleague", "friend", "gateway", "other"})
"""Roles that come last: whom the owner knows anyway, or that say little."""


class AudienceMixCard:
    """The largest country and the largest roles, filled up from what else is known."""

    key = "audience_mix"

    def answer(self, desk: Desk, request: Request) -> AudienceMix | None:
        """The mix, or None where nobody counted the followers."""
        people = audience_arrays(desk, request.account).people
        if people is None:
            return None
        countries, roles = (groups_by(desk, request, key) for key in ("country", "role"))
        chosen = _chosen(countries, roles)
        return AudienceMix(
            method=audience_method(desk, request, ("place", "role"), Evidence.DERIVED),
            followers=people,
            groups=tuple(GroupCount(group.key, group.name, group.people) for group in chosen),
            unknown=tuple((key, unknown_of(desk, request, key)) for key in ("country", "role")),
            overlap=overlaps(chosen),
        )


def _chosen(countries: tuple[Group, ...], roles: tuple[Group, ...]) -> tuple[Group, ...]:
    preferred = sorted(roles, key=lambda role: role.key in AT_HAND)
    in_order = chain(countries[:1], preferred[: MOST_GROUPS - 1], countries[1:])
    chosen = list(in_order)[:MOST_GROUPS]
    return tuple(sorted(chosen, key=lambda group: -group.people))


CARD = AudienceMixCard()
