"""Measured views and engagements over time: by day where an export has days, else by post."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.by_day import ViewsOverTime
from reachdesk.domain.evidence import Evidence
from reachdesk.services.daily_counts import ENGAGEMENTS, VIEWS, daily, on_days
from reachdesk.services.day_bins import bins_of, known_span, sums
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.methods import covered, method, read_only
from reachdesk.services.post_engagements import post_engagements


class ViewsTimeline:
    """The part of the period of which views are measured."""

    key = "views_timeline"

    def answer(self, desk: Desk, request: Request) -> ViewsOverTime | None:
        """The columns, or None where the period has no measured view."""
        return _by_day(desk, request) or _by_post(desk, request)


def _by_day(desk: Desk, request: Request) -> ViewsOverTime | None:
    days, views = daily(desk, request.account, VIEWS)
    span = known_span(days, request.period)
    if span is None:
        return None
    inside = (days >= span[0]) & (days <= span[1])
    days, views = days[inside], views[inside]
    engaged = on_days(days, daily(desk, request.account, ENGAGEMENTS))
    bins = bins_of(*span)
    view_sums, amounts = sums(bins, days, views)
    return ViewsOverTime(
        method=replace(
            method(desk, request, Evidence.MEASURED),
            made_from=(("days", len(days)), ("views", int(views.sum()))),
            coverage=covered(days=(len(days), span[1] - span[0] + 1)),
        ),
        basis="days",
        bins=bins,
        views=view_sums,
        engagements=sums(bins, days, engaged)[0],
        engaged_views=sums(bins, days, np.where(np.isnan(engaged), np.nan, views))[0],
        amounts=amounts,
        posts=read_only(np.zeros(len(bins.starts), np.int64)),
    )


def _by_post(desk: Desk, request: Request) -> ViewsOverTime | None:
    known = account_history(desk, request.account)
    if known is None:
        return None
    own = known.own_in(request.period)
    days = np.floor(known.history.posts.time_days[own]).astype(np.int64)
    views = known.columns.impressions[own]
    engaged = post_engagements(desk, request.account, known.columns)[own]
    measured = np.isfinite(views)
    span = known_span(days[measured], request.period)
    if span is None:
        return None
    bins = bins_of(*span)
    view_sums, amounts = sums(bins, days, views)
    inside = (days >= span[0]) & (days <= span[1])
    return ViewsOverTime(
        method=replace(
            method(desk, request, Evidence.MEASURED),
            made_from=(("posts", int(measured.sum())), ("views", int(views[measured].sum()))),
            coverage=covered(views=(int(measured.sum()), len(days))),
        ),
        basis="posts",
        bins=bins,
        views=view_sums,
        engagements=sums(bins, days, engaged)[0],
        engaged_views=sums(bins, days, np.where(np.isnan(engaged), np.nan, views))[0],
        amounts=amounts,
        posts=sums(bins, days[inside], np.ones(int(inside.sum())))[1],
    )


CARD = ViewsTimeline()
