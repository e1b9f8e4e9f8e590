from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.audience import seen_chance
from reachdesk.domain.reach.followers import Followers, spread_followers
from reachdesk.domain.reach.ladder import ladder

POSTED = 368_720.5  # Tue 24 Jan 2012, 08:30 UTC
LONDON = spread_followers((("Europe/London", 1.0),))


def test_the_layers_of_the_design():
    """Section 2.6: the tweet of that Tuesday, 3 visits a day, volumes with the same mean."""
    median = 1500 * math.exp(-(1.1**2) / 2)
    found = dict(
        ladder(LONDON, POSTED, replace(DEFAULT, sessions_per_day=3.0, inflow_per_day=median))
    )
    expected = {
        "simple": 0.1333,
        "random_visits": 0.1248,
        "visits": 0.3294,
        "depth": 0.3182,
        "clocks": 0.3124,
        "volumes": 0.5076,
        "reading": 0.3554,
        "inactive": 0.2133,
    }
    assert found == pytest.approx(expected, abs=2e-3)


def test_the_last_rung_is_the_answer():
    people = Followers(
        zone=np.array([0, -1, 0]),
        zone_names=("Asia/Tokyo",),
        inflow_per_day=np.array([500.0, np.nan, 9000.0]),
        weight=np.array([1.0, 40.0, 2.0]),
        alive=np.array([np.nan, np.nan, 1.0]),
    )
    used = replace(DEFAULT, level=1.4, list_share=0.1, ranked_share=0.3)
    rungs = ladder(people, POSTED, used)
    assert rungs[-1][0] == "rest"
    assert rungs[-1][1] == pytest.approx(seen_chance(people, POSTED, used)[0].chance)
    assert [key for key, _chance in rungs][-2] == "level"
    assert all(0 <= chance <= 1 for _key, chance in rungs)
