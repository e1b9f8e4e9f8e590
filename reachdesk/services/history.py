"""What an account did and received, as the score reads it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from reachdesk.domain.columns import lean
from reachdesk.domain.periods import MILLISECONDS_A_DAY, Period, day_of
from reachdesk.domain.reach.assumptions import DEFAULT
from reachdesk.domain.records import Kin, PostKind
from reachdesk.domain.score.history import FollowerHistory, History, PostHistory
from reachdesk.domain.score.imported import settled_counts
from reachdesk.i18n import _
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import METRIC, account_number
from reachdesk.services.desk import Desk
from reachdesk.services.exchanges import exchange_history
from reachdesk.services.modelled_views import DAY, modelled_views
from reachdesk.services.post_store import account_posts
from reachdesk.services.reporting import still_wanted, tell
from reachdesk.services.score_courtesy import edited_reader
from reachdesk.storage import followers as stored_followers
from reachdesk.storage.codes import KINDS
from reachdesk.storage.database import let_go
from reachdesk.storage.dated_posts import DatedPosts
from reachdesk.storage.said import said_until

Numbers = NDArray[np.float64]
REPOST = KINDS.index(PostKind.REPOST)


@dataclass(frozen=True, eq=False)
class AccountHistory:
    """The history of an account, from its first post or exchange to the last day that any export of
    posts or exchanges speaks of.

    `columns` are its dated posts, in the order of `history.posts`; `modelled_views` (posts,) what
    the reach model expects of them, measured or not. `said_until`: see `storage.said.said_until`.
    """

    history: History
    columns: DatedPosts
    first_day: int
    last_day: int
    said_until: Mapping[str, int]
    modelled_views: Numbers

    @property
    def own_days(self) -> NDArray[np.int64]:
        """The day of each own post (reposts of others left out), ascending."""
        posts = self.history.posts
        return np.floor(posts.time_days[posts.own]).astype(np.int64)

    def own_in(self, period: Period) -> NDArray[np.bool_]:
        """Which posts are own ones of that period, in the order of `columns`."""
        moments = self.columns.created_ms
        inside = (moments >= period.start_ms()) & (moments < period.end_ms())
        return np.asarray(inside & self.history.posts.own)

    @property
    def time_of_day_known(self) -> NDArray[np.bool_]:
        """Of which posts more than the day is known, in the order of `columns`."""
        return np.asarray(self.columns.precision != DAY)


def account_history(desk: Desk, account: str) -> AccountHistory | None:
    """The history of an account, or None where it has neither posts nor exchanges.

    Raises `UserError` for an account that the library does not have.
    """
    return desk.lasting(("history", account), lambda: _read(desk, account))


def post_days(desk: Desk, account: str, post_ids: Collection[str]) -> Mapping[str, int]:
    """The days of these posts of an account by id; other ids than of dated posts are left out."""
    known = account_history(desk, account)
    if known is None:
        return {}
    posts = known.history.posts
    places = np.flatnonzero(known.columns.ids.among(post_ids))
    days = np.floor(posts.time_days[places]).astype(np.int64)
    return dict(zip(known.columns.ids[places], days.tolist(), strict=True))


def _read(desk: Desk, account: str) -> AccountHistory | None:
    owner, reader = accounts.choose(desk, account), edited_reader(desk)
    said = _("Reading the posts")
    tell(0.0, said)
    with desk.library.using() as db:
        account_id = account_number(db, owner.id)
        columns = account_posts(desk, db, account_id, lambda share: tell(share / 2, said))
        still_wanted()
        exchanges, partner_weight = exchange_history(db, account_id, columns, reader)
        followers = _followers(db, account_id)
        until = said_until(db, account_id)
        still_wanted()
        let_go(db)
    if not len(columns) and not len(exchanges.time_days):
        return None
    posted = columns.created_ms / MILLISECONDS_A_DAY
    times = [*posted[:1], *posted[-1:], *exchanges.time_days[:1], *exchanges.time_days[-1:]]
    still_wanted()
    modelled = modelled_views(columns, followers)
    still_wanted()
    history = History(
        posts=_posts(columns, modelled),
        exchanges=exchanges,
        followers=followers,
        alive_share=DEFAULT.alive_share,
        partner_weight=partner_weight,
    )
    last_day = max(int(max(times)), *map(day_of, until.values()))
    return AccountHistory(history, columns, int(min(times)), last_day, until, modelled)


def _posts(columns: DatedPosts, modelled: Numbers) -> PostHistory:
    measured = ~np.isnan(columns.impressions)
    return PostHistory(
        ids=columns.ids,
        time_days=columns.created_ms / MILLISECONDS_A_DAY,
        likes=columns.likes,
        reposts=columns.reposts,
        quotes=columns.quotes,
        replies=columns.replies,
        views=np.where(measured, columns.impressions, modelled) if measured.any() else modelled,
        views_measured=lean(measured),
        own=columns.kind != REPOST,
    )


def _followers(db: Database, account_id: int) -> FollowerHistory:
    """Every known count by day; of several on one day a whole set goes before a mere number, then
    the later one. A number that leaps from one day to the next waits until it has stayed."""
    counted_ms, counts = stored_followers.counts(db, account_id, METRIC)
    snapshots = stored_followers.snapshots(db, account_id, Kin.FOLLOWER)
    by_day = dict(zip((counted_ms // MILLISECONDS_A_DAY).tolist(), counts.tolist(), strict=True))
    sets = {day_of(one.as_of_ms): one.size for one in snapshots}
    by_day |= sets
    days = np.array(sorted(by_day), np.int64)
    sizes = np.array([by_day[day] for day in days.tolist()], float)
    settled = settled_counts(days, sizes, np.isin(days, list(sets)))
    return FollowerHistory(days[settled], sizes[settled])
