"""Sets of people as bits: whether each internal number belongs. A set of millions takes a byte for
eight of them, and two sets are compared in a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.storage.codes import KINS
from reachdesk.storage.columns import Integers, people_as_one, whole_numbers
from reachdesk.storage.people_columns import number_ranges

Bits = NDArray[np.uint8]
Flags = NDArray[np.bool_]
_AT_ONCE = 500_000
_BYTES_AT_ONCE = 1 << 14
_Tell = Callable[[float], None]


def packed(flags: Flags) -> Bits:
    """Flags (numbers,) as bits, the first in the lowest."""
    return np.packbits(flags, bitorder="little")


def unpacked(bits: Bits, numbers: int) -> Flags:
    """Bits as flags (numbers,)."""
    return np.unpackbits(bits, count=numbers, bitorder="little").view(np.bool_)


def size(bits: Bits) -> int:
    """How many people are in a set."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


def people_of(bits: Bits) -> NDArray[np.integer[Any]]:
    """The internal numbers of a set, ascending, in half the room where they fit."""
    fits = 8 * len(bits) <= np.iinfo(np.int32).max
    people: NDArray[np.integer[Any]] = np.empty(size(bits), np.dtype("i4" if fits else "i8"))
    filled = 0
    for start in range(0, len(bits), _BYTES_AT_ONCE):
        part = bits[start : start + _BYTES_AT_ONCE]
        found = np.flatnonzero(unpacked(part, 8 * len(part))) + 8 * start
        people[filled : filled + len(found)] = found
        filled += len(found)
    return people


def holds(bits: Bits, person: int) -> bool:
    """Whether a person is in a set; numbers beyond it are not."""
    return person < 8 * len(bits) and bool(bits[person // 8] >> person % 8 & 1)


def places_in(bits: Bits, people: Integers) -> NDArray[np.intp]:
    """Where those of these people who are in a set stand among its people in their order."""
    people = people[(people >= 0) & (people < 8 * len(bits))]
    byte, bit = np.divmod(people, 8)
    inside = (bits[byte] >> bit.astype(np.uint8)) & 1 == 1
    byte, bit = byte[inside], bit[inside].astype(np.uint8)
    until = np.cumsum(np.bitwise_count(bits), dtype=np.intp)  # with those of the byte itself
    from_here = np.bitwise_count(bits[byte] >> bit)
    return np.asarray(until[byte] - from_here)


def of_numbers(people: Integers, numbers: int) -> Flags:
    """Flags (numbers,) of these people; numbers beyond are left out."""
    flags = np.zeros(numbers, np.bool_)
    flags[people[people < numbers]] = True
    return flags


def members(
    db: Database, account_id: int, kin: str, as_of_ms: int, numbers: int, tell: _Tell
) -> Bits:
    """The people of the sets of that very date, as `followers.members` has them.

    `tell` gets shares 0..1 and may raise to stop.
    """
    sources = db.conn.execute(
        "SELECT source_id FROM snapshot WHERE account_id = ? AND kin = ? AND as_of_ms = ?",
        (account_id, KINS.index(kin), as_of_ms),
    ).fetchall()
    flags = np.zeros(numbers, np.bool_)
    for place, (source,) in enumerate(sources):
        which = "snapshot_fact WHERE source_id = :source AND kin = :kin"
        values = {"source": source, "kin": KINS.index(kin)}
        share = lambda part, place=place: tell((place + part) / len(sources))  # noqa: E731
        _flag(db, flags, which, values, share)
    return packed(flags)


def described(db: Database, account_id: int, numbers: int, tell: _Tell) -> Bits:
    """The people of whom exports of an account say more than a number."""
    flags = np.zeros(numbers, np.bool_)
    which = "account_person WHERE account_id = :account"
    _flag(db, flags, which, {"account": account_id}, tell)
    return packed(flags)


def _flag(db: Database, flags: Flags, which: str, values: dict[str, int], tell: _Tell) -> None:
    """Flag the people of a table, each spelling as the person it stands for."""
    last = len(flags) - 1
    for after, until in number_ranges(last, _AT_ONCE):
        tell((after + 1) / len(flags))
        found = whole_numbers(
            db,
            {"person": "person_id"},
            f"{which} AND person_id > :after AND person_id <= :until",
            {**values, "after": after, "until": until},
        )
        flags[people_as_one(db, found["person"])] = True
