"""Which people the library has met already."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from sqlite_utils import Database

_AT_ONCE = 500


def known_refs(db: Database, network: str, refs: Iterable[str]) -> set[str]:
    """Those of `refs` (ids and "@handles" of a network) that some source names."""
    found: set[str] = set()
    waiting = iter(refs)
    while some := list(islice(waiting, _AT_ONCE)):
        marks = ", ".join("?" * len(some))
        rows = db.conn.execute(
            f"SELECT ref FROM person_ref WHERE network = ? AND ref IN ({marks})", [network, *some]
        )
        found.update(ref for (ref,) in rows)
    return found
