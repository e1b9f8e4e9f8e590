"""What was sent and received, as far as the exports say, ready to be counted."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from reachdesk.domain.periods import day_of
from reachdesk.domain.score.history import Kind
from reachdesk.services.activity import COURTESY_BELOW, Happened
from reachdesk.services.desk import Desk
from reachdesk.services.history import AccountHistory, account_history

MENTIONS = {"mention": Kind.MENTION, "reply": Kind.REPLY, "quote": Kind.QUOTE}
"""All of them name the owner."""

MESSAGES = {"message": Kind.MESSAGE}


def activity(desk: Desk, account: str) -> dict[str, Happened | None]:
    """The four counts of the ledger of activity by key, None where no export says anything.

    Posts sent leaves reposts of others out. Reposts received are the totals of the posts written
    on a day: when each repost was made, no export says.
    """
    known = account_history(desk, account)
    if known is None:
        return dict.fromkeys(
            ("posts_sent", "mentions_received", "messages_received", "reposts_received")
        )
    return {
        "posts_sent": _posts(known),
        "mentions_received": _exchanges(known, MENTIONS),
        "messages_received": _exchanges(known, MESSAGES),
        "reposts_received": _reposts(known),
    }


def _posts(known: AccountHistory) -> Happened | None:
    days = known.own_days
    if not len(days):
        return None
    return Happened(days, np.ones(len(days)), int(days[0]), _until(known, ("posts",)))


def _reposts(known: AccountHistory) -> Happened | None:
    posts = known.history.posts
    counted = ~np.isnan(posts.reposts[posts.own])
    if not counted.any():
        return None
    days = known.own_days[counted]
    received = posts.reposts[posts.own][counted]
    return Happened(days, received, int(days[0]), _until(known, ("posts",)))


def _exchanges(known: AccountHistory, kinds: dict[str, Kind]) -> Happened | None:
    if not any(kind in known.said_until for kind in kinds):
        return None
    exchanges = known.history.exchanges
    chosen = np.isin(exchanges.kind, [kind.value for kind in kinds.values()])
    days = np.floor(exchanges.time_days[chosen]).astype(np.int64)
    until = _until(known, kinds)
    return Happened(
        days=days,
        amounts=np.ones(len(days)),
        first_day=int(days[0]) if len(days) else until,
        last_day=until,
        courtesy=exchanges.multiplier[chosen] < COURTESY_BELOW,
    )


def _until(known: AccountHistory, kinds: Iterable[str]) -> int:
    """The day of the latest export that speaks of them."""
    return max(day_of(known.said_until[kind]) for kind in kinds if kind in known.said_until)
