"""Writes facts as they come. They are rows already, so no Python touches their columns.

Two rows about the same thing in one source: a person's later row wins value by value; of counts and
dates the larger is kept; posts and exchanges are all kept and settled when they are derived.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter, length_hint
from typing import cast

from reachdesk.domain.records import (
    AccountFact,
    CountFact,
    EventFact,
    ExchangeFact,
    Fact,
    Kin,
    ListFact,
    ListMemberFact,
    PersonFact,
    PostFact,
    ReadingFact,
    SnapshotFact,
)
from reachdesk.storage.ref_numbers import RefNumbers, storable

# Room for the packed comparisons in `merging`: 42 bits for a number, 45 for a time (year 3084).
NUMBER_BITS = 42
TIME_BITS = 45
_MOST = (1 << NUMBER_BITS) - 1
# Held within 0 and the most; compared in place, because calls of min and max cost an import 3 %.
_NUMBER = (
    "CASE WHEN ?{0} IS NULL THEN NULL"
    f" WHEN ?{{0}} BETWEEN 0 AND {_MOST} THEN ?{{0}} WHEN ?{{0}} < 0 THEN 0 ELSE {_MOST} END"
)
_TIME = f"max(0, min(?%d, {(1 << TIME_BITS) - 1}))"

_POST_COLUMNS = PostFact._fields
_POST_VALUES = [f"?{place}" for place in range(1, len(_POST_COLUMNS) + 1)]
_POST_VALUES[1] = _TIME % 2
for _place in range(12, 21):  # links … impressions
    _POST_VALUES[_place] = _NUMBER.format(_place + 1)

_INSERT_POST = (
    f"INSERT INTO post_fact (source_id, {', '.join(_POST_COLUMNS)})"
    f" VALUES (:source, {', '.join(_POST_VALUES)})"
)

_PERSON_COLUMNS = PersonFact._fields[1:]
_PERSON_VALUES = [
    *(f"nullif(?{place}, '')" for place in range(2, 11)),
    *(_NUMBER.format(place) for place in range(11, 14)),
    _TIME % 14,
]
# No date of its own means the export's date, which is later than any date inside it.
_NO_DATE = 1 << TIME_BITS
_LATER = f"coalesce(excluded.seen_ms, {_NO_DATE}) >= coalesce(person_fact.seen_ms, {_NO_DATE})"
_INSERT_PERSON = (
    f"INSERT INTO person_fact (source_id, person_id, {', '.join(_PERSON_COLUMNS)})"
    f" VALUES (:source, ?1, {', '.join(_PERSON_VALUES)})"
    " ON CONFLICT (source_id, person_id) DO UPDATE SET "
    + ", ".join(
        f"{column} = iif({_LATER}, coalesce(excluded.{column}, {column}),"
        f" coalesce({column}, excluded.{column}))"
        for column in _PERSON_COLUMNS[:-1]
    )
    + ", seen_ms = max(seen_ms, excluded.seen_ms)"
)

_INSERT_SNAPSHOT = (
    "INSERT INTO snapshot_fact (source_id, kin, person_id, since_ms)"
    " VALUES (:source, :kin, ?1, ?2)"
    " ON CONFLICT (source_id, kin, person_id) DO UPDATE"
    " SET since_ms = max(coalesce(since_ms, 0), excluded.since_ms)"
    " WHERE excluded.since_ms IS NOT NULL"
)
_INSERT_MEMBERS = (
    "INSERT OR IGNORE INTO snapshot_fact (source_id, kin, person_id)"
    " SELECT :source, :kin, value FROM json_each(?1) ORDER BY value"
)
_INSERT_NEW_MEMBERS = (
    "INSERT INTO snapshot_fact (source_id, kin, person_id)"
    " SELECT :source, :kin, id FROM person_ref WHERE id BETWEEN ?1 AND ?2"
)
_KIN_OF = attrgetter("kin")
_INSERT_HEAD = (
    "INSERT OR IGNORE INTO snapshot_head (source_id, kin)"
    " VALUES (:source, iif(?1 = 'follower', 0, 1))"
)
_INSERT_COUNT = (
    "INSERT INTO count_fact (source_id, metric, at_ms, value)"
    f" VALUES (:source, ?1, ?2, max({-_MOST}, min(?3, {_MOST})))"
    " ON CONFLICT (source_id, metric, at_ms) DO UPDATE SET value = max(value, excluded.value)"
)
_INSERT_LIST = (
    "INSERT INTO list_fact (source_id, list_ref, name, tie, url) VALUES (:source, ?1, ?2, ?3, ?4)"
    " ON CONFLICT (source_id, list_ref, tie) DO UPDATE"
    " SET name = max(name, excluded.name), url = coalesce(excluded.url, url)"
)
_INSERT_MEMBER = (
    "INSERT OR IGNORE INTO list_member_fact (source_id, list_ref, person_id)"
    " VALUES (:source, ?1, ?2)"
)
_INSERT_EXCHANGE = (
    "INSERT INTO exchange_fact"
    " (source_id, exchange_id, kind, direction, at_ms, person_id, post_id, courtesy, text)"
    " VALUES (:source, ?1, ?2, ?3, ?4, ?5, ?6, ?7, iif(?2 = 'message', NULL, ?8))"
)
_INSERT_READING = "INSERT OR IGNORE INTO reading_fact (source_id, at_ms) VALUES (:source, ?1)"
# Of two rows about one event in a source the larger words win, whichever comes first.
_INSERT_EVENT = (
    "INSERT INTO event_fact (source_id, event_id, day, label, kind, link, end_day)"
    " VALUES (:source, ?1, ?2, ?3, nullif(?4, ''), nullif(?5, ''), nullif(?6, ''))"
    " ON CONFLICT (source_id, event_id) DO UPDATE SET "
    + ", ".join(
        f"{column} = nullif(max(coalesce({column}, ''), coalesce(excluded.{column}, '')), '')"
        for column in EventFact._fields[3:]
    )
    + ", day = max(day, excluded.day), label = max(label, excluded.label)"
)
_INSERT_ACCOUNT = (
    f"INSERT INTO account_fact (source_id, {', '.join(AccountFact._fields)})"
    " VALUES (:source, ?1, ?2, ?3, ?4, ?5, ?6, max(0, ?7))"
)
_INSERT_REPLACED = "INSERT OR IGNORE INTO replaced_fact (source_id, post_id) VALUES (:source, ?1)"


def _null(_nothing: None) -> None:
    """None stays None; see below."""


# Most values of facts are None, and Python asks three objects in turn how to bind one unless it is
# told: half the time of writing a post.
sqlite3.register_adapter(type(None), _null)


class FactWriter:
    """Writes the facts of one source through one connection, inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, source_id: int, network: str) -> None:
        self._connection = connection
        self._bound = {":source": str(int(source_id))}
        self._refs = RefNumbers(connection, network)
        self._writers: dict[type[Fact], Callable[[Sequence[Fact]], None]] = {
            AccountFact: self._plain(_INSERT_ACCOUNT),
            PostFact: self._posts,
            PersonFact: self._naming(_INSERT_PERSON, 0),
            SnapshotFact: self._snapshots,
            CountFact: self._plain(_INSERT_COUNT),
            ListFact: self._plain(_INSERT_LIST),
            ListMemberFact: self._naming(_INSERT_MEMBER, 1),
            ExchangeFact: self._naming(_INSERT_EXCHANGE, 4),
            ReadingFact: self._plain(_INSERT_READING),
            EventFact: self._plain(_INSERT_EVENT),
        }

    def write(self, facts: Iterable[Fact]) -> None:
        """Write facts of any types, in their order within each type. Raises `sqlite3.Error`."""
        rows = list(facts)
        kinds = dict.fromkeys(map(type, rows))
        for kind in kinds:
            alike = rows if len(kinds) == 1 else [row for row in rows if type(row) is kind]
            self._writers[kind](alike)

    def write_head(self, kin: str) -> None:
        """Say that the source knows a follower or following set, be it empty."""
        self._many(_INSERT_HEAD, [(kin,)])

    def _many(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Runs `statement` per row; the source becomes a literal, as rows are facts."""
        for name, literal in self._bound.items():
            statement = statement.replace(name, literal)
        left = iter(rows)
        while True:
            try:
                # plain tuples are bound by place, named ones by asking for each place
                self._connection.executemany(statement, map(tuple, left))
            except (OverflowError, UnicodeEncodeError):
                # one hostile row must not stop an import: all before it are written
                row = rows[len(rows) - length_hint(left) - 1]
                self._connection.execute(statement, [storable(value) for value in row])
            else:
                return

    def _plain(self, statement: str) -> Callable[[Sequence[Fact]], None]:
        return lambda rows: self._many(statement, rows)

    def _naming(self, statement: str, place: int) -> Callable[[Sequence[Fact]], None]:
        """A writer of facts that name a person by the ref at `place`."""

        def write(rows: Sequence[Fact]) -> None:
            number = self._refs.of({str(row[place]): None for row in rows})
            self._many(
                statement,
                [(*row[:place], number[str(row[place])], *row[place + 1 :]) for row in rows],
            )

        return write

    def _posts(self, rows: Sequence[Fact]) -> None:
        self._many(_INSERT_POST, rows)
        replaced = [
            (earlier,)
            for row in rows
            if row[-1]
            for earlier in str(row[-1]).split()
            if earlier != row[0]
        ]
        self._many(_INSERT_REPLACED, replaced)

    def _snapshots(self, rows: Sequence[Fact]) -> None:
        members = cast("Sequence[SnapshotFact]", rows)
        for kin in dict.fromkeys(map(_KIN_OF, members)):
            self.write_head(kin)
            untimed = [who for its, who, since_ms in members if since_ms is None and its == kin]
            timed = [row for row in members if row.since_ms is not None and row.kin == kin]
            if untimed:
                self._untimed(kin, untimed)
            number = self._refs.of(dict.fromkeys(row.person for row in timed))
            statement = self._of_kin(_INSERT_SNAPSHOT, kin)
            self._many(statement, [(number[row.person], row.since_ms) for row in timed])

    def _untimed(self, kin: str, people: Sequence[str]) -> None:
        """The members of whom no beginning is said, most of them: by runs of numbers."""
        refs = list(dict.fromkeys(people))
        new = self._refs.new(refs)
        if new is None:
            number = self._refs.of(refs)
            listed = json.dumps([number[ref] for ref in refs])
            self._connection.execute(self._of_kin(_INSERT_MEMBERS, kin), (listed,))
        else:
            statement = self._of_kin(_INSERT_NEW_MEMBERS, kin)
            self._connection.execute(statement, (new.start, new.stop - 1))

    def _of_kin(self, statement: str, kin: str) -> str:
        statement = statement.replace(":kin", "0" if kin == Kin.FOLLOWER else "1")
        return statement.replace(":source", self._bound[":source"])
