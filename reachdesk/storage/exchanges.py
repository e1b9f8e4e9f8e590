"""Reading exchanges with people: messages, mentions, replies, reposts in and out, by time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sqlite_utils import Database

from reachdesk.domain.records import Direction, ExchangeKind
from reachdesk.storage.codes import case
from reachdesk.storage.columns import Floats, Integers, Texts, texts

KINDS = tuple(ExchangeKind)
"""The kind of an exchange by its code."""

DIRECTIONS = tuple(Direction)
"""The direction of an exchange by its code."""


@dataclass(frozen=True, slots=True)
class ExchangeColumns:
    """Exchanges by time; arrays of shape (exchanges,).

    `kind` and `direction`: codes, the places in `KINDS` and `DIRECTIONS`, -1 for another word.
    `person`: internal numbers. `courtesy`: weight 0.1 (pure courtesy) to 1 (content), NaN unknown.
    `post_id`: the post concerned, "" none.
    """

    ids: Texts
    at_ms: Integers
    kind: Integers
    direction: Integers
    person: Integers
    courtesy: Floats
    post_id: Texts

    def __len__(self) -> int:
        return len(self.at_ms)


def exchange_columns(
    db: Database, account_id: int, start_ms: int | None = None, end_ms: int | None = None
) -> ExchangeColumns:
    """The exchanges of an account, or those with start <= time < end."""
    rows = db.conn.execute(
        f"SELECT at_ms, {case('kind', KINDS, -1)}, {case('direction', DIRECTIONS, -1)}, person_id,"
        " courtesy, exchange_id, post_id FROM exchange WHERE account_id = :account"
        " AND (:start IS NULL OR at_ms >= :start) AND (:end IS NULL OR at_ms < :end)"
        " ORDER BY at_ms, exchange_id, kind, direction, person_id",
        {"account": account_id, "start": start_ms, "end": end_ms},
    ).fetchall()
    numbers = np.array([row[:4] for row in rows], dtype=np.int64).reshape(-1, 4)
    return ExchangeColumns(
        ids=texts([row[5] for row in rows]),
        at_ms=numbers[:, 0],
        kind=numbers[:, 1],
        direction=numbers[:, 2],
        person=numbers[:, 3],
        courtesy=np.array([row[4] for row in rows], dtype=np.float64),
        post_id=texts([row[6] for row in rows]),
    )


def each_exchange_text(db: Database, account_id: int) -> Iterator[tuple[str, str]]:
    """Exchange id and text of what was said in public; messages have none, ever."""
    yield from db.conn.execute(
        "SELECT exchange.exchange_id, fact.text FROM exchange"
        " JOIN exchange_fact AS fact ON fact.id = exchange.text_fact"
        " WHERE exchange.account_id = ? ORDER BY exchange.at_ms, exchange.exchange_id",
        (account_id,),
    )
