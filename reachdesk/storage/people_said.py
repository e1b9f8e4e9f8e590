"""What each source says of one person, with the date at which it was true."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

FIELDS = (
    "handle", "name", "bio", "place", "country", "city", "roles", "language",
    "followers", "following", "posts",
)  # fmt: skip


class Said(NamedTuple):
    """One fact about a person: what it says (a field of `FIELDS`), the value as text, the file and
    the time at which it was true, UTC milliseconds."""

    field: str
    value: str
    file: str
    at_ms: int


def said_of(db: Database, person_id: int) -> list[Said]:
    """All facts about a person under every spelling, newest first; a value once per source."""
    columns = ", ".join(f"fact.{name}" for name in FIELDS)
    found = db.conn.execute(
        f"SELECT source.file, coalesce(fact.seen_ms, source.as_of_ms) AS at_ms, {columns}"
        " FROM person_fact AS fact JOIN source ON source.id = fact.source_id"
        " WHERE fact.person_id = :person OR fact.person_id IN"
        " (SELECT ref_id FROM alias WHERE person_id = :person)"
        " ORDER BY at_ms DESC, source.id DESC",
        {"person": person_id},
    )
    return [
        Said(field, str(value), file, at_ms)
        for file, at_ms, *values in found
        for field, value in zip(FIELDS, values, strict=True)
        if value is not None and value != ""
    ]
