"""What an account did and received, as arrays sorted by time: the one input of every score.

Times are days since 1970-01-01 on the account's own wall clock (UTC unless the owner chose a
zone), so `floor(time)` is the day as the owner lived it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from reachdesk.domain.columns import PostIds, lean, taken

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Codes = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
Selection = slice | Whole | Flags


class Kind(IntEnum):
    """What an exchange with a partner was; the value is its place in `Recipe.kind_weights`."""

    MENTION = 0
    REPLY = 1
    QUOTE = 2
    REPOST = 3
    MESSAGE = 4
    LIKE = 5
    REPLY_SENT = 6


@dataclass(frozen=True)
class Coverage:
    """For how many posts each number is known: shares 0..1 of `posts`, NaN without posts."""

    posts: int
    likes: float
    reposts: float
    quotes: float
    replies: float
    views: float
    views_measured: float


@dataclass(frozen=True, eq=False)
class PostHistory:
    """The account's posts, oldest first; every array has shape (posts,).

    `likes`, `reposts`, `quotes`, `replies` and `views` are counts; NaN means unknown, counts as 0
    and lowers the coverage. `views` are measured where `views_measured`, else modelled. `own` is
    False for reposts of others, which the score leaves out. Raises `ValueError` when lengths
    differ or times are not in order.
    """

    ids: Sequence[str]
    time_days: Numbers
    likes: Numbers
    reposts: Numbers
    quotes: Numbers
    replies: Numbers
    views: Numbers
    views_measured: Flags
    own: Flags

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", PostIds.of(self.ids))
        _same_lengths(self, len(self.ids))
        _in_order(self.time_days)

    def counted(self, among: Selection = slice(None)) -> PostHistory:
        """Those of the selected posts that a score reads: own ones, unknown counts as 0.

        They are copied at every call: kept, all of them would take as much room as the history.
        """
        kept = self.take(among)
        kept = kept.take(kept.own)
        return replace(
            kept,
            likes=_unknown_as_0(kept.likes),
            reposts=_unknown_as_0(kept.reposts),
            quotes=_unknown_as_0(kept.quotes),
            replies=_unknown_as_0(kept.replies),
            views=_unknown_as_0(kept.views),
        )

    def take(self, selection: Selection) -> PostHistory:
        """The selected posts in the same order."""
        arrays = (taken(getattr(self, field.name), selection) for field in fields(self)[1:])
        return PostHistory(PostIds.of(self.ids)[selection], *arrays)

    def coverage(self, first_day: int | None = None, last_day: int | None = None) -> Coverage:
        """How much is known of the own posts of these days (both included; None: no limit)."""
        low = -np.inf if first_day is None else first_day
        high = np.inf if last_day is None else last_day + 1
        chosen = self.own & (self.time_days >= low) & (self.time_days < high)
        count = int(chosen.sum())
        return Coverage(
            posts=count,
            likes=_share(~np.isnan(self.likes[chosen])),
            reposts=_share(~np.isnan(self.reposts[chosen])),
            quotes=_share(~np.isnan(self.quotes[chosen])),
            replies=_share(~np.isnan(self.replies[chosen])),
            views=_share(~np.isnan(self.views[chosen])),
            views_measured=_share(self.views_measured[chosen]),
        )


@dataclass(frozen=True, eq=False)
class ExchangeHistory:
    """Dated exchanges with partners, oldest first; every array has shape (exchanges,).

    `partner` indexes `partner_ids`; an empty partner id stands for people that the exports do not
    name. `kind` holds `Kind` codes. `multiplier` 0..1 is the courtesy weight of the text (1 where
    there is none). `post_ids` names the own post concerned, "" for none. Raises `ValueError` when
    lengths differ, times are not in order or a partner is out of range.
    """

    time_days: Numbers
    partner: Codes
    kind: Codes
    multiplier: Numbers
    partner_ids: tuple[str, ...]
    post_ids: Sequence[str]

    def __post_init__(self) -> None:
        object.__setattr__(self, "post_ids", PostIds.of(self.post_ids))
        arrays = (self.partner, self.kind, self.multiplier, self.post_ids)
        if any(len(values) != len(self.time_days) for values in arrays):
            raise ValueError("the columns of an exchange history differ in length")
        _in_order(self.time_days)
        if len(self.partner) and not 0 <= self.partner.min() <= self.partner.max() < len(
            self.partner_ids
        ):
            raise ValueError("an exchange names a partner that is not in the list")

    def take(self, selection: Selection) -> ExchangeHistory:
        """The selected exchanges in the same order, with the full list of partners."""
        return ExchangeHistory(
            self.time_days[selection],
            self.partner[selection],
            self.kind[selection],
            self.multiplier[selection],
            self.partner_ids,
            PostIds.of(self.post_ids)[selection],
        )


@dataclass(frozen=True, eq=False)
class FollowerHistory:
    """Follower counts as known on some days: shapes (known days,), days since 1970-01-01, sorted.

    A day has the latest count known on or before it. Before the first known day the first count
    is carried back and flagged as assumed.
    """

    days: Whole
    counts: Numbers

    def __post_init__(self) -> None:
        _same_lengths(self, len(self.days))
        _in_order(self.days)

    def at(self, days: Whole) -> tuple[Numbers, Flags]:
        """(counts, assumed), both of the shape of `days`; 0 and assumed where none is known."""
        if not len(self.days):
            return np.zeros(len(days)), np.ones(len(days), bool)
        place = np.searchsorted(self.days, days, side="right") - 1
        return self.counts[np.maximum(place, 0)], place < 0


@dataclass(frozen=True, eq=False)
class History:
    """Everything that a score reads.

    `alive_share` 0..1 is the share of followers who still read; `partner_weight` has shape
    (partners,) and belongs to `exchanges.partner_ids` (see `partners.partner_weights`).
    """

    posts: PostHistory
    exchanges: ExchangeHistory
    followers: FollowerHistory
    alive_share: float
    partner_weight: Numbers

    def __post_init__(self) -> None:
        if len(self.partner_weight) != len(self.exchanges.partner_ids):
            raise ValueError("every partner needs one weight")
        if not 0 <= self.alive_share <= 1:
            raise ValueError("the share of active followers lies between 0 and 1")


def _same_lengths(record: PostHistory | FollowerHistory, length: int) -> None:
    if any(len(getattr(record, field.name)) != length for field in fields(record)):
        raise ValueError(f"the columns of a {type(record).__name__} differ in length")


def _unknown_as_0(values: Numbers) -> Numbers:
    unknown = np.isnan(values)
    return lean(np.where(unknown, 0.0, values)) if unknown.any() else values


def _in_order(values: Numbers | Whole) -> None:
    if len(values) > 1 and bool((values[1:] < values[:-1]).any()):
        raise ValueError("the rows of a history stand in order of time")


def _share(known: Flags) -> float:
    return float(known.mean()) if len(known) else float("nan")
