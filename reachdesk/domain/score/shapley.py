"""Exact Shapley values: a fair split of a change among causes that act together."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    import numpy as np

Key = TypeVar("Key", bound="Hashable")


def shapley(
    value: Callable[[frozenset[Key]], float | np.floating], causes: Sequence[Key]
) -> dict[Key, float]:
    """Each cause's share of value(all causes) - value(none); the shares sum to it.

    `value` takes the set of causes that already act. It is asked once for each of the
    2^len(causes) sets. Shapley 1953: the mean gain over all orders in which the causes may act.
    """
    number = len(causes)
    worth = {
        frozenset(chosen): float(value(frozenset(chosen)))
        for size in range(number + 1)
        for chosen in combinations(causes, size)
    }
    shares: dict[Key, float] = {}
    for cause in causes:
        others = [other for other in causes if other != cause]
        shares[cause] = math.fsum(
            (worth[frozenset((*chosen, cause))] - worth[frozenset(chosen)])
            / (number * math.comb(number - 1, size))
            for size in range(number)
            for chosen in combinations(others, size)
        )
    return shares
