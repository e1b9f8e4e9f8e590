"""Two accounts of the owner's side by side, each against its own past; never added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.score import ScorePart
from reachdesk.domain.answers.score_compare import CompareSide, ScoreCompare
from reachdesk.domain.evidence import weakest
from reachdesk.services.accounts import choose
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import read_only
from reachdesk.services.score_days import days_shown, whole_series
from reachdesk.services.score_evidence import own_past
from reachdesk.services.score_method import score_method
from reachdesk.services.score_rules import rules_of


class ScoreCompareCard:
    """The account of the request and the one `beside` it."""

    key = "score_compare"

    def answer(self, desk: Desk, request: Request) -> ScoreCompare | None:
        """Both sides, or None where no other account is asked for or neither has a known day.

        Raises `UserError` for an account that the library does not have.
        """
        if not request.beside:
            return None
        beside = choose(desk, request.beside).id
        if beside == choose(desk, request.account).id:
            return None
        found = (_side(desk, request), _side(desk, replace(request, account=beside)))
        sides = tuple(side for side in found if side is not None)
        if not sides:
            return None
        return ScoreCompare(_both([side.method for side in sides]), sides)


def _both(methods: Sequence[Method]) -> Method:
    """The first account's method with the amounts of all, one after the other and never added, the
    weakest evidence and whatever one of them cannot see."""
    return replace(
        methods[0],
        evidence=weakest(*(one.evidence for one in methods)),
        made_from=tuple(part for one in methods for part in one.made_from),
        coverage=tuple(part for one in methods for part in one.coverage),
        unseen=tuple(dict.fromkeys(key for one in methods for key in one.unseen)),
        sources=sum(one.sources for one in methods),
    )


def _side(desk: Desk, request: Request) -> CompareSide | None:
    """One account over the period, or None where no day of it is known."""
    series = whole_series(desk, request.account, rules_of(desk, request))
    span = days_shown(series, request.period) if series else None
    if series is None or span is None:
        return None
    last = span.stop - 1
    return CompareSide(
        method=score_method(desk, request, int(series.days[last])),
        days=read_only(series.days[span]),
        total=read_only(series.total[span]),
        low=read_only(series.low[span]),
        high=read_only(series.high[span]),
        provisional=read_only(series.thin[span]),
        base=series.base,
        parts=tuple(
            ScorePart(key, float(points[last]), None) for key, points in series.components.items()
        ),
        posts=int(series.posts_in_window[last]),
        active_days=int(series.active_days[last]),
        past=own_past(series, last),
    )


CARD = ScoreCompareCard()
