"""From when to when an account's records go, and how many posts it has."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database


class Span(NamedTuple):
    """First and last moment of an account's dated records, UTC milliseconds (None: none is dated),
    and its posts."""

    first_ms: int | None
    last_ms: int | None
    posts: int


_QUERY = (
    "SELECT account_id, min(first), max(last), sum(posts) FROM ("
    " SELECT account_id, min(created_ms) AS first, max(created_ms) AS last, count(*) AS posts"
    " FROM post GROUP BY account_id"
    " UNION ALL SELECT account_id, min(at_ms), max(at_ms), 0 FROM exchange GROUP BY account_id"
    " UNION ALL SELECT account_id, min(at_ms), max(at_ms), 0 FROM count GROUP BY account_id"
    " UNION ALL SELECT account_id, min(as_of_ms), max(as_of_ms), 0 FROM source"
    # notes of the owner, some about days to come, are no records of an account
    " WHERE id NOT IN (SELECT source_id FROM event_fact) GROUP BY account_id"
    ") GROUP BY account_id"
)


def spans(db: Database) -> dict[int, Span]:
    """The span of every account, by `Account.account_id`. An export's date counts as a record."""
    return {int(account_id): Span(*rest) for account_id, *rest in db.conn.execute(_QUERY)}
