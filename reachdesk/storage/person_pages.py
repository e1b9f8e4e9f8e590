"""Reading people a page at a time, found by words and sorted as a table is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.domain.records import PostKind
from reachdesk.storage.codes import KINDS

SORTS = ("name", "handle", "place", "role", "recent")
"""By name unless another is asked for. Never by the size of somebody's account."""

_CALLED = "lower(coalesce(person.name, person.handle))"
_ORDERS = {
    "name": f"{_CALLED} IS NULL, {_CALLED}",
    "handle": "person.handle IS NULL, lower(person.handle)",
    "place": f"person.country IS NULL, person.country, lower(person.city), {_CALLED}",
    "role": f"person.roles IS NULL, person.roles, {_CALLED}",
    "recent": f"last.at_ms IS NULL, last.at_ms DESC, {_CALLED}",
}
_LAST = (
    "(SELECT person_id, max(at_ms) AS at_ms FROM ("
    " SELECT person_id, at_ms FROM exchange WHERE account_id = :account UNION ALL"
    " SELECT coalesce(alias.person_id, post.reply_to_person), post.created_ms FROM post"
    " LEFT JOIN alias ON alias.ref_id = post.reply_to_person WHERE post.account_id = :account"
    f" AND post.kind = {KINDS.index(PostKind.REPLY)} AND post.reply_to_person IS NOT NULL"
    ") GROUP BY person_id)"
)
_SEARCHED = ("person.name", "person.handle", "person.place", "person.city", "person.roles")
_FITS = " OR ".join(f"instr(lower({column}), :search) > 0" for column in _SEARCHED)
_FROM = (
    " FROM account_person AS known JOIN person ON person.person_id = known.person_id"
    f" LEFT JOIN {_LAST} AS last ON last.person_id = person.person_id"
    f" WHERE known.account_id = :account AND (:search = '' OR {_FITS})"
)


class PersonPlace(NamedTuple):
    """The number of a person and when the last exchange was (UTC milliseconds, None for none)."""

    person_id: int
    last_ms: int | None


def person_page(
    db: Database, account_id: int, window: tuple[int, int], search: str = "", sort: str = "name"
) -> tuple[list[PersonPlace], int]:
    """The people of an account in that order from `window` (offset, limit), and how many fit.

    `search`: in name, handle, place, city or roles. Raises `KeyError` for an unknown order.
    """
    offset, limit = window
    values = {
        "account": account_id,
        "search": search.strip().lower(),
        "offset": offset,
        "limit": limit,
    }
    order = _ORDERS[sort]
    found = db.conn.execute(
        f"SELECT person.person_id, last.at_ms{_FROM} ORDER BY {order}, person.person_id"
        " LIMIT :limit OFFSET :offset",
        values,
    ).fetchall()
    total = db.conn.execute(f"SELECT count(*){_FROM}", values).fetchone()[0]
    return [PersonPlace._make(row) for row in found], int(total)


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
