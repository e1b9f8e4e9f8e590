"""Who came and who went between two whole follower sets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.answers.audience import PersonRow
from reachdesk.domain.records import Kin
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.follower_changes import doubtful
from reachdesk.services.people_table import people_rows
from reachdesk.storage import followers as stored
from reachdesk.storage.person_pages import described_in_order


@dataclass(frozen=True, slots=True)
class SetDate:
    """A whole follower set: its date (UTC milliseconds) and size."""

    as_of_ms: int
    size: int


@dataclass(frozen=True, eq=False)
class SetChange:
    """The people who are in one set only. `gained`, `lost` (people,) are their numbers, those of
    whom an export says anything first, by name; `named_gained` and `named_lost` count these.

    `doubtful`: so many are missing that the later set is probably incomplete, and nobody is said to
    have left.
    """

    earlier: SetDate
    later: SetDate
    gained: NDArray[np.int64]
    lost: NDArray[np.int64]
    named_gained: int
    named_lost: int
    doubtful: bool


def set_dates(desk: Desk, account: str) -> tuple[SetDate, ...]:
    """The whole follower sets of an account, oldest first; one per date."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        found = {one.as_of_ms: one.size for one in stored.snapshots(db, number, Kin.FOLLOWER)}
    return tuple(SetDate(*pair) for pair in found.items())


def set_change(desk: Desk, account: str, earlier: SetDate, later: SetDate) -> SetChange:
    """Who came and went between two sets. Raises `UserError` for an unknown account."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        gained, lost = stored.gained_lost(
            db, number, Kin.FOLLOWER, earlier.as_of_ms, later.as_of_ms
        )
        named_gained, named_lost = (described_in_order(db, part) for part in (gained, lost))
    return SetChange(
        earlier,
        later,
        np.concatenate([named_gained, np.setdiff1d(gained, named_gained)]),
        np.concatenate([named_lost, np.setdiff1d(lost, named_lost)]),
        len(named_gained),
        len(named_lost),
        doubtful(earlier.size, len(lost)),
    )


def change_rows(
    desk: Desk, request: Request, people: NDArray[np.int64], most: int
) -> tuple[PersonRow, ...]:
    """What is known of the first people of a change."""
    return people_rows(desk, request, people[:most].tolist())
