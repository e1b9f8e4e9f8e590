"""What the owner has decided to be the same, or not; no import changes it and none takes it away.

The two sides are named by network and id (a post's id, a person's ref), smaller one first.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.storage.database import writing

MESSAGE, PERSON = "message", "person"

Side = tuple[str, str]
"""Network and id."""


class Decision(NamedTuple):
    """A decision: its kind, the two sides, whether they are the same, and when it was made."""

    kind: str
    one_network: str
    one: str
    other_network: str
    other: str
    accepted: bool
    at_ms: int

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides, smaller one first."""
        return (self.one_network, self.one), (self.other_network, self.other)


def decision_of(kind: str, sides: tuple[Side, Side], at_ms: int, *, accepted: bool) -> Decision:
    """A decision about two sides in either order. `ValueError` for another kind."""
    if kind not in (MESSAGE, PERSON):
        raise ValueError(kind)
    one, other = sorted(sides)
    return Decision(kind, *one, *other, accepted, at_ms)


def decide(db: Database, decision: Decision) -> None:
    """Keep a decision in place of an earlier one about the same two."""
    with writing(db):
        db.conn.execute("INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?, ?, ?)", decision)


def undecide(db: Database, decision: Decision) -> None:
    """Take a decision back."""
    with writing(db):
        db.conn.execute(
            "DELETE FROM decision WHERE kind = ? AND one_network = ? AND one = ?"
            " AND other_network = ? AND other = ?",
            decision[:5],
        )


def decisions(db: Database) -> list[Decision]:
    """All decisions, by kind and sides."""
    return [
        Decision._make((*row[:5], bool(row[5]), row[6]))
        for row in db.conn.execute(
            "SELECT * FROM decision ORDER BY kind, one_network, one, other_network, other"
        )
    ]
