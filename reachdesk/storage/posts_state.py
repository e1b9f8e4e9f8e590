"""What decides everything that a library says of posts: whether arrays of them still hold."""

from __future__ import annotations

import hashlib
import json

from sqlite_utils import Database

_MEANING = 1
"""Of the arrays that are kept by this mark: goes up when the program reads them otherwise."""
_SAID = (
    "PRAGMA user_version",
    (
        "SELECT id, network, native_id, handle, fingerprint, format, importer, as_of_ms,"
        " imported_ms, account_id FROM source ORDER BY id"
    ),
    "SELECT id, public_id FROM account ORDER BY id",
    "SELECT * FROM manual_post_word ORDER BY network, post_id, field",
    "SELECT * FROM decision ORDER BY 1, 2, 3, 4, 5",
    "SELECT count(*) FROM alias",
    "SELECT name, seq FROM sqlite_sequence WHERE name IN ('post', 'source') ORDER BY name",
    "SELECT (SELECT max(id) FROM post_fact), (SELECT max(id) FROM post)",  # both at once: a scan
)


def posts_state(db: Database, file_mark: str) -> str:
    """A mark of the posts of a library as the open transaction sees them. `file_mark` tells files
    apart.

    Posts follow from sources and from the owner's words about posts and about who is one person
    (see `derive`), so these make up the mark; counters that only ever rise and the newest numbers
    tell salvaged files apart.
    """
    said = [db.conn.execute(sql).fetchall() for sql in _SAID]
    text = json.dumps([_MEANING, file_mark, said])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
