"""Which posts name somebody, and the texts of posts that hold a mark: found by SQLite, so that the
words of all the others need not be gone through."""

from __future__ import annotations

import json

from sqlite_utils import Database

from reachdesk.storage.columns import Integers, whole_numbers


def posts_naming_people(db: Database, account_id: int) -> Integers:
    """The keys of the posts of an account whose text names somebody, in no order."""
    found = whole_numbers(
        db,
        {"key": "post.id"},
        "post JOIN post_fact AS fact ON fact.id = post.mentioned_fact"
        " WHERE +post.account_id = :account AND trim(fact.mentioned) <> ''",
        {"account": account_id},
    )
    return found["key"]


def posts_holding(db: Database, account_id: int, mark: str) -> Integers:
    """The keys of the posts of an account whose text holds the mark, in no order."""
    found = whole_numbers(
        db,
        {"key": "post.id"},
        "post JOIN post_fact AS fact ON fact.id = post.text_fact"
        " WHERE +post.account_id = :account AND instr(fact.text, :mark)",
        {"account": account_id, "mark": mark},
    )
    return found["key"]


def texts_by_key(db: Database, keys: Integers) -> dict[int, str]:
    """The texts of these posts by key; without those that have none."""
    found = db.conn.execute(
        "SELECT post.id, fact.text FROM post JOIN post_fact AS fact ON fact.id = post.text_fact"
        " WHERE post.id IN (SELECT value FROM json_each(?))",
        (json.dumps(keys.tolist()),),
    )
    return dict(found.fetchall())
