"""Reading the public texts that others wrote to the owner; messages have none, ever."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.domain.records import Direction


class ReceivedText(NamedTuple):
    """The text of an exchange, by its id and the internal number of the person."""

    exchange_id: str
    person: int
    text: str


def received_texts(
    db: Database, account_id: int, start_ms: int | None = None, end_ms: int | None = None
) -> list[ReceivedText]:
    """What others wrote to an account, all of it or with start <= time < end, by time."""
    rows = db.conn.execute(
        "SELECT exchange.exchange_id, exchange.person_id, fact.text FROM exchange"
        " JOIN exchange_fact AS fact ON fact.id = exchange.text_fact"
        " WHERE exchange.account_id = :account AND exchange.direction = :received"
        " AND (:start IS NULL OR exchange.at_ms >= :start)"
        " AND (:end IS NULL OR exchange.at_ms < :end)"
        " ORDER BY exchange.at_ms, exchange.exchange_id",
        {
            "account": account_id,
            "received": str(Direction.IN),
            "start": start_ms,
            "end": end_ms,
        },
    )
    return [ReceivedText(*row) for row in rows]
