"""What an import changed of its account as a whole: who is new in its sets, and its profile."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.storage import accounts, derived_audience
from reachdesk.storage.merging import Changes, rows


class Seat(NamedTuple):
    """A source with the account that it stands under, and its date."""

    source_id: int
    account_id: int
    network: str
    as_of_ms: int


def snapshot_changes(db: Database, seat: Seat) -> dict[str, Changes]:
    """Of each set of the source: the people whom no other source of the account had in it."""
    found = {}
    for kin, size in rows(
        db, "SELECT kin, size FROM snapshot WHERE source_id = :source", source=seat.source_id
    ):
        bound = {"source": seat.source_id, "kin": kin, "account": seat.account_id}
        new = size
        if db.conn.execute(derived_audience.OTHER_SNAPSHOTS, bound).fetchone()[0]:
            new = db.conn.execute(derived_audience.NEW_IN_SNAPSHOT, bound).fetchone()[0]
        kind = "following" if kin else "followers"
        found[kind] = Changes(new=int(new), unchanged=size - int(new))
    return found


def profile_change(db: Database, seat: Seat, before: dict[int, accounts.Account]) -> Changes | None:
    """Whether the source's own profile records made or changed the account; None without any."""
    if not _has(db, "account_fact", seat.source_id):
        return None
    now = next(each for each in accounts.accounts(db) if each.account_id == seat.account_id)
    if seat.account_id not in before:
        return Changes(new=1)
    same = before[seat.account_id] == now
    return Changes(changed=int(not same), unchanged=int(same))


def _has(db: Database, table: str, source_id: int) -> bool:
    return bool(rows(db, f"SELECT 1 FROM {table} WHERE source_id = :id LIMIT 1", id=source_id))
