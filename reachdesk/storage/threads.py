"""Threads: the first post of each chain of own posts that answer one another."""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.storage.merging import run

# A post continues an own post with a smaller id (ids of one network grow with time); that also
# keeps damaged exports from making rings. Ids compare by length, then by letters.
_LINKS = (
    "INSERT INTO temp.thread_link SELECT child.id, parent.id"
    " FROM post AS child CROSS JOIN post AS parent"
    " ON parent.account_id = child.account_id AND parent.post_id = child.reply_to_post"
    " WHERE child.account_id = :account AND child.reply_to_post IS NOT NULL"
    " AND (length(parent.post_id), parent.post_id) < (length(child.post_id), child.post_id)"
)
_ROOTS = (
    "INSERT INTO temp.thread_of"
    " WITH RECURSIVE tree (id, root) AS ("
    " SELECT child, parent FROM temp.thread_link"
    " WHERE parent NOT IN (SELECT child FROM temp.thread_link)"
    " UNION ALL SELECT link.child, tree.root FROM tree"
    " CROSS JOIN temp.thread_link AS link ON link.parent = tree.id)"
    " SELECT id, root FROM tree"
)


def thread(db: Database, account_id: int) -> None:
    """Set `post.thread_root` (a post's internal id) of one account; None for a first post."""
    run(
        db,
        "CREATE TEMP TABLE IF NOT EXISTS thread_link (child INTEGER PRIMARY KEY, parent INTEGER)",
        "CREATE INDEX IF NOT EXISTS temp.thread_parent ON thread_link (parent)",
        "CREATE TEMP TABLE IF NOT EXISTS thread_of (id INTEGER PRIMARY KEY, root INTEGER)",
        "DELETE FROM temp.thread_link",
        "DELETE FROM temp.thread_of",
        _LINKS,
        _ROOTS,
        "UPDATE post SET thread_root = thread_of.root FROM temp.thread_of"
        " WHERE post.id = thread_of.id AND post.thread_root IS NOT thread_of.root",
        "UPDATE post SET thread_root = NULL WHERE account_id = :account"
        " AND thread_root IS NOT NULL AND id NOT IN (SELECT id FROM temp.thread_of)",
        account=account_id,
    )
