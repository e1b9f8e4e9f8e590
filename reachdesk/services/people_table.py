"""The people that the exports know, a page at a time. No score, rank or grade of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.periods import day_of
from reachdesk.domain.records import Kin
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.storage import followers as stored
from reachdesk.storage.people import Person, people_by_id
from reachdesk.storage.person_pages import SORTS, PersonPlace, lists_of, person_page

Ties = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a page of rows is made of."""

    places: Sequence[PersonPlace]
    people: dict[int, Person]
    lists: dict[int, tuple[str, ...]]


def people_page(
    desk: Desk, request: Request, offset: int, limit: int, search: str = "", sort: str = "name"
) -> tuple[tuple[PersonRow, ...], int]:
    """(rows from `offset` on, at most `limit`; how many people fit `search` in all).

    `search` is looked for in name, handle, place and role, letters in any case; `sort` is one of
    `storage.person_pages.SORTS`, by name for any other word. A limit below 0 is no limit. In a
    masked answer nobody has a handle, name, place in own words, list or reference.
    """
    owner = accounts.choose(desk, request.account)
    order = sort if sort in SORTS else "name"
    with desk.library.using() as db:
        number = account_number(db, owner.id)
        places, total = person_page(db, number, (offset, limit), search, order)
        ids = [place.person_id for place in places]
        known = _Known(places, people_by_id(db, ids), lists_of(db, number, ids))
    rows = _rows(known, _ties(desk, owner.id))
    return (_masked(rows, offset) if request.masked else rows), total


def _rows(known: _Known, ties: Ties) -> tuple[PersonRow, ...]:
    ids = np.array([place.person_id for place in known.places], dtype=np.int64)
    follows, followed = (np.isin(ids, people).tolist() for people in ties)
    return tuple(
        _row(known.people[place.person_id], known.lists.get(place.person_id, ()), place, tie)
        for place, tie in zip(known.places, zip(follows, followed, strict=True), strict=True)
    )


def _row(
    person: Person, lists: tuple[str, ...], place: PersonPlace, tie: tuple[bool, bool]
) -> PersonRow:
    return PersonRow(
        person=person.ref,
        handle=person.handle,
        name=person.name,
        country=person.country,
        region=None,
        city=person.city,
        place=person.place,
        roles=person.roles,
        lists=lists,
        follows=tie[0],
        followed=tie[1],
        last_exchange_day=None if place.last_ms is None else day_of(place.last_ms),
        why_place=(person.place,) if person.country and person.place else (),
    )


def _ties(desk: Desk, account: str) -> Ties:
    """The latest follower and following sets, by the numbers of people."""

    def read() -> Ties:
        with desk.library.using() as db:
            number = account_number(db, account)
            found = []
            for kin in (Kin.FOLLOWER, Kin.FOLLOWING):
                dates = [one.as_of_ms for one in stored.snapshots(db, number, kin)]
                latest = stored.members(db, number, kin, dates[-1]) if dates else np.zeros(0, int)
                found.append(latest)
        return found[0], found[1]

    return desk.remember(("ties", account), read)


def _masked(rows: tuple[PersonRow, ...], offset: int) -> tuple[PersonRow, ...]:
    return tuple(
        replace(
            row,
            person=f"person-{number}",
            handle=None,
            name=None,
            place=None,
            lists=(),
            why_place=(),
            why_role=(),
        )
        for number, row in enumerate(rows, start=offset + 1)
    )
