"""The score over time, with the posts sent each week below it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.score import EventMark, ScoreLine
from reachdesk.domain.periods import Period
from reachdesk.services.desk import Desk, Request
from reachdesk.services.events import events_between
from reachdesk.services.history import account_history
from reachdesk.services.methods import read_only
from reachdesk.services.score_days import (
    change_between,
    compared_days,
    days_shown,
    main_cause,
    whole_series,
)
from reachdesk.services.score_like_for_like import like_for_like, source_marks
from reachdesk.services.score_method import score_method
from reachdesk.services.score_overlays import offered, overlays
from reachdesk.services.score_rules import rules_of


class ScoreTimeline:
    """The days of the period that the exports speak of; none is drawn beyond them."""

    key = "score_timeline"

    def answer(self, desk: Desk, request: Request) -> ScoreLine | None:
        """The daily score, or None where no day of the period is known."""
        known = account_history(desk, request.account)
        rules = rules_of(desk, request)
        series = whole_series(desk, request.account, rules)
        span = days_shown(series, request.period) if series else None
        if known is None or series is None or span is None:
            return None
        days = series.days[span]
        week_days, week_posts = _weeks(known.own_days, int(days[0]), int(days[-1]))
        compared = compared_days(series, request)
        cause = compared and main_cause(change_between(desk, request.account, *compared, rules))
        shown = Period(int(days[0]), int(days[-1]))
        like = like_for_like(desk, request, *compared) if compared else None
        return ScoreLine(
            method=score_method(desk, request, int(days[-1])),
            days=read_only(days),
            total=read_only(series.total[span]),
            low=read_only(series.low[span]),
            high=read_only(series.high[span]),
            provisional=read_only(series.thin[span]),
            week_days=read_only(week_days),
            week_posts=read_only(week_posts),
            since_day=compared[0] if compared else None,
            until_day=compared[1] if compared else None,
            main_cause=cause.cause.value if cause else None,
            events=_events(desk, request, days),
            overlays=overlays(desk, request, shown),
            offered=offered(desk, request, shown),
            source_marks=source_marks(desk, request, shown),
            like_for_like=like.points if like else None,
            left_out=like.left_out if like else (),
        )


def _events(desk: Desk, request: Request, days: np.ndarray) -> tuple[EventMark, ...]:
    """The events that begin within the days. Masked, they have no names: those may name people."""
    found = events_between(desk, request.account, int(days[0]), int(days[-1]))
    if not request.masked:
        return found
    return tuple(replace(one, label=one.kind or "", link=None) for one in found)


def _weeks(post_days: np.ndarray, first_day: int, last_day: int) -> tuple[np.ndarray, np.ndarray]:
    """First day of each week and posts sent in it. Weeks end with `last_day`; the first one begins
    with `first_day`, so it may be shorter."""
    count = -(-(last_day - first_day + 1) // 7)
    starts = np.maximum(last_day + 1 - 7 * np.arange(count, 0, -1), first_day)
    edges = np.searchsorted(post_days, np.append(starts, last_day + 1))
    return starts, np.diff(edges).astype(float)


CARD = ScoreTimeline()
