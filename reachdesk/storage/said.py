"""Reading how far the exports of an account speak of something at all."""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.storage.columns import Integers, whole_numbers

POSTS = "posts"


def said_until(db: Database, account_id: int) -> dict[str, int]:
    """For "posts" and every kind of exchange: the date of the latest export of the account that has
    any, UTC milliseconds. What no export has is not there."""
    found = db.conn.execute(
        "SELECT :posts, max(as_of_ms) FROM source WHERE account_id = :account"
        " AND EXISTS (SELECT 1 FROM post_fact AS fact WHERE fact.source_id = source.id)"
        " UNION ALL SELECT fact.kind, max(source.as_of_ms) FROM source"
        " JOIN exchange_fact AS fact ON fact.source_id = source.id"
        " WHERE source.account_id = :account GROUP BY fact.kind",
        {"posts": POSTS, "account": account_id},
    )
    return {kind: int(as_of_ms) for kind, as_of_ms in found if as_of_ms is not None}


def places_are_read(db: Database) -> bool:
    """Whether anybody's country was read out of free words or a bio, not stated as one."""
    found = db.conn.execute(
        "SELECT 1 FROM person WHERE place_by IN ('place', 'bio') AND country IS NOT NULL LIMIT 1"
    )
    return found.fetchone() is not None


def named_people(db: Database) -> Integers:
    """The numbers of all people of whom an export gives a handle or a name, in no order."""
    named = "person WHERE handle IS NOT NULL OR name IS NOT NULL"
    return whole_numbers(db, {"person": "person_id"}, named, {})["person"]
