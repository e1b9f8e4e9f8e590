"""The owner's own time zone, as an export of theirs says it."""

from __future__ import annotations

from typing import NamedTuple

from reachdesk.services import sources
from reachdesk.services.desk import Desk, Request
from reachdesk.services.home_zone import home_zone
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


def owner_zone(desk: Desk, request: Request) -> str:
    """The zone that the owner is taken to live in: as an export says, else that of the computer in
    use, else where most followers live."""
    stated = stated_zone(desk, request.account)
    if stated is not None:
        return stated.zone
    return request.owner_zone or home_zone(desk, request.account)
