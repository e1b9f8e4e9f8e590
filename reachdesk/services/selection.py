"""Which followers a rule holds: the selection that every audience card shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.records import Kin
from reachdesk.domain.segments.membership import Flags
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, audience_arrays
from reachdesk.services.desk import Desk
from reachdesk.services.people_bits import described_bits, member_bits
from reachdesk.services.rule_people import rule_people
from reachdesk.storage import followers as stored
from reachdesk.storage.people_sets import Bits, packed, size, unpacked


@dataclass(frozen=True, eq=False)
class Selection:
    """The followers that a rule holds.

    `held` and `unsure`: bits by internal number, of the followers of whom something is known and
    who are `whom`, in bits as well. `others` says whether the rule holds those of whom only the
    number is known. `people` and `open` count all of them: in the selection, and those whom
    something unknown would move in or out.
    """

    held: Bits
    unsure: Bits
    whom: Bits
    others: bool
    people: int
    open: int

    @property
    def members(self) -> Flags:
        """Who is in the selection, (described,) in the order of `Audience`; made when asked for."""
        return self._flags(self.held)

    @property
    def undecided(self) -> Flags:
        """Whom something unknown would move in or out, (described,)."""
        return self._flags(self.unsure)

    def _flags(self, bits: Bits) -> Flags:
        flags: Flags = unpacked(bits, 8 * len(self.whom))[unpacked(self.whom, 8 * len(self.whom))]
        return flags


def selection(desk: Desk, account: str, rule: str, until_ms: int | None = None) -> Selection:
    """The followers of an account that a rule holds, of the latest set (not later than `until_ms`).

    Raises `UserError` for a rule that cannot be read.
    """
    found = rule_people(desk, account, rule)
    audience = audience_arrays(desk, account, until_ms)
    inside = followers_bits(desk, account, until_ms)
    if inside is None:
        inside = np.zeros_like(found.held)
    held, unsure = found.held & inside, found.undecided & inside
    return Selection(
        held,
        unsure,
        audience.whom,
        found.others,
        size(held) + audience.others * found.others,
        size(unsure) + audience.others * found.unsure,
    )


def followers_bits(desk: Desk, account: str, until_ms: int | None = None) -> Bits | None:
    """The latest set of followers (not later than `until_ms`), None where there is none."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        dates = [one.as_of_ms for one in stored.snapshots(db, number, Kin.FOLLOWER)]
    dates = [date for date in dates if until_ms is None or date <= until_ms]
    return member_bits(desk, number, Kin.FOLLOWER, dates[-1]) if dates else None


def people_selected(desk: Desk, account: str, rule: str) -> NDArray[np.int64]:
    """The numbers of all people of an account, followers or not, that a rule holds.

    Raises `UserError` for a rule that cannot be read.
    """
    bits = bits_selected(desk, account, rule)
    return np.flatnonzero(unpacked(bits, 8 * len(bits)))


def bits_selected(desk: Desk, account: str, rule: str) -> Bits:
    """As `people_selected`, as bits by internal number."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
    return rule_people(desk, account, rule).held & described_bits(desk, number)


def set_size(desk: Desk, account: str, until_ms: int) -> int:
    """How many people are in the latest set not later than that moment; 0 where there is none."""
    bits = followers_bits(desk, account, until_ms)
    return 0 if bits is None else size(bits)


def people_in(desk: Desk, account: str, rule: str, until_ms: int) -> int:
    """`selection(…).people` of the latest set not later than that moment, which there must be."""
    found = rule_people(desk, account, rule)
    inside = followers_bits(desk, account, until_ms)
    if inside is None:
        raise ValueError(until_ms)
    columns = desk.people.columns(desk)
    described = packed(columns.kind != 0)
    others = size(inside) - size(inside & described)
    return size(found.held & inside) + others * found.others
