"""Reading people: everybody whom an export describes, as records a page at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlite_utils import Database


class Person(NamedTuple):
    """Somebody else, as the exports describe them. None is «no export says».

    `person_id`: internal number, valid until the library changes; `ref`: the id or "@handle" of the
    network. `country` is an ISO 3166 code, `zone` an IANA zone, `roles` role keys and `role_words`
    the words by which a rule gave them. `place_by` is the witness of the place ("said", "place",
    "bio"; `domain.places.reading`) and `place_words` its words.
    """

    person_id: int
    network: str
    ref: str
    handle: str | None
    name: str | None
    bio: str | None
    place: str | None
    country: str | None
    city: str | None
    zone: str | None
    roles: tuple[str, ...]
    language: str | None
    followers: int | None
    following: int | None
    posts: int | None
    role_words: tuple[str, ...] = ()
    region: str | None = None
    place_by: str | None = None
    place_words: tuple[str, ...] = ()


_SELECT = (
    "SELECT person.person_id, ref.network, ref.ref, person.handle, person.name, fact.bio,"
    " person.place, person.country, person.city, person.zone, person.roles, person.language,"
    " person.followers, person.following, person.posts,"
    " person.role_words, person.region, person.place_by, person.place_words FROM person"
    " JOIN person_ref AS ref ON ref.id = person.person_id"
    " LEFT JOIN person_fact AS fact ON fact.id = person.bio_fact"
)
_OF_ACCOUNT = (
    " JOIN account_person AS known ON known.person_id = person.person_id"
    " AND known.account_id = :account"
)


def count_people(db: Database, account_id: int | None = None) -> int:
    """How many people the exports describe, of one account or of all."""
    if account_id is None:
        return int(db.conn.execute("SELECT count(*) FROM person").fetchone()[0])
    found = db.conn.execute(
        "SELECT count(*) FROM account_person WHERE account_id = ?", (account_id,)
    )
    return int(found.fetchone()[0])


def people(
    db: Database,
    account_id: int | None = None,
    *,
    limit: int = -1,
    offset: int = 0,
    by_handle: bool = False,
) -> list[Person]:
    """The people described by exports of one account or of all: a page of them.

    In a fixed but meaningless order, or by handle (those without one last). Never by their size.
    """
    order = (
        "person.handle IS NULL, lower(person.handle), person.name, person.person_id"
        if by_handle
        else "person.person_id"
    )
    found = db.conn.execute(
        f"{_SELECT}{'' if account_id is None else _OF_ACCOUNT}"
        f" ORDER BY {order} LIMIT :limit OFFSET :offset",
        {"account": account_id, "limit": limit, "offset": offset},
    )
    return [_person(row) for row in found]


def people_by_id(db: Database, person_ids: Iterable[int]) -> dict[int, Person]:
    """The described people among these numbers."""
    found = db.conn.execute(
        f"{_SELECT} WHERE person.person_id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(each) for each in person_ids]),),
    )
    return {row[0]: _person(row) for row in found}


def refs_by_id(db: Database, person_ids: Iterable[int]) -> dict[int, str]:
    """The ref of each of these numbers, also of people whom no export describes."""
    found = db.conn.execute(
        "SELECT id, ref FROM person_ref WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(each) for each in person_ids]),),
    )
    return dict(found.fetchall())


def followers_by_id(db: Database, person_ids: Iterable[int]) -> dict[int, int | None]:
    """How many follow each of the described people among these numbers, None unknown."""
    found = db.conn.execute(
        "SELECT person_id, followers FROM person"
        " WHERE person_id IN (SELECT value FROM json_each(?))",
        (json.dumps([int(each) for each in person_ids]),),
    )
    return dict(found.fetchall())


def names_by_ref(
    db: Database, network: str, refs: Iterable[str]
) -> dict[str, tuple[str | None, str | None]]:
    """(name, handle) of the people that these refs of a network stand for, by ref; without those
    whom no export describes."""
    found = _by_ref(db, network, refs, "person.name, person.handle")
    return {ref: (name, handle) for ref, name, handle in found}


def numbers_by_ref(db: Database, network: str, refs: Iterable[str]) -> dict[str, int]:
    """The numbers of the people that these refs of a network stand for, by ref; without those whom
    no export describes."""
    return dict(_by_ref(db, network, refs, "person.person_id"))


def _by_ref(db: Database, network: str, refs: Iterable[str], columns: str) -> list[tuple[Any, ...]]:
    return db.conn.execute(
        # CROSS keeps SQLite from beginning with all the people there are
        f"SELECT ref.ref, {columns} FROM json_each(:refs) AS wanted"
        " CROSS JOIN person_ref AS ref ON ref.network = :network AND ref.ref = wanted.value"
        " LEFT JOIN alias ON alias.ref_id = ref.id"
        " CROSS JOIN person ON person.person_id = coalesce(alias.person_id, ref.id)",
        {"refs": json.dumps(list(refs)), "network": network},
    ).fetchall()


def person_id(db: Database, network: str, ref: str) -> int | None:
    """The number of the person that a ref of a network stands for, or None."""
    found = db.conn.execute(
        "SELECT coalesce(alias.person_id, ref.id) FROM person_ref AS ref"
        " LEFT JOIN alias ON alias.ref_id = ref.id WHERE ref.network = ? AND ref.ref = ?",
        (network, ref),
    ).fetchone()
    return None if found is None else int(found[0])


def _person(row: tuple[object, ...]) -> Person:
    person = Person._make(row)
    return person._replace(
        roles=tuple(str(person.roles or "").split()),
        role_words=tuple(str(person.role_words or "").splitlines()),
        place_words=tuple(str(person.place_words or "").splitlines()),
    )
