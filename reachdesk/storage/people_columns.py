"""What the library says of all people, as one small number each: the kind of person.

Two people are of one kind when country, region, city, zone, language, roles and what is known at
all are the same. Kinds are few, so millions of people take two bytes each, and what holds of people
is worked out once for each kind.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.storage.columns import NOTHING, Integers

Kinds = NDArray[np.unsignedinteger[Any]]
_AT_ONCE = 100_000  # people between two reports
_SELECT = (
    "SELECT person_id, coalesce(following, -1), coalesce(country, ''), coalesce(lower(region), ''),"
    " coalesce(lower(city), ''), coalesce(zone, ''), coalesce(language, ''), coalesce(roles, ''),"
    " handle IS NOT NULL OR name IS NOT NULL, bio_fact IS NOT NULL FROM person WHERE "
)


class Kind(NamedTuple):
    """What people of one kind have in common. Words are "" where unknown; region and city in small
    letters. `named`: an export gives a handle or a name; `bio`: words about herself."""

    country: str
    region: str
    city: str
    zone: str
    language: str
    roles: str
    named: int
    bio: int


NOBODY = Kind("", "", "", "", "", "", 0, 0)
"""The kind 0: of whom no export says anything but a number. Of whom an export says something, but
none of these words, is of another kind with the same words."""


@dataclass(frozen=True, eq=False)
class PeopleColumns:
    """All people of a library by their internal numbers, which are the places in `kind` and
    `following` (numbers,). `kind` indexes `kinds`, 0 where no export describes a person;
    `following` counts accounts, -1 unknown."""

    kind: Kinds
    following: NDArray[np.signedinteger[Any]]
    kinds: tuple[Kind, ...]

    def renewed(self, db: Database, people: Integers) -> PeopleColumns:
        """With these people as the library describes them now."""
        number_of = {kind: place for place, kind in enumerate(self.kinds) if place}
        found = dict.fromkeys(people.tolist(), 0)
        chosen = "person_id IN (SELECT value FROM json_each(?))"
        following = self.following
        for person, follows, *words in db.conn.execute(
            _SELECT + chosen, (json.dumps(people.tolist()),)
        ):
            found[person] = number_of.setdefault(Kind._make(words), len(number_of) + 1)
            following = _with(following, person, follows)
        kind = _wide_enough(self.kind, len(number_of) + 1, copy=True)
        inside = [person for person in found if person < len(kind)]
        kind[inside] = [found[person] for person in inside]
        return PeopleColumns(kind, following, (NOBODY, *number_of))


class Reading:
    """Reading all people of a library: as many at once as `step` reads, so that it can be stopped
    and taken up again while nothing has changed."""

    def __init__(self, db: Database) -> None:
        self.last = int(
            db.conn.execute("SELECT coalesce(max(id), 0) FROM person_ref").fetchone()[0]
        )
        self.done = -1
        self._kind: Kinds = np.zeros(self.last + 1, np.uint16)
        self._following = np.full(self.last + 1, NOTHING, np.int32)
        self._numbers: dict[tuple[Any, ...], int] = {}

    def run(self, db: Database, tell: Callable[[float], None]) -> PeopleColumns:
        """Read on to the end. `tell` gets shares 0..1 and may raise to stop."""
        while self.done < self.last:
            tell((self.done + 1) / (self.last + 1))
            until = min(self.done + _AT_ONCE, self.last)
            self._take(
                db.conn.execute(f"{_SELECT} person_id > ? AND person_id <= ?", (self.done, until))
            )
            self.done = until
        kinds = (Kind._make(each) for each in self._numbers)
        return PeopleColumns(self._kind, self._following, (NOBODY, *kinds))

    def _take(self, rows: Iterable[tuple[Any, ...]]) -> None:
        numbers = self._numbers
        people, kinds, following = [], [], []
        for row in rows:
            people.append(row[0])
            following.append(row[1])
            kinds.append(numbers.setdefault(row[2:], len(numbers) + 1))
        self._kind = _wide_enough(self._kind, len(numbers) + 1)
        self._kind[people] = kinds
        counts = np.array(following, np.int64)
        if len(counts) and counts.max() > np.iinfo(self._following.dtype).max:
            self._following = self._following.astype(np.int64)
        self._following[people] = counts


def number_ranges(last: int, at_once: int = _AT_ONCE) -> Iterator[tuple[int, int]]:
    """(after, until) that together hold the numbers 0 to `last`."""
    for start in range(-1, last, at_once):
        yield start, min(start + at_once, last)


def _with(
    following: NDArray[np.signedinteger[Any]], person: int, count: int
) -> NDArray[np.signedinteger[Any]]:
    """The counts with that of one person; the same array where it says so already."""
    if person >= len(following) or following[person] == count:
        return following
    changed = (
        following.astype(np.int64) if count > np.iinfo(following.dtype).max else (following.copy())
    )
    changed[person] = count
    return changed


def _wide_enough(kind: Kinds, kinds: int, *, copy: bool = False) -> Kinds:
    """The column in a type that numbers so many kinds."""
    wanted = np.uint16 if kinds <= np.iinfo(np.uint16).max else np.uint32
    return kind.astype(max(np.dtype(wanted), kind.dtype), copy=copy)
