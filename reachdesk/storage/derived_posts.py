"""How posts follow from their facts; of several ids of one post, see `same_post`."""

from __future__ import annotations

from reachdesk.storage.codes import KINDS, PRECISIONS, case
from reachdesk.storage.facts import TIME_BITS
from reachdesk.storage.merging import Derived, latest_number, latest_word, longest_fact

_NUMBERS = ("links", "hashtags", "media", "likes", "reposts", "replies", "quotes", "bookmarks")
_COUNTED = "coalesce(fact.likes, fact.reposts, fact.replies, fact.quotes, fact.bookmarks)"
_KIND = case("fact.kind", KINDS, 0)
_PRECISION = case("fact.precision", PRECISIONS, len(PRECISIONS) - 1)
_COARSEST = len(PRECISIONS) - 1
_REFS = (
    "LEFT JOIN person_ref AS reply ON reply.network = said.network"
    " AND reply.ref = said.reply_to_person"
    " LEFT JOIN person_ref AS reposted ON reposted.network = said.network"
    " AND reposted.ref = said.reposted_person"
    " LEFT JOIN person_ref AS quoted ON quoted.network = said.network"
    " AND quoted.ref = said.quoted_person"
)


# The finest time first, then the latest source, packed as: precision, rank, milliseconds.
_TIME = (
    f"max((({_COARSEST} - {_PRECISION}) << 61) | (min(dated.rank, 65535) << {TIME_BITS})"
    " | fact.created_ms)"
)
# A known kind has a code above 0; packed as: rank, code.
_BEST_KIND = f"max((dated.rank << 3) | nullif({_KIND}, 0)) & 7"

# Every fact of a touched post: those under its id; where it has several ids, those under any.
_ONE_ID = (
    "temp.touched_post AS touched CROSS JOIN post_fact AS fact ON fact.post_id = touched.post_id"
)
_ALL_IDS = (
    "(SELECT same.account_id, same.first AS post_id, same.post_id AS said_id"
    " FROM temp.same_post AS same CROSS JOIN temp.touched_post AS touched"
    " ON touched.account_id = same.account_id AND touched.post_id = same.first) AS touched"
    " CROSS JOIN post_fact AS fact ON fact.post_id = touched.said_id"
)

_SAID = (
    "SELECT touched.account_id, touched.post_id, dated.network,"
    f" {_TIME} AS time, {_BEST_KIND} AS kind, "
    + ", ".join(
        f"{latest_word(f'fact.{column}')} AS {column}"
        for column in (
            "language",
            "reply_to_post",
            "reply_to_person",
            "reposted_person",
            "quoted_post",
            "quoted_person",
        )
    )
    + ", "
    + ", ".join(
        f"{latest_number(f'fact.{column}')} AS {column}" for column in (*_NUMBERS, "impressions")
    )
    + f", max(iif({_COUNTED} IS NULL, NULL, dated.as_of_ms)) AS counted_ms"
    ", max(iif(fact.impressions IS NULL, NULL, dated.as_of_ms)) AS viewed_ms"
    f", {longest_fact('fact.text', 'dated.mark')} AS text_fact"
    f", {longest_fact('fact.mentioned', 'dated.mark')} AS mentioned_fact"
    " FROM {facts} CROSS JOIN temp.dated"
    " ON dated.source_id = fact.source_id AND dated.account_id = touched.account_id"
    " WHERE NOT EXISTS (SELECT 1 FROM replaced_fact AS replaced JOIN temp.dated AS replacing"
    " ON replacing.source_id = replaced.source_id"
    " WHERE replaced.post_id = fact.post_id AND replacing.account_id = touched.account_id)"
    " GROUP BY touched.account_id, touched.post_id"
)

_MERGE = (
    "SELECT said.account_id, said.post_id,"
    f" said.time & {(1 << TIME_BITS) - 1}, coalesce({_COARSEST} - (said.time >> 61), {_COARSEST}),"
    " coalesce(said.kind, 0), said.language, said.reply_to_post, reply.id, reposted.id,"
    " said.quoted_post, quoted.id, "
    + ", ".join(f"said.{column}" for column in (*_NUMBERS, "impressions"))
    + ", said.counted_ms, said.viewed_ms, said.text_fact, said.mentioned_fact"
    f" FROM ({_SAID}) AS said {_REFS}"
)

# The rows of posts with several ids, made anew in place of a row for each id. The conditions that
# stand first make these statements free for all other posts.
_ANY = "EXISTS (SELECT 1 FROM temp.same_post)"
_DROP_EACH = (
    f"DELETE FROM temp.fresh_post WHERE {_ANY}"
    " AND (account_id, post_id) IN (SELECT account_id, post_id FROM temp.same_post)"
)
_NAME_BY_FIRST = tuple(
    f"UPDATE temp.fresh_post AS fresh SET {column} = same.first FROM temp.same_post AS same"
    f" WHERE {_ANY} AND same.account_id = fresh.account_id AND same.post_id = fresh.{column}"
    for column in ("reply_to_post", "quoted_post")
)
# The owner may have spoken of any of the ids: the latest word goes, then the larger.
_WORD_OF_ALL = (
    "UPDATE temp.fresh_post AS fresh SET kind = word.kind FROM ("
    "SELECT same.account_id, same.first,"
    f" max((word.at_ms << 3) | {case('word.value', KINDS, 0)}) & 7 AS kind"
    " FROM temp.same_post AS same JOIN account ON account.id = same.account_id"
    " JOIN manual_post_word AS word ON word.network = account.network"
    " AND word.post_id = same.post_id AND word.field = 'kind'"
    " GROUP BY same.account_id, same.first) AS word"
    f" WHERE {_ANY} AND word.account_id = fresh.account_id AND word.first = fresh.post_id"
)

POST = Derived(
    table="post",
    keys={"account_id": "INTEGER", "post_id": "TEXT"},
    compared=(
        "created_ms",
        "precision",
        "kind",
        "language",
        "reply_to_post",
        "reply_to_person",
        "reposted_person",
        "quoted_post",
        "quoted_person",
        *_NUMBERS,
        "impressions",
    ),
    silent=("counted_ms", "viewed_ms", "text_fact", "mentioned_fact"),
    also_differs=(
        "(old.text_fact IS NOT {fresh}.text_fact"
        " AND (SELECT text FROM post_fact WHERE id = old.text_fact)"
        " IS NOT (SELECT text FROM post_fact WHERE id = {fresh}.text_fact))"
    ),
    merge=_MERGE.replace("{facts}", _ONE_ID),
    label="'posts'",
    adjust=(
        _DROP_EACH,
        f"INSERT INTO temp.fresh_post {_MERGE.replace('{facts}', _ALL_IDS)}",
        *_NAME_BY_FIRST,
        "UPDATE temp.fresh_post AS fresh SET kind = "
        + case("word.value", KINDS, 0)
        + " FROM manual_post_word AS word, account"
        " WHERE account.id = fresh.account_id AND word.network = account.network"
        " AND word.post_id = fresh.post_id AND word.field = 'kind'",
        _WORD_OF_ALL,
    ),
)

# Posts that only one fact speaks of need no merging: they are most of a first import.
TOUCH_SEVERAL = (
    "INSERT OR IGNORE INTO temp.touched_post (account_id, post_id, own)"
    " SELECT :account, fact.post_id, 1 FROM post_fact AS fact WHERE fact.source_id = :source"
    " AND (EXISTS (SELECT 1 FROM post_fact AS other JOIN temp.dated"
    " ON dated.source_id = other.source_id WHERE other.post_id = fact.post_id"
    " AND other.id <> fact.id AND dated.account_id = :account)"
    " OR EXISTS (SELECT 1 FROM replaced_fact AS replaced WHERE replaced.post_id = fact.post_id)"
    " OR EXISTS (SELECT 1 FROM manual_post_word AS word"
    " WHERE word.network = :network AND word.post_id = fact.post_id))"
)
INSERT_SINGLE = (
    f"INSERT INTO post ({', '.join(POST.columns)})"
    " SELECT :account, said.post_id, said.created_ms,"
    f" iif(said.created_ms IS NULL, {_COARSEST}, {_PRECISION.replace('fact.', 'said.')}),"
    f" {_KIND.replace('fact.', 'said.')}, nullif(said.language, ''),"
    " nullif(said.reply_to_post, ''), reply.id, reposted.id, nullif(said.quoted_post, ''),"
    " quoted.id, "
    + ", ".join(f"said.{column}" for column in (*_NUMBERS, "impressions"))
    + f", iif({_COUNTED.replace('fact.', 'said.')} IS NULL, NULL, :as_of)"
    ", iif(said.impressions IS NULL, NULL, :as_of)"
    ", iif(said.text <> '', said.id, NULL), iif(said.mentioned <> '', said.id, NULL)"
    f" FROM post_fact AS said {_REFS.replace('said.network', ':network')}"
    " WHERE said.source_id = :source"
    " AND NOT EXISTS (SELECT 1 FROM temp.touched_post AS touched"
    " WHERE touched.account_id = :account AND touched.post_id = said.post_id)"
)
