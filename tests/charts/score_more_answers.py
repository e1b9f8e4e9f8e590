"""Made-up answers of the cards round the score: style, evidence, tone, comparison."""

from __future__ import annotations

from dataclasses import replace

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.style import StyleMatrix, StyleMove, StylePoint
from reachdesk.domain.evidence import Coverage, Evidence
from reachdesk.domain.periods import Period, day_from_iso

LAST = day_from_iso("2026-11-21")
FIRST = LAST - 239


def _method(**changes) -> Method:
    usual = Method(
        network="x",
        handle="inescalloway",
        period=Period(LAST - 89, LAST),
        evidence=Evidence.DERIVED,
        made_from=(("posts", 79), ("exchanges", 37)),
        coverage=(("views", Coverage(46, 79)),),
        recipe="v1",
        sources=5,
    )
    return replace(usual, **changes)


_TRAIL = (
    ("2026-05-31", 0.46, 0.62, 1),
    ("2026-06-30", 0.47, 0.52, 1),
    ("2026-07-31", 0.49, 0.41, 2),
    ("2026-08-31", 0.485, 0.35, 2),
    ("2026-09-30", 0.47, 0.3, 2),
    ("2026-10-31", 0.46, 0.24, 3),
)


def style_matrix() -> StyleMatrix:
    return StyleMatrix(
        method=_method(recipe=None, made_from=(("posts", 79), ("hashtags", 31))),
        day=LAST,
        weeks=13,
        posts=79,
        now=StylePoint(LAST, 0.44, 0.13, 3, 1),
        create=0.45,
        consistent=0.43,
        participate=0.17,
        broad=0.09,
        margin=0.06,
        talk_per_week=1.4,
        hashtags=31,
        topics=2,
        trail=tuple(StylePoint(day_from_iso(day), x, y, row, 1) for day, x, y, row in _TRAIL),
        moves=(
            StyleMove("up", "talk_per_week", 2.9, 2, 1),
            StyleMove("right", "posts_per_week", 1.2, 3, 2),
            StyleMove("left", "posts_per_week", -3.1, 3, 0),
        ),
    )


def styleless() -> StyleMatrix:
    unknown = float("nan")
    return replace(
        style_matrix(),
        weeks=5,
        posts=12,
        now=None,
        create=unknown,
        consistent=unknown,
        participate=unknown,
        broad=unknown,
        margin=unknown,
        trail=(),
        moves=(),
    )


def style_without_trail() -> StyleMatrix:
    return replace(style_matrix(), trail=(), moves=(), hashtags=0, topics=0)


def style_in_the_corner() -> StyleMatrix:
    return replace(style_matrix(), now=StylePoint(LAST, 1.0, 1.0, 0, 3), moves=())
