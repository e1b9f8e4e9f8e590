"""Reading how far the exports of an account speak of something at all."""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.domain.records import PostKind
from reachdesk.storage.codes import KINDS
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


def views_are_counted(db: Database, account_id: int) -> bool:
    """Whether an export counts the views of any dated post of the account."""
    found = db.conn.execute(
        "SELECT 1 FROM post WHERE account_id = ? AND impressions IS NOT NULL"
        " AND created_ms IS NOT NULL LIMIT 1",
        (account_id,),
    )
    return found.fetchone() is not None


def languages_of_posts(
    db: Database, account_id: int, start_ms: int, end_ms: int
) -> tuple[tuple[str, int], ...]:
    """(language, own posts in it) of the posts from `start_ms` to before `end_ms`, most posts
    first; without those of no known language."""
    found = db.conn.execute(
        "SELECT language, count(*) FROM post WHERE account_id = :account"
        " AND created_ms >= :start AND created_ms < :end AND kind <> :repost AND language <> ''"
        " GROUP BY language ORDER BY count(*) DESC, min(created_ms), language",
        {
            "account": account_id,
            "start": start_ms,
            "end": end_ms,
            "repost": KINDS.index(PostKind.REPOST),
        },
    )
    return tuple(found.fetchall())


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
