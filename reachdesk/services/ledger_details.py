"""What stands behind an entry of the ledger: reactions of a post, exchanges with a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.on_demand import Rows
from reachdesk.domain.score.history import ExchangeHistory, Kind, PostHistory
from reachdesk.domain.score.ledger import Entry
from reachdesk.services.activity import COURTESY_BELOW
from reachdesk.services.desk import Desk
from reachdesk.services.history import account_history

Detail = tuple[tuple[str, int], ...]
Places = NDArray[np.int32]

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
_NOWHERE = -1


@dataclass(frozen=True, eq=False)
class _Window:
    """What the window of a day holds, without the history that it is from.

    `which` (entries,) are places in `posts` or partners, -1 for entries of neither; `partner`,
    `kind` and `courteous` (exchanges,) tell of the exchanges, oldest first.
    """

    entries: Rows[Entry]
    which: Places
    posts: PostHistory
    partner: Places
    kind: NDArray[np.int8]
    courteous: NDArray[np.bool_]

    def detail(self, entry: int) -> Detail:
        """The amounts behind the entry at a place."""
        place = self.which.item(entry)
        if place == _NOWHERE:
            return ()
        if self.entries.field("kind")(entry) == "person":
            return self._talks(place)
        names = _POST_NUMBERS.get(self.entries.field("rule")(entry), ())
        numbers = ((name, getattr(self.posts, name)[place]) for name in names)
        return tuple((name, round(value)) for name, value in numbers if value > 0)

    def _talks(self, partner: int) -> Detail:
        counts: dict[str, int] = {}
        for place in np.flatnonzero(self.partner == partner).tolist():
            name = _EXCHANGES[Kind(self.kind.item(place))]
            counts[name] = counts.get(name, 0) + 1
            if self.courteous[place]:
                counts[COURTESY] = counts.get(COURTESY, 0) + 1
        return tuple(counts.items())


def entry_details(
    desk: Desk, account: str, day: int, window_days: float, entries: Rows[Entry]
) -> Callable[[int], Detail]:
    """A function that gives the amounts behind the entry at a place in the ledger of `day`; none
    for 0.

    Posts have their totals ("views" for reach, else reactions); people their exchanges in the
    window by kind, and "courtesy" for how many of them are little more than thanks.
    """
    known = account_history(desk, account)
    if known is None:
        return lambda _place: ()
    posts, exchanges = known.history.posts, known.history.exchanges
    first, last = np.searchsorted(posts.time_days, (day - window_days, day + 1.0))
    posts = posts.take(np.arange(first, last))
    first, last = np.searchsorted(exchanges.time_days, (day + 1 - window_days, day + 1))
    window = slice(int(first), int(last))
    return _Window(
        entries,
        _places(entries, posts, exchanges),
        posts,
        exchanges.partner[window].astype(np.int32),
        exchanges.kind[window].astype(np.int8),
        exchanges.multiplier[window] < COURTESY_BELOW,
    ).detail


def _places(entries: Rows[Entry], posts: PostHistory, exchanges: ExchangeHistory) -> Places:
    """Of each entry the place among the posts or partners, -1 for none."""
    known = {
        "post": {name: place for place, name in enumerate(posts.ids)},
        "person": {name: place for place, name in enumerate(exchanges.partner_ids)},
        "base": {},
    }
    named = zip(entries.column("kind"), entries.column("id"), strict=True)
    places = (known[kind].get(name, _NOWHERE) for kind, name in named)
    return np.fromiter(places, np.int32, len(entries))
