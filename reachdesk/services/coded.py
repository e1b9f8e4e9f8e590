"""Words of many people as small numbers, so that they can be counted without going through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Members = NDArray[np.bool_]
Whole = NDArray[np.integer[Any]]


@dataclass(frozen=True, eq=False)
class Coded:
    """One word of each of many people, by the kind of person.

    `kind` (people,) indexes `of_kind` (kinds,), which indexes `names`; -1 where the word is
    unknown. `people_of_kind` (kinds,) counts the people.
    """

    kind: Whole
    of_kind: NDArray[np.int32]
    people_of_kind: NDArray[np.int64]
    names: tuple[str, ...]

    @property
    def codes(self) -> Whole:
        """The index into `names` of each person, (people,); -1 where the word is unknown."""
        return self.codes_in(slice(None))

    def codes_in(self, places: slice) -> Whole:
        """Those of some of the people alone."""
        small: type[np.signedinteger[Any]] = (
            np.int8 if len(self.names) <= np.iinfo(np.int8).max else np.int32
        )
        return self.of_kind.astype(small)[self.kind[places]]

    def having(self, name: str) -> Members:
        """Who has that word, (people,)."""
        return self.among([name == each for each in self.names])

    def among(self, wanted: Sequence[bool]) -> Members:
        """Who has one of the words for which `wanted` (names,) is true, (people,)."""
        return self.kinds_with(wanted)[self.kind]

    def kinds_with(self, wanted: Sequence[bool]) -> Members:
        """Which kinds have one of the words for which `wanted` (names,) is true, (kinds,)."""
        chosen = np.append(np.asarray(wanted, dtype=bool), False)  # the last one is the unknown
        return np.asarray(chosen[self.of_kind])

    @property
    def known(self) -> Members:
        """Whose word is known, (people,)."""
        return np.asarray((self.of_kind >= 0)[self.kind])

    @property
    def people_known(self) -> int:
        """How many people's word is known."""
        return int(self.people_of_kind[self.of_kind >= 0].sum())

    def people_with(self, kinds: Members) -> int:
        """How many people are of the kinds for which `kinds` (kinds,) is true."""
        return int(self.people_of_kind[kinds].sum())

    def kinds_among(self, people: Members) -> NDArray[np.int64]:
        """How many of those `people` (people,) are of each kind, (kinds,)."""
        return np.bincount(self.kind[people], minlength=len(self.of_kind))

    def words_among(self, people_of_kind: NDArray[np.int64]) -> tuple[Whole, NDArray[np.int64]]:
        """Of so many people of each kind (kinds,): the words that they have, as indices into
        `names`, -1 first for the unknown, and how many people have each; both (words,)."""
        found = np.zeros(len(self.names) + 1, np.int64)
        np.add.at(found, self.of_kind + 1, people_of_kind)
        there = np.flatnonzero(found)
        return there - 1, found[there]

    def counts(self) -> NDArray[np.int64]:
        """How many people have each word, (names,)."""
        found = np.zeros(len(self.names) + 1, np.int64)
        np.add.at(found, self.of_kind, self.people_of_kind)
        return found[:-1]


def coded(words: ArrayLike) -> Coded:
    """Words (people,) as codes; "" is unknown. Names stand in alphabetical order."""
    given = np.asarray(words, dtype=np.str_)
    kinds = np.unique(given)  # by hashing; with return_inverse numpy would sort all words
    kind = np.searchsorted(kinds, given)
    people = np.bincount(kind, minlength=len(kinds))
    return coded_kinds(kind, people, kinds.tolist())


def coded_kinds(kind: Whole, people: NDArray[np.int64], words: Sequence[str]) -> Coded:
    """The word of each kind of person (kinds,), as `Coded` has it. Names that nobody of `people`
    (kinds,) has are left out."""
    there = {word for word, count in zip(words, people.tolist(), strict=True) if count and word}
    names = tuple(sorted(there))
    place = {name: number for number, name in enumerate(names)}
    of_kind = np.array([place.get(word, -1) for word in words], dtype=np.int32)
    return Coded(kind, of_kind, people, names)
