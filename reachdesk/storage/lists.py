"""Reading lists and who is on them."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.storage.columns import Integers, whole_numbers


class NamedList(NamedTuple):
    """A list. `name`, `tie` and `url` are None where only its members are known.

    `tie`: "created", "member" or "subscribed". `members`: how many are known, 0 where no export has
    them. `seen_ms`: the date of the latest export that names the list.
    """

    list_ref: str
    name: str | None
    tie: str | None
    url: str | None
    members: int
    seen_ms: int


def lists(db: Database, account_id: int) -> list[NamedList]:
    """The lists of an account, by name."""
    found = db.conn.execute(
        "SELECT list_ref, name, tie, url, (SELECT count(*) FROM list_member AS member"
        " WHERE member.account_id = list.account_id AND member.list_ref = list.list_ref), seen_ms"
        " FROM list WHERE account_id = ? ORDER BY lower(coalesce(name, list_ref)), list_ref",
        (account_id,),
    )
    return [NamedList._make(row) for row in found]


def list_members(db: Database, account_id: int, list_ref: str) -> Integers:
    """The numbers of the people on a list, sorted."""
    found = whole_numbers(
        db,
        {"person": "person_id"},
        "list_member WHERE account_id = :account AND list_ref = :list",
        {"account": account_id, "list": list_ref},
    )
    found["person"].sort()
    return found["person"]
