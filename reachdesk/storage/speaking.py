"""Reading from when to when each import speaks of each kind of record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.domain.records import Direction
from reachdesk.storage.said import POSTS

COUNTS = ("likes", "reposts", "quotes", "replies", "impressions")
"""What exports count of a post; each may know it of some posts only."""


def speaking_spans(db: Database, account_id: int) -> dict[str, list[tuple[int, int]]]:
    """For "posts", the counts of posts and every kind of exchange received: a (first, last) moment,
    UTC milliseconds, for each import of the account that has any.

    An import speaks of posts and exchanges from its first dated record of either to its date: that
    nobody wrote at first is something it knows. A count goes from the first post that has it.
    """
    first: dict[int, int] = {}
    said = [*_posts(db, account_id), *_exchanges(db, account_id)]
    for one in said:
        if one.first_ms is not None:
            first[one.source] = min(one.first_ms, first.get(one.source, one.first_ms))
    found: dict[str, set[tuple[int, int]]] = {}
    for one in said:
        begin = one.first_ms if one.kind in COUNTS else first.get(one.source)
        if one.kind and begin is not None:
            found.setdefault(one.kind, set()).add((begin, one.until_ms))
    return {kind: sorted(spans) for kind, spans in found.items()}


class _Said(NamedTuple):
    """What one import says of a kind ("": of something that is not asked for)."""

    source: int
    until_ms: int
    kind: str
    first_ms: int | None


def _posts(db: Database, account_id: int) -> Iterator[_Said]:
    counts = ", ".join(f"min(iif({name} IS NULL, NULL, created_ms))" for name in COUNTS)
    rows = db.conn.execute(
        f"SELECT source.id, source.as_of_ms, min(created_ms), {counts} FROM source"
        " JOIN post_fact AS fact ON fact.source_id = source.id"
        " WHERE source.account_id = ? GROUP BY source.id",
        (account_id,),
    )
    for source, until, *moments in rows:
        for kind, moment in zip((POSTS, *COUNTS), moments, strict=True):
            yield _Said(source, until, kind, moment)


def _exchanges(db: Database, account_id: int) -> Iterator[_Said]:
    rows = db.conn.execute(
        "SELECT source.id, source.as_of_ms, fact.kind, fact.direction, min(fact.at_ms) FROM source"
        " JOIN exchange_fact AS fact ON fact.source_id = source.id"
        " WHERE source.account_id = ? GROUP BY source.id, fact.kind, fact.direction",
        (account_id,),
    )
    for source, until, kind, direction, moment in rows:
        yield _Said(source, until, kind if direction == Direction.IN else "", moment)
