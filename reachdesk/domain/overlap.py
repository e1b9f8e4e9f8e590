"""How several groups of the same people overlap: each person in exactly one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """People who are in just these groups and no other: `inside` says so group by group.

    `selected` of them are in the present selection (None: nothing is selected).
    """

    inside: tuple[bool, ...]
    people: int
    selected: int | None = None


def columns(
    groups: Sequence[NDArray[np.bool_]], chosen: NDArray[np.bool_] | None = None
) -> tuple[Column, ...]:
    """The columns that have people, most people first; together they count everybody once.

    `groups` have shape (people,) each, `chosen` (people,) is the selection. The people in none of
    the groups are the column in which nothing is inside. Raises `ValueError` for more than
    `MOST_GROUPS` groups, whose combinations nobody could read.
    """
    if len(groups) > MOST_GROUPS:
        raise ValueError(len(groups))
    if not groups:
        return ()
    codes = np.zeros(len(groups[0]), np.int64)
    for place, group in enumerate(groups):
        codes |= np.asarray(group, np.int64) << place
    counts = np.bincount(codes, minlength=1)
    within = None if chosen is None else np.bincount(codes[chosen], minlength=len(counts))
    found = [
        Column(
            tuple(bool(code >> place & 1) for place in range(len(groups))),
            int(counts[code]),
            None if within is None else int(within[code]),
        )
        for code in np.flatnonzero(counts).tolist()
    ]
    return tuple(sorted(found, key=lambda column: (-column.people, column.inside)))
