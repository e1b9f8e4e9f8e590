"""The score day by day, with its 80 % range and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reachdesk.domain.score.component import components
from reachdesk.domain.score.history import Kind
from reachdesk.domain.score.moment import day_run
from reachdesk.domain.score.recipe import BASE_POINTS
from reachdesk.domain.score.window import window_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reachdesk.domain.score.history import (
        ExchangeHistory,
        Flags,
        History,
        Numbers,
        PostHistory,
        Whole,
    )
    from reachdesk.domain.score.moment import DayRun
    from reachdesk.domain.score.recipe import Part, Recipe

RUN_DAYS = 64
"""Days measured together: long enough to vectorise, short enough to keep partners few."""

RUN_PAIRS = 400_000
"""Pairs of a day and a fading item measured together; about 30 MB of working memory."""

FULL_DAYS = 13 * 7
"""A score is provisional before 13 weeks since the first post …"""

FULL_POSTS = 20
"""… unless this many posts exist."""

FULL_REACTIONS = 10
"""Reactions and exchanges received in the window below which hardly anybody else speaks in the
score: a small n, as everywhere in the program (our choice)."""


@dataclass(frozen=True, eq=False)
class ScoreSeries:
    """The score at the end of each day; every array has shape (days,).

    `days` count from 1970-01-01. `total` (1..100) is `base` plus the points of `components`;
    `low` and `high` bound the 80 % range. `provisional` marks thin evidence, `posts_in_window` and
    `active_days` (days with posts) the effort behind it, `followers_assumed` a follower count
    carried back from a later day. `quiet` marks days in whose window exports know of fewer than 10
    reactions and exchanges received. `fingerprint` changes with any constant of the recipe.
    """

    recipe: str
    fingerprint: str
    days: Whole
    total: Numbers
    low: Numbers
    high: Numbers
    base: float
    components: dict[str, Numbers]
    provisional: Flags
    posts_in_window: Whole
    active_days: Whole
    followers_assumed: Flags
    quiet: Flags

    @property
    def thin(self) -> Flags:
        """Days on which the score is called provisional: few posts, or few reactions."""
        return self.provisional | self.quiet


def score_series(
    history: History,
    days: Whole,
    recipe: Recipe,
    progress: Callable[[float], None] = lambda _share: None,
) -> ScoreSeries:
    """The score on each of `days`, ascending; nothing later than a day's end touches that day.

    The range: each component's raw spread, through the slope of its saturation, added in
    quadrature, times 1.2816, cut to 1..100. `progress` is told the share done, 0..1; what it raises
    comes through. Raises `ValueError` when days are not ascending.
    """
    _check_ascending(days)
    whole = _looked_through(history, days, recipe)
    points = {part.key: np.zeros(len(days)) for part in recipe.parts}
    variance, active = np.zeros(len(days)), np.zeros(len(days), np.int64)
    for span in whole.runs:
        run = day_run(history, days[span], recipe)
        active[span] = np.bincount(run.groups.score_day, minlength=run.day_count)
        for part in recipe.parts:
            points[part.key][span], squares = _measured(run, part, recipe)
            variance[span] += squares
        progress(min(span.stop / len(days), 1.0))
    total = BASE_POINTS + sum(points.values(), np.zeros(len(days)))
    half = recipe.band_factor * np.sqrt(variance)
    return ScoreSeries(
        recipe=recipe.name,
        fingerprint=recipe.fingerprint,
        days=days,
        total=total,
        low=np.minimum(np.maximum(total - half, 1.0), total),
        high=np.maximum(np.minimum(total + half, 100.0), total),
        base=BASE_POINTS,
        components=points,
        provisional=whole.provisional,
        posts_in_window=whole.posts_in_window,
        active_days=active,
        followers_assumed=history.followers.at(days)[1],
        quiet=whole.received < FULL_REACTIONS,
    )


class _Whole(NamedTuple):
    """What is read from all posts at once: the runs of days, and of each day (days,) the posts in
    the window, whether it is provisional, and reactions and exchanges received in the window."""

    runs: list[slice]
    posts_in_window: Whole
    provisional: Flags
    received: Numbers


def _looked_through(history: History, days: Whole, recipe: Recipe) -> _Whole:
    """The copy of the posts that this is read from is let go before the days are measured."""
    posts, talks = history.posts.counted(), history.exchanges
    return _Whole(
        list(_runs((posts.time_days, talks.time_days), days, recipe)),
        *_evidence(posts.time_days, days, recipe),
        _received(posts, talks, days, recipe),
    )


def _check_ascending(days: Whole) -> None:
    if len(days) > 1 and bool((np.diff(days) <= 0).any()):
        raise ValueError("the days of a score series ascend")


def _measured(run: DayRun, part: Part, recipe: Recipe) -> tuple[Numbers, Numbers]:
    """(points, variance of the points) of a component on each day of a run, shapes (days,)."""
    measured = components()[part.key].over_days(run, recipe)
    squares = np.zeros(run.day_count)
    doubtful = measured.spread > 0
    squares[doubtful] = (part.slope(measured.raw[doubtful]) * measured.spread[doubtful]) ** 2
    return part.points(measured.raw), squares


def _runs(items: tuple[Numbers, ...], days: Whole, recipe: Recipe) -> Iterator[slice]:
    """Cut the days into runs of bounded length and bounded work on items of these times."""
    load = np.full(len(days), int(recipe.window_days) + 1)  # a group for every posting day
    full_days = recipe.window_days - recipe.taper_days
    for times in items:
        first, _last = window_bounds(times, days, recipe.window_days)
        fading, _last = window_bounds(times, days, full_days)
        load += fading - first
    start = 0
    while start < len(days):
        ends = np.cumsum(load[start : start + RUN_DAYS])
        length = max(1, int(np.searchsorted(ends, RUN_PAIRS, side="right")))
        yield slice(start, start + length)
        start += length


def _received(posts: PostHistory, talks: ExchangeHistory, days: Whole, recipe: Recipe) -> Numbers:
    """Reactions to counted posts and exchanges received in the window of each day, (days,)."""
    reactions = posts.likes + posts.reposts + posts.quotes + posts.replies
    received = (talks.kind != Kind.REPLY_SENT.value).astype(float)
    found = np.zeros(len(days))
    for times, counts in ((posts.time_days, reactions), (talks.time_days, received)):
        first, last = window_bounds(times, days, recipe.window_days)
        so_far = np.concatenate([[0.0], np.cumsum(counts)])
        found += so_far[last] - so_far[first]
    return found


def _evidence(times: Numbers, days: Whole, recipe: Recipe) -> tuple[Whole, Flags]:
    """(posts in the window, provisional) by the times of the own posts, shapes (days,)."""
    first, last = window_bounds(times, days, recipe.window_days)
    in_window = last - first
    so_far = np.searchsorted(times, days + 1.0, side="left")
    since_first = days + 1.0 - times[0] if len(times) else np.zeros(len(days))
    young = (since_first < FULL_DAYS) & (so_far < FULL_POSTS)
    return in_window, young | (in_window == 0)
