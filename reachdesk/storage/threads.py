"""Threads: the first post of each chain of own posts that answer one another.

A post continues an own post with a smaller id (ids of one network grow with time), which also keeps
damaged exports from making rings. Ids compare by length, then by letters.

Settled again are only the posts that a derivation may concern: all of the threads whose posts it
touched, the posts it made, and those that waited for one of these as their predecessor.
"""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.storage.merging import run

_SETUP = (
    "CREATE TEMP TABLE IF NOT EXISTS old_root (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS unsettled (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS newest_post (id INTEGER)",
    "CREATE TEMP TABLE IF NOT EXISTS thread_link (child INTEGER PRIMARY KEY, parent INTEGER)",
    "CREATE INDEX IF NOT EXISTS temp.thread_parent ON thread_link (parent)",
    "CREATE TEMP TABLE IF NOT EXISTS thread_of (id INTEGER PRIMARY KEY, root INTEGER)",
    "DELETE FROM temp.old_root",
    "DELETE FROM temp.unsettled",
    "DELETE FROM temp.newest_post",
    "DELETE FROM temp.thread_link",
    "DELETE FROM temp.thread_of",
    "INSERT INTO temp.newest_post SELECT coalesce(max(id), 0) FROM post",
)
_NOTE = (
    "INSERT OR IGNORE INTO temp.old_root SELECT coalesce(post.thread_root, post.id)"
    " FROM temp.touched_post AS touched CROSS JOIN post"
    " ON post.account_id = touched.account_id AND post.post_id = touched.post_id"
)
# ids of posts are never given twice, so those above the newest of before are the new ones
_UNSETTLE = (
    ("INSERT INTO temp.unsettled SELECT id FROM post WHERE id > (SELECT id FROM temp.newest_post)"),
    (
        "INSERT OR IGNORE INTO temp.old_root SELECT child.id FROM post AS child"
        " WHERE child.id <= (SELECT id FROM temp.newest_post) AND child.reply_to_post IS NOT NULL"
        " AND (child.account_id, child.reply_to_post) IN (SELECT account_id, post_id FROM post"
        " WHERE id > (SELECT id FROM temp.newest_post))"
    ),
    (
        "INSERT OR IGNORE INTO temp.unsettled SELECT post.id FROM temp.old_root AS old"
        " CROSS JOIN post ON post.id = old.id"
    ),
    (
        "INSERT OR IGNORE INTO temp.unsettled SELECT post.id FROM temp.old_root AS old"
        " CROSS JOIN account CROSS JOIN post"
        " ON post.account_id = account.id AND post.thread_root = old.id"
    ),
)
_SETTLE = (
    (
        "INSERT INTO temp.thread_link SELECT child.id, parent.id"
        " FROM temp.unsettled CROSS JOIN post AS child ON child.id = unsettled.id"
        " CROSS JOIN post AS parent"
        " ON parent.account_id = child.account_id AND parent.post_id = child.reply_to_post"
        " WHERE (length(parent.post_id), parent.post_id) < (length(child.post_id), child.post_id)"
    ),
    (
        "INSERT INTO temp.thread_of WITH RECURSIVE tree (id, root) AS ("
        "SELECT link.child, coalesce(parent.thread_root, parent.id)"
        " FROM temp.thread_link AS link CROSS JOIN post AS parent ON parent.id = link.parent"
        " WHERE parent.id NOT IN (SELECT id FROM temp.unsettled)"
        " UNION ALL SELECT link.child, link.parent FROM temp.thread_link AS link"
        " WHERE link.parent IN (SELECT id FROM temp.unsettled)"
        " AND link.parent NOT IN (SELECT child FROM temp.thread_link)"
        " UNION ALL SELECT link.child, tree.root FROM tree"
        " CROSS JOIN temp.thread_link AS link ON link.parent = tree.id)"
        " SELECT id, root FROM tree"
    ),
    (
        "UPDATE post SET thread_root = NULL WHERE thread_root IS NOT NULL"
        " AND id IN (SELECT id FROM temp.unsettled) AND id NOT IN (SELECT id FROM temp.thread_of)"
    ),
    (
        "UPDATE post SET thread_root ="
        " (SELECT settled.root FROM temp.thread_of AS settled WHERE settled.id = post.id)"
        " WHERE id IN (SELECT id FROM temp.thread_of) AND thread_root IS NOT"
        " (SELECT settled.root FROM temp.thread_of AS settled WHERE settled.id = post.id)"
    ),
)


def open_threads(db: Database) -> None:
    """Make the temporary tables, empty, before any post changes."""
    run(db, *_SETUP)


def note_touched(db: Database) -> None:
    """Note the threads of the touched posts, before these are derived."""
    run(db, _NOTE)


def settle(db: Database) -> None:
    """Set `post.thread_root` (an internal id; None for a first post) where it may have changed."""
    run(db, *_UNSETTLE, *_SETTLE)
