"""Made-up answers of daily counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.by_day import Bins, FollowFlow, ViewsOverTime
from reachdesk.domain.answers.method import Method
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.periods import Period, day_from_iso

LAST = day_from_iso("2026-11-21")
FIRST = LAST - 89


def _method(**changes) -> Method:
    usual = Method(
        network="x",
        handle="inescalloway",
        period=Period(FIRST, LAST),
        evidence=Evidence.MEASURED,
        made_from=(("days", 88),),
        coverage=(("days", Coverage(88, 90)),),
        sources=2,
    )
    return replace(usual, **changes)


def follow_flow() -> FollowFlow:
    """90 days, two of them unknown."""
    place = np.arange(90)
    joined = np.round(2 + 2 * np.sin(place / 5) ** 2 + 16 * np.exp(-((place - 40) ** 2) / 6))
    left = np.round(1 + np.cos(place / 9) ** 2)
    known = np.ones(90, int)
    for array in (joined, left):
        array[[20, 21]] = np.nan
    known[[20, 21]] = 0
    return FollowFlow(_method(), Bins(np.arange(FIRST, LAST + 1), 1), joined, left, known)


def follows_by_week() -> FollowFlow:
    starts = LAST + 1 - 7 * np.arange(52, 0, -1)
    joined = np.round(20 + 8 * np.sin(np.arange(52) / 4))
    known = np.full(52, 7)
    known[3] = 5
    return FollowFlow(_method(), Bins(starts, 7), joined, np.round(joined / 4), known)


def joined_only() -> FollowFlow:
    flow = follow_flow()
    return replace(flow, left=np.full(90, np.nan))


def one_day() -> FollowFlow:
    one = np.ones(1)
    return FollowFlow(_method(), Bins(np.array([LAST]), 1), 3 * one, one, np.ones(1, int))


def nobody_counted() -> FollowFlow:
    flow = follow_flow()
    return replace(flow, joined=np.full(90, np.nan), left=np.full(90, np.nan))


def views_by_day() -> ViewsOverTime:
    """90 days, two of them unknown; engagements of all but ten of the known ones."""
    place = np.arange(90)
    views = np.round(480 + 120 * np.sin(place / 4) + 2400 * np.exp(-((place - 61) ** 2) / 5))
    views[[20, 21]] = np.nan
    engaged = np.round(views * 0.024)
    engaged[:10] = np.nan
    known = np.isfinite(views).astype(int)
    return ViewsOverTime(
        _method(),
        "days",
        Bins(np.arange(FIRST, LAST + 1), 1),
        views,
        engaged,
        np.where(np.isnan(engaged), np.nan, views),
        known,
        np.zeros(90, int),
    )


def views_by_post() -> ViewsOverTime:
    """26 weeks of posts, a quarter of which are not measured."""
    views = np.round(2800 + 900 * np.sin(np.arange(26) / 3))
    return ViewsOverTime(
        _method(made_from=(("posts", 156), ("views", int(views.sum())))),
        "posts",
        Bins(LAST + 1 - 7 * np.arange(26, 0, -1), 7),
        views,
        np.round(views * 0.03),
        views,
        np.full(26, 6),
        np.full(26, 8),
    )


def views_alone() -> ViewsOverTime:
    answer = views_by_day()
    nothing = np.full(90, np.nan)
    return replace(answer, engagements=nothing, engaged_views=nothing)


def few_views() -> ViewsOverTime:
    one = np.ones(1)
    return ViewsOverTime(
        _method(),
        "days",
        Bins(np.array([LAST]), 1),
        9 * one,
        one,
        9 * one,
        one.astype(int),
        0 * one,
    )


def no_views() -> ViewsOverTime:
    answer = views_by_day()
    nothing = np.full(90, np.nan)
    return replace(answer, views=nothing, engagements=nothing, engaged_views=nothing)


def with_derived(line):
    """A line of few known counts, with derived days before the last one and after the first."""
    first, last = int(line.snapshot_days[0]), int(line.snapshot_days[-2])
    days = np.concatenate([np.arange(first + 1, first + 40), np.arange(last - 60, last)])
    counts = np.concatenate([np.linspace(471, 492, 39), np.linspace(541, 557, 60)]).round()
    return replace(line, derived_days=days, derived_counts=counts)
