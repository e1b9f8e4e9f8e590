"""What the exports at hand cannot say of an account."""

from __future__ import annotations

import numpy as np

from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number, audience_arrays
from reachdesk.services.daily_counts import JOINED, daily
from reachdesk.services.desk import Desk
from reachdesk.storage.said import said_until, views_are_counted

_FROM_EXCHANGES = {
    "mentions_received": ("mention", "reply", "quote"),
    "messages": ("message",),
    "reposters": ("repost",),
}


def unseen(desk: Desk, account: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `keys` (see `Method.unseen`) of which no export of the account says anything."""
    silent = desk.remember(("unseen", account), lambda: _silent(desk, account))
    return tuple(key for key in keys if key in silent)


def _said(desk: Desk, account: str) -> tuple[frozenset[str], bool]:
    """The kinds of exchanges that an export has, and whether any post has counted views."""
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        said = frozenset(said_until(db, number))
    views = desk.people.array(
        desk,
        f"views-{number}",
        lambda db, _numbers, _told: np.array([views_are_counted(db, number)], np.int8),
    )
    return said, bool(views[0])


def _silent(desk: Desk, account: str) -> frozenset[str]:
    said, views = desk.lasting(("said", account), lambda: _said(desk, account))
    audience = audience_arrays(desk, account)
    facts = {key: any(kind in said for kind in kinds) for key, kinds in _FROM_EXCHANGES.items()} | {
        "views": views,
        "follower_history": audience.times_counted > 1
        or bool(len(daily(desk, account, JOINED)[0])),
        "follower_names": bool(audience.named.any()),
        "follower_places": bool(audience.country.people_known),
        "list_members": bool(audience.lists) or not audience.lists_held,
    }
    return frozenset(key for key, there in facts.items() if not there)
