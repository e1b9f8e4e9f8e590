"""Everything a recipe reads at one moment, and for a run of days at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from reachdesk.domain.score.day_groups import DayGroups, day_groups
from reachdesk.domain.score.partner_amounts import amounts_by_day
from reachdesk.domain.score.window import window_bounds, window_weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reachdesk.domain.score.history import (
        ExchangeHistory,
        Flags,
        History,
        Numbers,
        PostHistory,
        Whole,
    )
    from reachdesk.domain.score.recipe import Recipe


@dataclass(frozen=True, eq=False)
class PostFacts:
    """What counts about some own posts, arrays of shape (posts,); `day` is the day of posting."""

    day: Whole
    likes: Numbers
    reposts: Numbers
    quotes: Numbers
    replies: Numbers
    views: Numbers
    views_measured: Flags


@dataclass(frozen=True, eq=False)
class Moment:
    """The evidence at one moment, aged: weights 0..1, 0 for what is not (or no longer) there.

    `post_weight` (posts,); `exchange_value` (exchanges,) is kind times courtesy, before ageing;
    `exchange_weight` (exchanges,); `partner` (exchanges,) indexes `partner_weight` (partners,).
    """

    post_ids: Sequence[str]
    posts: PostFacts
    post_weight: Numbers
    exchange_day: Whole
    exchange_value: Numbers
    exchange_weight: Numbers
    partner: Whole
    partner_ids: tuple[str, ...]
    partner_weight: Numbers
    followers: float
    alive_share: float


@dataclass(frozen=True, eq=False)
class DayRun:
    """The evidence of several days at once: slices of the history and who counts on which day.

    `amounts` (days, partners) is how much of a partner everybody is on each day, `partner_weight`
    (partners,) their standing; `followers` (days,).
    """

    day_count: int
    posts: PostFacts
    groups: DayGroups
    amounts: Numbers
    partner_weight: Numbers
    followers: Numbers
    alive_share: float

    def sum_by_day(self, values: Numbers, day: Whole) -> Numbers:
        """Sums (days,) of values that belong to days; adds in the given order, one by one.

        The order matters: later evidence must not change a day's sum by even one bit.
        """
        return np.asarray(np.bincount(day, weights=values, minlength=self.day_count), float)


def post_facts(posts: PostHistory) -> PostFacts:
    """The facts of counted posts (own, unknown counts already 0)."""
    return PostFacts(
        np.floor(posts.time_days).astype(np.int64),
        posts.likes,
        posts.reposts,
        posts.quotes,
        posts.replies,
        posts.views,
        posts.views_measured,
    )


def exchange_values(exchanges: ExchangeHistory, recipe: Recipe) -> Numbers:
    """What each exchange is worth when fresh, shape (exchanges,): kind times courtesy."""
    return np.asarray(recipe.kind_weights)[exchanges.kind] * exchanges.multiplier


def in_window(history: History, day: int, recipe: Recipe) -> History:
    """The history with the posts and exchanges alone that count at the end of `day`, which reads
    the same then."""
    days = np.array([day], np.int64)
    (first,), (last,) = window_bounds(history.posts.time_days, days, recipe.window_days)
    posts = history.posts.take(slice(int(first), int(last)))
    (first,), (last,) = window_bounds(history.exchanges.time_days, days, recipe.window_days)
    exchanges = history.exchanges.take(slice(int(first), int(last)))
    return replace(history, posts=posts, exchanges=exchanges)


def moment_of(history: History, day: int, recipe: Recipe) -> Moment:
    """The evidence at the end of `day` (days since 1970-01-01); what comes later is left out."""
    days = np.array([day], np.int64)
    posts, exchanges = history.posts, history.exchanges
    (first,), (last,) = window_bounds(posts.time_days, days, recipe.window_days)
    posts = posts.counted(slice(int(first), int(last)))
    (first,), (last,) = window_bounds(exchanges.time_days, days, recipe.window_days)
    exchanges = exchanges.take(slice(int(first), int(last)))
    counts, _assumed = history.followers.at(days)

    def aged(time_days: Numbers) -> Numbers:
        return window_weight(day + 1.0 - time_days, recipe.window_days, recipe.taper_days)

    return Moment(
        post_ids=posts.ids,
        posts=post_facts(posts),
        post_weight=aged(posts.time_days),
        exchange_day=np.floor(exchanges.time_days).astype(np.int64),
        exchange_value=exchange_values(exchanges, recipe),
        exchange_weight=aged(exchanges.time_days),
        partner=exchanges.partner.astype(np.int64),
        partner_ids=exchanges.partner_ids,
        partner_weight=history.partner_weight,
        followers=float(counts[0]),
        alive_share=history.alive_share,
    )


def day_run(history: History, days: Whole, recipe: Recipe) -> DayRun:
    """The evidence of each of `days` (days,), in ascending order, at its end."""
    window, taper = recipe.window_days, recipe.taper_days
    posts = history.posts
    first, last = window_bounds(posts.time_days, days, window)
    posts = posts.counted(slice(int(first[0]), int(last[-1])))
    exchanges = history.exchanges
    first, last = window_bounds(exchanges.time_days, days, window)
    exchanges = exchanges.take(slice(int(first[0]), int(last[-1])))
    present, partner = np.unique(exchanges.partner, return_inverse=True)
    counts, _assumed = history.followers.at(days)
    values = exchange_values(exchanges, recipe)
    return DayRun(
        day_count=len(days),
        posts=post_facts(posts),
        groups=day_groups(posts.time_days, days, window, taper),
        amounts=amounts_by_day(
            exchanges.time_days, values, partner.astype(np.int64), days, (window, taper)
        ),
        partner_weight=history.partner_weight[present],
        followers=counts,
        alive_share=history.alive_share,
    )
