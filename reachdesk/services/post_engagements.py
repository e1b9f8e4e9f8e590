"""How often anything was done with a post: clicks, opened details and reactions together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.columns import lean
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.services.methods import read_only
from reachdesk.services.post_names import post_name
from reachdesk.storage.dated_posts import DatedPosts
from reachdesk.storage.post_figures import post_figures


def post_engagements(desk: Desk, account: str, columns: DatedPosts) -> NDArray[np.float64]:
    """Engagements of each post of an account's whole history, NaN where no export says: (posts,).

    Of a post that exports know under several ids, the largest figure counts.
    """
    return desk.remember(("engagements", account), lambda: _read(desk, account, columns))


def _read(desk: Desk, account: str, columns: DatedPosts) -> NDArray[np.float64]:
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        stated = post_figures(db, number, "engagements")
    if not stated:
        return lean(np.full(len(columns), np.nan))
    largest: dict[str, int] = {}
    for post_id, value in stated.items():
        name = post_name(desk, account, post_id)
        largest[name] = max(value, largest.get(name, 0))
    return read_only(np.array([largest.get(name, np.nan) for name in columns.ids.tolist()], float))
