"""Reading people: filling the columns of `person` that follow from the words about them.

Every reading is a pure function of one person's words (`PeopleReading`), made anew for each library
because the owner's own rules may belong to it. Rows are read as they are derived; when a reading
has a newer version, `read_again` renews all rows in portions, each a transaction of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

from sqlite_utils import Database

from reachdesk.domain.people_reading import PeopleReading
from reachdesk.storage.database import writing
from reachdesk.storage.merging import rows, run
from reachdesk.storage.place_reading import place_reading
from reachdesk.storage.role_reading import role_reading

_MAKERS = (place_reading, role_reading)
_AT_ONCE = 20_000
"""People in one portion of `read_again`: about a second, so that an import need not wait long."""

_NETWORK = "ref.network"
_ELSEWHERE = {
    "bio": ("fact.bio", " LEFT JOIN person_fact AS fact ON fact.id = person.bio_fact"),
    "network": (_NETWORK, " JOIN person_ref AS ref ON ref.id = person.person_id"),
}
"""Words that are no columns of `person`: the expression and how its table is joined."""


def people_readings(db: Database) -> tuple[PeopleReading, ...]:
    """The readings as they stand, with the rules that this library keeps."""
    return tuple(make(db) for make in _MAKERS)


def fill(db: Database, table: str) -> None:
    """Read all rows of `table` (like `person`), whose columns must be empty yet.

    Where `person` has somebody with the same words, what was read of them stays.
    """
    readings = people_readings(db)
    _keep_read(db, table, readings)
    which = (
        "person.person_id > :after AND person.person_id <= :until"
        " AND person.person_id NOT IN (SELECT person_id FROM temp.read_before)"
    )
    for after, until in _runs(db, f"SELECT person_id AS id FROM {table}"):
        for reading in readings:
            _read(db, table, reading, which, after=after, until=until)


def _keep_read(db: Database, table: str, readings: tuple[PeopleReading, ...]) -> None:
    """Copy what was read of those whose words are as before, and note them in `read_before`."""
    run(
        db,
        "CREATE TEMP TABLE IF NOT EXISTS read_before (person_id INTEGER PRIMARY KEY)",
        "DELETE FROM temp.read_before",
    )
    if outdated(db):
        return
    takes = {word for reading in readings for word in reading.takes} - _ELSEWHERE.keys()
    gives = [column for reading in readings for column in reading.gives]
    same = " AND ".join(f"old.{word} IS fresh.{word}" for word in sorted(takes))
    run(
        db,
        "INSERT INTO temp.read_before SELECT fresh.person_id"
        f" FROM {table} AS fresh CROSS JOIN person AS old ON old.person_id = fresh.person_id"
        f" WHERE {same} AND (old.bio_fact IS fresh.bio_fact"
        " OR (SELECT bio FROM person_fact WHERE id = old.bio_fact)"
        " IS (SELECT bio FROM person_fact WHERE id = fresh.bio_fact))",
        f"UPDATE {table} AS fresh SET {', '.join(f'{each} = old.{each}' for each in gives)}"
        " FROM temp.read_before AS before CROSS JOIN person AS old"
        " ON old.person_id = before.person_id WHERE fresh.person_id = before.person_id",
    )


def fill_new(db: Database, which: str, source_id: int, report: Callable[[float], None]) -> None:
    """Read the people who are new by a source: those of the condition `which`, which names the
    source and a run of its facts.

    `report` gets shares 0..1 and may raise to stop.
    """
    readings = people_readings(db)
    facts = "SELECT id FROM person_fact WHERE source_id = :source"
    first, last = rows(db, f"SELECT min(id), max(id) FROM ({facts})", source=source_id)[0]
    for after in range(first - 1, last, _AT_ONCE):
        for reading in readings:
            run_of_facts = {"after": after, "until": after + _AT_ONCE, "source": source_id}
            _read(db, "person", reading, which, **run_of_facts)
        report(min(1.0, (after + _AT_ONCE - first) / (last - first + 1)))


def _runs(db: Database, ids: str) -> Iterator[tuple[int, int]]:
    """Bounds (above, up to) that part the numbers `ids` into runs of a size to be read at once."""
    following = f"SELECT id FROM ({ids}) WHERE id > :after ORDER BY id LIMIT {_AT_ONCE}"
    after = -1
    while True:
        until = rows(db, f"SELECT max(id) FROM ({following})", after=after)[0][0]
        if until is None:
            return
        yield after, until
        after = until


def outdated(db: Database) -> tuple[str, ...]:
    """The keys of the readings that have a newer version than everybody was read by; none where
    there is nobody."""
    if not rows(db, "SELECT 1 FROM person LIMIT 1"):
        return ()
    known = dict(rows(db, "SELECT key, version FROM people_reading"))
    return tuple(
        reading.key for reading in people_readings(db) if known.get(reading.key) != reading.version
    )


def note_versions(db: Database, keys: Collection[str] | None = None) -> None:
    """Keep the versions of readings (of all without `keys`): everybody has been read by them."""
    noted = [
        (reading.key, reading.version)
        for reading in people_readings(db)
        if keys is None or reading.key in keys
    ]
    db.conn.executemany("INSERT OR REPLACE INTO people_reading VALUES (?, ?)", noted)


def note_if_nobody(db: Database) -> None:
    """Keep the versions where there is nobody yet: all who come are read by them."""
    if not rows(db, "SELECT 1 FROM person LIMIT 1"):
        note_versions(db)


def read_again(db: Database, keys: Collection[str], report: Callable[[float], None]) -> None:
    """Read everybody again by the readings of these keys, in portions.

    `report` gets shares 0..1 after every portion and may raise to stop: the portions done stay, and
    the readings stay outdated. Raises `sqlite3.Error`.
    """
    _read_all(db, keys, report, lambda: writing(db))


def read_at_once(db: Database, keys: Collection[str], report: Callable[[float], None]) -> None:
    """As `read_again`, inside the transaction that is open: all of it or nothing."""
    _read_all(db, keys, report, nullcontext)


def read_these(db: Database, key: str, people: Iterable[int]) -> None:
    """Read people of these numbers again by one reading, inside the transaction that is open, and
    note its version: for all others nothing has changed."""
    run(
        db,
        "CREATE TEMP TABLE IF NOT EXISTS reader (person_id INTEGER PRIMARY KEY)",
        "DELETE FROM temp.reader",
    )
    db.conn.executemany("INSERT INTO temp.reader VALUES (?)", ((each,) for each in people))
    for reading in people_readings(db):
        if reading.key == key:
            _renew(db, reading, "person.person_id IN (SELECT person_id FROM temp.reader)")
    note_versions(db, [key])


def _read_all(
    db: Database,
    keys: Collection[str],
    report: Callable[[float], None],
    step: Callable[[], AbstractContextManager[None]],
) -> None:
    readings = [reading for reading in people_readings(db) if reading.key in keys]
    last = rows(db, "SELECT coalesce(max(person_id), 0) FROM person")[0][0]
    which = "person.person_id > :after AND person.person_id <= :until"
    for after, until in _runs(db, "SELECT person_id AS id FROM person"):
        with step():
            for reading in readings:
                _renew(db, reading, which, after=after, until=until)
        report(min(1.0, until / max(1, last)))
    with step():
        note_versions(db, [reading.key for reading in readings])


def _renew(db: Database, reading: PeopleReading, which: str, **values: object) -> None:
    """Empty what a reading gave to some people, and read them."""
    emptied = ", ".join(f"{column} = NULL" for column in reading.gives)
    filled = " OR ".join(f"{column} IS NOT NULL" for column in reading.gives)
    run(db, f"UPDATE person SET {emptied} WHERE {which} AND ({filled})", **values)
    _read(db, "person", reading, which, **values)


def _read(db: Database, table: str, reading: PeopleReading, which: str, **values: object) -> None:
    """Read the people of a condition, not more than fit into memory."""
    chosen = db.conn.execute(_select(reading, table, which), values)
    _write(db, table, reading, _given(reading, chosen))


def _select(reading: PeopleReading, table: str, which: str) -> str:
    """The number and words of everybody of whom there are any."""
    takes = [_ELSEWHERE.get(word, (f"person.{word}", ""))[0] for word in reading.takes]
    join = "".join(_ELSEWHERE[word][1] for word in reading.takes if word in _ELSEWHERE)
    there = " OR ".join(f"{word} IS NOT NULL" for word in takes if word != _NETWORK)
    return (
        f"SELECT person.person_id, {', '.join(takes)} FROM {table} AS person{join}"
        f" WHERE ({which}) AND ({there})"
    )


def _given(
    reading: PeopleReading, found: Iterator[tuple[object, ...]]
) -> Iterator[tuple[object, ...]]:
    for person, *words in found:
        given = reading.read(tuple(words))  # type: ignore[arg-type]  # SQLite's rows are untyped
        if given.count(None) < len(given):
            yield (*given, person)


def _write(
    db: Database, table: str, reading: PeopleReading, given: Iterator[tuple[object, ...]]
) -> None:
    """Write what was read, once all is read: a table must not change under a query."""
    columns = ", ".join(f"{column} = ?" for column in reading.gives)
    db.conn.executemany(f"UPDATE {table} SET {columns} WHERE person_id = ?", list(given))
