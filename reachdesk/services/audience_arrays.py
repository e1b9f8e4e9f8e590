"""The followers of an account as arrays: who they are, as far as the exports say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.domain.records import Kin
from reachdesk.services import accounts
from reachdesk.services.coded import Coded, Members, coded_kinds
from reachdesk.services.desk import Desk
from reachdesk.services.people_bits import member_bits
from reachdesk.services.reporting import still_wanted
from reachdesk.services.zones import main_zone
from reachdesk.storage import followers as stored
from reachdesk.storage import lists as stored_lists
from reachdesk.storage.accounts import account as stored_account
from reachdesk.storage.columns import NOTHING
from reachdesk.storage.manual import LIST_FIELD, hand_lists
from reachdesk.storage.people_columns import PeopleColumns
from reachdesk.storage.people_sets import Bits, Flags, packed, people_of, places_in, unpacked

METRIC = "followers"

Lists = tuple[tuple[str, str | None, NDArray[np.int64]], ...]
"""(ref, name, internal numbers of the people, sorted) of the lists whose members are known."""


@dataclass(frozen=True, eq=False)
class Audience:
    """The latest follower set of an account, or the latest count where no export has a set.

    `people`: followers in all, None where nobody counted them; `as_of_ms`: the date of that. Arrays
    are of shape (described,), of the followers of whom an export says anything but their number:
    `zone` their own, else the main one of their country; `roles` keys separated by blanks; `named`
    whether handle or name is known. `counts` (people of the library,) are the accounts that each
    follows, by internal number, -1 unknown. `whom`: these followers as bits by internal number.
    `lists`: (ref, name, internal numbers of everybody on it) of the lists whose members are known.
    `lists_held`: lists that any export names. `snapshots`: whole sets known; `times_counted`: dates
    on which at least their number is.
    """

    people: int | None
    as_of_ms: int | None
    whom: Bits
    country: Coded
    zone: Coded
    language: Coded
    roles: Coded
    counts: NDArray[np.signedinteger[Any]]
    named: Members
    lists: Lists
    lists_held: int
    snapshots: int
    times_counted: int

    @property
    def described(self) -> int:
        """Followers of whom more than their number is known."""
        return len(self.country.kind)

    @property
    def others(self) -> int:
        """Followers of whom nothing but their number is known."""
        return max(0, (self.people or 0) - self.described)

    @property
    def person(self) -> NDArray[np.integer[Any]]:
        """Internal numbers, (described,), ascending; made when asked for."""
        return people_of(self.whom)

    @property
    def counted(self) -> int:
        """Of how many followers the accounts that they follow are counted; made when asked for."""
        return int(np.count_nonzero(self.counts[self.person] != NOTHING))

    @property
    def following(self) -> NDArray[np.floating[Any]]:
        """How many accounts each follows, (described,), NaN unknown."""
        return following_of(self.counts[self.person])

    def on(self, people: NDArray[np.int64]) -> Members:
        """Who is among people of these internal numbers, (described,)."""
        found = np.zeros(self.described, bool)
        found[places_in(self.whom, people)] = True
        return found


def audience_arrays(desk: Desk, account: str, until_ms: int | None = None) -> Audience:
    """The audience of an account, as the latest set (not later than `until_ms`) has it, described
    as the exports describe people today. Raises `UserError` for an unknown account."""
    return desk.remember(("audience", account, until_ms), lambda: _read(desk, account, until_ms))


def account_number(db: Database, public_id: str) -> int:
    """The internal number of an account by its public id. Raises `KeyError` for another."""
    found = stored_account(db, public_id)
    if found is None:
        raise KeyError(public_id)
    return found.account_id


def lists_known(desk: Desk, account: str) -> Lists:
    """The lists of an account whose members any export or the owner names."""

    def read() -> Lists:
        owner = accounts.choose(desk, account)
        with desk.library.using() as db:
            number = account_number(db, owner.id)
            members = [
                (one.list_ref, one.name, stored_lists.list_members(db, number, one.list_ref))
                for one in stored_lists.lists(db, number)
                if one.members
            ]
            return tuple(_with_hand_lists(members, hand_lists(db, owner.network)))

    return desk.remember(("lists known", account), read)


def _read(desk: Desk, account: str, until_ms: int | None) -> Audience:
    owner = accounts.choose(desk, account)
    columns = desk.people.columns(desk)
    with desk.library.using() as db:
        number = account_number(db, owner.id)
        counted_ms, counts = stored.counts(db, number, METRIC)
        snapshots = stored.snapshots(db, number, Kin.FOLLOWER)
        lists_held = len(stored_lists.lists(db, number))
    dates = [one.as_of_ms for one in snapshots if until_ms is None or one.as_of_ms <= until_ms]
    members, people, as_of_ms = np.zeros(len(columns.kind), np.bool_), None, None
    if dates:
        bits = member_bits(desk, number, Kin.FOLLOWER, dates[-1])
        members, as_of_ms = unpacked(bits, len(columns.kind)), dates[-1]
        people = int(np.count_nonzero(members))
    elif len(counts):
        people, as_of_ms = int(counts[-1]), int(counted_ms[-1])
    return Audience(
        people=people,
        as_of_ms=as_of_ms,
        **_described(columns, members),
        lists=lists_known(desk, account),
        lists_held=lists_held,
        snapshots=len(snapshots),
        times_counted=len({*counted_ms.tolist(), *(one.as_of_ms for one in snapshots)}),
    )


def _described(columns: PeopleColumns, members: Flags) -> dict[str, Any]:
    """The arrays of those members of whom something is known."""
    members &= columns.kind != 0
    still_wanted()
    kind = columns.kind[members]
    people = np.bincount(kind, minlength=len(columns.kinds))
    words = {
        "country": [one.country for one in columns.kinds],
        "zone": [one.zone or main_zone(one.country) or "" for one in columns.kinds],
        "language": [one.language for one in columns.kinds],
        "roles": [one.roles for one in columns.kinds],
    }
    named = np.array([one.named for one in columns.kinds], dtype=np.bool_)
    return {name: coded_kinds(kind, people, each) for name, each in words.items()} | {
        "whom": packed(members),
        "counts": columns.following,
        "named": named[kind],
    }


def following_of(counts: NDArray[np.integer[Any]]) -> NDArray[np.floating[Any]]:
    """The counts as numbers, NaN for the unknown, in the smaller type where that is exact."""
    largest = int(np.abs(counts).max(initial=0))
    exact = np.float32 if largest <= 1 << np.finfo(np.float32).nmant else np.float64
    found: NDArray[np.floating[Any]] = counts.astype(exact)
    found[counts == NOTHING] = np.nan
    return found


def _with_hand_lists(
    members: list[tuple[str, str | None, NDArray[np.int64]]],
    by_hand: Mapping[str, NDArray[np.int64]],
) -> list[tuple[str, str | None, NDArray[np.int64]]]:
    """The lists of the exports and those made by hand; who was put on a list of an export by hand
    is on that one."""
    found = list(members)
    for name, people in by_hand.items():
        place = [
            number
            for number, one in enumerate(found)
            if (one[1] or "").casefold() == name.casefold()
        ]
        if place:
            ref, called, others = found[place[0]]
            found[place[0]] = ref, called, np.union1d(others, people)
        else:
            found.append((f"{LIST_FIELD}{name}", name, people))
    return found
