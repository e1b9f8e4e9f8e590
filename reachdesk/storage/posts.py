"""Reading posts: all of an account as columns, single ones as records, texts apart."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.domain.records import PostKind, Precision
from reachdesk.storage.codes import KINDS, PRECISIONS
from reachdesk.storage.columns import (
    Floats,
    Integers,
    Texts,
    columns_of,
    known,
    people_as_one,
)
from reachdesk.storage.database import reading

_PEOPLE = ("reply_to_person", "reposted_person", "quoted_person")
_COUNTS = (
    "links",
    "hashtags",
    "media",
    "likes",
    "reposts",
    "replies",
    "quotes",
    "bookmarks",
    "impressions",
)


@dataclass(frozen=True, slots=True)
class PostColumns:
    """Posts of one account by time, then id; arrays of shape (posts,).

    `keys`: internal numbers, valid until the library changes. `created_ms`: UTC milliseconds, -1
    where no export says (those come first). `precision` and `kind`: codes, the places in
    `codes.PRECISIONS` and `codes.KINDS`. `language`: "" unknown. People are internal numbers, -1
    none. `thread_root`: the key of the thread's first post, its own for a first post. Counts are
    floats, NaN where no export says; `counted_ms` and `viewed_ms` are the dates of the latest
    export with reactions and with impressions, -1 none.
    """

    keys: Integers
    ids: Texts
    created_ms: Integers
    precision: Integers
    kind: Integers
    language: Texts
    reply_to_person: Integers
    reposted_person: Integers
    quoted_person: Integers
    thread_root: Integers
    links: Floats
    hashtags: Floats
    media: Floats
    likes: Floats
    reposts: Floats
    replies: Floats
    quotes: Floats
    bookmarks: Floats
    impressions: Floats
    counted_ms: Integers
    viewed_ms: Integers

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Post:
    """One post. None is «no export says»; people are refs such as "123" or "@ana".

    `thread_root`: the id of the thread's first post, its own for a first post. `replies_known` and
    the like follow from None: a count of 0 was stated.
    """

    key: int
    id: str
    created_ms: int | None
    precision: Precision
    kind: PostKind
    text: str | None
    language: str | None
    reply_to_post: str | None
    reply_to_person: str | None
    reposted_person: str | None
    quoted_post: str | None
    quoted_person: str | None
    mentioned: tuple[str, ...]
    thread_root: str
    links: int | None
    hashtags: int | None
    media: int | None
    likes: int | None
    reposts: int | None
    replies: int | None
    quotes: int | None
    bookmarks: int | None
    impressions: int | None
    counted_ms: int | None
    viewed_ms: int | None


def post_columns(
    db: Database, account_id: int, start_ms: int | None = None, end_ms: int | None = None
) -> PostColumns:
    """The posts of an account, undated ones too, or those with start <= time < end."""
    source, values = _span("post", account_id, start_ms, end_ms)
    numbers = {name: name for name in ("created_ms", "precision", "kind", *_PEOPLE, *_COUNTS)}
    numbers |= {"keys": "id", "thread_root": "coalesce(thread_root, id)"}
    numbers |= {"counted_ms": "counted_ms", "viewed_ms": "viewed_ms"}
    with reading(db):
        found, words = columns_of(
            db, numbers, {"ids": "post_id", "language": "language"}, source, values
        )
        found |= {column: people_as_one(db, found[column]) for column in _PEOPLE}
    order = _by_time(found["created_ms"], words["ids"])
    columns: dict[str, NDArray[Any]] = {name: each[order] for name, each in (found | words).items()}
    columns |= {name: known(columns[name]) for name in _COUNTS}
    return PostColumns(**columns)


def undated_posts(db: Database, account_id: int) -> int:
    """How many posts of an account no export gives a time."""
    found = db.conn.execute(
        "SELECT count(*) FROM post WHERE account_id = ? AND created_ms IS NULL", (account_id,)
    ).fetchone()
    return int(found[0])


def _by_time(created_ms: Integers, ids: Texts) -> Integers:
    """The order by time, then by length and letters of the id; comparing few texts only."""
    order = np.argsort(created_ms, kind="stable")
    sorted_ms = created_ms[order]
    same = np.flatnonzero(sorted_ms[1:] == sorted_ms[:-1])
    places = np.union1d(same, same + 1)
    tied = order[places]
    order[places] = tied[np.lexsort((ids[tied], np.strings.str_len(ids[tied]), created_ms[tied]))]
    return order


def _span(
    table: str, account_id: int, start_ms: int | None, end_ms: int | None
) -> tuple[str, dict[str, object]]:
    """Table and condition for the dated rows of an account within a time, and its values."""
    # the plus keeps SQLite from walking an index through the whole table
    condition = (
        f"{table} WHERE {'+' if start_ms is None and end_ms is None else ''}account_id = :account"
    )
    values: dict[str, object] = {"account": account_id}
    if start_ms is not None:
        condition += " AND created_ms >= :start"
        values["start"] = start_ms
    if end_ms is not None:
        condition += " AND created_ms < :end"
        values["end"] = end_ms
    return condition, values


def post_texts(db: Database, account_id: int, ids: Sequence[str]) -> list[str | None]:
    """The texts of the posts with these ids, in their order; None without post or text."""
    found = db.conn.execute(
        "SELECT fact.text FROM json_each(:ids) AS wanted"
        " LEFT JOIN post ON post.account_id = :account AND post.post_id = wanted.value"
        " LEFT JOIN post_fact AS fact ON fact.id = post.text_fact ORDER BY wanted.key",
        {"ids": json.dumps([str(each) for each in ids]), "account": account_id},
    )
    return [text for (text,) in found]


def each_text(
    db: Database, account_id: int, start_ms: int | None = None, end_ms: int | None = None
) -> Iterator[tuple[int, str]]:
    """Key and text of every post that has one, in no order, a row at a time."""
    source, values = _span("post", account_id, start_ms, end_ms)
    yield from db.conn.execute(
        "SELECT post.id, fact.text FROM"
        f" (SELECT id, text_fact FROM {source} AND text_fact IS NOT NULL) AS post"
        " JOIN post_fact AS fact ON fact.id = post.text_fact",
        values,
    )


def mentions(
    db: Database, account_id: int, start_ms: int | None = None, end_ms: int | None = None
) -> list[tuple[int, str]]:
    """Who is named in the posts' texts: post key and person ref, one pair for each.

    An "@handle" that stands for a known id is given as that id.
    """
    source, values = _span("post", account_id, start_ms, end_ms)
    found = db.conn.execute(
        "SELECT post.id, fact.mentioned, dated.network FROM"
        f" (SELECT id, mentioned_fact FROM {source} AND mentioned_fact IS NOT NULL) AS post"
        " JOIN post_fact AS fact ON fact.id = post.mentioned_fact"
        " JOIN source AS dated ON dated.id = fact.source_id",
        values,
    ).fetchall()
    stands_for = {
        (network, spelled): ref
        for network, spelled, ref in db.conn.execute(
            "SELECT spelled.network, spelled.ref, person.ref FROM alias"
            " JOIN person_ref AS spelled ON spelled.id = alias.ref_id"
            " JOIN person_ref AS person ON person.id = alias.person_id"
        )
    }
    return [
        (key, stands_for.get((network, ref), ref))
        for key, named, network in found
        for ref in named.split()
    ]


_RECORD = (
    "SELECT post.id, post.post_id, post.created_ms, post.precision, post.kind, told.text,"
    " post.language, post.reply_to_post, {people}, post.quoted_post, {quoted},"
    " named.mentioned, coalesce(root.post_id, post.post_id), "
    + ", ".join(f"post.{column}" for column in _COUNTS)
    + ", post.counted_ms, post.viewed_ms FROM post"
    " LEFT JOIN post_fact AS told ON told.id = post.text_fact"
    " LEFT JOIN post_fact AS named ON named.id = post.mentioned_fact"
    " LEFT JOIN post AS root ON root.id = post.thread_root"
)
_REF = (
    "(SELECT ref.ref FROM person_ref AS ref WHERE ref.id ="
    " coalesce((SELECT person_id FROM alias WHERE ref_id = post.{column}), post.{column}))"
)
_SELECT = _RECORD.format(
    people=f"{_REF.format(column='reply_to_person')}, {_REF.format(column='reposted_person')}",
    quoted=_REF.format(column="quoted_person"),
)


def post(db: Database, account_id: int, post_id: str) -> Post | None:
    """The post with that id, or None."""
    row = db.conn.execute(
        f"{_SELECT} WHERE post.account_id = ? AND post.post_id = ?", (account_id, post_id)
    ).fetchone()
    return None if row is None else _post(row)


def top_posts(
    db: Database,
    account_id: int,
    by: str,
    *,
    limit: int = 10,
    start_ms: int | None = None,
    end_ms: int | None = None,
) -> list[Post]:
    """The own posts with most of a count (`by`: "likes", "impressions" …); reposts left out.

    Equal counts: the later post first. Posts without that count are left out. Raises `ValueError`
    for another word.
    """
    if by not in _COUNTS:
        raise ValueError(by)
    values = {
        "account": account_id,
        "repost": KINDS.index(PostKind.REPOST),
        "limit": limit,
        "start": start_ms,
        "end": end_ms,
    }
    found = db.conn.execute(
        f"{_SELECT} WHERE post.account_id = :account AND post.kind <> :repost"
        f" AND post.{by} IS NOT NULL AND (:start IS NULL OR post.created_ms >= :start)"
        " AND (:end IS NULL OR post.created_ms < :end)"
        f" ORDER BY post.{by} DESC, post.created_ms DESC, post.post_id DESC LIMIT :limit",
        values,
    )
    return [_post(row) for row in found]


def _post(row: Sequence[Any]) -> Post:
    record = dict(zip((each.name for each in fields(Post)), row, strict=True))
    record["precision"] = PRECISIONS[record["precision"]]
    record["kind"] = KINDS[record["kind"]]
    record["mentioned"] = tuple((record["mentioned"] or "").split())
    return Post(**record)
