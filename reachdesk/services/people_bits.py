"""The sets of people that exports state, as bits by internal number."""

from __future__ import annotations

from reachdesk.services.desk import Desk
from reachdesk.storage import followers as stored
from reachdesk.storage import people_sets
from reachdesk.storage.accounts import account as stored_account
from reachdesk.storage.people_sets import Bits


def member_bits(desk: Desk, account_id: int, kin: str, as_of_ms: int) -> Bits:
    """The people of the sets of an account of that very date."""
    return desk.people.array(
        desk,
        f"set-{account_id}-{kin}-{as_of_ms}",
        lambda db, numbers, told: people_sets.members(db, account_id, kin, as_of_ms, numbers, told),
    )


def described_bits(desk: Desk, account_id: int) -> Bits:
    """The people of whom exports of an account say more than their number."""
    return desk.people.array(
        desk,
        f"described-{account_id}",
        lambda db, numbers, told: people_sets.described(db, account_id, numbers, told),
    )


def latest_bits(desk: Desk, account: str, kin: str) -> Bits | None:
    """The people of the latest set of an account (its public id), None where there is no set."""

    def read() -> tuple[int, int] | None:
        with desk.library.using() as db:
            found = stored_account(db, account)
            if found is None:
                raise KeyError(account)
            sets = stored.snapshots(db, found.account_id, kin)
        return (found.account_id, sets[-1].as_of_ms) if sets else None

    latest = desk.remember(("latest set", account, kin), read)
    return None if latest is None else member_bits(desk, latest[0], kin, latest[1])
