"""Values that cannot be true or cannot be used, counted, so that an answer can say so."""

from __future__ import annotations

import numpy as np

from reachdesk.domain.reach.followers import MOST_FOLLOWED
from reachdesk.domain.reach.offsets import is_known_zone
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, audience_arrays
from reachdesk.services.desk import Desk
from reachdesk.services.history import account_history
from reachdesk.services.reporting import still_wanted
from reachdesk.storage.columns import NOTHING
from reachdesk.storage.posts import undated_posts

Doubts = tuple[tuple[str, int], ...]


def reach_doubts(desk: Desk, account: str) -> Doubts:
    """(key, how many), only those above 0.

    "following": followers whose following count cannot be true and counts as unknown; "zone": those
    whose time zone does not exist; "views_above": own posts with more views than followers;
    "undated": posts without a time, left out; "no_followers": 1 where nobody follows.
    """
    return desk.remember(("reach doubts", account), lambda: _doubts(desk, account))


def _doubts(desk: Desk, account: str) -> Doubts:
    audience = audience_arrays(desk, account)
    names = audience.zone.names
    following = audience.counts[audience.person]
    still_wanted()
    unused = (following != NOTHING) & ((following < 1) | (following > MOST_FOLLOWED))
    still_wanted()
    found = {
        "no_followers": int(audience.people == 0),
        "following": int(np.count_nonzero(unused)),
        "zone": int(audience.zone.among([not is_known_zone(one) for one in names]).sum()),
        "views_above": _views_above(desk, account),
        "undated": _undated(desk, account),
    }
    return tuple((key, count) for key, count in found.items() if count)


def _views_above(desk: Desk, account: str) -> int:
    known = account_history(desk, account)
    if known is None or not len(known.history.followers.days):
        return 0
    days = np.floor(known.history.posts.time_days).astype(np.int64)
    followers, _assumed = known.history.followers.at(days)
    above = known.columns.impressions > followers
    return int(np.count_nonzero(above & known.history.posts.own))


def _undated(desk: Desk, account: str) -> int:
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        return undated_posts(db, number)
