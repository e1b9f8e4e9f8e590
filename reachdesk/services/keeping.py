"""Whether the library is whole, and copies of it."""

from __future__ import annotations

from pathlib import Path

from reachdesk.i18n import _
from reachdesk.services import people_readings
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report, silent
from reachdesk.storage.backup import copy_library
from reachdesk.storage.check import check_library


def problems(desk: Desk, report: Report = silent) -> tuple[str, ...]:
    """What is wrong with the library, a sentence each; empty when it is whole.

    People who were read by older rules are read again first: they would look wrong.
    """
    if people_readings.outdated(desk):
        people_readings.renew(desk, report)
    report(0.0, _("Checking the library"))
    with desk.library.using() as db:
        return tuple(check_library(db))


def back_up(desk: Desk, target: Path) -> None:
    """Write a consistent copy to a new file. Raises `UserError` where that cannot be."""
    with desk.library.using() as db:
        copy_library(db, target)
