"""Reading everybody again where the program has learnt to read better: places and roles."""

from __future__ import annotations

from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.reporting import Report, silent
from reachdesk.storage import people_readings as stored


def outdated(desk: Desk) -> bool:
    """Whether people were read by older rules or an older gazetteer than those of now."""
    with desk.library.using() as db:
        return bool(stored.outdated(db))


def renew(desk: Desk, report: Report = silent) -> None:
    """Read everybody again by the readings that are outdated, in portions.

    `report` may raise to stop; what was read stays, the rest is read the next time. Raises
    `UserError` where the library cannot be written to.
    """
    desk.library.require_writing()
    sentence = _("Reading places and roles of people")
    try:
        with desk.library.using() as db:
            keys = stored.outdated(db)
            if keys:
                stored.read_again(db, keys, lambda share: report(share, sentence))
    finally:
        desk.forget_results()
