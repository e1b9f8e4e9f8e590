"""The machine that derives: one table at a time, for the touched keys only, in a few statements.

Each derived table is described by a `Derived`. Its keys that may have changed stand in the
temporary table `touched_<table>`; `refresh` merges their facts into `fresh_<table>`, counts what is
new, and writes only what differs. `dated` holds the sources whose facts count, with a rank by date
and the same as a mark of six figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlite_utils import Database

from reachdesk.storage.facts import NUMBER_BITS

_NUMBER_MASK = (1 << NUMBER_BITS) - 1


class Changes(NamedTuple):
    """How many things of one record kind an import added, changed, and found as they were."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def plus(self, other: Changes) -> Changes:
        """The sum of both."""
        return Changes(
            self.new + other.new, self.changed + other.changed, self.unchanged + other.unchanged
        )


@dataclass(frozen=True, slots=True)
class Derived:
    """One derived table.

    `keys`: columns with their types. `compared`: columns whose difference is a change; `silent`:
    columns that are written but are no change by themselves (a date, a pointer to a text);
    `also_differs`: a condition on rows `old` and `{fresh}` that is a change too (the text behind a
    pointer). `merge` is a SELECT of keys, compared and silent columns. `label`: an expression over
    `row` that names the record kind, None where no kind of record is counted.
    `adjust`: statements on the fresh rows; `fill` is called with their table after those.
    """

    table: str
    keys: Mapping[str, str]
    merge: str
    compared: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    also_differs: str = "0"
    label: str | None = None
    adjust: tuple[str, ...] = field(default=())
    fill: Callable[[Database, str], None] | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """The columns that are not keys."""
        return self.compared + self.silent

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that `merge` gives, in its order."""
        return (*self.keys, *self.values)

    def matches(self, left: str, right: str) -> str:
        """The condition that rows `left` and `right` have the same keys."""
        return " AND ".join(f"{left}.{key} = {right}.{key}" for key in self.keys)

    def differs(self, fresh: str, *, silent: bool) -> str:
        """The condition that rows `old` and `fresh` differ, in `silent` columns too or not."""
        columns = self.compared + (self.silent if silent else ())
        parts = [f"old.{column} IS NOT {fresh}.{column}" for column in columns]
        return " OR ".join([*parts, self.also_differs.format(fresh=fresh)])


class Outcome(NamedTuple):
    """What `refresh` did, per record kind: changes among own keys, and rows that are gone."""

    changes: dict[str, Changes]
    gone: Counter[str]


def latest_number(column: str) -> str:
    """An aggregate: the number of the latest source, the larger on a tie; 0 <= number < 2^42."""
    return f"max((dated.rank << {NUMBER_BITS}) | {column}) & {_NUMBER_MASK}"


def largest_after(prefix: str, width: int, value: str) -> str:
    """An aggregate: the text `value` that is largest with a prefix of `width` ASCII figures.

    Cut as bytes, because SQLite cuts a text that holds a zero character short.
    """
    return f"CAST(substr(CAST(max({prefix} || {value}) AS BLOB), {width + 1}) AS TEXT)"


def latest_word(column: str, table: str = "dated") -> str:
    """An aggregate: the non-empty text of the latest source, the larger by letters on a tie.

    `table` is the one that has the mark by date.
    """
    return largest_after(f"{table}.mark", 6, f"nullif({column}, '')")


def longest_fact(column: str, when: str) -> str:
    """An aggregate: the fact whose text is the latest, the longest, the larger by letters.

    `when`: the fact's date or rank as text of a fixed number of figures.
    """
    key = f"{when} || printf('%09d', length({column})) || {column} || printf('~%020d', fact.id)"
    largest = f"CAST(max(iif({column} <> '', {key}, NULL)) AS BLOB)"
    return f"CAST(CAST(substr({largest}, -20) AS TEXT) AS INTEGER)"


def open_tables(db: Database, derived: Derived) -> None:
    """Make the temporary tables of `derived`, empty."""
    keys = ", ".join(f"{key} {kind}" for key, kind in derived.keys.items())
    order = ", ".join(derived.keys)
    rest = "".join(f", {column}" for column in derived.values)
    run(
        db,
        f"CREATE TEMP TABLE IF NOT EXISTS touched_{derived.table}"
        f" ({keys}, own INTEGER, PRIMARY KEY ({order})) WITHOUT ROWID",
        f"CREATE TEMP TABLE IF NOT EXISTS fresh_{derived.table}"
        f" ({keys}{rest}, PRIMARY KEY ({order})) WITHOUT ROWID",
        f"DELETE FROM temp.touched_{derived.table}",
        f"DELETE FROM temp.fresh_{derived.table}",
    )


def run(db: Database, *statements: str, **values: object) -> None:
    """Run statements inside the open transaction, with `values` bound by name."""
    for statement in statements:
        db.conn.execute(statement, values)


def rows(db: Database, statement: str, **values: object) -> list[tuple[Any, ...]]:
    """The rows of a query, with `values` bound by name."""
    return list(db.conn.execute(statement, values))


def refresh(db: Database, derived: Derived) -> Outcome:
    """Bring the touched rows of a derived table in line with the facts."""
    if db.conn.execute(f"SELECT 1 FROM temp.touched_{derived.table} LIMIT 1").fetchone() is None:
        return Outcome({}, Counter())
    table, columns = derived.table, ", ".join(derived.columns)
    run(
        db,
        f"INSERT INTO temp.fresh_{table} ({columns}) {derived.merge}",
        *derived.adjust,
    )
    if derived.fill is not None:
        derived.fill(db, f"temp.fresh_{table}")
    changes, gone = _changes(db, derived), _remove(db, derived)
    updates = ", ".join(f"{column} = excluded.{column}" for column in derived.values)
    update = f"UPDATE SET {updates} WHERE {derived.differs('excluded', silent=True)}"
    run(
        db,
        f"INSERT INTO {table} AS old ({columns})"
        f" SELECT {columns} FROM temp.fresh_{table} WHERE true"
        f" ON CONFLICT ({', '.join(derived.keys)}) DO {update if updates else 'NOTHING'}",
    )
    run(db, f"DELETE FROM temp.fresh_{table}", f"DELETE FROM temp.touched_{table}")
    return Outcome(changes, gone)


def _changes(db: Database, derived: Derived) -> dict[str, Changes]:
    if derived.label is None:
        return {}
    first = next(iter(derived.keys))
    found = rows(
        db,
        f"SELECT {derived.label.format(row='fresh')},"
        f" sum(old.{first} IS NULL),"
        f" sum(old.{first} IS NOT NULL AND ({derived.differs('fresh', silent=False)})), count(*)"
        f" FROM temp.touched_{derived.table} AS touched"
        f" JOIN temp.fresh_{derived.table} AS fresh ON {derived.matches('fresh', 'touched')}"
        f" LEFT JOIN {derived.table} AS old ON {derived.matches('old', 'touched')}"
        " WHERE touched.own GROUP BY 1",
    )
    return {
        str(label): Changes(int(new), int(changed), int(total) - int(new) - int(changed))
        for label, new, changed, total in found
    }


def _remove(db: Database, derived: Derived) -> Counter[str]:
    """Remove the touched rows for which no fact is left; how many, per record kind."""
    order = ", ".join(derived.keys)
    gone = (
        f" FROM {derived.table} AS old WHERE ({order}) IN ("
        f"SELECT {order} FROM temp.touched_{derived.table} AS touched"
        f" WHERE NOT EXISTS (SELECT 1 FROM temp.fresh_{derived.table} AS fresh"
        f" WHERE {derived.matches('fresh', 'touched')}))"
    )
    label = (derived.label or "NULL").format(row="old")
    counted = rows(db, f"SELECT {label}, count(*){gone} GROUP BY 1")
    if counted:
        run(db, f"DELETE{gone}")
    return Counter({str(kind): int(count) for kind, count in counted if kind is not None})
