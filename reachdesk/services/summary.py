"""What the library holds of each account, in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sqlite_utils import Database

from reachdesk.domain.records import Kin, PostKind
from reachdesk.services.audience_arrays import audience_arrays
from reachdesk.services.desk import Desk
from reachdesk.services.people_bits import member_bits
from reachdesk.storage import accounts as stored
from reachdesk.storage import followers, lists, people, posts
from reachdesk.storage.codes import KINDS
from reachdesk.storage.people_sets import size

_DAILY_IMPRESSIONS = "impressions_day"


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """One account. None is «no export says», never 0.

    `posts`: amounts by kind, "unknown" where only id and time are known. `likes_received` and
    `reposts_received`: sums over the own posts (reposts of others left out) that have them.
    `impressions`: the sum over posts where any has them, else over days. `followers`, `following`:
    the size of the latest set, else the latest count. `people`: those whom exports describe.
    `unknown_names`, `unknown_places`, `unknown_roles`: of how many followers of the latest set.
    """

    id: str
    network: str
    handle: str | None
    name: str | None
    posts: dict[str, int]
    first_post_ms: int | None
    last_post_ms: int | None
    likes_received: int | None
    reposts_received: int | None
    impressions: int | None
    followers: int | None
    following: int | None
    follower_snapshots: int
    lists: int
    people: int
    unknown_names: int | None
    unknown_places: int | None
    unknown_roles: int | None


def summary(desk: Desk) -> tuple[AccountSummary, ...]:
    """A summary of every account, by network and id."""

    def read() -> tuple[AccountSummary, ...]:
        with desk.library.using() as db:
            return tuple(_summary(desk, db, account) for account in stored.accounts(db))

    return desk.remember(("summary",), read)


def _summary(desk: Desk, db: Database, account: stored.Account) -> AccountSummary:
    number = account.account_id
    held = posts.post_columns(db, number)
    own = held.kind != KINDS.index(PostKind.REPOST)
    dated = held.created_ms[held.created_ms >= 0]
    impressions = _sum(held.impressions)
    if impressions is None:
        impressions = _sum_of_counts(db, number, _DAILY_IMPRESSIONS)
    names, places, roles = _unknown(desk, account.public_id, followers.snapshots(db, number))
    return AccountSummary(
        id=account.public_id,
        network=account.network,
        handle=account.handle,
        name=account.name,
        posts=_by_kind(held),
        first_post_ms=int(dated[0]) if len(dated) else None,
        last_post_ms=int(dated[-1]) if len(dated) else None,
        likes_received=_sum(held.likes[own]),
        reposts_received=_sum(held.reposts[own]),
        impressions=impressions,
        followers=_people_now(desk, db, number, Kin.FOLLOWER, "followers"),
        following=_people_now(desk, db, number, Kin.FOLLOWING, "following"),
        follower_snapshots=len({one.as_of_ms for one in followers.snapshots(db, number)}),
        lists=len(lists.lists(db, number)),
        people=people.count_people(db, number),
        unknown_names=names,
        unknown_places=places,
        unknown_roles=roles,
    )


def _by_kind(held: posts.PostColumns) -> dict[str, int]:
    """The four kinds always, the unknown only where there are any."""
    order = (PostKind.ORIGINAL, PostKind.REPLY, PostKind.REPOST, PostKind.QUOTE, PostKind.UNKNOWN)
    found = {str(kind): int((held.kind == KINDS.index(kind)).sum()) for kind in order}
    if not found[PostKind.UNKNOWN]:
        del found[PostKind.UNKNOWN]
    return found


def _sum(values: np.ndarray) -> int | None:
    """The sum of what is known, None where nothing is."""
    known = values[~np.isnan(values)]
    return int(known.sum()) if len(known) else None


def _sum_of_counts(db: Database, account: int, metric: str) -> int | None:
    _times, values = followers.counts(db, account, metric)
    return int(values.sum()) if len(values) else None


def _people_now(desk: Desk, db: Database, account: int, kin: Kin, metric: str) -> int | None:
    sets = followers.snapshots(db, account, kin)
    if sets:
        return size(member_bits(desk, account, kin, sets[-1].as_of_ms))
    _times, values = followers.counts(db, account, metric)
    return int(values[-1]) if len(values) else None


def _unknown(
    desk: Desk, account: str, sets: list[followers.Snapshot]
) -> tuple[int | None, int | None, int | None]:
    """Of how many of the latest followers name, place and role are not known."""
    if not sets:
        return None, None, None
    audience = audience_arrays(desk, account)
    known = (
        int(np.count_nonzero(audience.named)),
        audience.country.people_known,
        audience.roles.people_known,
    )
    names, places, roles = ((audience.people or 0) - each for each in known)
    return names, places, roles
