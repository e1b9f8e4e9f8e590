"""What the owner made in the program, as JSON under a kind and a key."""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.storage.database import writing


def kept(db: Database, kind: str) -> dict[str, str]:
    """The bodies of one kind by key, ordered by key."""
    found = db.conn.execute("SELECT key, body FROM kept WHERE kind = ? ORDER BY key", (kind,))
    return dict(found.fetchall())


def keep(db: Database, kind: str, key: str, body: str | None, at_ms: int) -> str | None:
    """Put `body` in place of what was kept under the key (None: take it away).

    Gives back what was there before, None for nothing. Joins a write transaction that is open.
    """
    if db.conn.in_transaction:
        return _keep(db, kind, key, body, at_ms)
    with writing(db):
        return _keep(db, kind, key, body, at_ms)


def _keep(db: Database, kind: str, key: str, body: str | None, at_ms: int) -> str | None:
    before = db.conn.execute(
        "SELECT body FROM kept WHERE kind = ? AND key = ?", (kind, key)
    ).fetchone()
    if body is None:
        db.conn.execute("DELETE FROM kept WHERE kind = ? AND key = ?", (kind, key))
    else:
        db.conn.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", (kind, key, body, at_ms))
    return before[0] if before else None
