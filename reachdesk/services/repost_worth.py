"""What one repost adds: people who do not follow the owner, counted apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.domain.answers.levers import RepostWorth
from reachdesk.domain.reach.channels import Repost, repost_exposure
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, audience_arrays
from reachdesk.services.desk import Desk
from reachdesk.services.people_store import Told
from reachdesk.storage.columns import whole_numbers

LEAST_KNOWN = 10
OVERLAP = 0.1
"""Share of a follower's followers who follow the owner as well: assumed, our own choice."""
_AT_ONCE = 100_000  # people between two reports


def repost_worth(desk: Desk, account: str, chance: float) -> RepostWorth | None:
    """A repost by a follower with the middle number of followers, seen with `chance` (0..1) as any
    post; first generation only. None where fewer than ten followers' own followers are known."""
    middle, known = _middle(desk, account)
    if known < LEAST_KNOWN:
        return None
    found = repost_exposure([Repost(middle, OVERLAP, chance)])
    return RepostWorth(found.new_people, found.followers_again, middle, known, OVERLAP)


def _middle(desk: Desk, account: str) -> tuple[float, int]:
    """The middle number of followers of followers, NaN for none, and of how many it is known."""
    audience = audience_arrays(desk, account)
    name = f"reposts-{_account_number(desk, account)}"

    def made(db: Database, numbers: int, told: Told) -> NDArray[np.int64]:
        followers = np.zeros(numbers, np.bool_)
        people = audience.person
        followers[people] = True
        return _two_middle(np.sort(_counts(db, followers, told)))

    twice, known = desk.people.array(desk, name, made).tolist()
    return (twice / 2 if known else float("nan")), known


def _account_number(desk: Desk, account: str) -> int:
    with desk.library.using() as db:
        return account_number(db, accounts.choose(desk, account).id)


def _two_middle(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Twice the median, which is a whole number, and how many there are."""
    known = len(counts)
    twice = int(counts[(known - 1) // 2] + counts[known // 2]) if known else 0
    return np.array([twice, known], np.int64)


def _counts(db: Database, followers: NDArray[np.bool_], told: Told) -> NDArray[np.int64]:
    """How many follow each of the `followers` (numbers,) of whom an export says so; (known,)."""
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(followers), _AT_ONCE):
        part = whole_numbers(
            db,
            {"person": "person_id", "count": "followers"},
            "person WHERE person_id >= :start AND person_id < :end AND followers >= 0",
            {"start": start, "end": start + _AT_ONCE},
        )
        found.append(part["count"][followers[part["person"]]])
        told(start / len(followers))
    return np.concatenate(found)
