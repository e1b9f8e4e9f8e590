"""Many rows as numpy columns, much faster than a row at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Texts = NDArray[np.str_]

_SEPARATOR = 31  # the control character «unit separator»
NOTHING = -1
"""Stands for «no export says» in columns of whole numbers: times and numbers of people or posts."""


def whole_numbers(
    db: Database, columns: Mapping[str, str], source: str, values: Mapping[str, object]
) -> dict[str, Integers]:
    """Columns of whole numbers by name; `NOTHING` where the expression is NULL.

    `columns`: an SQL expression per name; `source`: what follows FROM. SQLite writes each column as
    one text, which numpy reads at once; so all columns have the rows in one order, whichever it is.
    """
    return columns_of(db, columns, {}, source, values)[0]


def columns_of(
    db: Database,
    numbers: Mapping[str, str],
    words: Mapping[str, str],
    source: str,
    values: Mapping[str, object],
) -> tuple[dict[str, Integers], dict[str, Texts]]:
    """As `whole_numbers`, and columns of texts beside them; "" where the expression is NULL."""
    joined = [f"group_concat(coalesce({each}, {NOTHING}), ' ')" for each in numbers.values()]
    # a text that holds the separator itself would shift the rows: it becomes a blank
    joined += [
        f"group_concat(replace(coalesce({each}, ''), char({_SEPARATOR}), ' '), char({_SEPARATOR}))"
        for each in words.values()
    ]
    found = db.conn.execute(
        f"SELECT count(*), {', '.join(joined)} FROM {source}", values
    ).fetchone()
    rows, parts = found[0], iter(found[1:])
    read = {name: np.fromstring(next(parts) or "", dtype=np.int64, sep=" ") for name in numbers}
    said = {name: texts(next(parts).split(chr(_SEPARATOR)) if rows else []) for name in words}
    return read, said


def known(column: Integers) -> Floats:
    """The column as floats, NaN for `NOTHING`."""
    floats = column.astype(np.float64)
    floats[column == NOTHING] = np.nan
    return floats


def texts(values: Sequence[str | None]) -> Texts:
    """An array of texts, "" for None; never of another type, however few."""
    return np.array([value or "" for value in values], dtype=np.str_)


def people_as_one(db: Database, column: Integers) -> Integers:
    """The column of people, with every spelling replaced by the person it stands for."""
    found = whole_numbers(db, {"ref": "ref_id", "person": "person_id"}, "alias", {})
    order = np.argsort(found["ref"])
    refs, people = found["ref"][order], found["person"][order]
    if not len(refs):
        return column
    place = np.minimum(np.searchsorted(refs, column), len(refs) - 1)
    return np.where(refs[place] == column, people[place], column)
