"""How many people are in groups and in several at once, without going through people where their
kind decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reachdesk.services.coded import Coded, Members


class Chosen(Protocol):
    """Whoever knows which people are chosen."""

    @property
    def members(self) -> Members:
        """Flags in the order of `Audience`."""


@dataclass(frozen=True, eq=False)
class Kinds:
    """People by their kind: those of the kinds for which `wanted` (kinds,) is true. `words` are any
    words of the people: they know the kind of each."""

    words: Coded
    wanted: Members

    @property
    def members(self) -> Members:
        """Who is of these kinds, (described,)."""
        return self.wanted[self.words.kind]

    def part(self, places: slice) -> Members:
        """Those flags of some of the people alone."""
        return self.wanted[self.words.kind[places]]


@dataclass(frozen=True, eq=False)
class Group:
    """Followers who have something in common.

    `given`: who they are, of those of whom something is known: their kinds, or flags in the order
    of `Audience`, or what makes these. `rest` is True where all the others belong to it as well;
    `people` counts both. `name` None: the key says it.
    """

    dimension: str
    key: str
    name: str | None
    given: Members | Chosen
    people: int
    rest: bool = False

    @property
    def members(self) -> Members:
        """Flags (followers of whom something is known,) in the order of `Audience`; made anew at
        every call where their kinds decide, as flags of millions take more room than time."""
        return self.given.members if isinstance(self.given, Kinds) else self._members

    def part(self, places: slice) -> Members:
        """Those flags of some of the people alone."""
        return self.given.part(places) if isinstance(self.given, Kinds) else self.members[places]

    def members_by_kind(self, words: Coded) -> NDArray[np.int64]:
        """How many of the group are of each kind of person, (kinds,)."""
        if isinstance(self.given, Kinds) and self.given.words.kind is words.kind:
            return np.where(self.given.wanted, words.people_of_kind, 0)
        return words.kinds_among(self.members)

    @cached_property
    def _members(self) -> Members:
        return self.given if isinstance(self.given, np.ndarray) else self.given.members


class Sizes:
    """Counts people of whom something is known, all of them or those `among` (described,)."""

    def __init__(self, among: Members | None = None) -> None:
        self._among = among
        self._of_kinds: NDArray[np.int64] | None = None
        self._by_kind: dict[Group, NDArray[np.int64]] = {}

    def of(self, group: Group) -> int:
        """How many are in a group."""
        if isinstance(group.given, Kinds):
            return int(self._all(group.given.words)[group.given.wanted].sum())
        return int(np.count_nonzero(self._inside(group)))

    def of_both(self, one: Group, other: Group) -> int:
        """How many are in both groups."""
        if isinstance(one.given, Kinds) and isinstance(other.given, Kinds):
            both = one.given.wanted & other.given.wanted
            return int(self._all(one.given.words)[both].sum())
        if isinstance(one.given, Kinds):
            return int(self._counted(other, one.given.words)[one.given.wanted].sum())
        if isinstance(other.given, Kinds):
            return int(self._counted(one, other.given.words)[other.given.wanted].sum())
        return int(np.count_nonzero(self._inside(one) & other.members))

    def _inside(self, group: Group) -> Members:
        return group.members if self._among is None else group.members & self._among

    def _all(self, words: Coded) -> NDArray[np.int64]:
        """People of each kind."""
        if self._among is None:
            return words.people_of_kind
        if self._of_kinds is None:
            self._of_kinds = words.kinds_among(self._among)
        return self._of_kinds

    def _counted(self, group: Group, words: Coded) -> NDArray[np.int64]:
        """People of each kind in a group."""
        if group not in self._by_kind:
            self._by_kind[group] = words.kinds_among(self._inside(group))
        return self._by_kind[group]
