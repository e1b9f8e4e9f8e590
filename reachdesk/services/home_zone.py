"""Whose clock a reach chart reads: that of the place where most followers live, or the owner's."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.reach.offsets import is_known_zone
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk, Request
from reachdesk.services.own_zone import stated_zone

UNPLACED = "UTC"
"""The clock where neither a follower's place nor the owner's is known."""


def zones_by_people(desk: Desk, account: str) -> tuple[str, ...]:
    """The zones in which followers are known to live, most people first."""
    zone = audience_arrays(desk, account).zone
    order = np.argsort(-zone.counts(), kind="stable")
    return tuple(zone.names[place] for place in order if is_known_zone(zone.names[place]))


def home_zone(desk: Desk, account: str) -> str:
    """The zone of most followers whose place is known; where none is, that of the owner as far as
    an export says it, else UTC."""
    zones = zones_by_people(desk, account)
    if zones:
        return zones[0]
    stated = stated_zone(desk, account)
    return stated.zone if stated else UNPLACED


def owner_zone(desk: Desk, request: Request) -> str:
    """The zone that the owner is taken to live in: as an export says, else that of the computer in
    use, else where most followers live."""
    stated = stated_zone(desk, request.account)
    if stated is not None:
        return stated.zone
    return request.owner_zone or home_zone(desk, request.account)
