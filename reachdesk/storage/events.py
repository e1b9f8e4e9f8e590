"""Reading the events that the owner noted."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.domain.records import Network
from reachdesk.storage.accounts import Account, accounts

NOBODYS = f"{Network.OTHER}:unknown"
"""The public id of the account that stands for no profile (see `identity`)."""


class Event(NamedTuple):
    """An event: first and last day (ISO dates, the same for one day), its name, kind and link."""

    day: str
    end_day: str
    label: str
    kind: str | None
    link: str | None


def is_of_all(account: Account) -> bool:
    """Whether this stands for no profile: what is noted there is about every account."""
    return account.public_id == NOBODYS


def events(db: Database, account_id: int) -> list[Event]:
    """The events of an account and those of all accounts, by day and name.

    What two files tell of the same day under the same name is one event.
    """
    seats = [one.account_id for one in accounts(db) if is_of_all(one)] + [account_id]
    marks = ", ".join("?" * len(seats))
    return [
        Event._make(row)
        for row in db.conn.execute(
            "SELECT day, max(max(day, coalesce(end_day, day))), label, max(kind), max(link)"
            f" FROM event WHERE account_id IN ({marks}) GROUP BY day, label ORDER BY day, label",
            seats,
        )
    ]
