"""What changed in the period, in at most four sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reachdesk.domain.answers.overview import Happening, WhatChanged
from reachdesk.domain.evidence import Evidence
from reachdesk.services.activity import activity_count
from reachdesk.services.desk import Desk, Request
from reachdesk.services.follower_changes import last_change
from reachdesk.services.history import account_history
from reachdesk.services.methods import method
from reachdesk.services.received import activity
from reachdesk.services.score_days import (
    change_between,
    compared_days,
    days_shown,
    main_cause,
    whole_series,
)
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of
from reachdesk.services.top_post import top_post

MOST = 4


class WhatChangedCard:
    """The score with its main cause, followers, the post that did best, how much was sent."""

    key = "what_changed"

    def answer(self, desk: Desk, request: Request) -> WhatChanged | None:
        """The sentences, or None where the exports say nothing of the account at all."""
        found = tuple(_happenings(desk, request))[:MOST]
        series = whole_series(desk, request.account, rules_of(desk, request))
        span = days_shown(series, request.period) if series else None
        if not found and span is None:
            return None
        compared = compared_days(series, request) if series else None
        first, last = compared or (request.period.first_day, request.period.last_day)
        made = method(desk, request, Evidence.DERIVED)
        if series is not None and span is not None:
            made = score_method(desk, request, int(series.days[span.stop - 1]))
        return WhatChanged(
            method=replace(made, period=request.period),
            from_day=first,
            to_day=last,
            happenings=found or (Happening("nothing", 0, ()),),
        )


def _happenings(desk: Desk, request: Request) -> Iterator[Happening]:
    yield from _score(desk, request)
    yield from _followers(desk, request)
    yield from _top_post(desk, request)
    yield from _posts(desk, request)


def _score(desk: Desk, request: Request) -> Iterator[Happening]:
    rules = rules_of(desk, request)
    series = whole_series(desk, request.account, rules)
    shown = series is not None and days_shown(series, request.period) is not None
    compared = compared_days(series, request) if series is not None and shown else None
    if compared is None:
        return
    change = change_between(desk, request.account, *compared, rules)
    cause = main_cause(change)
    amounts = [("before", change.before), ("after", change.after)]
    words = []
    if cause is not None:
        amounts.append(("cause_points", cause.points))
        words.append(("cause", cause.cause.value))
    if series is not None and series.thin[compared[1] - int(series.days[0])]:
        amounts.append(("provisional", 1.0))
    direction = 0 if cause is None else (1 if change.points > 0 else -1)
    yield Happening("score", direction, tuple(amounts), tuple(words), "score")


def _followers(desk: Desk, request: Request) -> Iterator[Happening]:
    found = last_change(desk, request.account, request.period)
    if found is None or not any(found):
        return
    gained, lost = found
    direction = (gained > lost) - (gained < lost)
    amounts = (("gained", float(gained)), ("lost", float(lost)))
    yield Happening("followers", direction, amounts, (), "audience")


def _top_post(desk: Desk, request: Request) -> Iterator[Happening]:
    found = top_post(desk, request)
    if found is None:
        return
    amounts = [("reposts", float(found.reposts)), ("all_reposts", float(found.all_reposts))]
    if found.without is not None:
        amounts.append(("without", found.without))
    words = (("text", found.text),) if found.text else ()
    yield Happening("top_post", 0, tuple(amounts), words, "score")


def _posts(desk: Desk, request: Request) -> Iterator[Happening]:
    if account_history(desk, request.account) is None:
        return
    sent = activity(desk, request.account)["posts_sent"]
    count = activity_count("posts_sent", sent, request.period)
    if count.count is None or count.before is None or count.count == count.before:
        return
    direction = 1 if count.count > count.before else -1
    amounts = (("posts", float(count.count)), ("before", float(count.before)))
    yield Happening("posts", direction, amounts, (), "score")


CARD = WhatChangedCard()
