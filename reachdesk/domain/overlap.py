"""How several groups of the same people overlap: each person in exactly one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_GROUPS = 12
_AT_ONCE = 1 << 17  # people


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
    counts, within = _counted(groups, chosen)
    found = [
        Column(
            tuple(bool(code >> place & 1) for place in range(len(groups))),
            int(counts[code]),
            None if chosen is None else int(within[code]),
        )
        for code in np.flatnonzero(counts).tolist()
    ]
    return tuple(sorted(found, key=lambda column: (-column.people, column.inside)))


def _counted(
    groups: Sequence[NDArray[np.bool_]], chosen: NDArray[np.bool_] | None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """People by the groups they are in, each group a bit, and those of them who are chosen; some at
    a time, so that it takes little beside the groups."""
    counts = np.zeros(1 << len(groups), np.int64)
    within = np.zeros_like(counts)
    for start in range(0, len(groups[0]), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        codes = np.zeros(len(groups[0][part]), np.uint16)
        for place, group in enumerate(groups):
            codes |= group[part].astype(np.uint16) << place
        counts += np.bincount(codes, minlength=len(counts))
        if chosen is not None:
            within += np.bincount(codes[chosen[part]], minlength=len(counts))
    return counts, within
