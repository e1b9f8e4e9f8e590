"""The score on the overview: the same line, drawn small."""

from __future__ import annotations

from reachdesk.services.cards.score_timeline import ScoreTimeline


class ScoreCard(ScoreTimeline):
    """The answer of `score_timeline` under the key of the small chart."""

    key = "score_card"


CARD = ScoreCard()
