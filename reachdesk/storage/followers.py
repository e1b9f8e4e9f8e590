"""Reading the audience: follower sets by date, who came and went, and counts by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from sqlite_utils import Database

from reachdesk.domain.periods import MILLISECONDS_A_DAY
from reachdesk.domain.records import Kin
from reachdesk.storage.codes import KINS
from reachdesk.storage.columns import (
    NOTHING,
    Bools,
    Floats,
    Integers,
    Texts,
    known,
    people_as_one,
    texts,
    whole_numbers,
)
from reachdesk.storage.database import reading


class Snapshot(NamedTuple):
    """The follower (or following) set that one source knew: its date and how many people."""

    as_of_ms: int
    size: int
    source_id: int


@dataclass(frozen=True, slots=True)
class Audience:
    """One set of people on its date; arrays of shape (people,), by person.

    `person`: internal numbers. `described`: whether any export says more than the number.
    `since_ms`: when the tie began, -1 unknown. `country`, `zone`, `language` and `roles` (keys
    separated by blanks): "" unknown. `followers`, `following`, `posts`: NaN unknown.
    """

    as_of_ms: int
    person: Integers
    described: Bools
    since_ms: Integers
    country: Texts
    zone: Texts
    language: Texts
    roles: Texts
    followers: Floats
    following: Floats
    posts: Floats


def snapshots(db: Database, account_id: int, kin: str = Kin.FOLLOWER) -> list[Snapshot]:
    """The sets that the sources of an account knew, oldest first."""
    found = db.conn.execute(
        "SELECT as_of_ms, size, source_id FROM snapshot WHERE account_id = ? AND kin = ?"
        " ORDER BY as_of_ms, source_id",
        (account_id, KINS.index(Kin(kin))),
    )
    return [Snapshot._make(row) for row in found]


def members(db: Database, account_id: int, kin: str, as_of_ms: int) -> Integers:
    """The people of the sets of that very date (of several sources: of all), sorted numbers."""
    return _members(db, account_id, kin, as_of_ms)[0]


def gained_lost(
    db: Database, account_id: int, kin: str, earlier_ms: int, later_ms: int
) -> tuple[Integers, Integers]:
    """Who is in the set of the later date only, and who in that of the earlier date only."""
    with reading(db):
        before = members(db, account_id, kin, earlier_ms)
        after = members(db, account_id, kin, later_ms)
    return (
        np.setdiff1d(after, before, assume_unique=True),
        np.setdiff1d(before, after, assume_unique=True),
    )


def audience(
    db: Database, account_id: int, kin: str = Kin.FOLLOWER, until_ms: int | None = None
) -> Audience | None:
    """The latest set of an account (not later than `until_ms`), with what is known of its people.

    None where no export has such a set.
    """
    with reading(db):
        dates = [each.as_of_ms for each in snapshots(db, account_id, kin)]
        dates = [each for each in dates if until_ms is None or each <= until_ms]
        if not dates:
            return None
        person, since_ms = _members(db, account_id, kin, dates[-1])
        return _described(db, dates[-1], person, since_ms)


def everybody(db: Database, account_id: int) -> Audience:
    """All people whom exports of the account describe, followers or not, as of no date (0)."""
    with reading(db):
        found = whole_numbers(
            db,
            {"person": "person_id"},
            "account_person WHERE account_id = :account ORDER BY person_id",
            {"account": account_id},
        )
        person = found["person"]
        return _described(db, 0, person, np.full(len(person), NOTHING))


def _members(db: Database, account_id: int, kin: str, as_of_ms: int) -> tuple[Integers, Integers]:
    """People and since when, sorted, each once with the latest beginning that is known."""
    found = whole_numbers(
        db,
        {"person": "fact.person_id", "since": "fact.since_ms"},
        "snapshot JOIN snapshot_fact AS fact"
        " ON fact.source_id = snapshot.source_id AND fact.kin = snapshot.kin"
        " WHERE snapshot.account_id = :account AND snapshot.kin = :kin"
        " AND snapshot.as_of_ms = :as_of",
        {"account": account_id, "kin": KINS.index(Kin(kin)), "as_of": as_of_ms},
    )
    person = people_as_one(db, found["person"])
    order = np.lexsort((found["since"], person))
    person, since_ms = person[order], found["since"][order]
    last = np.ones(len(person), dtype=np.bool_)
    last[:-1] = person[1:] != person[:-1]
    return person[last], since_ms[last]


def since_days(db: Database, account_id: int, kin: str = Kin.FOLLOWER) -> tuple[Integers, Integers]:
    """Days since 1970, ascending, and how many people of the latest set of an account belong to it
    since that day, as far as exports say since when; both (days,)."""
    with reading(db):
        sets = snapshots(db, account_id, kin)
        latest = [each for each in sets if each.as_of_ms == sets[-1].as_of_ms]
        if len(latest) == 1 and not db.conn.execute("SELECT 1 FROM alias LIMIT 1").fetchone():
            found = db.conn.execute(
                "SELECT since_ms / :day AS day, count(*) FROM snapshot_fact"
                " WHERE source_id = :source AND kin = :kin AND since_ms >= 0 GROUP BY 1 ORDER BY 1",
                {
                    "day": MILLISECONDS_A_DAY,
                    "source": latest[0].source_id,
                    "kin": KINS.index(Kin(kin)),
                },
            )
            pairs = np.array(found.fetchall(), dtype=np.int64).reshape(-1, 2)
            return pairs[:, 0], pairs[:, 1]
        since_ms = _members(db, account_id, kin, sets[-1].as_of_ms)[1] if sets else np.zeros(0)
    days, people = np.unique(since_ms[since_ms >= 0] // MILLISECONDS_A_DAY, return_counts=True)
    return days.astype(np.int64), people


_WORDS = ("country", "zone", "language", "roles")
_NUMBERS = ("followers", "following", "posts")


def _described(db: Database, as_of_ms: int, person: Integers, since_ms: Integers) -> Audience:
    """The set with what is known of its people; most of them are often mere numbers."""
    found = whole_numbers(
        db, {"person_id": "person_id"} | {name: name for name in _NUMBERS}, "person", {}
    )
    there, place = _places(found["person_id"], person)
    described = np.zeros(len(person), dtype=np.bool_)
    described[place] = True
    numbers = {name: np.full(len(person), np.nan) for name in _NUMBERS}
    for name, column in numbers.items():
        column[place] = known(found[name][there])
    words = {name: _words(db, name, person) for name in _WORDS}
    return Audience(
        as_of_ms,
        person,
        described,
        since_ms,
        words["country"],
        words["zone"],
        words["language"],
        words["roles"],
        numbers["followers"],
        numbers["following"],
        numbers["posts"],
    )


def _places(people: Integers, among: Integers) -> tuple[Bools, Integers]:
    """Which of `people` are `among` those (sorted), and at what places."""
    if not len(among):
        return np.zeros(len(people), dtype=np.bool_), np.empty(0, dtype=np.int64)
    place = np.minimum(np.searchsorted(among, people), len(among) - 1)
    there = among[place] == people
    return there, place[there]


def _words(db: Database, column: str, person: Integers) -> Texts:
    rows = db.conn.execute(
        f"SELECT person_id, {column} FROM person WHERE {column} IS NOT NULL"
    ).fetchall()
    there, place = _places(np.array([row[0] for row in rows], dtype=np.int64), person)
    words = np.full(len(person), "", dtype=np.object_)
    words[place] = np.array([row[1] for row in rows], dtype=np.object_)[there]
    return texts(words.tolist())


def counts(db: Database, account_id: int, metric: str) -> tuple[Integers, Integers]:
    """Times (UTC milliseconds, ascending) and values of a metric such as "followers"."""
    rows = db.conn.execute(
        "SELECT at_ms, value FROM count WHERE account_id = ? AND metric = ? ORDER BY at_ms",
        (account_id, metric),
    ).fetchall()
    pairs = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def metrics(db: Database, account_id: int) -> list[str]:
    """The metrics of which the exports of an account state counts, sorted."""
    found = db.conn.execute(
        "SELECT DISTINCT metric FROM count WHERE account_id = ? ORDER BY metric", (account_id,)
    )
    return [metric for (metric,) in found]
