"""What the exports at hand cannot say of an account."""

from __future__ import annotations

from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.daily_counts import JOINED, daily
from reachdesk.services.desk import Desk
from reachdesk.services.history import account_history

_FROM_EXCHANGES = {
    "mentions_received": ("mention", "reply", "quote"),
    "messages": ("message",),
    "reposters": ("repost",),
}


def unseen(desk: Desk, account: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `keys` (see `Method.unseen`) of which no export of the account says anything."""
    silent = desk.remember(("unseen", account), lambda: _silent(desk, account))
    return tuple(key for key in keys if key in silent)


def _silent(desk: Desk, account: str) -> frozenset[str]:
    known, audience = account_history(desk, account), audience_arrays(desk, account)
    said = known.said_until if known else {}
    posts = known.history.posts if known else None
    facts = {key: any(kind in said for kind in kinds) for key, kinds in _FROM_EXCHANGES.items()} | {
        "views": posts is not None and bool(posts.views_measured.any()),
        "follower_history": audience.times_counted > 1
        or bool(len(daily(desk, account, JOINED)[0])),
        "follower_names": bool(audience.named.any()),
        "follower_places": bool(audience.country.known.any()),
        "list_members": bool(audience.lists) or not audience.lists_held,
    }
    return frozenset(key for key, there in facts.items() if not there)
