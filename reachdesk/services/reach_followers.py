"""The followers as the reach model reads them: classes of followers who are alike to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.reach.assumptions import Assumptions
from reachdesk.domain.reach.followers import (
    Followers,
    bare_followers,
    inflow_from_following,
)
from reachdesk.services.audience_arrays import Audience, audience_arrays
from reachdesk.services.audience_groups import Group
from reachdesk.services.coded import Members
from reachdesk.services.desk import Desk
from reachdesk.services.group_sizes import Kinds
from reachdesk.services.reporting import still_wanted

Whole = NDArray[np.int64]
_UNKNOWN = -1
_TOO_MANY = 1 << 40  # accounts followed: whoever follows more has not been counted
_WHOLE_BITS = 63
_CELLS = 1 << 20
_AT_ONCE = 1 << 18  # people looked at in one go: what it takes stays small beside the audience


@dataclass(frozen=True, eq=False)
class Alike:
    """Followers of whom something is known, those of one zone and one following count together.

    `zone` indexes `zone_names`, -1 unknown; `following` accounts, NaN unknown; `people` in each
    class; arrays of shape (classes,). `groups` (groups, classes) says which classes belong to each
    group: no class is partly in one. `others`: followers of whom nothing is known, whom the groups
    of `rest` hold as well.
    """

    zone_names: tuple[str, ...]
    zone: Whole
    following: NDArray[np.float64]
    people: Whole
    groups: NDArray[np.bool_]
    others: int
    rest: NDArray[np.bool_]


def reach_followers(desk: Desk, account: str, assumptions: Assumptions) -> Followers:
    """One entry for all followers alike, by zone and inflow, and a last one that stands for those
    of whom nothing is known.

    Inflow is the follower's following count times `posts_per_followed`. Where nobody counted the
    followers, one follower of whom nothing is known.
    """
    return grouped_followers(desk, account, assumptions, ())[0]


def grouped_followers(
    desk: Desk, account: str, assumptions: Assumptions, groups: Sequence[Group]
) -> tuple[Followers, Members]:
    """The followers as `reach_followers` has them, told apart by group as well, and the masks of
    the groups, (groups, entries)."""
    audience = audience_arrays(desk, account)
    if audience.people is None:
        return bare_followers(1.0), np.ones((len(groups), 1), dtype=bool)
    names = tuple((group.dimension, group.key) for group in groups)

    def kinds() -> ClassesOfKinds:
        return desk.remember(("classes of kinds", account), lambda: by_kind(audience))

    known = desk.remember(("alike", account, names), lambda: alike(audience, groups, kinds))
    count = len(known.people)
    followers = Followers(
        zone=np.append(known.zone, _UNKNOWN),
        zone_names=known.zone_names,
        inflow_per_day=np.append(
            inflow_from_following(known.following, assumptions.posts_per_followed), np.nan
        ),
        weight=np.append(known.people, known.others),
        alive=np.full(count + 1, np.nan),
    )
    return followers, np.column_stack((known.groups, known.rest))


def alike(
    audience: Audience,
    groups: Sequence[Group] = (),
    kinds: Callable[[], ClassesOfKinds] | None = None,
) -> Alike:
    """The classes of an audience, told apart by `groups`; in an order that the people's does not
    change. `kinds` gives what `by_kind` does, which is asked for where it is enough."""
    zones = len(audience.zone.names) + 1  # the last place is the unknown zone
    deciding = _deciding(audience, groups, zones)
    if deciding.by_person:
        keys, people, sides = _counted(audience, groups, zones, deciding)
    else:
        found = kinds() if kinds is not None else by_kind(audience)
        keys = found.following * zones + deciding.zone[found.kind]
        keys, people, sides = _merged(keys, deciding.side[found.kind], found.people)
    following = (keys // zones).astype(np.float64)
    following[keys < 0] = np.nan
    zone = keys % zones
    belongs = (sides >> np.arange(len(groups))[:, None]) & 1
    return Alike(
        zone_names=audience.zone.names,
        zone=np.where(zone == zones - 1, _UNKNOWN, zone),
        following=following,
        people=people,
        groups=belongs.astype(bool),
        others=max(audience.others, 0),
        rest=np.array([group.rest for group in groups], dtype=bool),
    )


class _Deciding(NamedTuple):
    """What the kind of a person decides, (kinds,): the zone's place and the bits of the groups that
    go by kinds. `by_person`: the places of the other groups."""

    zone: Whole
    side: Whole
    by_person: list[int]


def _deciding(audience: Audience, groups: Sequence[Group], zones: int) -> _Deciding:
    words = audience.zone
    zone = np.where(words.of_kind < 0, zones - 1, words.of_kind).astype(np.int64)
    side, by_person = np.zeros(len(words.of_kind), np.int64), []
    for place, group in enumerate(groups):
        if isinstance(group.given, Kinds) and group.given.words.kind is words.kind:
            side |= group.given.wanted.astype(np.int64) << place
        else:
            by_person.append(place)
    return _Deciding(zone, side, by_person)


class ClassesOfKinds(NamedTuple):
    """Followers of one kind and one following count together: `kind`, `following` (-1 unknown) and
    `people` of each class, (classes,); no class twice."""

    kind: Whole
    following: Whole
    people: Whole


def by_kind(audience: Audience) -> ClassesOfKinds:
    """The followers of whom something is known, by kind and following count."""
    kinds = len(audience.zone.of_kind)
    # most keys are small and counted by their place, the others sorted
    cells, others = np.zeros(_CELLS, np.int64), [np.zeros(0, np.int64)]
    for kind, following in _portions(audience):
        keys = (following + 1) * kinds + kind
        inside = keys < _CELLS
        counts = np.bincount(keys[inside])
        cells[: len(counts)] += counts
        others.append(keys[~inside])
    there = np.flatnonzero(cells)
    rest, people = np.unique(np.concatenate(others), return_counts=True)
    keys, people = np.append(there, rest), np.append(cells[there], people)
    return ClassesOfKinds(keys % max(kinds, 1), keys // max(kinds, 1) - 1, people)


def _counted(
    audience: Audience, groups: Sequence[Group], zones: int, deciding: _Deciding
) -> tuple[Whole, Whole, Whole]:
    """Key of zone and following, people, and groups as bits, of each class; sorted by both."""
    parts, start = [], 0
    for kind, following in _portions(audience):
        part = slice(start, start + len(kind))
        side = deciding.side[kind]
        for place in deciding.by_person:
            side |= groups[place].part(part).astype(np.int64) << place
        parts.append(_classes(following * zones + deciding.zone[kind], side, len(groups)))
        start = part.stop
    if not parts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    keys, sides, people = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _merged(keys, sides, people)


def _merged(keys: Whole, sides: Whole, people: Whole) -> tuple[Whole, Whole, Whole]:
    """Key, people and bits of each class, in order of key and bits; each may come several times."""
    if not len(keys):
        return keys, people, sides
    order = np.lexsort((sides, keys))
    keys, sides, people = keys[order], sides[order], people[order]
    first = _firsts(keys, sides)
    return keys[first], np.add.reduceat(people, first), sides[first]


def _portions(audience: Audience) -> Iterator[tuple[NDArray[np.integer[Any]], Whole]]:
    """Kind and following count of people, so many at a time; a count that cannot be is unknown."""
    people = audience.person
    for start in range(0, len(people), _AT_ONCE):
        still_wanted()
        part = slice(start, start + _AT_ONCE)
        following = audience.counts[people[part]].astype(np.int64)
        following[(following < 0) | (following >= _TOO_MANY)] = _UNKNOWN
        yield audience.zone.kind[part], following


def _classes(keys: Whole, sides: Whole, bits: int) -> tuple[Whole, Whole, Whole]:
    """Key, bits and people of each class, in order of both."""
    if int(keys.max()).bit_length() + bits >= _WHOLE_BITS:
        order = np.lexsort((sides, keys))
        keys, sides = keys[order], sides[order]
    else:  # sorting one column of numbers takes numpy a tenth of the time
        both = np.sort(keys << bits | sides)
        keys, sides = both >> bits, both & ((1 << bits) - 1)
    first = _firsts(keys, sides)
    return keys[first], sides[first], np.diff(np.append(first, len(keys)))


def _firsts(keys: Whole, sides: Whole) -> Whole:
    """Where another class begins among sorted ones."""
    new = np.ones(len(keys), dtype=bool)
    new[1:] = (keys[1:] != keys[:-1]) | (sides[1:] != sides[:-1])
    return np.flatnonzero(new)
