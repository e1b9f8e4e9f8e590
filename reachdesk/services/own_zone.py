"""The owner's own time zone, as an export of theirs says it."""

from __future__ import annotations

from typing import NamedTuple

from reachdesk.services import sources
from reachdesk.services.desk import Desk
from reachdesk.services.zone_names import zone_named


class StatedZone(NamedTuple):
    """An IANA zone, and the file that says so."""

    zone: str
    file: str


def stated_zone(desk: Desk, account: str) -> StatedZone | None:
    """The zone that the newest export of an account says; None where none says one. It is what the
    owner once told the network, so it is measured."""
    said = [
        (one.as_of_ms or 0, one.file, zone)
        for one in sources.reports(desk)
        if one.account == account and one.clock and (zone := zone_named(one.clock))
    ]
    if not said:
        return None
    _newest, file, zone = max(said)
    return StatedZone(zone, file)
