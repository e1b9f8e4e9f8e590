"""The numbers that stand for people, and which "@handle" is whose.

A ref "@handle" stands for the native id that, of all person facts of that network, used that handle
latest (of several at one time: the larger id). Until an id is known, it stands for itself.
"""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.storage.merging import run

# "A" is the letter after "@": the refs in between are handles, and an index finds them.
_IS_HANDLE = "ref >= '@' AND ref < 'A'"

_INTERN_POSTS = tuple(
    "INSERT OR IGNORE INTO person_ref (network, ref)"
    f" SELECT DISTINCT :network, {column} FROM post_fact"
    f" WHERE source_id = :source AND {column} <> ''"
    for column in ("reply_to_person", "reposted_person", "quoted_person")
)

_SETUP = (
    "CREATE TEMP TABLE IF NOT EXISTS named_ref (ref_id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS doubtful_ref (ref_id INTEGER PRIMARY KEY)",
    "DELETE FROM temp.named_ref",
    "DELETE FROM temp.doubtful_ref",
)
# Handles that the source names, or for which it names an id.
_DOUBT = (
    (
        "INSERT OR IGNORE INTO temp.doubtful_ref"
        " SELECT ref.id FROM person_ref AS ref WHERE ref.network = :network AND ref.id > :known"
        f" AND ref.{_IS_HANDLE.replace('AND ', 'AND ref.')}"
    ),
    (
        "INSERT OR IGNORE INTO temp.doubtful_ref"
        " SELECT ref.id FROM person_fact AS fact CROSS JOIN person_ref AS ref"
        " ON ref.network = :network AND ref.ref = '@' || lower(fact.handle)"
        " WHERE fact.source_id = :source AND fact.handle <> ''"
        " AND EXISTS (SELECT 1 FROM person_ref"
        f" WHERE network = :network AND {_IS_HANDLE})"
    ),
)
_STANDS_FOR = (
    "(SELECT fact.person_id FROM person_fact AS fact"
    " JOIN person_ref AS native ON native.id = fact.person_id"
    " JOIN source ON source.id = fact.source_id"
    " WHERE fact.handle IS NOT NULL AND lower(fact.handle) = substr(ref.ref, 2)"
    " AND native.network = ref.network AND NOT (native.ref >= '@' AND native.ref < 'A')"
    " ORDER BY coalesce(fact.seen_ms, source.as_of_ms) DESC, native.ref DESC LIMIT 1)"
)
_SETTLE = (
    "CREATE TEMP TABLE IF NOT EXISTS settled_ref (ref_id INTEGER PRIMARY KEY, person_id INTEGER)",
    "DELETE FROM temp.settled_ref",
    (
        "INSERT INTO temp.settled_ref SELECT doubtful.ref_id,"
        f" (SELECT {_STANDS_FOR} FROM person_ref AS ref WHERE ref.id = doubtful.ref_id)"
        " FROM temp.doubtful_ref AS doubtful"
    ),
    (
        "DELETE FROM temp.settled_ref WHERE person_id IS"
        " (SELECT alias.person_id FROM alias WHERE alias.ref_id = settled_ref.ref_id)"
    ),
    (
        "INSERT OR IGNORE INTO temp.changed_ref SELECT settled.ref_id,"
        " coalesce(alias.person_id, settled.ref_id) FROM temp.settled_ref AS settled"
        " LEFT JOIN alias ON alias.ref_id = settled.ref_id"
    ),
    (
        "INSERT OR IGNORE INTO temp.changed_ref SELECT ref_id, coalesce(person_id, ref_id)"
        " FROM temp.settled_ref"
    ),
    "DELETE FROM alias WHERE ref_id IN (SELECT ref_id FROM temp.settled_ref)",
    "INSERT INTO alias SELECT ref_id, person_id FROM temp.settled_ref WHERE person_id IS NOT NULL",
)

# Every ref that the facts of a source name.
_NAMED = (
    *(
        f"INSERT OR IGNORE INTO temp.named_ref SELECT person_id FROM {table}"
        " WHERE source_id = :source"
        for table in ("person_fact", "snapshot_fact", "list_member_fact", "exchange_fact")
    ),
    *(
        "INSERT OR IGNORE INTO temp.named_ref SELECT ref.id FROM post_fact AS fact"
        f" JOIN person_ref AS ref ON ref.network = :network AND ref.ref = fact.{column}"
        f" WHERE fact.source_id = :source AND fact.{column} <> ''"
        for column in ("reply_to_person", "reposted_person", "quoted_person")
    ),
)
# Of those, the ones that another source still names. A scan, as forgetting is rare and an index of
# millions of follower rows by person would cost every import.
_STILL_NAMED = (
    *(
        f"DELETE FROM temp.named_ref WHERE ref_id IN (SELECT person_id FROM {table})"
        for table in ("person_fact", "snapshot_fact", "list_member_fact", "exchange_fact")
    ),
    *(
        "DELETE FROM temp.named_ref WHERE ref_id IN (SELECT ref.id FROM post_fact AS fact"
        f" JOIN source ON source.id = fact.source_id"
        f" JOIN person_ref AS ref ON ref.network = source.network AND ref.ref = fact.{column}"
        f" WHERE fact.{column} <> '')"
        for column in ("reply_to_person", "reposted_person", "quoted_person")
    ),
)


def intern_posts(db: Database, source_id: int, network: str) -> None:
    """Give numbers to the people that the source's posts answer, pass on and quote."""
    run(db, *_INTERN_POSTS, source=source_id, network=network)


def newest_ref(db: Database) -> int:
    """The largest number given so far."""
    return int(db.conn.execute("SELECT coalesce(max(id), 0) FROM person_ref").fetchone()[0])


def doubt(db: Database, source_id: int, network: str, known: int) -> None:
    """Note the handles about which a source may have a say; `known`: the newest ref before it."""
    run(db, *_SETUP, *_DOUBT, source=source_id, network=network, known=known)


def resolve(db: Database) -> bool:
    """Settle whom the doubtful handles stand for, into `alias`, and note changes in `changed_ref`.

    True where something changed.
    """
    run(db, *_SETTLE)
    return db.conn.execute("SELECT 1 FROM temp.changed_ref LIMIT 1").fetchone() is not None


def note_named(db: Database, source_id: int, network: str) -> None:
    """Note the refs that the facts of a source name, before these facts are removed."""
    run(db, *_NAMED, source=source_id, network=network)


def drop_orphans(db: Database) -> None:
    """Remove the noted refs that no fact names any more."""
    run(
        db,
        *_STILL_NAMED,
        "DELETE FROM person_ref WHERE id IN (SELECT ref_id FROM temp.named_ref)",
        # a lost handle needs no settling: it stands for nobody
        "INSERT OR IGNORE INTO temp.changed_ref SELECT ref_id, person_id FROM alias"
        " WHERE ref_id IN (SELECT ref_id FROM temp.named_ref)",
        "DELETE FROM alias WHERE ref_id IN (SELECT ref_id FROM temp.named_ref)",
        "DELETE FROM temp.doubtful_ref WHERE ref_id IN (SELECT ref_id FROM temp.named_ref)",
    )
