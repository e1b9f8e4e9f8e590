"""Reading the shares of an audience that a network states as a whole, such as LinkedIn's."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database


class StatedShare(NamedTuple):
    """A share of the audience in hundredths of a per cent, as of a time; `low` and `high` differ
    where the network gives a range ("< 1%")."""

    category: str
    value: str
    at_ms: int
    low: int
    high: int


def stated_shares(db: Database, account_id: int, until_ms: int) -> list[StatedShare]:
    """The shares of the latest time before `until_ms` at which any is stated, as the file has them
    in no order; empty where none is."""
    rows = db.conn.execute(
        "SELECT metric, at_ms, value FROM count WHERE account_id = :account"
        " AND (metric >= 'demographics:' AND metric < 'demographics;'"
        " OR metric >= 'demographics_high:' AND metric < 'demographics_high;'"
        " OR metric >= 'demographics_low:' AND metric < 'demographics_low;') AND at_ms < :until"
        " ORDER BY at_ms",
        {"account": account_id, "until": until_ms},
    ).fetchall()
    latest = max((at_ms for _metric, at_ms, _value in rows), default=None)
    found: dict[tuple[str, str], dict[str, int]] = {}
    for metric, at_ms, value in rows:
        if at_ms == latest:
            end, _colon, name = metric.partition(":")
            category, _colon, word = name.partition(":")
            found.setdefault((category, word), {})[end] = value
    return [
        StatedShare(category, word, latest or 0, *_range(ends))
        for (category, word), ends in found.items()
    ]


def _range(ends: dict[str, int]) -> tuple[int, int]:
    exact = ends.get("demographics", 0)
    return ends.get("demographics_low", exact), ends.get("demographics_high", exact)
