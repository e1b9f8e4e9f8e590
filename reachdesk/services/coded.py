"""Words of many people as small numbers, so that they can be counted without going through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Members = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Coded:
    """`codes` (people,) index `names`; -1 where the word is unknown."""

    codes: NDArray[np.int64]
    names: tuple[str, ...]

    def having(self, name: str) -> Members:
        """Who has that word, (people,)."""
        if name not in self.names:
            return np.zeros(len(self.codes), dtype=bool)
        return np.asarray(self.codes == self.names.index(name))

    def among(self, wanted: Sequence[bool]) -> Members:
        """Who has one of the words for which `wanted` (names,) is true, (people,)."""
        chosen = np.append(np.asarray(wanted, dtype=bool), False)  # the last one is the unknown
        return np.asarray(chosen[self.codes])

    @property
    def known(self) -> Members:
        """Whose word is known, (people,)."""
        return np.asarray(self.codes >= 0)

    def counts(self) -> NDArray[np.int64]:
        """How many people have each word, (names,)."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.names))


def coded(words: ArrayLike) -> Coded:
    """Words (people,) as codes; "" is unknown. Names stand in alphabetical order."""
    given = np.asarray(words, dtype=np.str_)
    names = np.unique(given)  # by hashing; with return_inverse numpy would sort all words
    codes = np.searchsorted(names, given)
    unknown = int(len(names) > 0 and names[0] == "")
    return Coded(codes.astype(np.int64) - unknown, tuple(names[unknown:].tolist()))
