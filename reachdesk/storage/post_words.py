"""Which posts name somebody, and the texts of posts that hold a mark: found by SQLite, so that the
words of all the others need not be gone through."""

from __future__ import annotations

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


def texts_holding(db: Database, account_id: int, mark: str) -> list[tuple[int, str]]:
    """Key and text of the posts of an account whose text holds the mark, in no order."""
    return db.conn.execute(
        "SELECT post.id, fact.text FROM post JOIN post_fact AS fact ON fact.id = post.text_fact"
        " WHERE +post.account_id = ? AND instr(fact.text, ?)",
        (account_id, mark),
    ).fetchall()
