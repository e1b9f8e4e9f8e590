"""Which of the 16 styles, where in its cell, how it got there, and what would move it."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.style import StyleMatrix, StyleMove, StylePoint
from reachdesk.domain.evidence import Evidence
from reachdesk.domain.score.style import STYLES
from reachdesk.domain.score.style_moves import one_cell_moves
from reachdesk.services.desk import Desk, Request
from reachdesk.services.methods import covered, method
from reachdesk.services.styles import StyleReading, habits, style_readings

TRAIL_MONTHS = 6
"""Months of trail that are shown behind the point, fewer where there are fewer."""

_PLACES = {
    name: (row, column) for row, names in enumerate(STYLES) for column, name in enumerate(names)
}


class StyleMatrixCard:
    """The style on the period's last day that exports speak of."""

    key = "style_matrix"

    def answer(self, desk: Desk, request: Request) -> StyleMatrix | None:
        """The reading and its trail, or None where the period has no known day."""
        done = habits(desk, request.account)
        if done is None or request.period.first_day > done.last_day:
            return None
        readings = style_readings(
            desk, request.account, min(request.period.last_day, done.last_day)
        )
        return _answer(desk, request, readings) if readings else None


def _answer(desk: Desk, request: Request, readings: tuple[StyleReading, ...]) -> StyleMatrix:
    last = readings[-1]
    evidence, style = last.evidence, last.style
    unknown = float("nan")
    posts = round(sum(evidence.posts_by_week))
    tags = round(sum(evidence.topic_counts))
    moves = one_cell_moves(evidence, style) if style else ()
    return StyleMatrix(
        method=replace(
            method(desk, request, Evidence.DERIVED),
            made_from=(("posts", posts), ("hashtags", tags)),
            coverage=covered(kind=(last.told, posts)),
        ),
        day=last.day,
        weeks=len(evidence.posts_by_week),
        posts=posts,
        told=last.told,
        now=_point(last),
        create=style.create if style else unknown,
        consistent=style.consistent if style else unknown,
        participate=style.participate if style else unknown,
        broad=style.broad if style else unknown,
        margin=style.margin if style else unknown,
        talk_per_week=evidence.talk_per_week,
        hashtags=tags,
        topics=len(evidence.topic_counts),
        trail=tuple(filter(None, map(_point, readings[-1 - TRAIL_MONTHS : -1]))),
        moves=tuple(
            StyleMove(move.direction, move.habit.value, move.amount, *_PLACES[move.name])
            for move in moves
        ),
    )


def _point(reading: StyleReading) -> StylePoint | None:
    style = reading.style
    if style is None:
        return None
    return StylePoint(reading.day, style.x, style.y, style.row, style.column)


CARD = StyleMatrixCard()
