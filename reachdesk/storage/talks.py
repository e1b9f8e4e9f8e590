"""Reading single exchanges: those about one post, and those with one person."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.domain.records import Direction, ExchangeKind, PostKind
from reachdesk.storage.codes import KINDS


class StoredTalk(NamedTuple):
    """One exchange; `person` an internal number, `text` None where no export has one, `courtesy`
    the weight that it got when it was imported (None: none)."""

    at_ms: int
    kind: str
    direction: str
    person: int
    text: str | None
    courtesy: float | None


_SELECT = (
    "SELECT exchange.at_ms, exchange.kind, exchange.direction, exchange.person_id, fact.text,"
    " exchange.courtesy"
    " FROM exchange LEFT JOIN exchange_fact AS fact ON fact.id = exchange.text_fact"
    " WHERE exchange.account_id = :account"
)


def talks_about(db: Database, account_id: int, post_id: str, limit: int) -> list[StoredTalk]:
    """The newest exchanges received about a post of the account, at most `limit`."""
    found = db.conn.execute(
        f"{_SELECT} AND exchange.post_id = :post AND exchange.direction = :received"
        " ORDER BY exchange.at_ms DESC, exchange.exchange_id LIMIT :limit",
        {"account": account_id, "post": post_id, "received": Direction.IN, "limit": limit},
    )
    return [StoredTalk._make(row) for row in found]


def talks_with(db: Database, account_id: int, person: int, limit: int) -> list[StoredTalk]:
    """The newest exchanges with a person, the owner's own replies among them, at most `limit`."""
    found = db.conn.execute(
        f"SELECT * FROM ({_SELECT} AND exchange.person_id = :person UNION ALL"
        " SELECT post.created_ms, :reply, :sent, :person, fact.text, NULL FROM post"
        " LEFT JOIN alias ON alias.ref_id = post.reply_to_person"
        " LEFT JOIN post_fact AS fact ON fact.id = post.text_fact"
        " WHERE post.account_id = :account AND post.kind = :reply_kind"
        " AND post.created_ms IS NOT NULL"
        " AND coalesce(alias.person_id, post.reply_to_person) = :person"
        ") ORDER BY at_ms DESC LIMIT :limit",
        {
            "account": account_id,
            "person": person,
            "reply": ExchangeKind.REPLY,
            "sent": Direction.OUT,
            "reply_kind": KINDS.index(PostKind.REPLY),
            "limit": limit,
        },
    )
    return [StoredTalk._make(row) for row in found]
