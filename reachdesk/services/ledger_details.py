"""What stands behind an entry of the ledger: reactions of a post, exchanges with a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import numpy as np

from reachdesk.domain.score.history import ExchangeHistory, Kind, PostHistory
from reachdesk.domain.score.ledger import Entry
from reachdesk.services.activity import COURTESY_BELOW
from reachdesk.services.desk import Desk
from reachdesk.services.history import account_history

Detail = tuple[tuple[str, int], ...]

_POST_NUMBERS = {
    "reach": ("views",),
    "amplification": ("reposts", "quotes", "replies", "likes"),
    "authority": ("reposts", "quotes"),
}
_EXCHANGES = {
    Kind.MENTION: "mentions",
    Kind.REPLY: "replies",
    Kind.QUOTE: "quotes",
    Kind.REPOST: "reposts",
    Kind.MESSAGE: "messages",
    Kind.LIKE: "likes",
    Kind.REPLY_SENT: "replies_sent",
}
COURTESY = "courtesy"


def entry_details(
    desk: Desk, account: str, day: int, window_days: float
) -> Callable[[Entry], Detail]:
    """A function that gives the amounts behind an entry of the ledger of `day`; none for 0.

    Posts have their totals ("views" for reach, else reactions); people their exchanges in the
    window by kind, and "courtesy" for how many of them are little more than thanks.
    """
    known = account_history(desk, account)
    if known is None:
        return lambda _entry: ()
    posts = known.history.posts
    first, last = np.searchsorted(posts.time_days, (day - window_days, day + 1.0))
    places = {name: int(first) + place for place, name in enumerate(posts.ids[first:last])}
    talks = _talks(known.history.exchanges, day, window_days)

    def details(entry: Entry) -> Detail:
        if entry.kind == "person":
            return talks.get(entry.id, ())
        if entry.kind == "post" and entry.id in places:
            return _post(posts, places[entry.id], _POST_NUMBERS.get(entry.rule, ()))
        return ()

    return details


def _post(posts: PostHistory, place: int, names: tuple[str, ...]) -> Detail:
    numbers = ((name, getattr(posts, name)[place]) for name in names)
    return tuple((name, round(value)) for name, value in numbers if value > 0)


def _talks(exchanges: ExchangeHistory, day: int, window_days: float) -> dict[str, Detail]:
    first, last = np.searchsorted(exchanges.time_days, (day + 1 - window_days, day + 1))
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for place in range(first, last):
        counts = found[exchanges.partner_ids[exchanges.partner[place]]]
        name = _EXCHANGES[Kind(int(exchanges.kind[place]))]
        counts[name] = counts.get(name, 0) + 1
        if exchanges.multiplier[place] < COURTESY_BELOW:
            counts[COURTESY] = counts.get(COURTESY, 0) + 1
    return {partner: tuple(counts.items()) for partner, counts in found.items()}
