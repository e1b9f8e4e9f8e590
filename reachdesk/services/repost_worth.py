"""What one repost adds: people who do not follow the owner, counted apart."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.answers.levers import RepostWorth
from reachdesk.domain.reach.channels import Repost, repost_exposure
from reachdesk.domain.records import Kin
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.storage import followers as stored

LEAST_KNOWN = 10
OVERLAP = 0.1
"""Share of a follower's followers who follow the owner as well: assumed, our own choice."""


def repost_worth(desk: Desk, account: str, chance: float) -> RepostWorth | None:
    """A repost by a follower with the middle number of followers, seen with `chance` (0..1) as any
    post; first generation only. None where fewer than ten followers' own followers are known."""
    counts = desk.remember(("followers of followers", account), lambda: _counts(desk, account))
    if len(counts) < LEAST_KNOWN:
        return None
    audience = float(np.median(counts))
    found = repost_exposure([Repost(audience, OVERLAP, chance)])
    return RepostWorth(found.new_people, found.followers_again, audience, len(counts), OVERLAP)


def _counts(desk: Desk, account: str) -> np.ndarray:
    """How many follow each follower, where an export says, (known,)."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        held = stored.audience(db, number, Kin.FOLLOWER)
    if held is None:
        return np.zeros(0)
    counts = held.followers[held.described]
    return np.asarray(counts[np.isfinite(counts) & (counts >= 0)])
