from __future__ import annotations

import numpy as np

from reachdesk.domain.records import Direction, ExchangeFact, ExchangeKind
from reachdesk.storage.exchanges import (
    DIRECTIONS,
    KINDS,
    each_exchange_text,
    exchange_columns,
)
from tests.storage.stories import Story, take_in


def test_exchanges_by_time(library):
    facts = [
        ExchangeFact("c", "message", "out", 30, "7"),
        ExchangeFact("a", "mention", "in", 10, "8", "99", 0.1, "thanks"),
        ExchangeFact("b", "like", "in", 20, "7", "99", 1.0),
        ExchangeFact("d", "wave", "sideways", 40, "7"),
    ]
    take_in(library, Story("a", 10, facts, handle="ana"))
    db = library.database()
    found = exchange_columns(db, 1)
    assert len(found) == 4
    assert found.ids.tolist() == ["a", "b", "c", "d"]
    assert found.at_ms.tolist() == [10, 20, 30, 40]
    assert [KINDS[code] for code in found.kind[:3]] == [
        ExchangeKind.MENTION,
        ExchangeKind.LIKE,
        ExchangeKind.MESSAGE,
    ]
    assert [DIRECTIONS[code] for code in found.direction[:3]] == [
        Direction.IN,
        Direction.IN,
        Direction.OUT,
    ]
    assert (found.kind[3], found.direction[3]) == (-1, -1)
    assert found.person[0] != found.person[1] == found.person[2]
    np.testing.assert_array_equal(found.courtesy, [0.1, 1.0, np.nan, np.nan])
    assert found.post_id.tolist() == ["99", "99", "", ""]
    assert exchange_columns(db, 1, 20, 40).ids.tolist() == ["b", "c"]
    assert len(exchange_columns(db, 2)) == 0
    assert list(each_exchange_text(db, 1)) == [("a", "thanks")]
