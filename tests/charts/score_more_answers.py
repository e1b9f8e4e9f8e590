"""Made-up answers of the cards round the score: style, evidence, tone, comparison."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from reachdesk.domain.answers.method import Method
from reachdesk.domain.answers.score import ScorePart
from reachdesk.domain.answers.score_compare import CompareSide, ScoreCompare
from reachdesk.domain.answers.score_evidence import OwnPast, ScoreEvidence, Without
from reachdesk.domain.answers.style import StyleMatrix, StyleMove, StylePoint
from reachdesk.domain.answers.tone import Controversy, ToneLane
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
        told=79,
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
        told=12,
        now=None,
        create=unknown,
        consistent=unknown,
        participate=unknown,
        broad=unknown,
        margin=unknown,
        trail=(),
        moves=(),
    )


def style_untold() -> StyleMatrix:
    return replace(styleless(), weeks=13, posts=105, told=3)


def style_without_trail() -> StyleMatrix:
    return replace(style_matrix(), trail=(), moves=(), hashtags=0, topics=0)


def style_in_the_corner() -> StyleMatrix:
    return replace(style_matrix(), now=StylePoint(LAST, 1.0, 1.0, 0, 3), moves=())


def score_evidence() -> ScoreEvidence:
    return ScoreEvidence(
        method=_method(),
        day=LAST,
        total=12.9,
        base=1.0,
        provisional=False,
        without=(
            Without("best_post", "post", "17", "Shift swaps without the spreadsheet", 12.3),
            Without("strongest_partner", "person", "@wren", "Wren Halloway", 12.6),
            Without("half_the_posts", "", "", "", 10.4),
        ),
        fragile=None,
        posts=79,
        active_days=47,
        window_days=90,
        reactions=34,
        exchanges=37,
        past=OwnPast(1055, 912, LAST - 40),
    )


def fragile_evidence() -> ScoreEvidence:
    best = replace(score_evidence().without[0], total=6.1)
    return replace(score_evidence(), without=(best,), fragile="best_post", past=OwnPast(9, 9, None))


def thin_evidence() -> ScoreEvidence:
    partner = replace(score_evidence().without[1], total=5.0)
    return replace(
        score_evidence(),
        without=(partner,),
        fragile="strongest_partner",
        provisional=True,
        posts=4,
        reactions=None,
        exchanges=2,
        past=None,
    )


def evidence_of_nothing() -> ScoreEvidence:
    return replace(score_evidence(), total=float("nan"), without=(), past=None, posts=0)


def _tones(weeks: int) -> ToneLane:
    place = np.arange(weeks)
    neutral = np.round(2 + 2 * np.sin(place / 4))
    positive = (place % 4 == 1).astype(float) + (place % 9 == 0)
    negative = np.where(place == weeks - 8, 9.0, (place % 11 == 5).astype(float))
    unclear = (place % 3 == 0).astype(float)
    wordless = np.zeros(weeks)
    read = positive + neutral + negative
    received = read + unclear + wordless
    return ToneLane(
        method=_method(recipe=None, coverage=(("tone", Coverage(int(read.sum()), 1)),)),
        week_days=LAST + 1 - 7 * np.arange(weeks, 0, -1),
        received=received,
        positive=positive,
        neutral=neutral,
        negative=negative,
        unclear=unclear,
        wordless=wordless,
        controversy=Controversy(int(negative.sum()), int(read.sum()), int(received.sum())),
    )


def tone_lane() -> ToneLane:
    lane = _tones(34)
    known = Coverage(lane.controversy.read, lane.controversy.received)
    return replace(lane, method=replace(lane.method, coverage=(("tone", known),)))


def toneless() -> ToneLane:
    lane = _tones(13)
    blank = {
        name: np.full(13, np.nan)
        for name in ("received", "positive", "neutral", "negative", "unclear", "wordless")
    }
    return replace(lane, **blank, controversy=Controversy(0, 0, 0))


def one_week_of_tone() -> ToneLane:
    lane = _tones(34)
    kept = {
        name: getattr(lane, name)[-1:]
        for name in ("received", "positive", "neutral", "negative", "unclear", "wordless")
    }
    return replace(lane, **kept, week_days=lane.week_days[-1:], controversy=Controversy(0, 3, 4))


def foreign_tones() -> ToneLane:
    lane, none = _tones(13), np.zeros(13)
    return replace(
        lane,
        positive=none,
        neutral=none,
        negative=none,
        unclear=lane.received - 1,
        wordless=none + 1,
        controversy=Controversy(0, 0, int(lane.received.sum())),
    )


def _side(handle: str, level: float, days: int, seed: int) -> CompareSide:
    steps = np.random.default_rng(seed).normal(0, 0.25, days).cumsum()
    total = level + steps - steps[-1]
    shares = np.array([0.5, 0.3, 0.2]) * (total[-1] - 1)
    return CompareSide(
        method=_method(handle=handle),
        days=np.arange(LAST + 1 - days, LAST + 1),
        total=total,
        low=total - 1.7,
        high=total + 1.9,
        provisional=np.arange(days) < days - 200,
        base=1.0,
        parts=tuple(
            ScorePart(key, float(points), None)
            for key, points in zip(("reach", "amplification", "network"), shares, strict=True)
        ),
        posts=79,
        active_days=47,
        past=OwnPast(400, 251, LAST - 60),
    )


def score_compare() -> ScoreCompare:
    sides = (_side("inescalloway", 12.9, 240, 3), _side("calloway_pt", 8.4, 150, 5))
    return ScoreCompare(_method(), sides)


def thin_beside() -> ScoreCompare:
    one, other = score_compare().sides
    thin = replace(other, provisional=np.ones(150, bool), past=None, posts=1, active_days=1)
    return ScoreCompare(_method(), (one, thin))


def compared_on_one_day() -> ScoreCompare:
    cut = ("days", "total", "low", "high", "provisional")
    sides = [
        replace(side, **{name: getattr(side, name)[-1:] for name in cut})
        for side in score_compare().sides
    ]
    return ScoreCompare(_method(), tuple(sides))


def compared_with_nobody() -> ScoreCompare:
    return replace(score_compare(), sides=score_compare().sides[:1])


def nothing_compared() -> ScoreCompare:
    return replace(score_compare(), sides=())
