"""Which derived rows may have changed: those that a source, or a new spelling, speaks of.

`touch_sources` takes the sources in the temporary table `touched_source`, each with the accounts
(present and former) whose rows it may have fed; `touch_spellings` the refs in `changed_ref`, each
with the people (present and former) it stood for.
"""

from __future__ import annotations

from sqlite_utils import Database

from reachdesk.storage.merging import run

_SETUP = (
    (
        "CREATE TEMP TABLE IF NOT EXISTS touched_source"
        " (source_id INTEGER, account_id INTEGER,"
        " PRIMARY KEY (source_id, account_id)) WITHOUT ROWID"
    ),
    (
        "CREATE TEMP TABLE IF NOT EXISTS changed_ref"
        " (ref_id INTEGER, person_id INTEGER, PRIMARY KEY (ref_id, person_id)) WITHOUT ROWID"
    ),
    (
        "CREATE TEMP TABLE IF NOT EXISTS dated (source_id INTEGER PRIMARY KEY, account_id INTEGER,"
        " network TEXT, as_of_ms INTEGER, rank INTEGER, mark TEXT, moment TEXT)"
    ),
    "DELETE FROM temp.touched_source",
    "DELETE FROM temp.changed_ref",
    "DELETE FROM temp.dated",
)

# Where each person stands in the facts, by its present spelling.
_WHO = "coalesce(alias.person_id, fact.person_id)"
_ALIAS = "LEFT JOIN alias ON alias.ref_id = fact.person_id"
_FROM = "FROM temp.touched_source AS seat CROSS JOIN"

POSTS = (
    "INSERT OR IGNORE INTO temp.touched_post (account_id, post_id, own)"
    f" SELECT seat.account_id, fact.post_id, :own {_FROM} post_fact AS fact"
    " ON fact.source_id = seat.source_id"
)
REPLACED = (
    "INSERT OR IGNORE INTO temp.touched_post (account_id, post_id, own)"
    f" SELECT seat.account_id, fact.post_id, 0 {_FROM} replaced_fact AS fact"
    " ON fact.source_id = seat.source_id"
)
PEOPLE = (
    (
        "INSERT OR IGNORE INTO temp.touched_person (person_id, own)"
        f" SELECT {_WHO}, :own {_FROM} person_fact AS fact"
        f" ON fact.source_id = seat.source_id {_ALIAS}"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_account_person (account_id, person_id, own)"
        f" SELECT seat.account_id, {_WHO}, :own {_FROM} person_fact AS fact"
        f" ON fact.source_id = seat.source_id {_ALIAS}"
    ),
)
AUDIENCE = (
    (
        "INSERT OR IGNORE INTO temp.touched_snapshot (account_id, kin, source_id, own)"
        f" SELECT seat.account_id, fact.kin, fact.source_id, :own {_FROM} snapshot_head AS fact"
        " ON fact.source_id = seat.source_id"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_list (account_id, list_ref, own)"
        f" SELECT seat.account_id, fact.list_ref, :own {_FROM} list_fact AS fact"
        " ON fact.source_id = seat.source_id"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_list (account_id, list_ref, own)"
        f" SELECT seat.account_id, fact.list_ref, 0 {_FROM} list_member_fact AS fact"
        " ON fact.source_id = seat.source_id"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_list_member (account_id, list_ref, person_id, own)"
        f" SELECT seat.account_id, fact.list_ref, {_WHO}, :own {_FROM} list_member_fact AS fact"
        f" ON fact.source_id = seat.source_id {_ALIAS}"
    ),
    # a later export's members take the place of an earlier one's
    (
        "INSERT OR IGNORE INTO temp.touched_list_member (account_id, list_ref, person_id, own)"
        " SELECT account_id, list_ref, person_id, 0 FROM list_member"
        " WHERE (account_id, list_ref) IN"
        " (SELECT account_id, list_ref FROM temp.touched_list_member)"
    ),
)
REST = (
    (
        "INSERT OR IGNORE INTO temp.touched_count (account_id, metric, at_ms, own)"
        f" SELECT seat.account_id, fact.metric, fact.at_ms, :own {_FROM} count_fact AS fact"
        " ON fact.source_id = seat.source_id"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_reading (account_id, at_ms, own)"
        f" SELECT seat.account_id, fact.at_ms, :own {_FROM} reading_fact AS fact"
        " ON fact.source_id = seat.source_id"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_event (account_id, event_id, own)"
        f" SELECT seat.account_id, fact.event_id, :own {_FROM} event_fact AS fact"
        " ON fact.source_id = seat.source_id"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_exchange"
        " (account_id, kind, direction, exchange_id, person_id, own)"
        f" SELECT seat.account_id, fact.kind, fact.direction, fact.exchange_id, {_WHO}, :own"
        f" {_FROM} exchange_fact AS fact ON fact.source_id = seat.source_id {_ALIAS}"
    ),
)

# The accounts that a source's rows may stand under: its own, and a former one.
_SEAT = (
    "JOIN (SELECT id AS source_id, account_id FROM source"
    " UNION SELECT source_id, account_id FROM temp.touched_source) AS seat"
    " ON seat.source_id = fact.source_id"
)
_SPELLED = "FROM temp.changed_ref AS changed CROSS JOIN"
SPELLINGS = (
    (
        "INSERT OR IGNORE INTO temp.touched_person (person_id, own)"
        " SELECT person_id, 0 FROM temp.changed_ref"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_account_person (account_id, person_id, own)"
        f" SELECT seat.account_id, changed.person_id, 0 {_SPELLED} person_fact AS fact"
        f" ON fact.person_id = changed.ref_id {_SEAT}"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_list_member (account_id, list_ref, person_id, own)"
        f" SELECT seat.account_id, fact.list_ref, changed.person_id, 0"
        f" {_SPELLED} list_member_fact AS fact ON fact.person_id = changed.ref_id {_SEAT}"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_exchange"
        " (account_id, kind, direction, exchange_id, person_id, own)"
        " SELECT seat.account_id, fact.kind, fact.direction, fact.exchange_id, changed.person_id, 0"
        f" {_SPELLED} exchange_fact AS fact ON fact.person_id = changed.ref_id {_SEAT}"
    ),
    (
        "INSERT OR IGNORE INTO temp.touched_snapshot (account_id, kin, source_id, own)"
        " SELECT seat.account_id, fact.kin, fact.source_id, 0 FROM temp.changed_ref AS changed"
        " CROSS JOIN snapshot_head AS head"
        " CROSS JOIN snapshot_fact AS fact"
        " ON fact.source_id = head.source_id AND fact.kin = head.kin"
        f" AND fact.person_id = changed.ref_id {_SEAT}"
    ),
)


def open_touching(db: Database) -> None:
    """Make the temporary tables that say what is touched, empty."""
    run(db, *_SETUP)


def date_sources(db: Database, *, without: int = 0) -> None:
    """Fill `dated` with all sources that have an account, but for `without`, ranked by date."""
    run(
        db,
        "DELETE FROM temp.dated",
        "INSERT INTO temp.dated (source_id, account_id, network, as_of_ms, rank)"
        " SELECT id, account_id, network, as_of_ms, dense_rank() OVER (ORDER BY as_of_ms)"
        " FROM source WHERE id <> :without AND account_id IS NOT NULL",
        "UPDATE temp.dated SET mark = printf('%06d', rank), moment = printf('%015d', as_of_ms)",
        without=without,
    )


def touch_sources(db: Database, *, own: bool, posts: bool = True, people: bool = True) -> None:
    """Touch what the sources in `touched_source` speak of. `own`: count the changes as theirs.

    `posts` and `people` are False where the caller takes a shorter way for most of those.
    """
    statements = [*AUDIENCE, *REST]
    if posts:
        statements.append(POSTS)
    if people:
        statements.extend(PEOPLE)
    run(db, *statements, REPLACED, own=int(own))


def touch_spellings(db: Database) -> None:
    """Touch what names a person by a ref in `changed_ref`."""
    run(db, *SPELLINGS)
