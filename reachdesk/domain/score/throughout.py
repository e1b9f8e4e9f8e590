"""Like for like: the same history with only what was known throughout a span of days.

An export that begins later than the others lifts the score on the day it begins, although the
account did nothing. Over a span of days, whatever is not known on all of it is left out of all of
it, so that what is left moves only because the account did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.history import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reachdesk.domain.score.history import History, Numbers, PostHistory
    from reachdesk.domain.score.recipe import Recipe

POSTS = "posts"

COUNTS = ("likes", "reposts", "quotes", "replies", "views")
"""Totals of posts; «views» are measured ones."""

EXCHANGES = {
    "mention": Kind.MENTION,
    "reply": Kind.REPLY,
    "quote": Kind.QUOTE,
    "repost": Kind.REPOST,
    "message": Kind.MESSAGE,
    "like": Kind.LIKE,
}
"""Exchanges received. The owner's answers are posts, known with them."""

_READ_BY = {
    "reach": ("views",),
    "amplification": ("likes", "reposts", "quotes", "replies"),
    "authority": ("reposts", "quotes"),
    "network": tuple(EXCHANGES),
}

GAP_DAYS = 7
"""Exports asked for within a week count as asked for together (our choice): of a window of 90 days
a week at its far end weighs next to nothing, and at its near end it is called out by its day."""


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Days that some export speaks of, both ends included."""

    first_day: int
    last_day: int


@dataclass(frozen=True, order=True, slots=True)
class Edge:
    """A day on which the exports begin to speak of `kind` (`begins`), or the first on which they no
    longer do."""

    day: int
    kind: str
    begins: bool


def kinds_read(recipe: Recipe) -> frozenset[str]:
    """The kinds of record that can move a score by this recipe: posts, and what its parts read."""
    read = (kind for part in recipe.parts if part.weight > 0 for kind in _READ_BY.get(part.key, ()))
    return frozenset((POSTS, *read))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or lie within a week of one another made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.first_day <= found[-1].last_day + 1 + GAP_DAYS:
            last_day = max(found[-1].last_day, span.last_day)
            found[-1] = Span(found[-1].first_day, last_day)
        else:
            found.append(span)
    return tuple(found)


def known_throughout(
    coverage: Mapping[str, Collection[Span]], first_day: int, last_day: int, window_days: float
) -> frozenset[str]:
    """The kinds of record of `coverage` that were known, but for a week, on all days that the
    scores of `first_day` to `last_day` read.

    Before the first day of all the account was not there, so nothing need be known of that time.
    """
    begin = min((span.first_day for spans in coverage.values() for span in spans), default=0)
    needed = max(int(first_day + 1 - window_days), begin) + GAP_DAYS
    return frozenset(
        kind
        for kind, spans in coverage.items()
        if any(
            span.first_day <= needed and last_day <= span.last_day + GAP_DAYS
            for span in joined(spans)
        )
    )


def known_at_all(
    coverage: Mapping[str, Collection[Span]], first_day: int, last_day: int, window_days: float
) -> frozenset[str]:
    """The kinds of record of `coverage` that were known on some day that the scores of `first_day`
    to `last_day` read: what is known on none moves nothing."""
    start = int(first_day + 1 - window_days)
    return frozenset(
        kind
        for kind, spans in coverage.items()
        if any(span.first_day <= last_day and span.last_day >= start for span in spans)
    )


def edges(
    coverage: Mapping[str, Collection[Span]], first_day: int, last_day: int
) -> tuple[Edge, ...]:
    """Where kinds that the exports know of begin or end after `first_day` and up to `last_day`."""
    begin = min((span.first_day for spans in coverage.values() for span in spans), default=0)
    found = []
    for kind, spans in coverage.items():
        for span in joined(spans):
            if first_day < span.first_day <= last_day and span.first_day > begin + GAP_DAYS:
                found.append(Edge(span.first_day, kind, begins=True))
            if first_day < span.last_day + 1 <= last_day - GAP_DAYS:
                found.append(Edge(span.last_day + 1, kind, begins=False))
    return tuple(sorted(found))


def only_known(history: History, kinds: Collection[str], modelled_views: Numbers) -> History:
    """The history with only these kinds of record.

    `modelled_views` (posts,) stand in for views where measured ones are left out; other totals of
    posts become unknown. Without "posts" no post is left, nor any answer of the owner's.
    """
    posts, exchanges = _with_counts(history.posts, kinds, modelled_views), history.exchanges
    kept = [code for kind, code in EXCHANGES.items() if kind in kinds]
    if POSTS in kinds:
        kept.append(Kind.REPLY_SENT)
    else:
        posts = posts.take(np.zeros(len(posts.ids), bool))
    return replace(history, posts=posts, exchanges=exchanges.take(np.isin(exchanges.kind, kept)))


def _with_counts(
    posts: PostHistory, kinds: Collection[str], modelled_views: Numbers
) -> PostHistory:
    unknown = np.full(len(posts.ids), np.nan)
    measured = "views" in kinds
    return replace(
        posts,
        likes=posts.likes if "likes" in kinds else unknown,
        reposts=posts.reposts if "reposts" in kinds else unknown,
        quotes=posts.quotes if "quotes" in kinds else unknown,
        replies=posts.replies if "replies" in kinds else unknown,
        views=posts.views if measured else modelled_views,
        views_measured=posts.views_measured if measured else np.zeros(len(posts.ids), bool),
    )
