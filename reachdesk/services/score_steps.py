"""Days to explain: the unusual changes of a score, and what its ledger says about each.

The reason is always that of the attribution; what happened in the world is for the owner to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from reachdesk.domain.answers.events import DayToExplain
from reachdesk.domain.score.causes import Cause
from reachdesk.domain.score.change import CauseShare, Change
from reachdesk.domain.score.history import History, Kind
from reachdesk.domain.score.items import UNNAMED
from reachdesk.domain.score.steps import Step, steps
from reachdesk.services.desk import Desk, Request
from reachdesk.services.events import events
from reachdesk.services.labels import item_labels
from reachdesk.services.score_days import (
    change_between,
    days_shown,
    history_by,
    main_cause,
    whole_series,
)
from reachdesk.services.score_rules import Rules, rules_of

MOST_DAYS = 12
CARRIES = 0.5
"""One post or person is named where it carries at least this share of the cause."""

_MATTERS = 0.02
"""Items under this share of the cause are not counted: they moved by rounding errors of ageing."""

_TALKS = {
    Kind.MENTION: "mentions",
    Kind.REPLY: "replies",
    Kind.QUOTE: "quotes",
    Kind.REPOST: "reposts",
    Kind.MESSAGE: "messages",
    Kind.LIKE: "likes",
    Kind.REPLY_SENT: "replies_sent",
}


def days_to_explain(desk: Desk, request: Request) -> tuple[DayToExplain, ...]:
    """The most unusual changes of the period, the most unusual first, at most `MOST_DAYS`."""
    rules = rules_of(desk, request)
    series = whole_series(desk, request.account, rules)
    span = days_shown(series, request.period) if series else None
    if series is None or span is None:
        return ()
    found = desk.remember(
        ("score steps", request.account, rules),
        lambda: steps(series.days, series.total, ~series.provisional),
    )
    first, last = int(series.days[span.start]), int(series.days[span.stop - 1])
    inside = [one for one in found if first <= one.first_day and one.last_day <= last]
    most = sorted(inside, key=lambda one: -one.times)[:MOST_DAYS]
    return tuple(_explained(desk, request, rules, one) for one in most)


def _explained(desk: Desk, request: Request, rules: Rules, step: Step) -> DayToExplain:
    change = change_between(desk, request.account, step.first_day, step.last_day, rules)
    share = main_cause(change)
    named = [
        one
        for one in events(desk, request.account)
        if one.day <= step.last_day and one.end_day > step.first_day
    ]
    history = history_by(desk, request.account, rules)
    return DayToExplain(
        first_day=step.first_day,
        last_day=step.last_day,
        before=change.before,
        after=change.after,
        cause=share.cause.value if share else None,
        cause_points=share.points if share else 0.0,
        amounts=_amounts(history, change, share) if share else (),
        item=_carrier(desk, request, share) if share else "",
        event=named[0] if named and not request.masked else None,
    )


def _amounts(history: History, change: Change, share: CauseShare) -> tuple[tuple[str, int], ...]:
    """How many posts or people, and for new talks how many of each kind, most first."""
    least = _MATTERS * abs(share.points)
    moved = {(kind, item) for kind, item, points in _items(share) if abs(points) >= least}
    posts = sum(kind == "post" for kind, _item in moved)
    people = sum(kind == "person" and item != UNNAMED for kind, item in moved)
    amounts = [("posts", posts), ("people", people)]
    if share.cause is Cause.NEW_CONVERSATIONS:
        times = history.exchanges.time_days
        new = (times >= change.first_day + 1) & (times < change.last_day + 1)
        kinds = Counter(_TALKS[Kind(int(kind))] for kind in history.exchanges.kind[new])
        amounts += sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((key, count) for key, count in amounts if count)


def _carrier(desk: Desk, request: Request, share: CauseShare) -> str:
    """The label of the one post or person that carries most of the cause, else ""."""
    points: Counter[tuple[str, str]] = Counter()
    for kind, item, moved in _items(share):
        if kind != "base":
            points[kind, item] += moved * np.sign(share.points)
    if not points:
        return ""
    carrier, most = max(points.items(), key=lambda pair: (pair[1], pair[0]))
    if most < CARRIES * abs(share.points):
        return ""
    return item_labels(desk, request, [carrier])[carrier][1]


def _items(share: CauseShare) -> Iterator[tuple[str, str, float]]:
    """Kind, id and points of each item."""
    return zip(*(share.items.column(name) for name in ("kind", "id", "points")), strict=True)
