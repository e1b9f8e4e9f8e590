"""What the pages read, derived from the facts by one rule.

The rule, value by value (each fact has the date of its source, or its own where it states one):

* a number: the latest date wins, then the larger number;
* a name, handle, place, language, reference, what an event says: the latest non-empty, then the
  larger by letters;
* a text or bio: the latest non-empty, then the longest, then the larger by letters;
* a time: the finest precision first, then the latest date, then the larger;
* the kind of a post: a known one before an unknown one, then the latest date;
* the members of a list: those of the latest export that has the list (of several: all of theirs);
* a follower snapshot: kept per source, never merged; a reading time: every one that any export has;
* a post that another fact names as replaced is left out;
* LinkedIn posts of one account whose ids hold times less than 2,000 ms apart, also along a chain of
  such, are one post under the smallest id, of which all their facts speak (`same_post`);
* the owner's manual word goes before all of these;
* country, region, city, zone and roles of a person are read out of these words (`people_readings`).

Ties are broken by the value itself, never by the order of imports. Hence importing twice changes
nothing, A then B equals B then A, and forgetting a source leaves exactly what the others say.
Whose an export is, `identity` says; whom an "@handle" stands for, `refs`; threads, `threads`.

Only rows that an import or a forgotten source may have changed are derived again, in the same
transaction. An import goes in two steps: first the rows of others that it moves (another account,
another spelling of a person), as if its own facts were not there; then its own rows, of which the
changes are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlite_utils import Database

from reachdesk.domain.records import Network
from reachdesk.storage import (
    accounts,
    derived_audience,
    derived_people,
    derived_posts,
    own_changes,
    people_readings,
    refs,
    same_post,
    threads,
    touching,
)
from reachdesk.storage.merging import Changes, Derived, open_tables, refresh, rows, run
from reachdesk.storage.own_changes import Seat
from reachdesk.storage.shares import Report, nobody, part_of

TABLES: tuple[Derived, ...] = (
    derived_posts.POST,
    derived_people.PERSON,
    derived_people.ACCOUNT_PERSON,
    derived_audience.SNAPSHOT,
    derived_audience.LIST,
    derived_audience.LIST_MEMBER,
    derived_audience.COUNT,
    derived_audience.READING,
    derived_audience.EVENT,
    derived_audience.EXCHANGE,
)


def open_derivation(db: Database) -> None:
    """Make the temporary tables of a derivation, empty."""
    touching.open_touching(db)
    same_post.open_joining(db)
    threads.open_threads(db)
    for derived in TABLES:
        open_tables(db, derived)
    run(db, *derived_people.WORDS)


def after_import(
    db: Database,
    source_id: int,
    known_ref: int,
    report: Report = nobody,
) -> dict[str, Changes]:
    """Derive what the facts of a new source change; the changes per record kind.

    `known_ref`: `refs.newest_ref` from before its facts were written. `report` gets shares 0..1 and
    may raise to stop.
    """
    people_readings.note_if_nobody(db)
    network = _network(db, source_id)
    refs.intern_posts(db, source_id, network)
    open_derivation(db)
    refs.doubt(db, source_id, network, known_ref)
    before = {each.account_id: each for each in accounts.accounts(db)}
    moved = [each for each in accounts.settle(db) if each.source_id != source_id]
    respelled = refs.resolve(db)
    if moved or respelled:
        touching.date_sources(db, without=source_id)
        _touch_moved(db, moved)
        _refresh_all(db)
    seat = _seat(db, source_id)
    touching.date_sources(db)
    changes = _derive_own(db, seat, part_of(report, 0.1, 0.9))
    threads.settle(db)
    report(0.95)
    changes.update(own_changes.snapshot_changes(db, seat))
    profile = own_changes.profile_change(db, seat, before)
    return changes | ({"profile": profile} if profile else {})


def _touch_moved(db: Database, moved: list[accounts.Moved]) -> None:
    """Touch the rows of sources that changed account, and of people who are spelled anew."""
    seats = [(each.source_id, each.after) for each in moved]
    seats += [(each.source_id, each.before) for each in moved if each.before is not None]
    db.conn.executemany("INSERT OR IGNORE INTO temp.touched_source VALUES (?, ?)", seats)
    touching.touch_sources(db, own=False)
    touching.touch_spellings(db)
    run(db, "DELETE FROM temp.touched_source", "DELETE FROM temp.changed_ref")


def _derive_own(db: Database, seat: Seat, report: Report) -> dict[str, Changes]:
    """Derive a new source's own rows. Posts and people of which only one fact speaks, most of a
    first import, are copied straight; the others, and posts that may be one with another, go
    through `merging`.
    """
    bound = {
        "source": seat.source_id,
        "account": seat.account_id,
        "network": seat.network,
        "as_of": seat.as_of_ms,
    }
    run(db, "INSERT INTO temp.touched_source VALUES (:source, :account)", **bound)
    run(db, *derived_people.WORDS)
    run(db, derived_posts.TOUCH_SEVERAL, derived_people.TOUCH_SEVERAL, **bound)
    joinable = seat.network == Network.LINKEDIN
    touching.touch_sources(db, own=True, posts=joinable, people=False)
    _touch_words(db)
    report(0.1)
    singles = {
        "posts": db.conn.execute(derived_posts.INSERT_SINGLE, bound).rowcount,
        "people": db.conn.execute(derived_people.INSERT_SINGLE, bound).rowcount,
    }
    report(0.2)
    if singles["people"]:
        readings = part_of(report, 0.2, 0.6)
        people_readings.fill_new(db, derived_people.SINGLE, seat.source_id, readings)
    run(db, derived_people.INSERT_NAMED, **bound)
    changes, _gone = _refresh_all(db, part_of(report, 0.6, 1.0))
    for kind, count in singles.items():
        if count:
            changes[kind] = changes.get(kind, Changes()).plus(Changes(new=count))
    return changes


def _touch_words(db: Database) -> None:
    """Touch the people of whom the owner has spoken: a fact may have come or gone for them."""
    run(
        db,
        "INSERT OR IGNORE INTO temp.touched_person (person_id, own)"
        " SELECT person_id, 0 FROM temp.word",
    )


def _refresh_all(db: Database, report: Report = nobody) -> tuple[dict[str, Changes], Counter[str]]:
    run(db, *derived_people.SPELLINGS, *derived_people.WORDS)
    same_post.join_touched(db)
    threads.note_touched(db)
    changes: dict[str, Changes] = {}
    gone: Counter[str] = Counter()
    for done, derived in enumerate(TABLES):
        report(done / len(TABLES))
        outcome = refresh(db, derived)
        changes.update(outcome.changes)
        gone.update(outcome.gone)
    return changes, gone


def after_forgetting(db: Database, report: Report = nobody) -> Counter[str]:
    """Derive what a removed source leaves, after `before_forgetting` and the removal of its facts.

    Returns how many derived rows are gone, per record kind. `report` may raise to stop.
    """
    refs.drop_orphans(db)
    report(0.3)
    refs.resolve(db)
    moved = accounts.settle(db)
    touching.date_sources(db)
    _touch_moved(db, moved)
    _touch_words(db)
    run(db, *derived_people.WORDS, *derived_people.LEAVE)
    report(0.5)
    left = db.conn.execute(derived_people.REMOVE_LEAVERS).rowcount
    _changes, gone = _refresh_all(db, part_of(report, 0.6, 1.0))
    gone.update({"people": left} if left else {})
    threads.settle(db)
    return gone


def before_forgetting(db: Database, source_id: int) -> None:
    """Note what a source speaks of, before its facts are removed."""
    seat = _seat(db, source_id)
    open_derivation(db)
    refs.doubt(db, source_id, seat.network, refs.newest_ref(db))
    refs.note_named(db, source_id, seat.network)
    run(
        db,
        "INSERT INTO temp.touched_source VALUES (:source, :account)",
        source=seat.source_id,
        account=seat.account_id,
    )
    touching.touch_sources(db, own=False)
    _touch_words(db)
    run(db, "DELETE FROM temp.touched_source")


def after_words_of_people(db: Database, people: Iterable[tuple[str, str]]) -> None:
    """Derive people (network, ref) anew, of whom the owner has said something or taken it back."""
    open_derivation(db)
    touching.date_sources(db)
    db.conn.executemany(
        "INSERT OR IGNORE INTO temp.touched_person (person_id, own)"
        " SELECT coalesce(alias.person_id, ref.id), 0 FROM person_ref AS ref"
        " LEFT JOIN alias ON alias.ref_id = ref.id WHERE ref.network = ? AND ref.ref = ?",
        people,
    )
    _refresh_all(db)


def after_word_of_post(db: Database, network: str, post_id: str) -> None:
    """Derive a post anew, of which the owner has said something or taken it back."""
    open_derivation(db)
    touching.date_sources(db)
    run(
        db,
        "INSERT OR IGNORE INTO temp.touched_post (account_id, post_id, own)"
        " SELECT account.id, :post, 0 FROM account WHERE account.network = :network",
        network=network,
        post=post_id,
    )
    _refresh_all(db)


def everything(db: Database) -> None:
    """Derive all tables anew from the facts, inside the caller's transaction."""
    open_derivation(db)
    for derived in TABLES:
        run(db, f"DELETE FROM {derived.table}")
    run(db, "DELETE FROM alias", "DELETE FROM account", "UPDATE source SET account_id = NULL")
    accounts.settle(db)
    run(db, "DELETE FROM temp.changed_ref")
    for (network,) in rows(db, "SELECT DISTINCT network FROM source"):
        refs.doubt(db, 0, str(network), 0)
        refs.resolve(db)
    touching.date_sources(db)
    run(db, "INSERT INTO temp.touched_source SELECT id, account_id FROM source")
    touching.touch_sources(db, own=False)
    run(db, *derived_people.WORDS)
    _touch_words(db)
    _refresh_all(db)
    people_readings.note_versions(db)
    threads.settle(db)


def _network(db: Database, source_id: int) -> str:
    return str(rows(db, "SELECT network FROM source WHERE id = :id", id=source_id)[0][0])


def _seat(db: Database, source_id: int) -> Seat:
    found = db.conn.execute(
        "SELECT id, account_id, network, as_of_ms FROM source WHERE id = ?", (source_id,)
    )
    return Seat._make(found.fetchone())
