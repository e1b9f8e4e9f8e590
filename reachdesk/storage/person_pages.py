"""Finding people by words, in the order of a table, and what a table says of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import numpy as np
from sqlite_utils import Database

from reachdesk.domain.records import PostKind
from reachdesk.storage.codes import KINDS
from reachdesk.storage.columns import Integers
from reachdesk.storage.database import small_sorts
from reachdesk.storage.people_columns import number_ranges
from reachdesk.storage.watching import watched

_CALLED = "lower(coalesce(person.name, person.handle))"
_ORDERS = {
    "name": f"{_CALLED} IS NULL, {_CALLED}",
    "handle": "person.handle IS NULL, lower(person.handle)",
    "place": f"person.country IS NULL, person.country, lower(person.city), {_CALLED}",
    "role": f"person.roles IS NULL, person.roles, {_CALLED}",
}
SORTS = tuple(_ORDERS)
"""By name unless another is asked for. Never by the size of somebody's account."""

_SEARCHED = ("person.name", "person.handle", "person.place", "person.city", "person.roles")
_FITS = " OR ".join(f"instr(lower({column}), :search) > 0" for column in _SEARCHED)


def people_in_order(
    db: Database, account_id: int, search: str = "", sort: str = "name"
) -> Integers:
    """The numbers of the people of an account, in that order.

    With `search`, those who have it in name, handle, place, city or roles, letters in any case.
    Raises `KeyError` for an unknown order.
    """
    found = db.conn.execute(
        "SELECT person.person_id FROM account_person AS known"
        " JOIN person ON person.person_id = known.person_id"
        " JOIN person_ref ON person_ref.id = person.person_id"
        f" WHERE known.account_id = :account AND (:search = '' OR {_FITS})"
        f" ORDER BY {_ORDERS[sort]}, person_ref.ref",
        {"account": account_id, "search": search.strip().lower()},
    )
    return np.fromiter((person for (person,) in found), dtype=np.int64)


def everybody_by_name(db: Database, told: Callable[[], None]) -> Integers:
    """The numbers of all people of a library in the order by name. `told` is called now and then
    and may raise to stop."""
    with watched(db, told), small_sorts(db):
        found = db.conn.execute(
            "SELECT person.person_id FROM person"
            " JOIN person_ref ON person_ref.id = person.person_id"
            f" ORDER BY {_ORDERS['name']}, person_ref.ref"
        )
        return np.fromiter((person for (person,) in found), dtype=np.int64)


def people_with(db: Database, search: str, last: int, told: Callable[[float], None]) -> Integers:
    """The numbers, up to `last`, of all people whom `search` finds (see `people_in_order`), in no
    order. `told` gets shares 0..1 and may raise to stop."""
    found = [np.zeros(0, np.int64)]
    for after, until in number_ranges(last):
        told(max(after, 0) / (last + 1))
        part = db.conn.execute(
            "SELECT person_id FROM person WHERE person_id > :after AND person_id <= :until"
            f" AND ({_FITS})",
            {"after": after, "until": until, "search": search.strip().lower()},
        )
        found.append(np.fromiter((person for (person,) in part), dtype=np.int64))
    return np.concatenate(found)


def those_with(db: Database, search: str, people: Integers) -> Integers:
    """Those of these people whom `search` finds (see `people_in_order`), in no order."""
    found = db.conn.execute(
        "SELECT person_id FROM person WHERE person_id IN (SELECT value FROM json_each(:people))"
        f" AND ({_FITS})",
        {"people": json.dumps(people.tolist()), "search": search.strip().lower()},
    )
    return np.fromiter((person for (person,) in found), dtype=np.int64)


_EXCHANGES = (
    " SELECT person_id, at_ms FROM exchange WHERE account_id = :account UNION ALL"
    " SELECT coalesce(alias.person_id, post.reply_to_person), post.created_ms FROM post"
    " LEFT JOIN alias ON alias.ref_id = post.reply_to_person"
    " WHERE post.account_id = :account AND post.kind = :reply"
    " AND post.reply_to_person IS NOT NULL AND post.created_ms IS NOT NULL"
)


def last_exchanges(db: Database, account_id: int) -> dict[int, int]:
    """When the last exchange with each person was, UTC milliseconds: anything received or sent, and
    the owner's replies."""
    return _exchanged(db, account_id, "max(at_ms)")


def exchange_counts(db: Database, account_id: int) -> dict[int, int]:
    """How many exchanges there were with each person, counted in the same way."""
    return _exchanged(db, account_id, "count(*)")


def contact_times(db: Database, account_id: int, person_id: int) -> tuple[int | None, int | None]:
    """When the first and the last exchange with a person were, UTC milliseconds; None without."""
    found = db.conn.execute(
        f"SELECT min(at_ms), max(at_ms) FROM ({_EXCHANGES}) WHERE person_id = :person",
        {
            "account": account_id,
            "person": person_id,
            "reply": KINDS.index(PostKind.REPLY),
        },
    )
    first, last = found.fetchone()
    return first, last


def _exchanged(db: Database, account_id: int, what: str) -> dict[int, int]:
    found = db.conn.execute(
        f"SELECT person_id, {what} FROM ({_EXCHANGES}) GROUP BY person_id",
        {"account": account_id, "reply": KINDS.index(PostKind.REPLY)},
    )
    return dict(found.fetchall())


def described_in_order(db: Database, people: Integers) -> Integers:
    """Those of these people whom an export describes, by name."""
    found = db.conn.execute(
        "SELECT person.person_id FROM person"
        " WHERE person.person_id IN (SELECT value FROM json_each(?))"
        f" ORDER BY {_ORDERS['name']}, person.person_id",
        (json.dumps(people.tolist()),),
    )
    return np.fromiter((person for (person,) in found), dtype=np.int64)


def lists_of(db: Database, account_id: int, people: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The names of the lists that these people are on, by person; without those on none."""
    found = db.conn.execute(
        "SELECT member.person_id, coalesce(list.name, list.list_ref) FROM list_member AS member"
        " JOIN list ON list.account_id = member.account_id AND list.list_ref = member.list_ref"
        " WHERE member.account_id = ? AND member.person_id IN (SELECT value FROM json_each(?))"
        " ORDER BY lower(list.name), list.list_ref",
        (account_id, json.dumps(list(people))),
    )
    names: dict[int, tuple[str, ...]] = {}
    for person, name in found:
        names[person] = (*names.get(person, ()), name)
    return names
