"""The people that the exports know, a page at a time. No score, rank or grade of anybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.periods import day_of
from reachdesk.domain.records import Kin
from reachdesk.services import accounts, people_sorting
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.memory import Memory
from reachdesk.services.people_bits import latest_bits
from reachdesk.services.people_sorting import Order
from reachdesk.services.proposals import same_elsewhere
from reachdesk.services.selection import bits_selected
from reachdesk.storage.manual import LIST_FIELD, Word, words_about
from reachdesk.storage.people import Person, people_by_id
from reachdesk.storage.people_sets import Bits, holds, unpacked
from reachdesk.storage.person_pages import SORTS as STORED_SORTS
from reachdesk.storage.person_pages import (
    exchange_counts,
    last_exchanges,
    lists_of,
    people_in_order,
)

_BY_HAND = {"roles": "role", "country": "place"}
"""The owner's words by the name that a table gives to what they decide."""

_ORDERS_HELD = 2  # of millions of people each takes some MiB
RECENT, UNLABELLED = "recent", "unlabelled"
SORTS = (*STORED_SORTS, RECENT, UNLABELLED)
"""By name for any other word. "recent": the last exchange first. "unlabelled": only those whose
place or role is unknown, most exchanges first, as they are most worth a label."""


def people_page(
    desk: Desk, request: Request, offset: int, limit: int, search: str = "", sort: str = "name"
) -> tuple[tuple[PersonRow, ...], int]:
    """(rows from `offset` on, at most `limit`; how many people fit `search` in all), in the order
    of `people_order`. A limit below 0 is no limit."""
    found = people_order(desk, request, search, sort)
    page = found[offset:] if limit < 0 else found[offset : offset + limit]
    return people_rows(desk, request, page.tolist(), offset), len(found)


def people_order(desk: Desk, request: Request, search: str = "", sort: str = "name") -> Order:
    """The numbers of the people whom the request's rule holds and `search` finds, in order.

    `search` is looked for in name, handle, place and role, letters in any case; `sort` is one of
    `SORTS`. The numbers hold until the next import or undo of one.
    """
    account = accounts.choose(desk, request.account).id
    orders = desk.remember(("people in order",), lambda: Memory(_ORDERS_HELD))
    found = orders.recall((account, search, sort), lambda: _found(desk, account, search, sort))
    if request.rule:
        bits = bits_selected(desk, account, request.rule)
        found = found[unpacked(bits, 8 * len(bits))[found]]
    return found


def people_rows(
    desk: Desk, request: Request, people: list[int], offset: int = 0
) -> tuple[PersonRow, ...]:
    """What is known of people by their numbers; whom no export describes any more is left out.

    In a masked answer nobody has a handle, name, place in own words, list or reference, but a
    number counted from `offset` on.
    """
    account = accounts.choose(desk, request.account).id
    rows = _rows(desk, account, people)
    return _masked(rows, offset) if request.masked else rows


def _found(desk: Desk, account: str, search: str, sort: str) -> Order:
    with desk.library.using() as db:
        number = account_number(db, account)
        if sort in STORED_SORTS and sort not in people_sorting.SORTS:
            return people_in_order(db, number, search, sort)
    by_name = sort if sort in people_sorting.SORTS else people_sorting.SORTS[0]
    found = people_sorting.in_order(desk, number, search, by_name)
    if sort == UNLABELLED:
        columns = desk.people.columns(desk)
        unknown = np.array([not kind.country or not kind.roles for kind in columns.kinds])
        found = found[unknown[columns.kind[found]]]
    if sort in (RECENT, UNLABELLED):
        found = _most_first(found, _exchanges(desk, account, last=sort == RECENT))
    return found


def _most_first(people: Order, amount: Mapping[int, int]) -> Order:
    """People by their amount, 0 without one; those of the same in the order in which they came."""
    keys = np.fromiter(amount, np.int64, len(amount))
    amounts = np.fromiter(amount.values(), np.int64, len(amount))
    longest = int(max(people.max(initial=0), keys.max(initial=0))) + 1
    place = np.zeros(longest, np.int32)
    place[keys] = np.arange(1, len(keys) + 1)
    of_each = np.append(0, amounts)[place[people]]
    special = np.flatnonzero(of_each)  # most people have had no exchange at all
    ranked = special[np.argsort(-of_each[special], kind="stable")]
    more = int(np.count_nonzero(of_each[ranked] > 0))
    return np.concatenate([people[ranked[:more]], people[of_each == 0], people[ranked[more:]]])


def _exchanges(desk: Desk, account: str, *, last: bool) -> dict[int, int]:
    """By person: when the last exchange was (UTC milliseconds), or how many there were."""

    def read() -> dict[int, int]:
        with desk.library.using() as db:
            number = account_number(db, account)
            return last_exchanges(db, number) if last else exchange_counts(db, number)

    return desk.lasting(("exchanges of people", account, last), read)


def _rows(desk: Desk, account: str, page: list[int]) -> tuple[PersonRow, ...]:
    with desk.library.using() as db:
        people = people_by_id(db, page)
        network = accounts.choose(desk, account).network
        lists = lists_of(db, account_number(db, account), page)
        said = words_about(db, network, [person.ref for person in people.values()])
    last, often = (_exchanges(desk, account, last=which) for which in (True, False))
    same = same_elsewhere(desk, "person")
    follows, followed = (
        _within(latest_bits(desk, account, kin), page) for kin in (Kin.FOLLOWER, Kin.FOLLOWING)
    )
    rows = []
    for place, one in enumerate(page):
        if one not in people:
            continue
        person = people[one]
        elsewhere = same.get((person.network, person.ref), ())
        last_ms = last.get(one)
        row = replace(
            _row(person, said.get(person.ref, ())),
            follows=follows[place],
            followed=followed[place],
            last_exchange_day=None if last_ms is None else day_of(last_ms),
            exchanges=often.get(one, 0),
            also_on=tuple(network for network, _ref in elsewhere),
        )
        rows.append(replace(row, lists=tuple(sorted({*lists.get(one, ()), *row.lists}))))
    return tuple(rows)


def _row(person: Person, said: Iterable[Word]) -> PersonRow:
    """What is known of a person; lists made by hand are among the owner's words."""
    own = {word.field: word.value for word in said}
    by_hand = [name for field, name in _BY_HAND.items() if field in own]
    return PersonRow(
        person=person.ref,
        handle=person.handle,
        name=person.name,
        country=person.country,
        region=person.region,
        city=person.city,
        place=person.place,
        roles=person.roles,
        lists=tuple(field[len(LIST_FIELD) :] for field in own if field.startswith(LIST_FIELD)),
        follows=False,
        followed=False,
        last_exchange_day=None,
        why_place=person.place_words,
        why_role=person.role_words,
        bio=person.bio,
        by_hand=tuple(by_hand),
        met=own.get("met") or None,
        note=own.get("note") or None,
    )


def _within(bits: Bits | None, people: list[int]) -> list[bool]:
    """Whether each of these people is in a set."""
    return [bits is not None and holds(bits, one) for one in people]


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
            bio=None,
            note=None,
        )
        for number, row in enumerate(rows, start=offset + 1)
    )
