"""Reading figures of single posts that are no column of a post, such as engagements."""

from __future__ import annotations

from sqlite_utils import Database


def post_figures(db: Database, account_id: int, figure: str) -> dict[str, int]:
    """The values of a figure ("engagements") by the post id under which an export states it."""
    head = f"{figure}_post:"
    rows = db.conn.execute(
        "SELECT metric, value FROM count WHERE account_id = ? AND metric >= ? AND metric < ?"
        " ORDER BY at_ms",
        (account_id, head, f"{figure}_post;"),  # «;» follows «:»
    )
    return {metric[len(head) :]: value for metric, value in rows}
