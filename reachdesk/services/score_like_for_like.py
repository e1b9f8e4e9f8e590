"""The score with the same sources throughout, and where sources begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from reachdesk.domain.answers.score import OverlayLine, SourceMark
from reachdesk.domain.periods import Period, day_of
from reachdesk.domain.score.series import ScoreSeries, score_series
from reachdesk.domain.score.throughout import (
    COUNTS,
    EXCHANGES,
    POSTS,
    Span,
    edges,
    kinds_read,
    known_at_all,
    known_throughout,
    only_known,
)
from reachdesk.services import accounts
from reachdesk.services.audience_arrays import account_number
from reachdesk.services.desk import Desk, Request
from reachdesk.services.history import account_history
from reachdesk.services.methods import read_only
from reachdesk.services.post_store import kept_beside
from reachdesk.services.score_rules import Rules, rules_of
from reachdesk.storage.speaking import speaking_spans

KEY = "like_for_like"
_KINDS = {"impressions": "views"}
_ORDER = (POSTS, "views", *(name for name in COUNTS if name != "views"), *EXCHANGES)


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """The change of the score between two days with the same sources throughout, and the kinds of
    record that were left out because they are not known on all of those days."""

    points: float
    left_out: tuple[str, ...]


def offered(desk: Desk, request: Request, shown: Period) -> tuple[tuple[str, str | None], ...]:
    """The one line, where it differs from the score by what it leaves out."""
    known = _kinds(desk, request.account, shown, rules_of(desk, request))
    return ((KEY, None),) if known else ()


def line(desk: Desk, request: Request, shown: Period, key: str) -> OverlayLine | None:
    """The daily score of the days shown, made only from what is known on all of them; None where
    that is everything or nothing."""
    rules = rules_of(desk, request)
    series = _series(desk, request.account, shown, rules)
    if series is None:
        return None
    return OverlayLine(
        key=key,
        name=None,
        days=read_only(series.days),
        values=read_only(series.total),
        marks=read_only(np.zeros(len(series.days), np.int64)),
        left_out=_left_out(desk, request.account, shown, rules),
    )


def like_for_like(
    desk: Desk, request: Request, first_day: int, last_day: int
) -> LikeForLike | None:
    """The change between two days like for like; None where nothing need be left out, or nothing
    would be left."""
    rules = rules_of(desk, request)
    span = Period(first_day, last_day)
    series = _series(desk, request.account, span, rules)
    if series is None:
        return None
    points = float(series.total[-1] - series.total[0])
    return LikeForLike(points, _left_out(desk, request.account, span, rules))


def source_marks(desk: Desk, request: Request, shown: Period) -> tuple[SourceMark, ...]:
    """Where exports begin or cease to speak of something that the recipe reads, within the days
    shown, by day."""
    coverage = _read_coverage(desk, request.account, rules_of(desk, request))
    found = edges(coverage, shown.first_day, shown.last_day)
    by_day = groupby(found, key=lambda edge: (edge.day, edge.begins))
    return tuple(
        SourceMark(day, begins, tuple(sorted((one.kind for one in some), key=_ORDER.index)))
        for (day, begins), some in by_day
    )


def _left_out(desk: Desk, account: str, span: Period, rules: Rules) -> tuple[str, ...]:
    coverage = _read_coverage(desk, account, rules)
    window = rules.recipe.window_days
    there = known_at_all(coverage, span.first_day, span.last_day, window)
    left_out = there - known_throughout(coverage, span.first_day, span.last_day, window)
    return tuple(sorted(left_out, key=_ORDER.index))


def _series(desk: Desk, account: str, span: Period, rules: Rules) -> ScoreSeries | None:
    def made() -> ScoreSeries | None:
        kinds, known = _kinds(desk, account, span, rules), account_history(desk, account)
        if not kinds or known is None:
            return None
        history = only_known(rules.read(known.history), kinds, known.modelled_views)
        days = np.arange(span.first_day, span.last_day + 1, dtype=np.int64)
        return score_series(history, days, rules.recipe)

    return desk.remember(("like for like", account, span, rules), made)


def _kinds(desk: Desk, account: str, span: Period, rules: Rules) -> frozenset[str]:
    """What is known throughout, where that is less than everything; else nothing."""
    coverage = _read_coverage(desk, account, rules)
    kept = known_throughout(coverage, span.first_day, span.last_day, rules.recipe.window_days)
    counted = {POSTS, *EXCHANGES} & kept
    return kept if counted and _left_out(desk, account, span, rules) else frozenset()


def _read_coverage(desk: Desk, account: str, rules: Rules) -> dict[str, list[Span]]:
    read = kinds_read(rules.recipe)
    return {kind: spans for kind, spans in _coverage(desk, account).items() if kind in read}


def _coverage(desk: Desk, account: str) -> dict[str, list[Span]]:
    def read() -> dict[str, list[Span]]:
        owner = accounts.choose(desk, account)
        with desk.library.using() as db:
            number = account_number(db, owner.id)
            found: dict[str, list[tuple[int, int]]] = kept_beside(
                desk, db, number, "speaking", lambda: ({}, speaking_spans(db, number))
            ).said
        return {
            _KINDS.get(kind, kind): [Span(day_of(first), day_of(last)) for first, last in spans]
            for kind, spans in found.items()
            if _KINDS.get(kind, kind) in _ORDER
        }

    return desk.remember(("score coverage", account), read)
