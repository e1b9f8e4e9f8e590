"""Reading the moments at which the owner was looking at the timeline."""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.storage.columns import Integers, whole_numbers


def reading_times(db: Database, account_id: int) -> Integers:
    """The moments, UTC milliseconds, ascending; empty where no export has them."""
    found = whole_numbers(
        db, {"at_ms": "at_ms"}, "reading WHERE account_id = :account", {"account": account_id}
    )
    found["at_ms"].sort()
    return found["at_ms"]
