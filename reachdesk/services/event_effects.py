"""What the posts of an event did to the score: the same day with them and without."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.events import Effect, EventPosts
from reachdesk.domain.answers.score import EventMark
from reachdesk.domain.score.reading import score_on
from reachdesk.domain.score.whatif import without_posts
from reachdesk.services.desk import Desk, Request
from reachdesk.services.events import chosen_posts
from reachdesk.services.history import account_history
from reachdesk.services.post_glances import glances
from reachdesk.services.score_days import history_by, whole_series
from reachdesk.services.score_rules import rules_of

_MOST_POSTS = 200


def event_posts(desk: Desk, request: Request, mark: EventMark) -> EventPosts:
    """The own posts of the days of an event, oldest first, at most 200, and which are chosen.

    Without a choice of the owner all of them are.
    """
    known = account_history(desk, request.account)
    if request.masked:
        mark = replace(mark, label=mark.kind or "", link=None)
    if known is None:
        return EventPosts(mark, (), frozenset())
    columns, posts = known.columns, known.history.posts
    chosen = chosen_posts(desk, request.account, mark.key) if mark.key else None
    inside = (posts.time_days >= mark.day) & (posts.time_days < mark.end_day + 1)
    wanted = inside | columns.ids.among(chosen or [])
    places = np.flatnonzero(wanted & posts.own)[:_MOST_POSTS]
    found = glances(desk, request, columns, places)
    ids = frozenset(one.post_id for one in found)
    return EventPosts(mark, found, ids if chosen is None else ids & frozenset(chosen))


def effects(
    desk: Desk, request: Request, mark: EventMark, post_ids: Collection[str]
) -> tuple[Effect, ...]:
    """The score with and without these posts: at the end of the event, and on the last day of the
    period while the window of the recipe still holds the event. Empty where neither is known.
    """
    rules = rules_of(desk, request)
    series = whole_series(desk, request.account, rules)
    if series is None:
        return ()
    first, last = int(series.days[0]), int(series.days[-1])
    shown = min(request.period.last_day, last)
    days = [mark.end_day] if first <= mark.end_day <= last else []
    if mark.end_day < shown < mark.end_day + rules.recipe.window_days:
        days.append(shown)
    history = history_by(desk, request.account, rules)
    less = without_posts(history, post_ids)
    return tuple(
        Effect(
            day=day,
            with_posts=score_on(history, day, rules.recipe).total,
            without_posts=score_on(less, day, rules.recipe).total,
            posts=len(post_ids),
        )
        for day in days
    )
