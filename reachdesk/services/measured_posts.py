"""The owner's posts as the forecast reads them, and their replay, kept while the library stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reachdesk.domain.columns import PostIds, taken
from reachdesk.domain.forecast.post import PostProperties, post_properties
from reachdesk.domain.forecast.replay import SETTLED_AFTER_HOURS, Replay, learnable, replay
from reachdesk.domain.records import PostKind
from reachdesk.i18n import _
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk
from reachdesk.services.history import account_history
from reachdesk.services.modelled_views import DAY, MILLISECONDS_AN_HOUR
from reachdesk.services.reporting import tell
from reachdesk.storage.codes import KINDS
from reachdesk.storage.columns import NOTHING
from reachdesk.storage.dated_posts import DatedPosts
from reachdesk.storage.posts import post_texts

REPLY, UNKNOWN = KINDS.index(PostKind.REPLY), KINDS.index(PostKind.UNKNOWN)
NOON_HOURS = 12.0
_SMALL = np.iinfo(np.int32).max


@dataclass(frozen=True, eq=False)
class OwnPosts:
    """The account's own dated posts, oldest first (reposts of others left out), as columns.

    `places` (posts,) are places in `columns`; `hours` (posts,) the moments in UTC hours, noon where
    only the day is known; `views` (posts,) measured impressions, NaN where no export says.
    """

    columns: DatedPosts
    places: NDArray[np.signedinteger[Any]]
    hours: NDArray[np.float64]
    views: NDArray[np.float64]

    def previous_hours(self, place: int) -> float | None:
        """The moment of the post before the one at `place` of `places`."""
        return float(self.hours[place - 1]) if place else None

    def before(self, hours: float) -> float | None:
        """The moment of the last post before a moment."""
        place = int(np.searchsorted(self.hours, hours))
        return self.previous_hours(place)


def own_posts(desk: Desk, account: str) -> OwnPosts | None:
    """The own posts, or None where the account has no dated post or exchange."""
    return desk.remember(("own posts", account), lambda: _own_posts(desk, account))


def _own_posts(desk: Desk, account: str) -> OwnPosts | None:
    known = account_history(desk, account)
    if known is None:
        return None
    columns, places = known.columns, np.flatnonzero(known.history.posts.own)
    hours = columns.created_ms / MILLISECONDS_AN_HOUR
    hours = (hours + np.where(columns.precision == DAY, NOON_HOURS, 0.0))[places]
    order = np.argsort(hours, kind="stable")
    places = places[order].astype(np.int32 if len(columns) <= _SMALL else np.int64)
    return OwnPosts(columns, places, hours[order], taken(columns.impressions, places))


def properties_of(
    desk: Desk, account: str, posts: OwnPosts, wanted: NDArray[np.int64]
) -> list[PostProperties]:
    """The properties of the posts at these places of `posts.places`, in their order."""
    columns, at = posts.columns, posts.places[wanted]
    with desk.library.using() as db:
        number = account_number(db, accounts.choose(desk, account).id)
        texts = post_texts(db, number, columns.ids[at].tolist())
    return [
        post_properties(
            float(posts.hours[place]),
            text or "",
            posts.previous_hours(place),
            reply=None if columns.kind[row] == UNKNOWN else bool(columns.kind[row] == REPLY),
            person=_person(int(columns.reply_to_person[row])),
            key=str(columns.ids[row]),
        )
        for place, row, text in zip(wanted.tolist(), at.tolist(), texts, strict=True)
    ]


def _person(number: int) -> str:
    """A key for the answered person that no handle can be."""
    return "" if number == NOTHING else f"#{number}"


@dataclass(frozen=True, eq=False)
class MeasuredPosts:
    """The own posts with views above 0, oldest first, and what was forecast of each.

    `places` (posts,) are places in `own.places`.
    """

    own: OwnPosts
    places: NDArray[np.int64]
    replayed: Replay

    @property
    def ids(self) -> PostIds:
        """The ids of the posts."""
        return self.own.columns.ids[self.own.places[self.places]]

    @property
    def posted_ms(self) -> NDArray[np.int64]:
        """When they were posted, UTC milliseconds."""
        return np.asarray(self.own.columns.created_ms[self.own.places[self.places]])


def measured_posts(
    desk: Desk, account: str, lag_hours: float = SETTLED_AFTER_HOURS
) -> MeasuredPosts | None:
    """The replay of an account, every forecast from posts `lag_hours` older; None without posts.

    Tells how far it is (see `reporting.tell`), and stops there with `Cancelled`.
    """
    return desk.remember(
        ("measured posts", account, lag_hours), lambda: _measured(desk, account, lag_hours)
    )


def _measured(desk: Desk, account: str, lag_hours: float) -> MeasuredPosts | None:
    own = own_posts(desk, account)
    if own is None:
        return None
    places = np.flatnonzero(learnable(own.views))
    made = properties_of(desk, account, own, places)
    said = _("Checking forecasts against your measured posts")
    replayed = replay(
        made, own.views[places], lag_hours=lag_hours, progress=lambda share: tell(share, said)
    )
    return MeasuredPosts(own, places, replayed)
