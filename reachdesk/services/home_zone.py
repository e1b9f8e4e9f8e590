"""Whose clock a reach chart reads: that of the place where most followers live."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.reach.offsets import is_known_zone
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk

UNPLACED = "UTC"
"""The clock where no follower's place is known."""


def zones_by_people(desk: Desk, account: str) -> tuple[str, ...]:
    """The zones in which followers are known to live, most people first."""
    zone = audience_arrays(desk, account).zone
    order = np.argsort(-zone.counts(), kind="stable")
    return tuple(zone.names[place] for place in order if is_known_zone(zone.names[place]))


def home_zone(desk: Desk, account: str) -> str:
    """The zone of most followers whose place is known; UTC where none is."""
    return next(iter(zones_by_people(desk, account)), UNPLACED)
