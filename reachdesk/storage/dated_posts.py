"""The posts of an account of which the time is known, as the score and the reach model read them.

They are read in portions of rows: SQLite works without Python's lock, and what numpy parses in one
go stays short, so that a window beside it goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.domain.columns import PostIds, lean
from reachdesk.storage.columns import Floats, Integers, Texts, columns_of, known, people_as_one
from reachdesk.storage.database import reading

PORTION = 1 << 14
_COUNTS = ("links", "likes", "reposts", "replies", "quotes", "impressions")
_NUMBERS = ("created_ms", "precision", "kind", "reply_to_person", "viewed_ms", *_COUNTS)
_SMALL = ("precision", "kind")
_INTERNAL = ("keys", "reply_to_person")
_IS_NUMBER = "CAST(CAST(post_id AS INTEGER) AS TEXT) = post_id AND CAST(post_id AS INTEGER) >= 0"


@dataclass(frozen=True, slots=True)
class DatedPosts:
    """Posts of one account by time, then id; arrays of shape (posts,), some of them read only.

    `keys`: internal numbers, valid until the library changes. `created_ms`: UTC milliseconds.
    `precision` and `kind`: the places in `codes.PRECISIONS` and `codes.KINDS`. `language`: ""
    unknown. `reply_to_person`: internal number, -1 none. Counts are floats, NaN where no export
    says; `viewed_ms` is the date of the latest export with impressions, -1 none.
    """

    keys: NDArray[np.integer[Any]]
    ids: PostIds
    created_ms: Integers
    precision: NDArray[np.integer[Any]]
    kind: NDArray[np.integer[Any]]
    language: Texts
    reply_to_person: NDArray[np.integer[Any]]
    links: Floats
    likes: Floats
    reposts: Floats
    replies: Floats
    quotes: Floats
    impressions: Floats
    viewed_ms: Integers

    def __len__(self) -> int:
        return len(self.keys)


def dated_posts(
    db: Database, account_id: int, between: Callable[[float], object] | None = None
) -> DatedPosts:
    """All dated posts of an account. `between(share done)` is called now and then; what it raises
    comes through."""
    with reading(db):
        columns, ids = _gathered(db, account_id, between)
        columns["reply_to_person"] = people_as_one(db, columns["reply_to_person"])
    order = _by_time(columns["created_ms"], ids)
    for name in tuple(columns):
        if between is not None:
            between(1.0)
        column = lean(columns.pop(name)[order])
        columns[name] = lean(known(column)) if name in _COUNTS else column
    for name in _INTERNAL:
        columns[name] = _narrow(columns[name])
    return DatedPosts(**columns, ids=ids[order])


def _narrow(numbers: NDArray[np.integer[Any]]) -> NDArray[np.integer[Any]]:
    """The same numbers in half the room where they fit."""
    small = np.iinfo(np.int32)
    fits = not len(numbers) or (numbers.min() >= small.min and numbers.max() <= small.max)
    return numbers.astype(np.int32) if fits and numbers.strides != (0,) else numbers


def _gathered(
    db: Database, account_id: int, between: Callable[[float], object] | None
) -> tuple[dict[str, NDArray[Any]], PostIds]:
    """All columns but the ids, and these, in no order: one array each, filled by portions."""
    count = db.conn.execute(
        "SELECT count(*) FROM post WHERE account_id = ? AND created_ms IS NOT NULL", (account_id,)
    ).fetchone()[0]
    columns: dict[str, NDArray[Any]] = {
        name: np.empty(count, np.int8 if name in _SMALL else np.int64)
        for name in ("keys", *_NUMBERS)
    }
    languages, ids, filled = [np.zeros(0, np.str_)], [PostIds.of(())], 0
    for part in _portions(db, account_id, between):
        end = filled + len(part["keys"])
        for name, column in columns.items():
            column[filled:end] = part[name]
        languages.append(lean(part["language"]))
        ids.append(part["ids"])
        filled = end
    columns["language"] = np.concatenate(languages)
    return columns, PostIds.joined(*(each for each in ids if len(each)))


def _portions(
    db: Database, account_id: int, between: Callable[[float], object] | None
) -> Iterator[dict[str, Any]]:
    """Columns of some rows at a time, in no order; at least one portion."""
    first, last = db.conn.execute(
        "SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM post WHERE account_id = ?",
        (account_id,),
    ).fetchone()
    for start in range(first, last + 1, PORTION):
        yield _portion(db, {"account": account_id, "start": start, "end": start + PORTION})
        if between is not None:
            between((start + PORTION - first) / (last + 1 - first))


def _portion(db: Database, values: dict[str, object]) -> dict[str, Any]:
    # the plus keeps SQLite from walking the index of accounts instead of the rows in their order
    source = (
        "post WHERE id >= :start AND id < :end AND +account_id = :account"
        " AND created_ms IS NOT NULL"
    )
    strange = db.conn.execute(
        f"SELECT 1 FROM {source} AND NOT ({_IS_NUMBER}) LIMIT 1", values
    ).fetchone()
    numbers = {"keys": "id"} | {name: name for name in _NUMBERS}
    words = {"language": "language"}
    if strange is None:
        numbers["ids"] = "post_id"
    else:
        words["ids"] = "post_id"
    found, said = columns_of(db, numbers, words, source, values)
    portion: dict[str, Any] = found | said
    ids = portion["ids"]
    portion["ids"] = PostIds(ids) if strange is None else PostIds.of(ids)
    return portion


def _by_time(created_ms: Integers, ids: PostIds) -> Integers:
    """The order by time, then by length and letters of the id; comparing few ids only."""
    order = np.argsort(created_ms, kind="stable")
    sorted_ms = created_ms[order]
    same = np.flatnonzero(sorted_ms[1:] == sorted_ms[:-1])
    places = np.union1d(same, same + 1)
    tied = order[places]
    names = np.array(ids[tied].tolist(), dtype=np.str_)
    order[places] = tied[np.lexsort((names, np.strings.str_len(names), created_ms[tied]))]
    return order
