"""All people of an account in the orders of the table, without sorting them in SQLite each time.

The order by name is read once and kept; by place and by role people follow from it by their kind,
exactly as `storage.person_pages.people_in_order` has them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.i18n import _
from reachdesk.services.desk import Desk
from reachdesk.services.people_bits import described_bits
from reachdesk.services.reporting import tell
from reachdesk.storage import person_pages
from reachdesk.storage.database import let_go
from reachdesk.storage.people_columns import Kind, PeopleColumns
from reachdesk.storage.people_sets import Bits, Flags, of_numbers, packed, size, unpacked

Order = NDArray[np.integer[Any]]
_KEYS: dict[str, Callable[[Kind], tuple[bool, str, str]]] = {
    "place": lambda kind: (not kind.country, kind.country, kind.city),
    "role": lambda kind: (not kind.roles, kind.roles, ""),
}
"""What people are sorted by before their names; the unknown comes last."""
SORTS = ("name", *_KEYS)
_SEARCHES = 12
_MOST_LOOKED_UP = 100_000
"""People of an earlier search that are looked at one by one: of more all are read in a row."""


def in_order(desk: Desk, account_id: int, search: str, sort: str) -> Order:
    """The numbers of the people of an account whom `search` finds (see `people_in_order`), in one
    of the orders `SORTS`. Tells how far it is."""
    columns = desk.people.columns(desk)
    wanted = unpacked(described_bits(desk, account_id), len(columns.kind))
    if search.strip():
        wanted &= _found(desk, search, len(columns.kind))
    order = _by_name(desk)
    chosen = wanted[order]
    if not chosen.all():  # else the kept order serves as it is
        order = order[chosen]
    if sort in _KEYS:
        order = _by_kind(columns, order, _KEYS[sort])
    return order


def _found(desk: Desk, search: str, numbers: int) -> Flags:
    """Whom a search finds: looked for among those of an earlier search of which it is more."""
    wanted = search.strip().lower()
    known: dict[str, Bits] = desk.remember(("searches",), dict)
    bits = known.get(wanted)
    if bits is None:
        wider = [held for each, held in list(known.items()) if each in wanted]
        fewest = min(wider, key=size, default=None)
        if fewest is None or size(fewest) > _MOST_LOOKED_UP:
            bits = packed(_all_with(desk, wanted, numbers))
        else:
            bits = packed(_among(desk, wanted, fewest, numbers))
        if len(known) >= _SEARCHES:
            known.pop(next(iter(known)), None)
        known[wanted] = bits
    return unpacked(bits, numbers)


def _among(desk: Desk, search: str, people: Bits, numbers: int) -> Flags:
    looked_at = np.flatnonzero(unpacked(people, numbers))
    with desk.library.using() as db:
        return of_numbers(person_pages.those_with(db, search, looked_at), numbers)


def _all_with(desk: Desk, search: str, numbers: int) -> Flags:
    sentence = _("Searching people")
    with desk.library.using() as db:
        people = person_pages.people_with(
            db, search, numbers - 1, lambda share: tell(share, sentence)
        )
        let_go(db)
    return of_numbers(people, numbers)


def _by_name(desk: Desk) -> Order:
    """Everybody by name, those without one last."""
    sentence = _("Sorting people by name")

    def read(db: Database, numbers: int, told: Callable[[float], None]) -> Order:
        small = np.int32 if numbers <= np.iinfo(np.int32).max else np.int64
        return person_pages.everybody_by_name(db, lambda: told(0.0)).astype(small)

    return desk.people.array(desk, "by-name", read, says=sentence, of_names=True)


def _by_kind(
    columns: PeopleColumns, by_name: Order, key: Callable[[Kind], tuple[bool, str, str]]
) -> Order:
    """People who are in order by name, by what their kinds say; those without a name come first of
    those alike, as SQLite has them."""
    named = np.array([bool(kind.named) for kind in columns.kinds])[columns.kind[by_name]]
    order = np.concatenate([by_name[~named], by_name[named]])
    keys = [key(kind) for kind in columns.kinds]
    places = {each: place for place, each in enumerate(sorted(set(keys)))}
    small = np.uint16 if len(places) <= np.iinfo(np.uint16).max else np.uint32
    rank = np.array([places[each] for each in keys], dtype=small)
    return order[np.argsort(rank[columns.kind[order]], kind="stable")]
