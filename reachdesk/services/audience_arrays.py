"""The followers of an account as arrays: who they are, as far as the exports say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.domain.records import Kin
from reachdesk.services import accounts
from reachdesk.services.coded import Coded, Members, coded
from reachdesk.services.desk import Desk
from reachdesk.services.zones import main_zone
from reachdesk.storage import followers as stored
from reachdesk.storage import lists as stored_lists
from reachdesk.storage.accounts import account as stored_account
from reachdesk.storage.manual import LIST_FIELD, hand_lists
from reachdesk.storage.said import named_people

METRIC = "followers"


@dataclass(frozen=True, eq=False)
class Audience:
    """The latest follower set of an account, or the latest count where no export has a set.

    `people`: followers in all, None where nobody counted them; `as_of_ms`: the date of that. Arrays
    are of shape (described,), of the followers of whom an export says anything but their number:
    `person` internal numbers; `zone` their own, else the main one of their country; `roles` keys
    separated by blanks; `following` accounts that they follow, NaN unknown; `named` whether handle
    or name is known. `lists`: (ref, name, members) of the lists whose members are known.
    `lists_held`: lists that any export names. `snapshots`: whole sets known; `times_counted`: dates
    on which at least their number is.
    """

    people: int | None
    as_of_ms: int | None
    person: NDArray[np.int64]
    country: Coded
    zone: Coded
    language: Coded
    roles: Coded
    following: NDArray[np.float64]
    named: Members
    lists: tuple[tuple[str, str | None, Members], ...]
    lists_held: int
    snapshots: int
    times_counted: int

    @property
    def others(self) -> int:
        """Followers of whom nothing but their number is known."""
        return max(0, (self.people or 0) - len(self.person))


def audience_arrays(desk: Desk, account: str, until_ms: int | None = None) -> Audience:
    """The audience of an account, as the latest set (not later than `until_ms`) has it, described
    as the exports describe people today. Raises `UserError` for an unknown account."""

    def held(db: Database, number: int) -> stored.Audience | None:
        return stored.audience(db, number, Kin.FOLLOWER, until_ms)

    return desk.remember(("audience", account, until_ms), lambda: _read(desk, account, held))


def people_arrays(desk: Desk, account: str) -> Audience:
    """Everybody whom exports of the account describe, followers or not, in the same form; `people`
    is their number and `as_of_ms` 0."""
    return desk.remember(("everybody", account), lambda: _read(desk, account, stored.everybody))


def account_number(db: Database, public_id: str) -> int:
    """The internal number of an account by its public id. Raises `KeyError` for another."""
    found = stored_account(db, public_id)
    if found is None:
        raise KeyError(public_id)
    return found.account_id


def _read(
    desk: Desk, account: str, read: Callable[[Database, int], stored.Audience | None]
) -> Audience:
    owner = accounts.choose(desk, account)
    with desk.library.using() as db:
        number = account_number(db, owner.id)
        counted_ms, counts = stored.counts(db, number, METRIC)
        snapshots = stored.snapshots(db, number, Kin.FOLLOWER)
        held = read(db, number)
        person = held.person[held.described] if held else np.zeros(0, np.int64)
        known = named_people(db)
        lists = stored_lists.lists(db, number)
        members = [
            (one.list_ref, one.name, stored_lists.list_members(db, number, one.list_ref))
            for one in lists
            if one.members
        ]
        members = _with_hand_lists(members, hand_lists(db, owner.network))
    people = len(held.person) if held else int(counts[-1]) if len(counts) else None
    as_of_ms = held.as_of_ms if held else int(counted_ms[-1]) if len(counts) else None
    return Audience(
        people=people,
        as_of_ms=as_of_ms,
        person=person,
        **_words(held),
        following=held.following[held.described] if held else np.zeros(0),
        named=np.isin(person, known),
        lists=tuple((ref, name, np.isin(person, inside)) for ref, name, inside in members),
        lists_held=len(lists),
        snapshots=len(snapshots),
        times_counted=len({*counted_ms.tolist(), *(one.as_of_ms for one in snapshots)}),
    )


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


def _words(held: stored.Audience | None) -> dict[str, Coded]:
    if held is None:
        return dict.fromkeys(("country", "zone", "language", "roles"), coded(()))
    country = coded(held.country[held.described])
    return {
        "country": country,
        "zone": coded(_zones(held.zone[held.described], country)),
        "language": coded(held.language[held.described]),
        "roles": coded(held.roles[held.described]),
    }


def _zones(own: NDArray[np.str_], country: Coded) -> NDArray[np.str_]:
    """Each person's own zone, else the main one of the country, else ""."""
    usual = np.array([*(main_zone(name) or "" for name in country.names), ""])
    return np.where(own == "", usual[country.codes], own)
