"""LinkedIn posts that are one under several ids, and what must be derived again because of that.

A post of LinkedIn's has a `share` or `ugcPost` id in the data export and an `activity` id in the
analytics. All hold the milliseconds at which they were given (id >> 22), and those of one post lie
0 to 1 second apart. So the ids of one account that lie less than `NEAR_MS` apart are one post,
also along a chain of such ids. It goes by the smallest id that any export says of it. An id that
another fact names as replaced joins nothing; ids of other shapes and networks hold no such time.

`join_touched` lays out, from the facts as they stand, the temporary tables `near_post` (ids that
were or are close, with the first of them: what a change of one of them may change) and `same_post`
(the ids of posts that now have several, each with the id by which the post goes). Both stay empty
unless a post of an account on LinkedIn is touched.
"""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.domain.records import Network
from reachdesk.storage.merging import run

NEAR_MS = 2_000
_TIME_SHIFT = 22
_EARLIEST = 1_262_304_000_000 << _TIME_SHIFT  # 2010, before the first id that holds a time
_LINKEDIN = Network.LINKEDIN.value

_EMPTY = ("DELETE FROM temp.near_post", "DELETE FROM temp.same_post")
_SETUP = (
    (
        "CREATE TEMP TABLE IF NOT EXISTS near_post (account_id INTEGER, post_id TEXT, first TEXT,"
        " PRIMARY KEY (account_id, post_id)) WITHOUT ROWID"
    ),
    (
        "CREATE TEMP TABLE IF NOT EXISTS same_post (account_id INTEGER, post_id TEXT, first TEXT,"
        " PRIMARY KEY (account_id, post_id)) WITHOUT ROWID"
    ),
    *_EMPTY,
)
_IS_TOUCHED = (
    f"SELECT 1 FROM account WHERE network = '{_LINKEDIN}' AND EXISTS"
    " (SELECT 1 FROM temp.touched_post AS touched WHERE touched.account_id = account.id) LIMIT 1"
)

_SAID = (
    "SELECT dated.account_id, fact.post_id FROM temp.dated"
    " CROSS JOIN post_fact AS fact ON fact.source_id = dated.source_id"
    f" WHERE dated.network = '{_LINKEDIN}'"
)
_KEPT = (
    f"{_SAID} AND NOT EXISTS (SELECT 1 FROM replaced_fact AS replaced JOIN temp.dated AS replacing"
    " ON replacing.source_id = replaced.source_id WHERE replaced.post_id = fact.post_id"
    " AND replacing.account_id = dated.account_id)"
)
_TOUCHED = (
    "SELECT account_id, post_id FROM temp.touched_post"
    f" WHERE account_id IN (SELECT id FROM account WHERE network = '{_LINKEDIN}')"
)


def near_ids(ids: str) -> str:
    """A SELECT of account, id and first id of those in `ids` that have a near one."""
    number = "CAST(post_id AS INTEGER)"
    timed = (
        f"SELECT account_id, post_id, {number} AS number FROM ({ids})"
        f" WHERE {number} >= {_EARLIEST} AND CAST({number} AS TEXT) = post_id"
    )
    gaps = (
        f"SELECT *, (number >> {_TIME_SHIFT}) - (lag(number) OVER ids >> {_TIME_SHIFT}) AS gap"
        f" FROM ({timed}) WINDOW ids AS (PARTITION BY account_id ORDER BY number)"
    )
    places = (
        f"SELECT *, sum(coalesce(gap >= {NEAR_MS}, 1)) OVER ids AS place"
        f" FROM ({gaps}) WINDOW ids AS (PARTITION BY account_id ORDER BY number)"
    )
    return (
        "SELECT account_id, post_id, first FROM (SELECT account_id, post_id,"
        f" min(post_id) OVER posts AS first, count(*) OVER posts AS size FROM ({places})"
        " WINDOW posts AS (PARTITION BY account_id, place)) WHERE size > 1"
    )


_FIND_NEAR = f"INSERT INTO temp.near_post {near_ids(f'{_SAID} UNION {_TOUCHED}')}"
_FIND_SAME = f"INSERT INTO temp.same_post {near_ids(f'SELECT DISTINCT * FROM ({_KEPT})')}"
_NEAR_TOUCHED = (
    "SELECT near.account_id, near.first FROM temp.near_post AS near JOIN temp.touched_post AS"
    " touched ON touched.account_id = near.account_id AND touched.post_id = near.post_id"
)
_TOUCH_NEAR = (
    "INSERT OR IGNORE INTO temp.touched_post (account_id, post_id, own)"
    " SELECT account_id, post_id, 0 FROM temp.near_post"
    f" WHERE (account_id, first) IN ({_NEAR_TOUCHED})"
)
# what names a post may have to name it by another id
_NAMED = (
    "IN (SELECT near.account_id, near.post_id FROM temp.near_post AS near"
    f" WHERE (near.account_id, near.first) IN ({_NEAR_TOUCHED}))"
)
_TOUCH_NAMING = (
    "INSERT OR IGNORE INTO temp.touched_post (account_id, post_id, own)"
    f" SELECT account_id, post_id, 0 FROM ({_SAID.replace('fact.post_id', 'fact.*')})"
    f" WHERE (account_id, reply_to_post) {_NAMED} OR (account_id, quoted_post) {_NAMED}"
)
_OWN = (
    "UPDATE temp.touched_post SET own = 1 WHERE own = 0 AND (account_id, post_id) IN"
    " (SELECT same.account_id, same.first FROM temp.same_post AS same JOIN temp.touched_post AS"
    " touched ON touched.account_id = same.account_id AND touched.post_id = same.post_id"
    " WHERE touched.own)"
)
# A post that goes by another id than before stays the same row: neither new nor gone.
_STANDING = (
    f"SELECT account_id, post_id FROM ({_KEPT})"
    " EXCEPT SELECT account_id, post_id FROM temp.same_post WHERE post_id <> first"
)
_RENAME = (
    f"WITH standing AS MATERIALIZED ({_STANDING}), pair AS MATERIALIZED ("
    "SELECT near.account_id, min(iif(post.id IS NOT NULL AND standing.post_id IS NULL,"
    " near.post_id, NULL)) AS stale, min(iif(post.id IS NULL AND standing.post_id IS NOT NULL,"
    " near.post_id, NULL)) AS missing FROM temp.near_post AS near"
    " LEFT JOIN post ON post.account_id = near.account_id AND post.post_id = near.post_id"
    " LEFT JOIN standing"
    " ON standing.account_id = near.account_id AND standing.post_id = near.post_id"
    f" WHERE (near.account_id, near.first) IN ({_NEAR_TOUCHED})"
    " GROUP BY near.account_id, near.first)"
    " UPDATE post SET post_id = pair.missing FROM pair WHERE post.account_id = pair.account_id"
    " AND post.post_id = pair.stale AND pair.missing IS NOT NULL"
)


def open_joining(db: Database) -> None:
    """Make the temporary tables, empty."""
    run(db, *_SETUP)


def join_touched(db: Database) -> None:
    """Say which ids are one post now, and touch what is one with a touched post, or was.

    Where a post now goes by another of its ids, its row is renamed. Needs `dated` and
    `touched_post`. A touched id that another one stands for has no row of its own.
    """
    run(db, *_EMPTY)
    if db.conn.execute(_IS_TOUCHED).fetchone() is None:
        return
    # those that name a touched post first, because they may themselves have several ids
    run(db, _FIND_NEAR, _TOUCH_NAMING, _TOUCH_NEAR, _FIND_SAME, _OWN, _RENAME)
