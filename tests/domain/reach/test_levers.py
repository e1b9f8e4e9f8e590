from __future__ import annotations

from dataclasses import replace

import pytest

from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.reach.followers import spread_followers
from reachdesk.domain.reach.levers import lever_chances

POSTED = 368_720.5  # Tue 24 Jan 2012, 08:30 UTC: the tweet of section 2.6
LONDON = spread_followers((("Europe/London", 1.0),))
# the follower of the worth list: 1.5 visits a day, 1,500 posts a day, awake
FOLLOWER = replace(
    DEFAULT, session_shape=float("inf"), inflow_spread=0.0, alive_share=1.0, shared_shock=0.0
)


def test_the_worth_list_of_the_design():
    """Section 2.3, «worth of each» for a follower in London, home .174."""
    found = {key: chance[0] for key, chance in lever_chances(LONDON, POSTED, FOLLOWER).items()}
    expected = {
        "present": 0.174,
        "list_half": 0.842,
        "list_only": 0.949,
        "second_copy": 0.344,
        "next_day": 0.318,
        "two_channels": 0.255,
        "ranked_half": 0.145,
        "ranked_all": 0.113,
        "ranked_weight": 0.344,
    }
    assert found == pytest.approx(expected, abs=0.004)


def test_every_lever_stays_a_chance_at_any_level():
    for level in (0.05, 1.0, 10.0):
        for value, low, high in lever_chances(
            LONDON, POSTED, replace(DEFAULT, level=level)
        ).values():
            assert 0 <= low <= value <= high <= 1
