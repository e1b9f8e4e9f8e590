from __future__ import annotations

import math

from reachdesk.commands.figures import plain, plain_list, ranged, share, signed, table
from reachdesk.domain.answers.reach import Ranged


def test_what_json_cannot_say_is_null():
    assert plain_list([1, math.nan, math.inf]) == [1.0, None, None]
    assert plain(None) is None
    assert ranged(None) is None
    assert ranged(Ranged(0.5, math.nan, 1)) == {"value": 0.5, "low": None, "high": 1.0}


def test_signs_and_shares():
    assert [signed(points) for points in (1.26, -1.26, 0.04, -0.04)] == [
        "+1.3",
        "-1.3",
        "0.0",
        "0.0",
    ]
    assert share(200 / 1500) == "13.3 %"


def test_columns_stand_under_one_another():
    assert table([["a", "1", ""], ["bcd", "10", "x"]], right=[1]) == ["a     1", "bcd  10  x"]
    assert table([]) == []
