"""Names of many items at once are those of each."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.columns import PostIds
from reachdesk.domain.score.items import Named, NamedItems


def test_all_at_once_as_one_by_one():
    parts = [
        (Named("reach", "post", PostIds.of(("7", "", "9"))), np.array([0, 1, 2, 2])),
        (Named("base", "base", ("base",)), np.array([0])),
        (Named("network", "person", ("ana", "", "ben")), np.array([2, 1, 0])),
        (Named("odd", "post", PostIds.of(("a1", "", "b"))), np.array([1, 2])),
    ]
    order = np.random.default_rng(5).permutation(10)
    items = NamedItems.joined(parts, order)
    for name, give in items.whole().items():
        one = getattr(items, name)
        assert give() == [one(place) for place in range(10)], name
    assert sorted(items.ids()) == sorted(
        ["7", "unnamed", "9", "9", "base", "ben", "unnamed", "ana", "unnamed", "b"]
    )
    some = items.some(np.array([3, 0]))
    assert some.ids() == [items.id(3), items.id(0)]
    assert NamedItems.joined([], np.zeros(0, np.int64)).ids() == []
