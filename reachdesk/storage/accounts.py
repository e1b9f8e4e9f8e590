"""The owner's accounts: settled from all sources, and read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlite_utils import Database

from reachdesk.storage import identity
from reachdesk.storage.identity import Named, Naming
from reachdesk.storage.merging import rows


class Account(NamedTuple):
    """One of the owner's profiles. `account_id` is internal and may change with a forgotten source;
    `public_id` is what people and files use, such as "x:ana". None is «no export says».
    """

    account_id: int
    network: str
    public_id: str
    native_id: str | None
    handle: str | None
    name: str | None
    bio: str | None
    place: str | None
    created_ms: int | None


class Moved(NamedTuple):
    """A source that now belongs to another account than before (None: to none before)."""

    source_id: int
    before: int | None
    after: int


def accounts(db: Database) -> list[Account]:
    """All accounts, by network and public id."""
    return [
        Account._make(row)
        for row in db.conn.execute(
            "SELECT id, network, public_id, native_id, handle, name, bio, place, created_ms"
            " FROM account ORDER BY network, public_id"
        )
    ]


def account(db: Database, public_id: str) -> Account | None:
    """The account of that public id (in any case of letters), or None."""
    wanted = public_id.lower()
    return next((each for each in accounts(db) if each.public_id.lower() == wanted), None)


def settle(db: Database) -> list[Moved]:
    """Assign every source to its account by the rule of `identity` and rewrite the accounts.

    Returns the sources that moved. Inside the caller's transaction.
    """
    held = {int(a): b for a, b in db.conn.execute("SELECT id, account_id FROM source")}
    profiles = _profiles(db)
    before = set(accounts(db))
    after: dict[int, Account] = {}
    seats: dict[int, int] = {}
    spare = max([0, *(each.account_id for each in before)])
    for network, namings in sorted(_namings(db).items()):
        keys = identity.group(namings)
        named = identity.name(network, keys, namings)
        for key, members in _by_key(keys):
            claims = {held[source] for source in members} - {None} - set(after)
            account_id = min(claims, default=spare + 1)
            spare = max(spare, account_id)
            seats.update(dict.fromkeys(members, account_id))
            after[account_id] = _account(account_id, network, named[key], members, profiles)
    _write(db, before, set(after.values()))
    moved = [
        Moved(source, held[source], seat) for source, seat in seats.items() if held[source] != seat
    ]
    db.conn.executemany(
        "UPDATE source SET account_id = ? WHERE id = ?",
        [(each.after, each.source_id) for each in moved],
    )
    return moved


def _by_key(keys: dict[int, str]) -> Iterable[tuple[str, list[int]]]:
    """The sources of each account, in the order of the first source."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for source_id, key in sorted(keys.items()):
        members[key].append(source_id)
    return members.items()


def _write(db: Database, before: set[Account], after: set[Account]) -> None:
    db.conn.executemany(
        "DELETE FROM account WHERE id = ?", [(each.account_id,) for each in before - after]
    )
    db.conn.executemany(
        "INSERT INTO account (id, network, public_id, native_id, handle, name, bio, place,"
        " created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        after - before,
    )


def _namings(db: Database) -> dict[str, list[Naming]]:
    """What each source says of its owner, by network."""
    found: defaultdict[str, list[Naming]] = defaultdict(list)
    for network, *naming in rows(
        db,
        "SELECT network, id, nullif(native_id, ''), lower(nullif(handle, '')), as_of_ms, 1"
        " FROM source UNION ALL"
        " SELECT source.network, source.id, nullif(coalesce(source.native_id, fact.native_id), ''),"
        " lower(nullif(fact.handle, '')), max(coalesce(fact.seen_ms, source.as_of_ms)), 0"
        " FROM account_fact AS fact JOIN source ON source.id = fact.source_id"
        " GROUP BY source.id, fact.native_id, lower(fact.handle)",
    ):
        source_id, native_id, handle, at_ms, stated = naming
        found[str(network)].append(Naming(source_id, native_id, handle, at_ms, bool(stated)))
    return found


_Profile = tuple[int, str | None, str | None, str | None, int | None]


def _profiles(db: Database) -> dict[int, list[_Profile]]:
    """Date, name, bio, place and creation of the owner, as each source says them."""
    found: defaultdict[int, list[_Profile]] = defaultdict(list)
    for source_id, *profile in rows(
        db,
        "SELECT id, as_of_ms, name, NULL, NULL, NULL FROM source UNION ALL"
        " SELECT source.id, coalesce(fact.seen_ms, source.as_of_ms), fact.name, fact.bio,"
        " fact.place, fact.created_ms"
        " FROM account_fact AS fact JOIN source ON source.id = fact.source_id",
    ):
        found[source_id].append(tuple(profile))
    return found


def _account(
    account_id: int,
    network: str,
    named: Named,
    members: list[int],
    profiles: dict[int, list[_Profile]],
) -> Account:
    said = [profile for source in members for profile in profiles[source]]
    latest = [
        max(((row[0], row[place]) for row in said if row[place]), default=(0, None))[1]
        for place in range(1, 5)
    ]
    return Account(
        account_id,
        network,
        named.public_id,
        named.native_id,
        named.handle,
        name=_text(latest[0]),
        bio=_text(latest[1]),
        place=_text(latest[2]),
        created_ms=latest[3] if isinstance(latest[3], int) else None,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
