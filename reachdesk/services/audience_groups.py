"""Groups of followers: by country, role, list and language. They may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reachdesk.services.audience_arrays import Audience, audience_arrays
from reachdesk.services.coded import Coded, Members
from reachdesk.services.desk import Desk, Request
from reachdesk.services.group_sizes import Group, Kinds, Sizes
from reachdesk.services.segments import shown_segments
from reachdesk.services.selection import selection

__all__ = (
    "DIMENSIONS",
    "Group",
    "all_groups",
    "groups_by",
    "overlaps",
    "saved_groups",
    "unknown_group",
    "unknown_of",
    "unplaced",
)

DIMENSIONS = ("country", "role", "list", "language")
UNKNOWN_ROLE = "unknown"
JOINED_ROLES = ("supplier", "competitor")
JOINED_KEY = "supplier_or_competitor"


def groups_by(
    desk: Desk, request: Request, dimension: str, *, joined: bool = True
) -> tuple[Group, ...]:
    """The groups of one dimension, most people first, none of them empty.

    With `joined`, suppliers and competitors are one group where there are both: whoever sells to
    the owner's readers often does both. Raises `KeyError` for an unknown dimension.
    """
    audience = audience_arrays(desk, request.account)
    made = {
        "country": lambda: _by_code(dimension, audience.country),
        "language": lambda: _by_code(dimension, audience.language),
        "role": lambda: _by_role(audience.roles, joined=joined),
        "list": lambda: _by_list(audience),
    }[dimension]()
    ordered = sorted((group for group in made if group.people), key=_largest_first)
    return tuple(_masked(ordered) if request.masked and dimension == "list" else ordered)


def all_groups(desk: Desk, request: Request) -> tuple[Group, ...]:
    """Countries, roles and lists together, most people first."""
    found = (groups_by(desk, request, key) for key in ("country", "role", "list"))
    return tuple(sorted(chain.from_iterable(found), key=_largest_first))


def saved_groups(desk: Desk, request: Request) -> tuple[Group, ...]:
    """The owner's segments that hold anybody, most people first. Masked, they have no names."""
    found = []
    for one in shown_segments(desk, request):
        held = selection(desk, request.account, one.segment.rule)
        if held.people:
            found.append(Group("segment", one.key, one.name, held, held.people, held.others))
    return tuple(sorted(found, key=_largest_first))


def unplaced(desk: Desk, request: Request) -> Group:
    """The followers whose place is unknown."""
    audience = audience_arrays(desk, request.account)
    country = audience.country
    return Group(
        "country",
        "unknown_place",
        None,
        Kinds(country, country.of_kind < 0),
        audience.described - country.people_known + audience.others,
        rest=True,
    )


def unknown_of(desk: Desk, request: Request, dimension: str) -> int:
    """Followers who are in no group of a dimension."""
    return unknown_group(desk, request, dimension).people


def unknown_group(desk: Desk, request: Request, dimension: str) -> Group:
    """The followers who are in no group of a dimension."""
    audience = audience_arrays(desk, request.account)
    nobody = _outside(audience, dimension)
    known = audience.described - Sizes().of(nobody)
    return replace(nobody, people=(audience.people or 0) - known)


def _outside(audience: Audience, dimension: str) -> Group:
    """Who is in no group of a dimension, yet uncounted."""
    if dimension == "list":
        listed = audience.on(np.concatenate([np.zeros(0, np.int64), *_listed(audience)]))
        return Group(dimension, "unknown", None, ~listed, 0, rest=True)
    words = {
        "role": audience.roles,
        "country": audience.country,
        "language": audience.language,
    }[dimension]
    says = [dimension != "role" or bool(set(name.split()) - {UNKNOWN_ROLE}) for name in words.names]
    return Group(dimension, "unknown", None, Kinds(words, ~words.kinds_with(says)), 0, rest=True)


def _listed(audience: Audience) -> list[NDArray[np.int64]]:
    return [people for _ref, _name, people in audience.lists]


def overlaps(
    groups: Sequence[Group], among: Members | None = None, most: int = 12
) -> tuple[tuple[str, str, int], ...]:
    """(key, key, people in both) of the largest groups, most people first, only where there are
    any; with `among` (people,) only of those."""
    shown, sizes = groups[:most], Sizes(among)
    found = [
        (second.key, first.key, sizes.of_both(first, second))
        for place, first in enumerate(shown)
        for second in shown[place + 1 :]
    ]
    return tuple(sorted((pair for pair in found if pair[2]), key=lambda pair: -pair[2]))


def _largest_first(group: Group) -> tuple[int, str]:
    return -group.people, group.key


def _by_code(dimension: str, words: Coded) -> Iterable[Group]:
    for key, people in zip(words.names, words.counts().tolist(), strict=True):
        wanted = words.kinds_with([key == name for name in words.names])
        yield Group(dimension, key, None, Kinds(words, wanted), people)


def _by_role(words: Coded, *, joined: bool) -> Iterable[Group]:
    """A person may have several roles: the words of one person are separated by blanks."""
    each = [frozenset(name.split()) for name in words.names]
    roles = sorted(frozenset().union(*each) - {UNKNOWN_ROLE})
    wanted = {role: {role} for role in roles}
    if joined and set(JOINED_ROLES) <= set(roles):
        wanted = {key: own for key, own in wanted.items() if key not in JOINED_ROLES}
        wanted[JOINED_KEY] = set(JOINED_ROLES)
    for key, own in wanted.items():
        kinds = words.kinds_with([bool(own & name) for name in each])
        yield Group("role", key, None, Kinds(words, kinds), words.people_with(kinds))


def _by_list(audience: Audience) -> Iterable[Group]:
    for key, name, people in audience.lists:
        members = audience.on(people)
        yield Group("list", key, name, members, int(np.count_nonzero(members)))


def _masked(groups: Sequence[Group]) -> list[Group]:
    return [
        replace(group, key=f"list_{place}", name=None)
        for place, group in enumerate(groups, start=1)
    ]
