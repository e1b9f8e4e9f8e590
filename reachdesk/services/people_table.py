"""The people that the exports know, a page at a time. No score, rank or grade of anybody."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.periods import day_of
from reachdesk.domain.records import Kin
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.proposals import same_elsewhere
from reachdesk.services.selection import people_selected
from reachdesk.storage import followers as stored
from reachdesk.storage.people import Person, people_by_id
from reachdesk.storage.person_pages import SORTS as STORED_SORTS
from reachdesk.storage.person_pages import last_exchanges, lists_of, people_in_order

Ties = tuple[NDArray[np.int64], NDArray[np.int64]]
RECENT = "recent"
SORTS = (*STORED_SORTS, RECENT)
"""By name for any other word. "recent": the last exchange first."""


def people_page(
    desk: Desk, request: Request, offset: int, limit: int, search: str = "", sort: str = "name"
) -> tuple[tuple[PersonRow, ...], int]:
    """(rows from `offset` on, at most `limit`; how many people fit `search` in all).

    `search` is looked for in name, handle, place and role, letters in any case; `sort` is one of
    `SORTS`. The request's rule chooses among the people. A limit below 0 is no limit. In a masked
    answer nobody has a handle, name, place in own words, list or reference.
    """
    account = accounts.choose(desk, request.account).id
    found = desk.remember(
        ("people in order", account, search, sort), lambda: _found(desk, account, search, sort)
    )
    if request.rule:
        found = found[np.isin(found, people_selected(desk, account, request.rule))]
    page = found[offset:].tolist() if limit < 0 else found[offset : offset + limit].tolist()
    rows = _rows(desk, account, page)
    return (_masked(rows, offset) if request.masked else rows), len(found)


def _found(desk: Desk, account: str, search: str, sort: str) -> NDArray[np.int64]:
    with desk.library.using() as db:
        number = account_number(db, account)
        order = sort if sort in STORED_SORTS else STORED_SORTS[0]
        found = people_in_order(db, number, search, order)
    if sort != RECENT:
        return found
    last = _last_exchanges(desk, account)
    return found[np.argsort([-last.get(one, 0) for one in found.tolist()], kind="stable")]


def _last_exchanges(desk: Desk, account: str) -> dict[int, int]:
    def read() -> dict[int, int]:
        with desk.library.using() as db:
            return last_exchanges(db, account_number(db, account))

    return desk.remember(("last exchanges", account), read)


def _rows(desk: Desk, account: str, page: list[int]) -> tuple[PersonRow, ...]:
    with desk.library.using() as db:
        people = people_by_id(db, page)
        lists = lists_of(db, account_number(db, account), page)
    last = _last_exchanges(desk, account)
    same = same_elsewhere(desk, "person")
    elsewhere = {
        one: tuple(
            network for network, _ref in same.get((people[one].network, people[one].ref), ())
        )
        for one in page
    }
    follows, followed = (np.isin(page, some).tolist() for some in _ties(desk, account))
    return tuple(
        replace(
            _row(people[one], lists.get(one, ()), last.get(one), (follows[place], followed[place])),
            also_on=elsewhere[one],
        )
        for place, one in enumerate(page)
    )


def _row(
    person: Person, lists: tuple[str, ...], last_ms: int | None, tie: tuple[bool, bool]
) -> PersonRow:
    return PersonRow(
        person=person.ref,
        handle=person.handle,
        name=person.name,
        country=person.country,
        region=person.region,
        city=person.city,
        place=person.place,
        roles=person.roles,
        lists=lists,
        follows=tie[0],
        followed=tie[1],
        last_exchange_day=None if last_ms is None else day_of(last_ms),
        why_place=person.place_words,
        why_role=person.role_words,
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
